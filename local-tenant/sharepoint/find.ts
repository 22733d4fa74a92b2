// The list that an address names first.

import { may } from '../store/rights.ts';
import type { List } from '../store/state.ts';
import { accessDenied, argument, missing, type Call } from './call.ts';

/** By id or title. Throws 404, or 403 when the person may not see its items. */
export function listFor(call: Call): List {
  const { by, value } = argument(call, 0);
  const wanted = value.toLowerCase();
  const list = [...call.services.store.state.lists.values()].find(
    (candidate) => candidate.siteId === call.site.id && (by === 'title' ? candidate.displayName.toLowerCase() === wanted : candidate.id === wanted),
  );
  if (!list) throw missing('List');
  if (!may(call.site, list, call.caller.oid, 'viewItems')) throw accessDenied();
  return list;
}
