// What the screens may ask for about a plan. Each act reads the plan as it stands now, does what must follow, and answers the plan as it became.

import { proposedChiefs } from '../../domain/organisation.ts';
import { readMunicipality, type PlanFile } from '../../flows/planFile.ts';
import { beginChange, layDownPlan, saveDraft, submitPlan, withdrawPlan, type Refused as FlowRefused } from '../../flows/planning.ts';
import { readRecord, saveScan } from '../../flows/recording.ts';
import { remind, remindFrom, type ReminderRefused } from '../../flows/reminding.ts';
import { acknowledgeCopy } from '../../flows/running.ts';
import type { Actions, PlanDone, Refused } from '../shared/actions.ts';
import { newPlan, openPlan, readSeen } from './opening.ts';
import { mayWrite } from './planViews.ts';
import type { Session } from './session.ts';

type PlanActions = Pick<
  Actions,
  'openPlan' | 'newPlan' | 'saveDraft' | 'submit' | 'proposeChiefs' | 'withdraw' | 'layDown' | 'remind' | 'change' | 'acknowledgeCopy' | 'saveScan' | 'openFile'
>;

/** A scan of a few pages is far below; more is somebody's mistake, and a browser must hold it in memory. */
const largestScan = 50_000_000;

export function planActions(session: Session): PlanActions {
  const { ports } = session;
  return {
    openPlan: (planId) => openPlan(session, planId),
    newPlan: (from) => newPlan(session, from),
    saveDraft: (...draft) => save(session, ...draft),
    submit: (...draft) => submit(session, ...draft),
    proposeChiefs: async (answers) => proposedChiefs((await readMunicipality(ports)).departments, answers, session.me.oid),
    withdraw: (planId) => actOn(session, planId, (file) => withdrawPlan(ports, file)),
    layDown: (planId) => actOn(session, planId, (file) => layDownPlan(ports, file)),
    remind: (planId) => actOn(session, planId, (file) => remind(ports, session.links, file)),
    change: (planId) => actOn(session, planId, (file) => beginChange(ports, file)),
    acknowledgeCopy: (planId) => actOn(session, planId, (file) => acknowledgeCopy(ports, file)),
    async saveScan(planId, version, step, kind, file) {
      if (file.size > largestScan) return { outcome: 'refused', why: 'scanTooLarge' };
      const plan = await readSeen(session, planId);
      if (!plan) return { outcome: 'refused', why: 'gone' };
      return await saveScan(ports, plan, { kind, version, step, bytes: new Uint8Array(await file.arrayBuffer()) });
    },
    async openFile(file) {
      session.offerFile(file.name, await readRecord(ports, file));
      return { outcome: 'done' };
    },
  };
}

/** Does one act on a plan as it stands now, then what must follow, and answers the plan as it became. */
async function actOn(
  session: Session,
  planId: string,
  act: (file: PlanFile) => Promise<{ outcome: 'done' } | FlowRefused | ReminderRefused>,
): Promise<PlanDone | Refused> {
  const file = await readSeen(session, planId);
  if (!file) return { outcome: 'refused', why: 'gone' };
  const result = await act(file);
  if (result.outcome !== 'refused') return await settled(session, planId);
  const again = result.why === 'remindedLately' ? remindFrom(file, session.ports.clock.now().getTime()) : undefined;
  return { outcome: 'refused', why: result.why, ...(again === undefined ? {} : { remindFrom: new Date(again).toISOString() }) };
}

/** The act is written. It is answered as done once the plan is read with it, whatever becomes of what follows; the other screens read again in any case. */
async function settled(session: Session, planId: string): Promise<PlanDone | Refused> {
  try {
    const plan = await openPlan(session, planId);
    return plan ? { outcome: 'done', plan } : { outcome: 'refused', why: 'gone' };
  } finally {
    session.changed.tell();
  }
}

/**
 * What is typed is saved only where the plan may be written now. Reading all of it for every saving would be slow: it is asked again as soon as
 * somebody else has touched the draft, and that is what sending it does.
 */
async function save(session: Session, ...[planId, answers, chiefs, etag]: Parameters<Actions['saveDraft']>): ReturnType<Actions['saveDraft']> {
  const seen = session.seen.get(planId);
  if (seen && !mayWrite(seen)) return { outcome: 'refused', why: 'wrongState' };
  const result = await saveDraft(session.ports, await readMunicipality(session.ports), { planId, answers, chiefs, etag });
  if (result.outcome === 'saved') return { outcome: 'saved', etag: result.item.etag, at: result.item.changedAt };
  if (result.outcome === 'refused') return { outcome: 'refused', why: result.why };
  const now = await readSeen(session, planId);
  return now && !mayWrite(now) ? { outcome: 'refused', why: 'wrongState' } : result;
}

async function submit(session: Session, ...[planId, answers, chiefs, etag]: Parameters<Actions['submit']>): ReturnType<Actions['submit']> {
  const { ports } = session;
  const before = await readSeen(session, planId);
  if (before && !mayWrite(before)) return { outcome: 'refused', why: 'wrongState' };
  const saved = await saveDraft(ports, before?.municipality ?? (await readMunicipality(ports)), { planId, answers, chiefs, etag });
  if (saved.outcome === 'conflict') return saved;
  if (saved.outcome === 'refused') return { outcome: 'refused', why: saved.why };
  const file = await readSeen(session, planId);
  if (!file) return { outcome: 'refused', why: 'gone' };
  const sent = await submitPlan(ports, session.trust, file, { planId, answers, chiefs, etag: saved.item.etag });
  if (sent.outcome === 'refused') return sent;
  return await settled(session, planId);
}
