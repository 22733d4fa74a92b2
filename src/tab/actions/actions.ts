// The signed-in person's actions: what the screens may ask for, carried out by flows through ports.

import { accountMailVerdict } from '../../domain/accountMail.ts';
import { canonicalAddress } from '../../domain/address.ts';
import { proposedChiefs } from '../../domain/organisation.ts';
import type { PlanAnswers } from '../../domain/plan.ts';
import { planTitle } from '../../domain/planWords.ts';
import { functionsOf, profileOf } from '../../domain/settings.ts';
import { inSweden } from '../../domain/swedish.ts';
import { completeEffects } from '../../flows/effects.ts';
import { remindCard } from '../../flows/letters.ts';
import { readRecord, recordFiles, saveScan } from '../../flows/recording.ts';
import { readAllPlanFiles, readMunicipality, readPlanFile, type ChosenChiefs, type PlanFile } from '../../flows/planFile.ts';
import {
  beginChange,
  copyForAnotherPlatform,
  layDownPlan,
  mayRemind,
  noteReminder,
  saveDraft,
  submitPlan,
  withdrawPlan,
  type Refused as FlowRefused,
} from '../../flows/planning.ts';
import { acknowledgeCopy, startAccount } from '../../flows/running.ts';
import type { Actions, Delegation, PlanDone, PlanView, Profile, Refused, StartInput } from '../shared/actions.ts';
import { accountLine, accountView } from './accountViews.ts';
import { overviewOf, planListOf } from './overview.ts';
import { mayWrite, planView } from './planViews.ts';
import { proofOfFact } from './proof.ts';
import type { Session } from './session.ts';
import { sign } from './signing.ts';

export function tabActions(session: Session): Actions {
  const { ports, trust } = session;
  const read = async (planId: string) => {
    const file = await readPlanFile(ports, trust, planId);
    if (file) session.seen.set(planId, file);
    return file;
  };

  const draftOf = (planId: string, answers: PlanAnswers, chiefs: ChosenChiefs, etag: string) => {
    const started = session.afterwards.get(planId);
    return { planId, answers, chiefs, etag, ...(started ? { startedAfterwards: started } : {}) };
  };

  /** Does one act on a plan as it stands now, then what must follow, and answers the plan as it became. */
  async function actOn(planId: string, act: (file: PlanFile) => Promise<{ outcome: string } | FlowRefused>): Promise<PlanDone | Refused> {
    const file = await read(planId);
    if (!file) return { outcome: 'refused', why: 'gone' };
    const result = await act(file);
    if (result.outcome === 'refused') return { outcome: 'refused', why: (result as FlowRefused).why };
    return await settled(planId);
  }

  async function settled(planId: string): Promise<PlanDone | Refused> {
    const plan = await openPlan(session, planId);
    session.changed.tell();
    return plan ? { outcome: 'done', plan } : { outcome: 'refused', why: 'gone' };
  }

  const account = async (id: number) => (await ports.register.all('Accounts')).find((item) => item.id === id);

  async function start(id: number, input: StartInput, before?: { reason: string }): ReturnType<Actions['startAccount']> {
    const item = await account(id);
    const file = item && (await read(item.row.planId));
    if (!item || !file) return { outcome: 'refused', why: 'gone' };
    const result = await startAccount(ports, file, item, input, before);
    if (result.outcome === 'refused') return result;
    session.changed.tell();
    const after = await account(id);
    const view = after && accountView(after, await read(after.row.planId), file.municipality.departments, session.me);
    return view ? { outcome: 'done', account: view } : { outcome: 'refused', why: 'gone' };
  }

  return {
    me: session.me,
    now: () => ports.clock.now(),
    storage: session.storage,
    profile: () => profile(session),
    onChange: session.changed.listen,
    overview: async () => overviewOf(await readAllPlanFiles(ports, trust), await ports.register.all('Accounts'), session.me, ports.clock.now()),
    listPlans: async () => planListOf(await readAllPlanFiles(ports, trust), session.me, ports.clock.now()),
    openPlan: (planId) => openPlan(session, planId),
    newPlan: (from) => newPlan(session, from),
    async saveDraft(planId, answers, chiefs, etag) {
      const seen = session.seen.get(planId);
      if (seen && !mayWrite(seen)) return { outcome: 'refused', why: 'wrongState' };
      const result = await saveDraft(ports, await readMunicipality(ports), draftOf(planId, answers, chiefs, etag));
      if (result.outcome === 'saved') return { outcome: 'saved', etag: result.item.etag, at: result.item.changedAt };
      return result.outcome === 'conflict' ? result : { outcome: 'refused', why: result.why };
    },
    async submit(planId, answers, chiefs, etag) {
      const saved = await saveDraft(ports, await readMunicipality(ports), draftOf(planId, answers, chiefs, etag));
      if (saved.outcome === 'conflict') return saved;
      if (saved.outcome === 'refused') return { outcome: 'refused', why: saved.why };
      const file = await read(planId);
      if (!file) return { outcome: 'refused', why: 'gone' };
      const sent = await submitPlan(ports, file, { planId, answers, chiefs, etag: saved.item.etag });
      if (sent.outcome === 'refused') return { outcome: 'refused', why: sent.why, ...(sent.faults ? { faults: sent.faults } : {}) };
      return await settled(planId);
    },
    async proposeChiefs(answers) {
      return proposedChiefs((await readMunicipality(ports)).departments, answers, session.me.oid);
    },
    withdraw: (planId) => actOn(planId, (file) => withdrawPlan(ports, file)),
    layDown: (planId) => actOn(planId, (file) => layDownPlan(ports, file)),
    async remind(planId) {
      return await actOn(planId, async (file) => {
        const refused = mayRemind(ports, file);
        if (refused) return refused;
        await remindCard(ports, session.links, file);
        return await noteReminder(ports, file);
      });
    },
    change: (planId) => actOn(planId, (file) => beginChange(ports, file)),
    acknowledgeCopy: (planId) => actOn(planId, (file) => acknowledgeCopy(ports, file)),
    sign: (request) => sign(session, request),
    async saveScan(planId, version, step, file) {
      const plan = await read(planId);
      return await saveScan(ports, plan, { planId, version, step, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    },
    async openFile(file) {
      session.offerFile(file.name, await readRecord(ports, file));
      return { outcome: 'done' };
    },
    async listAccounts() {
      const [items, files, municipality] = await Promise.all([ports.register.all('Accounts'), readAllPlanFiles(ports, trust), readMunicipality(ports)]);
      return items
        .map((item) =>
          accountLine(
            item,
            files.find(({ planId }) => planId === item.row.planId),
            municipality.departments,
          ),
        )
        .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'));
    },
    async openAccount(id) {
      const item = await account(id);
      return item && accountView(item, item.row.planId ? await read(item.row.planId) : undefined, (await readMunicipality(ports)).departments, session.me);
    },
    startAccount: (id, input) => start(id, input),
    startedBefore: (id, { reason, ...input }) => start(id, input, { reason }),
    delegations: () => delegations(session),
    searchPeople: (text) => ports.people.search(text),
    async checkAddress(address, _platform, planId) {
      const found = canonicalAddress(address);
      if (!('key' in found)) return { outcome: 'refused', sentence: found.sentence };
      const holder = (await ports.register.where('Accounts', 'activeKey', found.key)).find(({ row }) => row.planId !== planId);
      if (holder) return { outcome: 'taken', by: holder.row.Title, accountId: holder.id };
      return { outcome: 'free', address: found.url, key: found.key, ...(found.warning ? { warning: found.warning } : {}) };
    },
    async checkMail(address) {
      const { verdict } = accountMailVerdict(address, await ports.people.byMail(address));
      return verdict === 'notAsked' ? 'unknown' : verdict;
    },
    ...(session.closeDialog ? { closeDialog: session.closeDialog } : {}),
  };
}

/** Reads the plan, completes what a closed computer left undone, and shows it. */
async function openPlan(session: Session, planId: string): Promise<PlanView | undefined> {
  const { ports, trust, links } = session;
  const read = await readPlanFile(ports, trust, planId);
  if (!read) return undefined;
  const { file, unfinished } = await completeEffects(ports, trust, links, read);
  session.seen.set(planId, file);
  const [files, accounts] = await Promise.all([
    recordFiles(ports, file),
    file.life.approvedVersion > 0 ? ports.register.where('Accounts', 'planId', planId) : [],
  ]);
  const sentences = unfinished.length ? ['Allt som ska skickas är inte skickat än. Det görs nästa gång någon öppnar planen.'] : [];
  return planView(file, session.me, ports.clock.now(), { files, unfinished: sentences, ...(accounts[0] ? { accountId: accounts[0].id } : {}) });
}

async function newPlan({ ports, me, afterwards }: Session, from?: { copyOf: string } | { forAccount: number }): Promise<PlanView> {
  const planId = ports.ids.uuid();
  let answers: PlanAnswers = {};
  const chiefs: ChosenChiefs = {};
  let startedAfterwards: string | undefined;
  if (from && 'copyOf' in from) {
    const [draft] = await ports.register.where('ActivityPlans', 'planId', from.copyOf);
    if (draft) answers = copyForAnotherPlatform(JSON.parse(draft.row.answers) as PlanAnswers);
  } else if (from) {
    const item = (await ports.register.all('Accounts')).find(({ id }) => id === from.forAccount);
    if (item) {
      answers = { platform: item.row.platform, address: item.row.address, unit: item.row.unit, department: item.row.department, authority: item.row.authority };
      startedAfterwards = item.row.startedOn || inSweden(ports.clock.now().toISOString()).day;
      afterwards.set(planId, startedAfterwards);
    }
  }
  return {
    planId,
    title: planTitle(answers),
    etag: '',
    state: 'draft',
    version: 1,
    applicant: { oid: me.oid, name: me.name, upn: me.upn },
    answers,
    chiefs,
    may: ['edit', 'submit', 'layDown'],
    stations: [],
    history: [],
    files: [],
    versions: [],
    notices: [],
    ...(startedAfterwards ? { startedAfterwards } : {}),
  };
}

async function profile(session: Session): Promise<Profile> {
  const { departments, settings } = await readMunicipality(session.ports);
  const rows = departments.map(({ row }) => row);
  const { municipality, website, exampleAddress } = profileOf(settings);
  const ofKind = (kind: string) => rows.filter((row) => row.kind === kind).toSorted((a, b) => a.Title.localeCompare(b.Title, 'sv'));
  return {
    municipality,
    website,
    ...(exampleAddress ? { exampleAddress } : {}),
    askHref: session.askHref(functionsOf(settings).information.mailbox),
    authorities: ofKind('authority').map((row) => ({ value: row.code, label: row.Title })),
    departments: ofKind('department').map((row) => ({ value: row.code, label: row.Title, authority: row.parent })),
    units: Object.fromEntries(
      ofKind('department').map((row) => [
        row.code,
        ofKind('unit')
          .filter((unit) => unit.parent === row.code)
          .map((unit) => unit.Title),
      ]),
    ),
  };
}

async function delegations(session: Session): Promise<Delegation[]> {
  const { day } = inSweden(session.ports.clock.now().toISOString());
  return (await session.delegationFacts()).flatMap((found): Delegation[] => {
    const { fact, judgement } = found;
    const proof = proofOfFact(found);
    if (fact?.kind !== 'delegation' || !proof) return [];
    const state = !judgement.counts ? 'notCounted' : day < fact.from ? 'coming' : day <= fact.until ? 'inForce' : 'ended';
    return [{ for: fact.for, to: fact.to, from: fact.from, until: fact.until, reference: fact.reference, state, proof }];
  });
}
