// The tenant's memory: journal.jsonl and blobs/ in one folder, folded into a state. Snapshots are copies of the journal; blobs never change.

import { randomUUID } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openBlobs, type Blobs } from './blobs.ts';
import type { TenantEvent } from './events.ts';
import { apply } from './fold.ts';
import { openJournal, syncFolder, type Journal, type Sync } from './journal.ts';
import { emptyState, type TenantState } from './state.ts';

export type Store = {
  readonly folder: string;
  /** The present state. Ask for it anew in every request: a restore replaces it. */
  readonly state: TenantState;
  readonly blobs: Blobs;
  /** Writes the events as one line, all or none; when it returns they are on disk and folded. Throws when they could not be written. */
  commit(...events: TenantEvent[]): void;
  /** Keeps the present state under a name (letters, digits, - and _). */
  snapshot(name: string): void;
  /** Back to a snapshot; false when there is none of that name. */
  restore(name: string): boolean;
  snapshots(): string[];
  /** Forgets everything but the snapshots and starts with an empty state. */
  wipe(): void;
  close(): void;
};

/** Opens or makes the folder. `sync` stands in for fdatasync in tests. */
export function openStore(folder: string, sync?: Sync): Store {
  mkdirSync(path.join(folder, 'snapshots'), { recursive: true });
  const file = path.join(folder, 'journal.jsonl');
  let state = emptyState();
  let journal: Journal;

  function open(): void {
    const next = emptyState();
    journal = openJournal(
      file,
      (line) => {
        for (const event of line as TenantEvent[]) apply(next, event);
      },
      sync,
    );
    state = next;
  }
  function commit(...events: TenantEvent[]): void {
    journal.append(events);
    for (const event of events) apply(state, event);
  }
  /** A new epoch makes the delta tokens of the abandoned future invalid. */
  function replace(change: () => void): void {
    journal.close();
    change();
    open();
    commit({ type: 'epoch', id: randomUUID() });
  }

  open();
  if (state.seq === 0) commit({ type: 'epoch', id: randomUUID() });
  const blobs = openBlobs(path.join(folder, 'blobs'));
  const snapshotFile = (name: string) => path.join(folder, 'snapshots', `${named(name)}.jsonl`);
  return {
    folder,
    get state() {
      return state;
    },
    blobs,
    commit,
    snapshot: (name) => copyWhole(file, snapshotFile(name)),
    restore(name) {
      const from = snapshotFile(name);
      if (!existsSync(from)) return false;
      replace(() => copyWhole(from, file));
      return true;
    },
    snapshots: () => readdirSync(path.join(folder, 'snapshots')).flatMap((entry) => (entry.endsWith('.jsonl') ? [entry.slice(0, -6)] : [])),
    wipe: () => replace(() => rmSync(file)),
    close: () => journal.close(),
  };
}

function named(name: string): string {
  if (!/^[\w-]{1,64}$/.test(name)) throw new Error(`A snapshot's name has letters, digits, - and _ only: ${name}`);
  return name;
}

function copyWhole(from: string, to: string): void {
  copyFileSync(from, `${to}.new`);
  const descriptor = openSync(`${to}.new`, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(`${to}.new`, to);
  syncFolder(path.dirname(to));
}
