// File contents, named by their SHA-256. Written beside and renamed, so that a name never stands for half a file.

import { createHash, randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { syncFolder } from './journal.ts';

export type Blobs = {
  /** Keeps the bytes and answers their SHA-256 in hex; they are on disk when it returns. */
  put(bytes: Uint8Array): string;
  read(sha256: string): Uint8Array;
};

export function openBlobs(folder: string): Blobs {
  mkdirSync(folder, { recursive: true });
  return {
    put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const file = path.join(folder, sha256);
      if (!existsSync(file)) writeNew(file, bytes);
      return sha256;
    },
    read: (sha256) => readFileSync(path.join(folder, sha256)),
  };
}

function writeNew(file: string, bytes: Uint8Array): void {
  const half = `${file}.${randomUUID()}`;
  const descriptor = openSync(half, 'w');
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(half, file);
  syncFolder(path.dirname(file));
}
