// The port Archive on document libraries. Files are never overwritten, and nothing is called saved before its hash was read back.
// https://learn.microsoft.com/graph/api/driveitem-get

import type { Client } from '@microsoft/microsoft-graph-client';
import { OutsideError } from '../../outsideError.ts';
import type { Archive, StoredFile } from '../../ports.ts';
import { outside, repeatable, statusOf } from './client.ts';
import { quickXorHash } from './quickXorHash.ts';
import type { Site } from './site.ts';
import { sending } from './uploading.ts';

type DriveItem = {
  id: string;
  name: string;
  size: number;
  webUrl: string;
  createdDateTime: string;
  createdBy?: { user?: { id?: string; displayName?: string } };
  file?: { hashes?: { quickXorHash?: string } };
  '@microsoft.graph.downloadUrl'?: string;
};

export function graphArchive(client: Client, site: () => Promise<Site>): Archive {
  const send = sending(client);
  const at = async (library: string, path: string) => `${await (await site()).drive(library)}:/${path.split('/').map(encodeURIComponent).join('/')}:`;

  async function find(library: string, path: string): Promise<StoredFile | undefined> {
    try {
      const item = (await client.api(await at(library, path)).get()) as DriveItem;
      return stored(path, item);
    } catch (thrown) {
      if (statusOf(thrown) === 404) return undefined;
      throw outside(thrown);
    }
  }

  async function put(library: string, path: string, bytes: Uint8Array, type: string): Promise<{ outcome: 'saved' | 'same' | 'different'; file: StoredFile }> {
    const hash = quickXorHash(bytes);
    const before = await find(library, path);
    if (before) return { outcome: before.quickXorHash === hash ? 'same' : 'different', file: before };
    let failure: unknown;
    try {
      await send(await at(library, path), bytes, hash, type);
    } catch (thrown) {
      failure = thrown;
    }
    // Whatever went wrong, the library says what came of it: somebody was first, or only the answer was lost.
    const file = await find(library, path);
    if (!file) throw failure ? outside(failure) : new OutsideError('unexpected', 'the uploaded file could not be read back');
    return { outcome: file.quickXorHash === hash ? 'saved' : 'different', file };
  }

  /** By the pre-authenticated address: /content answers with a redirect that browsers refuse across origins. */
  async function read(library: string, path: string): Promise<Uint8Array> {
    try {
      const item = (await client.api(await at(library, path)).get()) as DriveItem;
      const address = item['@microsoft.graph.downloadUrl'];
      if (!address) throw new OutsideError('unexpected', 'the file has no download address');
      const answer = await fetch(address);
      if (!answer.ok) throw new OutsideError(answer.status === 404 ? 'missing' : 'unexpected', `download answered ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    } catch (thrown) {
      throw outside(thrown);
    }
  }

  return {
    put,
    find,
    read,
    erase: async (library, path, hash) => await eraseAt(client, await at(library, path), await (await site()).drive(library), hash),
    describe: async (library, path, columns) => await describeAt(client, await at(library, path), columns),
    list: async (library, folder) => await filesOf(client, await at(library, folder), folder),
    mayOpen: (library) => isMine(async () => (await client.api(await (await site()).drive(library)).get()) as unknown),
  };
}

/** https://learn.microsoft.com/graph/api/listitem-update */
async function describeAt(client: Client, address: string, columns: Record<string, string | number | boolean>): Promise<void> {
  try {
    await client.api(`${address}/listItem/fields`).patch(columns);
  } catch (thrown) {
    throw outside(thrown);
  }
}

/**
 * https://learn.microsoft.com/graph/api/driveitem-permanentdelete: by the item's id, so that what has come in its place meanwhile stays. The page names no
 * If-Match (that of driveitem-delete does), so the hash is compared right before.
 */
async function eraseAt(client: Client, address: string, root: string, hash: string): Promise<void> {
  try {
    const item = (await client.api(address).get()) as DriveItem;
    if (item.file?.hashes?.quickXorHash !== hash) throw new OutsideError('conflict', 'the file is another one than the one that was copied');
    await client
      .api(`${root.replace(/\/root$/, '')}/items/${item.id}/permanentDelete`)
      .middlewareOptions(repeatable)
      .post(null);
  } catch (thrown) {
    if (statusOf(thrown) !== 404) throw outside(thrown);
  }
}

/** https://learn.microsoft.com/graph/api/driveitem-list-children. `address` is the folder's. */
async function filesOf(client: Client, address: string, folder: string): Promise<StoredFile[]> {
  const files: StoredFile[] = [];
  try {
    let next: string | undefined = `${address}/children`;
    while (next) {
      const page = (await client.api(next).get()) as { value: DriveItem[]; '@odata.nextLink'?: string };
      files.push(...page.value.filter(({ file }) => file !== undefined).map((item) => stored(`${folder}/${item.name}`, item)));
      next = page['@odata.nextLink'];
    }
  } catch (thrown) {
    if (statusOf(thrown) === 404) return [];
    throw outside(thrown);
  }
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** What is not for this person the site answers as missing, or refuses. */
async function isMine(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (thrown) {
    const failure = outside(thrown);
    if (failure.kind === 'missing' || failure.kind === 'forbidden') return false;
    throw failure;
  }
}

function stored(path: string, item: DriveItem): StoredFile {
  const user = item.createdBy?.user;
  return {
    path,
    size: item.size,
    quickXorHash: item.file?.hashes?.quickXorHash ?? '',
    webUrl: item.webUrl,
    createdAt: item.createdDateTime,
    createdBy: { oid: user?.id ?? '', name: user?.displayName ?? '' },
  };
}
