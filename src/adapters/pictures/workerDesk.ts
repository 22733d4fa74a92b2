// The page's side: a desk whose work a worker does. The page answers meanwhile, however tall a picture is.

import { OutsideError } from '../../outsideError.ts';
import type { PictureDesk } from '../../ports.ts';
import { asError, type Answers, type DeskAnswer, type DeskCall } from './deskMessages.ts';

const isOffline = (): boolean => (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine === false;

/** As much of a Worker as is used. */
export type DeskWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'>;

type Waiting = { resolve: (answer: never) => void; reject: (thrown: OutsideError) => void; onPart: (part: number) => void };
type Asked<Act extends keyof Answers> = { act: Act } & Omit<Extract<DeskCall, { act: Act }>, 'call'>;

/**
 * The worker is started when it is first asked something. One that cannot start, or dies, fails everything it was asked; what lay on it is gone
 * (`has` says no), and the next one asked is a new worker.
 */
export function workerDesk(start: () => DeskWorker): PictureDesk {
  const waiting = new Map<number, Waiting>();
  const lying = new Set<string>();
  let worker: DeskWorker | undefined;
  let calls = 0;

  const end = (why: OutsideError) => {
    worker?.terminate();
    worker = undefined;
    lying.clear();
    const asked = [...waiting.values()];
    waiting.clear();
    for (const { reject } of asked) reject(why);
  };
  const hear = ({ data }: MessageEvent<DeskAnswer>) => {
    const asked = waiting.get(data.call);
    if (!asked) return;
    if ('part' in data) {
      asked.onPart(data.part);
      return;
    }
    waiting.delete(data.call);
    if ('thrown' in data) asked.reject(asError(data.thrown));
    else asked.resolve(data.answer as never);
  };
  const workerNow = (): DeskWorker => {
    if (worker) return worker;
    worker = start();
    worker.onmessage = hear;
    // One that cannot be fetched says as little as one that fails.
    worker.onerror = (event) => end(new OutsideError(isOffline() ? 'offline' : 'unexpected', 'the desk of pictures is gone', event.message ?? ''));
    worker.onmessageerror = () => end(new OutsideError('unexpected', 'the desk of pictures could not be understood'));
    return worker;
  };
  const ask = <Act extends keyof Answers>(asked: Asked<Act>, onPart: (part: number) => void = () => undefined): Promise<Answers[Act]> =>
    new Promise<Answers[Act]>((resolve, reject) => {
      const call = ++calls;
      waiting.set(call, { resolve, reject, onPart });
      workerNow().postMessage({ ...asked, call });
    });

  return {
    async take(called, bytes, onPart) {
      const taken = await ask({ act: 'take', called, bytes }, onPart);
      if ('id' in taken) lying.add(taken.id);
      return taken;
    },
    has: (id) => lying.has(id),
    drop(id) {
      lying.delete(id);
      worker?.postMessage({ act: 'drop', id } satisfies DeskCall);
    },
    record: (about, ids) => ask({ act: 'record', about, ids }),
    piece: (id, place) => ask({ act: 'piece', id, place }),
    textRecord: (about, read) => ask({ act: 'textRecord', about, read }),
    masked: (about, pictures) => ask({ act: 'masked', about, pictures }),
    close: () => end(new OutsideError('unexpected', 'the desk of pictures was closed')),
  };
}
