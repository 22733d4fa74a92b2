// Permission levels and who has them where.
// learn.microsoft.com/sharepoint/dev/sp-add-ins/set-custom-permissions-on-a-list-by-using-the-rest-interface

import type { TenantEvent } from '../store/events.ts';
import { basePermissions, builtInLevels, everyRight, maskOf, userPrincipal, type BasePermissions } from '../store/rights.ts';
import type { Assignments, Level, List, Principal } from '../store/state.ts';
import { argument, changed, chosen, demand, done, invalid, missing, number, ok, taken, text, type Answer, type Call, type Route } from './call.ts';
import { listFor } from './find.ts';
import { principalOut } from './principals.ts';

/** SP.RoleType: 0 for levels of the site's own. */
const kindOf = (level: Level) => builtInLevels.find(({ id }) => id === level.id)?.kind ?? 0;

const levelOut = (call: Call, level: Level) =>
  chosen(call, {
    Id: level.id,
    Name: level.name,
    Description: level.description,
    BasePermissions: basePermissions(level.mask),
    Hidden: kindOf(level) === 1,
    Order: 1,
    RoleTypeKind: kindOf(level),
  });

function levelFor(call: Call): Level {
  const { by, value } = argument(call, 0);
  const level = [...call.site.levels.values()].find((candidate) =>
    by === 'title'
      ? candidate.name.toLowerCase() === value.toLowerCase()
      : by === 'type'
        ? String(kindOf(candidate)) === value
        : String(candidate.id) === value,
  );
  if (!level) throw missing('Role definition');
  return level;
}

function readMask(value: unknown): bigint {
  const { High, Low } = (value ?? {}) as Partial<BasePermissions>;
  if (!/^\d+$/.test(String(High)) || !/^\d+$/.test(String(Low))) throw invalid("'BasePermissions' needs High and Low.");
  return maskOf({ High: String(High), Low: String(Low) }) & everyRight;
}

function writeLevel(call: Call, there: Level | undefined): Level {
  demand(call, undefined, 'managePermissions');
  const name = there && call.body['Name'] === undefined ? there.name : text(call, 'Name');
  const same = [...call.site.levels.values()].find((level) => level.name.toLowerCase() === name.toLowerCase());
  if (same && same !== there) throw taken('A permission level with that name already exists.');
  const id = there?.id ?? Math.max(...call.site.levels.keys(), 1_073_741_829) + 1;
  const mask = there && call.body['BasePermissions'] === undefined ? there.mask : readMask(call.body['BasePermissions']);
  call.services.store.commit({
    type: 'level',
    site: call.site.id,
    id,
    name,
    description: String(call.body['Description'] ?? there?.description ?? ''),
    mask: String(mask),
  });
  return call.site.levels.get(id) as Level;
}

/** The list of the address, or the site itself for web/roleassignments. */
type Where = { list: List | undefined; assignments: Assignments; offset: number };

function where(call: Call, onList: boolean): Where {
  if (!onList) return { list: undefined, assignments: call.site.assignments, offset: 0 };
  const list = listFor(call);
  return { list, assignments: list.assignments ?? call.site.assignments, offset: 1 };
}

function assignmentsOut(call: Call, { assignments }: Where): Record<string, unknown>[] {
  const expand = (call.query.get('$expand') ?? '').toLowerCase();
  return [...assignments].map(([principal, levels]) => ({
    PrincipalId: principal,
    ...(expand.includes('member') ? { Member: principalOut({ ...call, query: new URLSearchParams() }, call.site.principals.get(principal) as Principal) } : {}),
    ...(expand.includes('roledefinitionbindings')
      ? { RoleDefinitionBindings: [...levels].map((id) => levelOut({ ...call, query: new URLSearchParams() }, call.site.levels.get(id) as Level)) }
      : {}),
  }));
}

function assign(call: Call, { list, offset }: Where, assigned: boolean): Answer {
  demand(call, list, 'managePermissions');
  if (list && !list.assignments) throw invalid('The object inherits its permissions: break the inheritance first.');
  const pair = argument(call, offset);
  const [principal, level] = [number(pair, 'principalid'), number(pair, 'roledefid')];
  if (!call.site.principals.has(principal)) throw missing('Principal');
  if (!call.site.levels.has(level)) throw missing('Role definition');
  call.services.store.commit({ type: 'assignment', site: call.site.id, ...(list ? { list: list.id } : {}), principal, level, assigned });
  return done;
}

function removeAll(call: Call, { list, assignments, offset }: Where): Answer {
  demand(call, list, 'managePermissions');
  if (list && !list.assignments) throw invalid('The object inherits its permissions: break the inheritance first.');
  const principal = Number(argument(call, offset).value);
  const levels = assignments.get(principal);
  if (!levels) throw missing('Role assignment');
  call.services.store.commit(
    ...[...levels].map((level): TenantEvent => ({
      type: 'assignment',
      site: call.site.id,
      ...(list ? { list: list.id } : {}),
      principal,
      level,
      assigned: false,
    })),
  );
  return done;
}

/** Without copying, whoever breaks the inheritance keeps Full Control. */
function breakInheritance(call: Call): Answer {
  const list = listFor(call);
  demand(call, list, 'managePermissions');
  if (list.assignments) return done;
  const { named, value } = argument(call, 1);
  const copy = (named['copyroleassignments'] ?? value.split(',')[0]) !== 'false';
  const keeper = userPrincipal(call.site, call.caller.oid)?.id;
  call.services.store.commit({ type: 'inheritance', list: list.id, broken: true, copy, ...(keeper === undefined ? {} : { keeper }) });
  return done;
}

function resetInheritance(call: Call): Answer {
  const list = listFor(call);
  demand(call, list, 'managePermissions');
  call.services.store.commit({ type: 'inheritance', list: list.id, broken: false, copy: false });
  return done;
}

const assignmentRoutes = (base: string, onList: boolean): Route[] => [
  { on: `GET ${base}/roleassignments`, scope: 'AllSites.FullControl', answer: (call) => ok({ value: assignmentsOut(call, where(call, onList)) }) },
  { on: `POST ${base}/roleassignments/addroleassignment()`, scope: 'AllSites.FullControl', answer: (call) => assign(call, where(call, onList), true) },
  { on: `POST ${base}/roleassignments/removeroleassignment()`, scope: 'AllSites.FullControl', answer: (call) => assign(call, where(call, onList), false) },
  { on: `DELETE ${base}/roleassignments()`, scope: 'AllSites.FullControl', answer: (call) => removeAll(call, where(call, onList)) },
];

export const permissionRoutes: readonly Route[] = [
  {
    on: 'GET web/roledefinitions',
    scope: 'AllSites.Read',
    answer: (call) => ok({ value: [...call.site.levels.values()].map((level) => levelOut(call, level)) }),
  },
  { on: 'GET web/roledefinitions()', scope: 'AllSites.Read', answer: (call) => ok(levelOut(call, levelFor(call))) },
  { on: 'POST web/roledefinitions', scope: 'AllSites.FullControl', answer: (call) => ({ status: 201, body: levelOut(call, writeLevel(call, undefined)) }) },
  {
    on: 'MERGE web/roledefinitions()',
    scope: 'AllSites.FullControl',
    answer(call) {
      const level = levelFor(call);
      if (level.builtIn) throw invalid('A built-in permission level cannot be changed.');
      writeLevel(call, level);
      return changed;
    },
  },
  ...assignmentRoutes('web', false),
  ...assignmentRoutes('web/lists()', true),
  { on: 'POST web/lists()/breakroleinheritance()', scope: 'AllSites.FullControl', answer: breakInheritance },
  { on: 'POST web/lists()/resetroleinheritance', scope: 'AllSites.FullControl', answer: resetInheritance },
];
