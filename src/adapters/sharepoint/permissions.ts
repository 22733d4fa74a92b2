// Rights, groups, versioning and views: what Graph cannot set. SharePoint's own REST interface, used by the provision job alone.
// https://learn.microsoft.com/sharepoint/dev/sp-add-ins/set-custom-permissions-on-a-list-by-using-the-rest-interface

import { OutsideError, type OutsideKind } from '../../outsideError.ts';

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
  addMember(groupId: number, upn: string): Promise<void>;
  /** Exactly these assignments: inheritance is broken without copies, and what is not wanted is taken away. */
  assign(listId: string, wanted: readonly { principal: number; level: number }[]): Promise<boolean>;
  keepVersions(listId: string): Promise<void>;
  view(listId: string, view: { title: string; fields: readonly string[]; query: string; formatter?: string }): Promise<boolean>;
};

type Assignment = { PrincipalId: number; RoleDefinitionBindings: { Id: number }[] };

/** `token` gives an access token for SharePoint itself (AllSites.FullControl). `site` is the site's https address. */
export function sharePoint(site: string, token: () => Promise<string>): SharePoint {
  async function ask<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    const init: RequestInit = {
      method,
      headers: {
        Accept: 'application/json;odata=nometadata',
        Authorization: `Bearer ${await token()}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json;odata=nometadata' }),
        ...headers,
      },
    };
    if (body !== undefined) init.body = JSON.stringify(body);
    const answer = await fetch(`${site}/_api/web${path}`, init).catch(() => {
      throw new OutsideError('offline', 'no answer from SharePoint');
    });
    if (!answer.ok)
      throw new OutsideError(
        kinds[answer.status] ?? 'unexpected',
        `SharePoint answered ${answer.status} to ${method} ${path}`,
        `${answer.status} ${answer.headers.get('sprequestguid') ?? ''}`.trim(),
      );
    return (answer.status === 204 || answer.headers.get('content-length') === '0' ? undefined : await answer.json()) as T;
  }
  const quoted = (name: string) => encodeURIComponent(`'${name.replaceAll("'", "''")}'`);
  const list = (id: string) => `/lists(guid'${id}')`;

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
      await ask('POST', `/sitegroups(${groupId})/users`, { LoginName: `i:0#.f|membership|${upn}` });
    },
    async assign(listId, wanted) {
      const before = await assignments(listId);
      const same =
        before.unique &&
        before.found.length === wanted.length &&
        wanted.every((want) =>
          before.found.some(
            (one) => one.PrincipalId === want.principal && one.RoleDefinitionBindings.length === 1 && one.RoleDefinitionBindings[0]?.Id === want.level,
          ),
        );
      if (same) return false;
      if (!before.unique) await ask('POST', `${list(listId)}/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)`);
      for (const want of wanted) await ask('POST', `${list(listId)}/roleassignments/addroleassignment(principalid=${want.principal},roledefid=${want.level})`);
      for (const one of (await assignments(listId)).found) {
        const kept = wanted.find((want) => want.principal === one.PrincipalId);
        if (!kept) await ask('DELETE', `${list(listId)}/roleassignments/getbyprincipalid(${one.PrincipalId})`);
        else
          for (const extra of one.RoleDefinitionBindings)
            if (extra.Id !== kept.level)
              await ask('POST', `${list(listId)}/roleassignments/removeroleassignment(principalid=${one.PrincipalId},roledefid=${extra.Id})`);
      }
      return true;
    },
    async keepVersions(listId) {
      await ask('POST', list(listId), { EnableVersioning: true, MajorVersionLimit: 50_000 }, { 'X-HTTP-Method': 'MERGE', 'IF-MATCH': '*' });
    },
    async view(listId, view) {
      const { value } = await ask<{ value: { Title: string }[] }>('GET', `${list(listId)}/views`);
      if (value.some((one) => one.Title === view.title)) return false;
      await ask('POST', `${list(listId)}/views`, {
        Title: view.title,
        ViewQuery: view.query,
        RowLimit: 100,
        PersonalView: false,
        ...(view.formatter ? { CustomFormatter: view.formatter } : {}),
      });
      for (const name of view.fields) await ask('POST', `${list(listId)}/views/getbytitle(${quoted(view.title)})/viewfields/addviewfield(${quoted(name)})`);
      return true;
    },
  };

  async function assignments(listId: string): Promise<{ unique: boolean; found: Assignment[] }> {
    const { HasUniqueRoleAssignments } = await ask<{ HasUniqueRoleAssignments: boolean }>('GET', `${list(listId)}?$select=HasUniqueRoleAssignments`);
    const { value } = await ask<{ value: Assignment[] }>('GET', `${list(listId)}/roleassignments?$expand=RoleDefinitionBindings`);
    return { unique: HasUniqueRoleAssignments, found: value };
  }
}

const kinds: Readonly<Record<number, OutsideKind>> = {
  401: 'signedOut',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  412: 'conflict',
  429: 'throttled',
  503: 'throttled',
};

/** BasePermissions as two 32-bit words in decimal text, as SharePoint writes them. */
export function maskOf(rights: readonly Right[]): { High: string; Low: string } {
  const mask = rights.reduce((sum, right) => sum | (1n << BigInt(rightBits[right])), 0n);
  return { High: String(mask >> 32n), Low: String(mask & 0xffff_ffffn) };
}
