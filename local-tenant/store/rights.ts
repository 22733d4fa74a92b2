// Who may do what in a site: SharePoint's permission levels, groups and broken inheritance.
// Bits: learn.microsoft.com/previous-versions/office/sharepoint-server/ee556747(v=office.15) (SP.PermissionKind), bit = kind - 1.

import type { Assignments, Level, List, Principal, Site, TenantState } from './state.ts';

const bit = (kind: number) => 1n << BigInt(kind - 1);
export const right = {
  viewItems: bit(1),
  addItems: bit(2),
  editItems: bit(3),
  deleteItems: bit(4),
  openItems: bit(6),
  viewVersions: bit(7),
  /** "Override list behaviors": passes WriteSecurity and ReadSecurity. */
  cancelCheckout: bit(9),
  manageLists: bit(12),
  open: bit(17),
  createGroups: bit(25),
  managePermissions: bit(26),
  manageWeb: bit(31),
} as const;
export type Right = keyof typeof right;

const mask = (high: bigint, low: bigint) => (high << 32n) | low;
export const everyRight = mask(0x7fff_ffffn, 0xffff_ffffn);

/** The levels every site has, with their fixed ids and masks. */
export const builtInLevels: readonly { id: number; name: string; mask: bigint; kind: number }[] = [
  { id: 1_073_741_829, name: 'Full Control', mask: everyRight, kind: 5 },
  { id: 1_073_741_828, name: 'Design', mask: mask(432n, 1_012_866_047n), kind: 4 },
  { id: 1_073_741_830, name: 'Edit', mask: mask(432n, 1_011_030_767n), kind: 6 },
  { id: 1_073_741_827, name: 'Contribute', mask: mask(432n, 1_011_028_719n), kind: 3 },
  { id: 1_073_741_826, name: 'Read', mask: mask(176n, 138_612_833n), kind: 2 },
  { id: 1_073_741_825, name: 'Limited Access', mask: mask(48n, 134_287_360n), kind: 1 },
];
export const levelId = { fullControl: 1_073_741_829, edit: 1_073_741_830, read: 1_073_741_826 } as const;

export type BasePermissions = { High: string; Low: string };
export const basePermissions = (value: bigint): BasePermissions => ({ High: String(value >> 32n), Low: String(value & 0xffff_ffffn) });
export const maskOf = ({ High, Low }: BasePermissions): bigint => mask(BigInt(High), BigInt(Low));

/** What the person may do in the site, or in the list when one is given. */
export function rightsOf(site: Site, list: List | undefined, oid: string): bigint {
  if (site.administrators.has(oid)) return everyRight;
  return rightsIn(site, list?.assignments ?? site.assignments, oid);
}

function rightsIn(site: Site, assignments: Assignments, oid: string): bigint {
  const own = principalsOf(site, oid);
  let rights = 0n;
  for (const [principal, levels] of assignments) {
    if (!own.has(principal)) continue;
    for (const level of levels) rights |= (site.levels.get(level) as Level).mask;
  }
  return rights;
}

/** The person's own principal and those of the groups it is in. */
function principalsOf(site: Site, oid: string): Set<number> {
  const user = userPrincipal(site, oid);
  if (!user) return new Set();
  const groups = [...site.members].flatMap(([group, members]) => (members.has(user.id) ? [group] : []));
  return new Set([user.id, ...groups]);
}

export function userPrincipal(site: Site, oid: string): Principal | undefined {
  for (const principal of site.principals.values()) if (principal.kind === 'user' && principal.oid === oid) return principal;
  return undefined;
}

export const may = (site: Site, list: List | undefined, oid: string, wanted: Right): boolean => (rightsOf(site, list, oid) & right[wanted]) !== 0n;

export function siteOfList(state: TenantState, list: List): Site {
  return state.sites.get(list.siteId) as Site;
}
