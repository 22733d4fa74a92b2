// An account as the register and its page show it: the list's row, and what the plan's facts say of its state.

import { accountState, isClosed, isPlanned } from '../../domain/account.ts';
import { membersOf, orAbsent, parseJson, textOf } from '../../domain/shape.ts';
import type { Person } from '../../domain/person.ts';
import type { AccountRow, Item } from '../../domain/rows.ts';
import type { Departments } from '../../domain/organisation.ts';
import { answerInWords } from '../../domain/planWords.ts';
import type { PlanFile } from '../../flows/planFile.ts';
import { accountToday, mayReport } from '../../flows/reporting.ts';
import { closedGate, mayStart } from '../../flows/running.ts';
import type { AccountLine, AccountView, Me } from '../shared/actions.ts';
import { historyOf } from './planHistory.ts';

export function accountLine(item: Item<AccountRow>, file: PlanFile | undefined, departments: Departments): AccountLine {
  const { row } = item;
  const nameOf = (code: string) => departments.find((one) => one.row.code === code)?.row.Title ?? code;
  return {
    id: item.id,
    name: row.Title,
    platform: row.platform,
    address: row.address,
    unit: row.unit,
    department: nameOf(row.department),
    authority: nameOf(row.authority),
    state: accountState(row, file?.life),
    administrators: administratorsOf(row),
    approvedVersion: file?.life.approvedVersion ?? row.approvedVersion,
    deviation: file?.life.startedBefore ?? false,
    ...(row.planId ? { planId: row.planId } : {}),
  };
}

/** Any hand may write the column: a row that is no person is passed over, and the rest of the register stands. */
export const peopleIn = (row: Pick<AccountRow, 'administrators'>): readonly Person[] => {
  const value = parseJson(row.administrators);
  return Array.isArray(value) ? value.filter(isPerson) : [];
};

/** Each person once, known by oid, by the way to reach them where there is none, and at last by name: two may have the same name. */
function administratorsOf(row: AccountRow): AccountLine['administrators'] {
  const byId = new Map(peopleIn(row).map(({ oid, contact, name }) => [oid || contact.trim().toLowerCase() || name, name]));
  return [...byId].map(([id, name]) => ({ id, name }));
}

const personShape = membersOf({ oid: orAbsent(textOf(64)), name: textOf(255), upn: orAbsent(textOf(255)), contact: textOf(10_000) });
const isPerson = (value: unknown): value is Person => personShape(value);

/** `key` is new for every view: the change that is told from it is told once. */
export function accountView(item: Item<AccountRow>, file: PlanFile | undefined, departments: Departments, me: Me, key: string): AccountView {
  const { row } = item;
  const approved = file?.versions.find(({ version }) => version === file.life.approvedVersion);
  const gate = file ? closedGate(file) : 'notApproved';
  const today = file && accountToday(file, row);
  return {
    ...accountLine(item, file, departments),
    people: peopleIn(row).map(({ name, contact, oid }) => ({ name, contact, ...(oid ? { oid } : {}) })),
    accountMail: row.accountMail,
    plannedAddress: isPlanned(row),
    goals: (approved?.plan.answers.goals ?? []).map((goal) => answerInWords('goals', { goals: [goal] }, {}, 'short')),
    operators: (today?.now.operators ?? []).map(({ name, contact }) => ({ name, contact })),
    history: file ? historyOf(file) : [],
    mayStart: row.startedOn === '' && file !== undefined && mayStart(file, me),
    ...(row.startedOn ? { startedOn: row.startedOn } : {}),
    ...(gate && row.startedOn === '' ? { closedGate: gate } : {}),
    ...(file && today && !isClosed(row) && mayReport(file, me.oid) ? { toReport: { key, now: today.now } } : {}),
  };
}
