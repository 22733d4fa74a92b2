// Översikt and the list of plans, derived from facts: what is mine to do, what waits on others, my accounts.

import { whoDecided } from '../../domain/decision.ts';
import { openStep } from '../../domain/planLife.ts';
import { planTitle } from '../../domain/planWords.ts';
import { lateRemovals, matterTasks } from '../../domain/matterTasks.ts';
import type { AccountRow, Item, MatterRow } from '../../domain/rows.ts';
import { inSweden } from '../../domain/swedish.ts';
import { designationOfItem, places } from '../../flows/matterFolder.ts';
import { deciderOf, parties } from '../../flows/parties.ts';
import type { PlanFile } from '../../flows/planFile.ts';
import { remindFrom, toRemind } from '../../flows/reminding.ts';
import { accountAmong } from '../../flows/running.ts';
import type { Me, Overview, PlanListItem, Task, WaitingPlan } from '../shared/actions.ts';
import { accountLine } from './accountViews.ts';
import { awaitsConfirmation, stationsOf, unsignedChoices } from './planViews.ts';

const day = 24 * 3_600_000;

export function overviewOf(
  files: readonly PlanFile[],
  accounts: readonly Item<AccountRow>[],
  me: Me,
  now: Date,
  matters: readonly Item<MatterRow>[] = [],
): Overview {
  const tasks = files.flatMap((file) => tasksOf(file, accounts, me, now));
  const fileOf = new Map(files.map((file) => [file.planId, file]));
  const lines = accounts.map((item) => accountLine(item, fileOf.get(item.row.planId), files[0]?.municipality.departments ?? []));
  const mine = lines.filter(({ planId }) => planId !== undefined && fileOf.get(planId)?.applicant.oid === me.oid);
  const waiting = files.filter((file) => file.applicant.oid === me.oid && openStep(file.life.newest)).map((file) => waitingPlan(file, me, now));
  const today = inSweden(now.toISOString()).day;
  const handled = matters.map((item) => ({ designation: designationOfItem(item), isProtected: item.row.place === places.protected, row: item.row }));
  const overview = { today, tasks: tasks.toSorted(byUrgency), waiting, accounts: mine, toHandle: matterTasks(handled, me.oid, now, today) };
  if (!me.roles.includes('Information')) return overview;
  const late = lateRemovals(
    matters.map(({ row }) => row),
    now,
  );
  const open = files.filter((file) => openStep(file.life.newest));
  const waits = open.map((file) => Math.floor((now.getTime() - Date.parse(file.life.newest?.since ?? now.toISOString())) / day));
  return {
    ...overview,
    ...(late ? { latePosts: late } : {}),
    figures: {
      activeAccounts: lines.filter(({ state }) => state === 'active').length,
      plansWaiting: open.length,
      oldestWaitDays: Math.max(0, ...waits),
      plansMissing: lines.filter(({ state }) => state === 'planMissing').length,
    },
  };
}

const urgency: Record<Task['group'], number> = { first: 0, week: 1, later: 2 };
const byUrgency = (a: Task, b: Task) => urgency[a.group] - urgency[b.group] || (a.since ?? '').localeCompare(b.since ?? '');

function tasksOf(file: PlanFile, accounts: readonly Item<AccountRow>[], me: Me, now: Date): Task[] {
  const { newest, state } = file.life;
  const mine = parties(file, me);
  const step = openStep(newest);
  const title = planTitle(file.answers);
  const rows = accounts.filter(({ row }) => row.planId === file.planId);
  const account = accountAmong(rows, file.life.start?.key);
  const base = { planId: file.planId, title, state, ...(newest ? { since: newest.since } : {}), ...(account ? { accountId: account.id } : {}) };
  const tasks: Task[] = [];
  if (step && deciderOf(file, step, me, now.toISOString())) tasks.push({ ...base, kind: 'decide', group: 'first', by: file.applicant.name });
  if (mine.includes('applicant')) {
    if (unsignedChoices(file).length) tasks.push({ ...base, kind: 'signAddressee', group: 'first' });
    if (state === 'returned') tasks.push({ ...base, kind: 'returned', group: 'week', ...returnedBy(file) });
    if (state === 'draft') tasks.push({ ...base, kind: 'finishDraft', group: 'later', ...(file.draft ? { since: file.draft.changedAt } : {}) });
    if (state === 'copySent' && account?.row.startedOn === '') tasks.push({ ...base, kind: 'startAccount', group: 'later' });
  }
  if (mine.includes('information')) {
    const sent = file.events.some((event) => event.what === 'copySent' && event.version === file.life.approvedVersion);
    const taken = file.events.some((event) => event.what === 'copyAcknowledged' && event.version === file.life.approvedVersion);
    if (sent && !taken) tasks.push({ ...base, kind: 'acknowledgeCopy', group: 'week', by: file.applicant.name });
    if (awaitsConfirmation(file)) tasks.push({ ...base, kind: 'confirmAddressee', group: 'week', by: file.applicant.name });
  }
  return tasks;
}

function returnedBy(file: PlanFile): { by?: string; comment?: string } {
  const life = file.life.newest;
  const counted = life?.steps.departmentHead.counted ?? life?.steps.unitManager.counted;
  return counted ? { by: whoDecided(counted).person.name, comment: counted.fact.comment } : {};
}

function waitingPlan(file: PlanFile, me: Me, now: Date): WaitingPlan {
  const newest = file.life.newest;
  return {
    planId: file.planId,
    title: planTitle(file.answers),
    platform: file.answers.platform ?? '',
    version: newest?.version ?? 1,
    stations: newest ? stationsOf(file, newest, me, now) : [],
    mayRemind: toRemind(file, me) !== undefined && remindFrom(file, now.getTime()) === undefined,
  };
}

export function planListOf(files: readonly PlanFile[], me: Me, now: Date): PlanListItem[] {
  return files
    .map((file): PlanListItem => {
      const step = openStep(file.life.newest);
      return {
        planId: file.planId,
        title: planTitle(file.answers),
        platform: file.answers.platform ?? '',
        unit: file.answers.unit ?? '',
        department: file.municipality.departments.find(({ row }) => row.code === file.answers.department)?.row.Title ?? '',
        state: file.life.state,
        version: file.life.newest?.version ?? 1,
        applicant: file.applicant.name,
        waitsForMe: step !== undefined && deciderOf(file, step, me, now.toISOString()) !== undefined,
        mine: file.applicant.oid === me.oid,
        changedAt: file.life.newest?.since ?? file.draft?.changedAt ?? '',
      };
    })
    .toSorted((a, b) => b.changedAt.localeCompare(a.changedAt));
}
