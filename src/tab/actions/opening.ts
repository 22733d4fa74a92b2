// A plan on its way to the screen: read, completed, shown; and one that is begun.

import type { PlanAnswers } from '../../domain/plan.ts';
import { planTitle } from '../../domain/planWords.ts';
import { readAnswers, readMunicipality, readPlanFile, type PlanFile } from '../../flows/planFile.ts';
import { copyForAnotherPlatform } from '../../flows/planning.ts';
import { recordFiles } from '../../flows/recording.ts';
import { accountOf } from '../../flows/running.ts';
import { isOutsideError } from '../../outsideError.ts';
import type { Ports } from '../../ports.ts';
import type { PlanView } from '../shared/actions.ts';
import { completed, remains } from './completing.ts';
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
  return await session.inTurn(planId, () => opened(session, planId));
}

async function opened(session: Session, planId: string): Promise<PlanView | undefined> {
  const { ports, trust } = session;
  const read = await readPlanFile(ports, trust, planId);
  if (!read) return undefined;
  const { file, isWhole } = await completed(session, read);
  const [files, account] = await Promise.all([
    unlessUnread(recordFiles(ports, file)),
    file.life.approvedVersion > 0 ? unlessUnread(accountOf(ports, file)) : undefined,
  ]);
  return planView(file, session.me, ports.clock.now(), { files, unfinished: isWhole ? [] : [remains], ...(account ? { account } : {}) });
}

/** undefined where Microsoft 365 would not tell: what is asked for is shown without it. */
export async function unlessUnread<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (thrown) {
    if (!isOutsideError(thrown)) throw thrown;
    return undefined;
  }
}

export async function newPlan({ ports, me }: Session, from?: { copyOf: string } | { forAccount: number }): Promise<PlanView> {
  const planId = ports.ids.uuid();
  const answers: PlanAnswers = !from ? {} : 'copyOf' in from ? await answersOfPlan(ports, from.copyOf) : await answersOfAccount(ports, from.forAccount);
  return {
    planId,
    title: planTitle(answers),
    etag: '',
    state: 'draft',
    version: 1,
    applicant: { oid: me.oid, name: me.name, upn: me.upn },
    answers,
    chiefs: {},
    may: ['edit', 'submit', 'layDown'],
    stations: [],
    history: [],
    files: [],
    versions: [],
    notices: [],
  };
}

async function answersOfPlan(ports: Ports, planId: string): Promise<PlanAnswers> {
  const [draft] = await ports.register.where('ActivityPlans', 'planId', planId);
  return draft ? copyForAnotherPlatform(readAnswers(draft.row.answers)) : {};
}

/** A plan made afterwards: what the register knows of the account. Its start day is asked for where the register does not know it. */
async function answersOfAccount(ports: Ports, id: number): Promise<PlanAnswers> {
  const [accounts, { departments }] = await Promise.all([ports.register.all('Accounts'), readMunicipality(ports)]);
  const row = accounts.find((item) => item.id === id)?.row;
  if (!row) return {};
  const { platform, address, unit, authority, accountMail, startedOn } = row;
  const department = departments.find((item) => item.row.kind === 'department' && item.row.Title === row.department)?.row.code ?? row.department;
  return { platform, address, unit, department, authority, accountMail, startedOn };
}
