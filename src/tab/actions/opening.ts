// A plan on its way to the screen: read, completed, shown; and one that is begun.

import type { PlanAnswers } from '../../domain/plan.ts';
import { planTitle } from '../../domain/planWords.ts';
import { inSweden } from '../../domain/swedish.ts';
import { completeEffects } from '../../flows/effects.ts';
import { readAnswers, readPlanFile, type ChosenChiefs, type PlanFile } from '../../flows/planFile.ts';
import { copyForAnotherPlatform } from '../../flows/planning.ts';
import { recordFiles } from '../../flows/recording.ts';
import type { PlanView } from '../shared/actions.ts';
import { planView } from './planViews.ts';
import type { Session } from './session.ts';

/** The plan as it stands now, remembered for the next click. */
export async function readSeen(session: Session, planId: string): Promise<PlanFile | undefined> {
  const file = await readPlanFile(session.ports, session.trust, planId);
  if (file) session.seen.set(planId, file);
  return file;
}

/** Reads the plan, completes what a closed computer left undone, and shows it. */
export async function openPlan(session: Session, planId: string): Promise<PlanView | undefined> {
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
  const [account] = accounts;
  return planView(file, session.me, ports.clock.now(), { files, unfinished: sentences, ...(account ? { account } : {}) });
}

export async function newPlan({ ports, me, afterwards }: Session, from?: { copyOf: string } | { forAccount: number }): Promise<PlanView> {
  const planId = ports.ids.uuid();
  let answers: PlanAnswers = {};
  const chiefs: ChosenChiefs = {};
  let startedAfterwards: string | undefined;
  if (from && 'copyOf' in from) {
    const [draft] = await ports.register.where('ActivityPlans', 'planId', from.copyOf);
    if (draft) answers = copyForAnotherPlatform(readAnswers(draft.row.answers));
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
