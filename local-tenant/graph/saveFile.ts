// Putting a file or folder in a library, whichever road it came by. learn.microsoft.com/graph/api/resources/driveitem (conflictBehavior)

import { randomUUID } from 'node:crypto';
import type { Services, Caller } from '../services.ts';
import type { TenantEvent } from '../store/events.ts';
import { quickXorHash } from '../store/hash.ts';
import { may } from '../store/rights.ts';
import type { Content, Item } from '../store/state.ts';
import { accessDenied, GraphProblem, invalidRequest } from './call.ts';
import type { Library } from './drives.ts';
import { arrival } from './items.ts';
import { writer } from './lists.ts';
import { childNamed, nameFault } from './paths.ts';

export type Conflict = 'fail' | 'replace' | 'rename';
/** Where a file shall stand: below `parent` (undefined = the root), through folders that are made when missing, under the last name. */
export type Target = { library: Library; parent: Item | undefined; names: readonly string[]; replaces: Item | undefined };

const types: Record<string, string> = {
  pdf: 'application/pdf',
  json: 'application/json',
  txt: 'text/plain',
  csv: 'text/csv',
  html: 'text/html',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  zip: 'application/zip',
  xml: 'text/xml',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

export function readConflict(value: unknown, usual: Conflict): Conflict {
  if (value === undefined || value === null) return usual;
  if (value === 'fail' || value === 'replace' || value === 'rename') return value;
  throw invalidRequest(`Invalid value for @microsoft.graph.conflictBehavior: ${String(value)}`);
}

/** Refuses what the person may not write and names SharePoint does not take. Done when an upload begins and again when it ends. */
export function checkTarget(caller: Caller, { library: { site, list }, names, replaces }: Target): void {
  for (const name of names) {
    const fault = nameFault(name);
    if (fault) throw invalidRequest(fault);
  }
  if (replaces && !replaces.file?.content) throw new GraphProblem(409, 'nameAlreadyExists', 'A folder with that name already exists.');
  if (!may(site, list, caller.oid, replaces ? 'editItems' : 'addItems')) throw accessDenied();
}

/** Saves the bytes. Answers whether a file was made, and which. Throws 409 nameAlreadyExists when conflicts shall fail. */
export function saveFile(services: Services, caller: Caller, target: Target, bytes: Uint8Array, conflict: Conflict): { made: boolean; item: Item } {
  const { library, replaces } = target;
  if (replaces && conflict === 'fail') throw new GraphProblem(409, 'nameAlreadyExists', 'An item with the same name already exists under the parent.');
  checkTarget(caller, conflict === 'rename' ? { ...target, replaces: undefined } : target);
  const sha256 = services.store.blobs.put(bytes);
  const name = target.names.at(-1) ?? replaces?.file?.name ?? '';
  const content: Content = {
    sha256,
    size: bytes.length,
    mimeType: types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream',
    quickXorHash: quickXorHash(bytes),
  };
  const stamps = writer(caller, services.clock);
  const first = arrival(library.site, caller.oid);
  if (replaces && conflict === 'replace') {
    services.store.commit(...first, { type: 'itemChanged', list: library.list.id, id: replaces.id, fields: {}, file: { content }, ...stamps });
    return { made: false, item: replaces };
  }
  const folders = target.names.slice(0, -1);
  const { events, parent, next } = missingFolders(services, caller, target, folders);
  const file = { name: replaces ? freeName(library, parent, name) : name, parent, content };
  services.store.commit(...first, ...events, { type: 'item', list: library.list.id, id: next, uniqueId: randomUUID(), fields: {}, file, ...stamps });
  return { made: true, item: library.list.items.get(next) as Item };
}

function missingFolders(
  services: Services,
  caller: Caller,
  { library, parent }: Target,
  folders: readonly string[],
): { events: TenantEvent[]; parent: number; next: number } {
  if (parent?.file?.content) throw invalidRequest('The parent is a file.');
  let next = library.list.nextId;
  let above = parent?.id ?? 0;
  const events: TenantEvent[] = [];
  for (const name of folders) {
    events.push({
      type: 'item',
      list: library.list.id,
      id: next,
      uniqueId: randomUUID(),
      fields: {},
      file: { name, parent: above },
      ...writer(caller, services.clock),
    });
    above = next;
    next += 1;
  }
  return { events, parent: above, next };
}

/** `plan.pdf` -> `plan 1.pdf`, as the service renames. */
export function freeName({ list }: Library, parent: number, name: string): string {
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let n = 1; ; n++) {
    const candidate = `${stem} ${n}${extension}`;
    if (!childNamed(list, parent, candidate)) return candidate;
  }
}
