// An append-only file of JSON lines. A line counts when fdatasync has returned; a torn last line (power cut, kill -9) never counted and is cut off.

import { closeSync, existsSync, fdatasyncSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';

export type Sync = (descriptor: number) => void;
export type Journal = {
  /** Writes the value as one line and returns when it is on disk. Throws when it may not be: the caller must not answer as if it were. */
  append(value: unknown): void;
  close(): void;
};

/** Opens the file and hands every whole line to `replay`, in order. A broken line that is not the last one is damage and is refused. */
export function openJournal(file: string, replay: (value: unknown) => void, sync: Sync = fdatasyncSync): Journal {
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const end = wholeLines(bytes);
  let line = 0;
  for (let from = 0; from < end;) {
    const to = bytes.indexOf(10, from);
    line += 1;
    replay(parsed(bytes.toString('utf8', from, to), file, line));
    from = to + 1;
  }
  const descriptor = openSync(file, 'a');
  if (end < bytes.length) ftruncateSync(descriptor, end);
  syncFolder(path.dirname(file));
  let broken = false;
  return {
    append(value) {
      if (broken) throw new Error(`${file} could not be written; restart the tenant.`);
      broken = true;
      writeWhole(descriptor, Buffer.from(`${JSON.stringify(value)}\n`));
      sync(descriptor);
      broken = false;
    },
    close: () => closeSync(descriptor),
  };
}

function parsed(text: string, file: string, line: number): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(`${file} is damaged at line ${line}: restore a snapshot or start afresh.`);
  }
}

/** The length of the part that ends with a newline. */
const wholeLines = (bytes: Buffer) => bytes.lastIndexOf(10) + 1;

function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
}

/** A new name in a folder survives a power cut only when the folder itself was synced. Windows cannot open folders and needs no such call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
