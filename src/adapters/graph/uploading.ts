// How bytes reach a library. A large file goes up in fragments; when the connection is lost it goes on from the right byte, also when a person asks again later.
// https://learn.microsoft.com/graph/api/driveitem-put-content, https://learn.microsoft.com/graph/api/driveitem-createuploadsession

import { FileUpload, LargeFileUploadTask, type Client } from '@microsoft/microsoft-graph-client';
import type { OutsideKind } from '../../outsideError.ts';
import { outside } from './client.ts';

/** Under this a plain PUT is enough (4 MB is the oldest documented limit). */
const smallest = 4_000_000;
const fragment = 16 * 327_680;
/** Uploads kept that stopped half-way; each holds its bytes. */
const mostHalfway = 3;
const mayGoOn: readonly OutsideKind[] = ['offline', 'throttled'];

type Upload = Awaited<ReturnType<typeof begun>>;

/** `address` is the file's own, `hash` tells its bytes from others. Never over a file that is there. */
export type Send = (address: string, bytes: Uint8Array, hash: string, type: string) => Promise<void>;

export function sending(client: Client): Send {
  // In this window's memory and nowhere else: whoever has the address of an upload may write there without signing in.
  const halfway = new Map<string, Upload>();

  async function run(key: string, task: Upload, upload: () => Promise<unknown>): Promise<void> {
    halfway.delete(key);
    try {
      await upload();
    } catch (thrown) {
      // Whatever else Graph has answered, this upload cannot go on.
      if (mayGoOn.includes(outside(thrown).kind)) halfway.set(key, task);
      for (const [oldest] of [...halfway].slice(0, -mostHalfway)) halfway.delete(oldest);
      throw thrown;
    }
  }

  return async (address, bytes, hash, type) => {
    // A Blob: the graph client would turn an array into Node's Buffer, which no browser has.
    const content = new Blob([bytes as BlobPart], { type });
    if (bytes.length < smallest) {
      await client.api(`${address}/content`).query({ '@microsoft.graph.conflictBehavior': 'fail' }).header('Content-Type', type).put(content);
      return;
    }
    const key = `${address} ${hash}`;
    const left = halfway.get(key);
    if (left && (await goOn(key, left))) return;
    const task = await begun(client, address, content);
    await run(key, task, () => task.upload().catch(() => task.resume()));
  };

  /** False when the upload that was left has ended meanwhile. */
  async function goOn(key: string, task: Upload): Promise<boolean> {
    try {
      await run(key, task, () => task.resume());
      return true;
    } catch (thrown) {
      if (halfway.has(key)) throw thrown;
      return false;
    }
  }
}

async function begun(client: Client, address: string, content: Blob) {
  const session = await LargeFileUploadTask.createUploadSession(client, `${address}/createUploadSession`, {
    item: { '@microsoft.graph.conflictBehavior': 'fail' },
  });
  // The name is told to nobody: the address has the file's own.
  return new LargeFileUploadTask(client, new FileUpload(content, 'file', content.size), session, { rangeSize: fragment });
}
