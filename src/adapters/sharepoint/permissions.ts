// Rights, groups and versioning: what Graph cannot set.
// https://learn.microsoft.com/sharepoint/dev/sp-add-ins/set-custom-permissions-on-a-list-by-using-the-rest-interface

import { OutsideError } from '../../outsideError.ts';
import { listAt, type Rest } from './rest.ts';

/** Names of rights and their bit (SP.PermissionKind minus one). https://learn.microsoft.com/previous-versions/office/sharepoint-csom/ee536458(v=office.15) */
export const rightBits = {
  viewListItems: 0,
  addListItems: 1,
  editListItems: 2,
  deleteListItems: 3,
  openItems: 5,
  viewVersions: 6,
  viewFormPages: 12,
  open: 16,
  viewPages: 17,
  browseUserInfo: 27,
  useClientIntegration: 36,
  useRemoteApis: 37,
} as const;
export type Right = keyof typeof rightBits;

export type SharePoint = {
  /** Id of a permission level by name; made with these rights when absent. */
  level(name: string, description: string, rights: readonly Right[]): Promise<number>;
  builtInLevel(roleType: number): Promise<number>;
  /** Id of a site group by title; made when absent. */
  group(title: string, description: string): Promise<number>;
  /** The site's own groups: 'owners' or 'members'. */
  ownGroup(which: 'owners' | 'members'): Promise<number>;
  /** False when the person is in the group already. */
  addMember(groupId: number, upn: string): Promise<boolean>;
  /** Exactly these assignments: inheritance is broken without copies, and what is not wanted is taken away. */
  assign(listId: string, wanted: readonly { principal: number; level: number }[]): Promise<boolean>;
  /** False when the list keeps its versions already. */
  keepVersions(listId: string): Promise<boolean>;
};

type Assignment = { PrincipalId: number; RoleDefinitionBindings: { Id: number }[] };

export function sharePoint(rest: Rest): SharePoint {
  const { ask } = rest;
  return {
    async level(name, description, rights) {
      const { value } = await ask<{ value: { Id: number; Name: string }[] }>('GET', '/roledefinitions');
      const there = value.find((level) => level.Name === name);
      if (there) return there.Id;
      const made = await ask<{ Id: number }>('POST', '/roledefinitions', { Name: name, Description: description, BasePermissions: maskOf(rights), Order: 100 });
      return made.Id;
    },
    async builtInLevel(roleType) {
      const { value } = await ask<{ value: { Id: number; RoleTypeKind: number }[] }>('GET', '/roledefinitions');
      const found = value.find((level) => level.RoleTypeKind === roleType);
      if (!found) throw new OutsideError('missing', `the site has no permission level of type ${roleType}`);
      return found.Id;
    },
    async group(title, description) {
      const { value } = await ask<{ value: { Id: number; Title: string }[] }>('GET', '/sitegroups');
      const there = value.find((group) => group.Title === title);
      return there ? there.Id : (await ask<{ Id: number }>('POST', '/sitegroups', { Title: title, Description: description })).Id;
    },
    async ownGroup(which) {
      return (await ask<{ Id: number }>('GET', which === 'owners' ? '/associatedownergroup' : '/associatedmembergroup')).Id;
    },
    async addMember(groupId, upn) {
      const login = `i:0#.f|membership|${upn}`;
      const { value } = await ask<{ value: { LoginName: string }[] }>('GET', `/sitegroups(${groupId})/users?$select=LoginName`);
      if (value.some((user) => user.LoginName.toLowerCase() === login.toLowerCase())) return false;
      await ask('POST', `/sitegroups(${groupId})/users`, { LoginName: login });
      return true;
    },
    assign: (listId, wanted) => assign(rest, listId, wanted),
    async keepVersions(listId) {
      const wanted = { EnableVersioning: true, MajorVersionLimit: 50_000 };
      const there = await ask<typeof wanted>('GET', `${listAt(listId)}?$select=EnableVersioning,MajorVersionLimit`);
      if (there.EnableVersioning && there.MajorVersionLimit === wanted.MajorVersionLimit) return false;
      await rest.merge(listAt(listId), wanted);
      return true;
    },
  };
}

async function assign({ ask }: Rest, listId: string, wanted: readonly { principal: number; level: number }[]): Promise<boolean> {
  const before = await assignments(ask, listId);
  const same =
    before.unique &&
    before.found.length === wanted.length &&
    wanted.every((want) =>
      before.found.some(
        (one) => one.PrincipalId === want.principal && one.RoleDefinitionBindings.length === 1 && one.RoleDefinitionBindings[0]?.Id === want.level,
      ),
    );
  if (same) return false;
  if (!before.unique) await ask('POST', `${listAt(listId)}/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)`);
  for (const want of wanted) await ask('POST', `${listAt(listId)}/roleassignments/addroleassignment(principalid=${want.principal},roledefid=${want.level})`);
  for (const one of (await assignments(ask, listId)).found) {
    const kept = wanted.find((want) => want.principal === one.PrincipalId);
    if (!kept) await ask('DELETE', `${listAt(listId)}/roleassignments/getbyprincipalid(${one.PrincipalId})`);
    else
      for (const extra of one.RoleDefinitionBindings)
        if (extra.Id !== kept.level)
          await ask('POST', `${listAt(listId)}/roleassignments/removeroleassignment(principalid=${one.PrincipalId},roledefid=${extra.Id})`);
  }
  return true;
}

async function assignments(ask: Rest['ask'], listId: string): Promise<{ unique: boolean; found: Assignment[] }> {
  const { HasUniqueRoleAssignments } = await ask<{ HasUniqueRoleAssignments: boolean }>('GET', `${listAt(listId)}?$select=HasUniqueRoleAssignments`);
  const { value } = await ask<{ value: Assignment[] }>('GET', `${listAt(listId)}/roleassignments?$expand=RoleDefinitionBindings`);
  return { unique: HasUniqueRoleAssignments, found: value };
}

/** BasePermissions as two 32-bit words in decimal text, as SharePoint writes them. */
export function maskOf(rights: readonly Right[]): { High: string; Low: string } {
  const mask = rights.reduce((sum, right) => sum | (1n << BigInt(rightBits[right])), 0n);
  return { High: String(mask >> 32n), Low: String(mask & 0xffff_ffffn) };
}
