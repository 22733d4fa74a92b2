// Who is chief of what: the list Departments, and who it named when (R31).
// Three kinds of row: authority (nämnd), department (förvaltning, belongs to an authority) and unit (verksamhet, belongs to a department).

import type { Step } from './fact.ts';
import type { NamedChief } from './history.ts';
import type { Colleague } from './person.ts';
import type { PlanAnswers } from './plan.ts';
import type { DepartmentRow, FormerItem, Item } from './rows.ts';
import { folded } from './swedish.ts';

export type Departments = readonly Item<DepartmentRow>[];
/** The rows of one plan with their former states (newest first, the present state included). */
export type DepartmentHistory = readonly { item: Item<DepartmentRow>; states: readonly FormerItem<DepartmentRow>[] }[];

export type ProposedChief = { to: Colleague; because?: 'applicantIsHead' };

/** The department of a plan. */
function departmentOf(departments: Departments, answers: PlanAnswers): Item<DepartmentRow> | undefined {
  return departments.find(({ row }) => row.kind === 'department' && row.code === answers.department);
}

/** The unit a plan's free text speaks of: the longest unit name of the department that stands in it. */
export function unitOf(departments: Departments, answers: PlanAnswers): Item<DepartmentRow> | undefined {
  const written = folded(answers.unit ?? '');
  if (!written) return undefined;
  const units = departments.filter(({ row }) => row.kind === 'unit' && row.parent === answers.department && written.includes(folded(row.Title)));
  return units.toSorted((a, b) => b.row.Title.length - a.row.Title.length || a.id - b.id)[0];
}

const chief = (row: DepartmentRow): Colleague => ({ oid: row.chiefOid, name: row.chiefName, upn: row.chiefUpn });
const superior = (row: DepartmentRow): Colleague => ({ oid: row.superiorOid, name: row.superiorName, upn: row.superiorUpn });

/** Who Departments names for each step now. A head who applies is decided by the superior the department names. Missing = nobody is named. */
export function proposedChiefs(departments: Departments, answers: PlanAnswers, applicantOid: string): Partial<Record<Step, ProposedChief>> {
  const unit = unitOf(departments, answers);
  const department = departmentOf(departments, answers);
  const found: Partial<Record<Step, ProposedChief>> = {};
  if (unit?.row.chiefOid) found.unitManager = { to: chief(unit.row) };
  if (department?.row.chiefOid && department.row.chiefOid !== applicantOid) found.departmentHead = { to: chief(department.row) };
  else if (department?.row.chiefOid && department.row.superiorOid) found.departmentHead = { to: superior(department.row), because: 'applicantIsHead' };
  return found;
}

/** The rows whose history says who was named for a plan: its department, and every unit there, because units change their names. */
export function rowsNaming(departments: Departments, answers: PlanAnswers): Item<DepartmentRow>[] {
  const department = departmentOf(departments, answers);
  const units = departments.filter(({ row }) => row.kind === 'unit' && row.parent === answers.department);
  return department ? [...units, department] : units;
}

/**
 * Who Departments named for a plan's steps, and when, from the list's own versions: the unit is found by the names of that time.
 * The superior counts as named for the head's step only while the applicant was the head.
 */
export function namedChiefs(history: DepartmentHistory, answers: PlanAnswers, applicantOid: string): NamedChief[] {
  const units = history.filter(({ item }) => item.row.kind === 'unit');
  const departments = history.filter(({ item }) => item.row.kind === 'department');
  return [...namedManagers(units, answers), ...departments.flatMap((department) => namedHeads(department, applicantOid))];
}

function namedHeads({ states }: DepartmentHistory[number], applicantOid: string): NamedChief[] {
  const oldestFirst = states.toReversed();
  return oldestFirst.flatMap(({ at, row }, index): NamedChief[] => {
    const isApplicant = row.chiefOid === applicantOid;
    const [oid, name] = isApplicant ? [row.superiorOid, row.superiorName] : [row.chiefOid, row.chiefName];
    return oid ? [{ step: 'departmentHead', oid, name: name ?? '', from: at, until: oldestFirst[index + 1]?.at ?? '' }] : [];
  });
}

/** Between two changes of any unit nothing moves: each such time has at most one unit that the plan's text speaks of. */
function namedManagers(units: DepartmentHistory, answers: PlanAnswers): NamedChief[] {
  const written = folded(answers.unit ?? '');
  const times = [...new Set(units.flatMap(({ states }) => states.map(({ at }) => at)))].sort();
  return times.flatMap((from, index): NamedChief[] => {
    const rows = units.flatMap(({ states }) => states.find(({ at }) => at <= from)?.row ?? []);
    const fitting = rows.filter((row) => row.parent === answers.department && row.Title && written.includes(folded(row.Title)));
    const [row] = fitting.toSorted((a, b) => (b.Title?.length ?? 0) - (a.Title?.length ?? 0));
    return row?.chiefOid ? [{ step: 'unitManager', oid: row.chiefOid, name: row.chiefName ?? '', from, until: times[index + 1] ?? '' }] : [];
  });
}
