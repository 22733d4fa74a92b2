// Site groups and users. learn.microsoft.com/previous-versions/office/developer/sharepoint-rest-reference/dn531432(v=office.15)

import type { TenantEvent } from '../store/events.ts';
import { basePermissions, rightsOf, userPrincipal } from '../store/rights.ts';
import type { Principal, User } from '../store/state.ts';
import { argument, chosen, demand, done, invalid, missing, ok, SharePointProblem, taken, text, type Answer, type Call, type Route } from './call.ts';

type Group = Extract<Principal, { kind: 'group' }>;

export const claimOf = (upn: string) => `i:0#.f|membership|${upn}`;

/** A user by claim (`i:0#.f|membership|upn`) or plain principal name. Entra groups are not kept here. */
export function userByLogin(call: Call, login: string): User {
  const upn = login.replace(/^i:0#\.f\|membership\|/i, '').toLowerCase();
  const user = [...call.services.store.state.users.values()].find((candidate) => candidate.upn.toLowerCase() === upn);
  if (!user) throw new SharePointProblem(404, '-2146232832, Microsoft.SharePoint.SPException', `The specified user ${login} could not be found.`);
  return user;
}

const nextId = (call: Call) => Math.max(...call.site.principals.keys(), 9) + 1;

/** The person's number in the site, given now when it has none. */
export function ensured(call: Call, user: User): number {
  const there = userPrincipal(call.site, user.oid);
  if (there) return there.id;
  const id = nextId(call);
  call.services.store.commit({ type: 'siteUser', site: call.site.id, id, oid: user.oid });
  return id;
}

export function principalOut(call: Call, principal: Principal): Record<string, unknown> {
  if (principal.kind === 'group') return groupOut(call, principal);
  const user = call.services.store.state.users.get(principal.oid);
  return {
    Id: principal.id,
    LoginName: claimOf(user?.upn ?? ''),
    Title: user?.displayName ?? '',
    Email: user?.mail ?? '',
    UserPrincipalName: user?.upn ?? '',
    PrincipalType: 1,
    IsSiteAdmin: call.site.administrators.has(principal.oid),
  };
}

const groupOut = (call: Call, group: Group) =>
  chosen(call, { Id: group.id, LoginName: group.title, Title: group.title, Description: group.description, PrincipalType: 8, OwnerTitle: '' });

const groupsOf = (call: Call) => [...call.site.principals.values()].filter((principal): principal is Group => principal.kind === 'group');

function groupFor(call: Call): Group {
  const { by, value } = argument(call, 0);
  const group = groupsOf(call).find((candidate) => (by === 'title' ? candidate.title.toLowerCase() === value.toLowerCase() : String(candidate.id) === value));
  if (!group) throw missing('Group');
  return group;
}

function makeGroup(call: Call): Answer {
  demand(call, undefined, 'createGroups');
  const title = text(call, 'Title');
  if (groupsOf(call).some((group) => group.title.toLowerCase() === title.toLowerCase())) throw taken('The specified name is already in use.');
  const id = nextId(call);
  call.services.store.commit({ type: 'siteGroup', site: call.site.id, id, title, description: String(call.body['Description'] ?? '') });
  return { status: 201, body: groupOut(call, call.site.principals.get(id) as Group) };
}

function addMember(call: Call): Answer {
  demand(call, undefined, 'managePermissions');
  const group = groupFor(call);
  const principal = ensured(call, userByLogin(call, text(call, 'LoginName')));
  call.services.store.commit({ type: 'membership', site: call.site.id, group: group.id, principal, member: true });
  return { status: 201, body: principalOut(call, call.site.principals.get(principal) as Principal) };
}

function removeMember(call: Call): Answer {
  demand(call, undefined, 'managePermissions');
  const { value } = argument(call, 1);
  const principal = /^\d+$/.test(value) ? Number(value) : (userPrincipal(call.site, userByLogin(call, value).oid)?.id ?? 0);
  const event: TenantEvent = { type: 'membership', site: call.site.id, group: groupFor(call).id, principal, member: false };
  if (!call.site.principals.has(principal)) throw invalid('The user is not in the site.');
  call.services.store.commit(event);
  return done;
}

const own = (call: Call, role: 'owners' | 'members' | 'visitors') => ok(groupOut(call, call.site.principals.get(call.site.groups[role]) as Group));

export const principalRoutes: readonly Route[] = [
  { on: 'GET web/sitegroups', scope: 'AllSites.Read', answer: (call) => ok({ value: groupsOf(call).map((group) => groupOut(call, group)) }) },
  { on: 'POST web/sitegroups', scope: 'AllSites.FullControl', answer: makeGroup },
  { on: 'GET web/sitegroups()', scope: 'AllSites.Read', answer: (call) => ok(groupOut(call, groupFor(call))) },
  {
    on: 'GET web/sitegroups()/users',
    scope: 'AllSites.Read',
    answer: (call) =>
      ok({
        value: [...(call.site.members.get(groupFor(call).id) ?? [])].map((id) => chosen(call, principalOut(call, call.site.principals.get(id) as Principal))),
      }),
  },
  { on: 'POST web/sitegroups()/users', scope: 'AllSites.FullControl', answer: addMember },
  { on: 'POST web/sitegroups()/users/removebyid()', scope: 'AllSites.FullControl', answer: removeMember },
  { on: 'POST web/sitegroups()/users/removebyloginname()', scope: 'AllSites.FullControl', answer: removeMember },
  { on: 'GET web/associatedownergroup', scope: 'AllSites.Read', answer: (call) => own(call, 'owners') },
  { on: 'GET web/associatedmembergroup', scope: 'AllSites.Read', answer: (call) => own(call, 'members') },
  { on: 'GET web/associatedvisitorgroup', scope: 'AllSites.Read', answer: (call) => own(call, 'visitors') },
  {
    on: 'POST web/ensureuser',
    scope: 'AllSites.Manage',
    answer: (call) => ok(principalOut(call, call.site.principals.get(ensured(call, userByLogin(call, text(call, 'logonName')))) as Principal)),
  },
  {
    on: 'GET web/currentuser',
    scope: 'AllSites.Read',
    answer: (call) => ok(principalOut(call, userPrincipal(call.site, call.caller.oid) ?? { id: 0, kind: 'user', oid: call.caller.oid })),
  },
  { on: 'GET web/effectivebasepermissions', scope: 'AllSites.Read', answer: (call) => ok(basePermissions(rightsOf(call.site, undefined, call.caller.oid))) },
];
