// The worker's side: a desk that is asked by messages.

import type { PictureDesk } from '../../ports.ts';
import { told, type DeskAnswer, type DeskCall } from './deskMessages.ts';

/** A worker's own scope, or one end of a channel. */
export type DeskScope = Pick<MessagePort, 'postMessage' | 'onmessage'>;

export function serveDesk(scope: DeskScope, desk: PictureDesk): void {
  const say = (answer: DeskAnswer, handOver: Transferable[] = []) => scope.postMessage(answer, handOver);
  scope.onmessage = ({ data }: MessageEvent<DeskCall>) => {
    if (data.act === 'drop') {
      desk.drop(data.id);
      return;
    }
    answerTo(data, desk, say).catch((thrown: unknown) => say({ call: data.call, thrown: told(thrown) }));
  };
}

type Say = (answer: DeskAnswer, handOver?: Transferable[]) => void;

async function answerTo(asked: Exclude<DeskCall, { act: 'drop' }>, desk: PictureDesk, say: Say): Promise<void> {
  const { call } = asked;
  if (asked.act === 'take') {
    say({ call, answer: await desk.take(asked.called, asked.bytes, inPercent((part) => say({ call, part }))) });
    return;
  }
  if (asked.act === 'masked') {
    const answer = await desk.masked(asked.about, asked.pictures);
    say({ call, answer }, 'pdf' in answer ? [answer.pdf.buffer, ...answer.shown.flatMap(({ pieces }) => pieces.map(({ buffer }) => buffer))] : []);
    return;
  }
  if (asked.act === 'piece') {
    say({ call, answer: await desk.piece(asked.id, asked.place) });
    return;
  }
  const record = asked.act === 'record' ? await desk.record(asked.about, asked.ids) : await desk.textRecord(asked.about, asked.read);
  // The PDF is nobody's after this; the files' bytes stay on the desk.
  say({ call, answer: record }, 'pdf' in record ? [record.pdf.buffer] : []);
}

/** A tall picture has thousands of batches: each whole percent is told once. */
function inPercent(tell: (part: number) => void): (part: number) => void {
  let last = -1;
  return (part) => {
    const percent = Math.floor(part * 100);
    if (percent > last) tell(part);
    last = Math.max(last, percent);
  };
}
