// What the page and the desk's worker say to each other. Errors lose their class on the way: they are told as data.

import { isOutsideError, OutsideError, type OutsideKind } from '../../outsideError.ts';
import type { EvidenceAbout, MaskedAbout, PictureDesk, PictureToMask, ReadOnDesk, TextAbout } from '../../ports.ts';

/** `call` numbers what wants an answer. */
export type DeskCall =
  | { act: 'take'; call: number; called: string; bytes: Uint8Array }
  | { act: 'drop'; id: string }
  | { act: 'record'; call: number; about: EvidenceAbout; ids: readonly string[] }
  | { act: 'piece'; call: number; id: string; place: number }
  | { act: 'textRecord'; call: number; about: TextAbout; read: readonly ReadOnDesk[] }
  | { act: 'masked'; call: number; about: MaskedAbout; pictures: readonly PictureToMask[] };

/** What each call that wants an answer is answered. */
export type Answers = { [Act in 'take' | 'record' | 'piece' | 'textRecord' | 'masked']: Awaited<ReturnType<PictureDesk[Act]>> };
export type DeskAnswer = { call: number } & ({ part: number } | { answer: Answers[keyof Answers] } | { thrown: ToldError });
export type ToldError = { kind: OutsideKind; message: string; trace: string };

/** A fault of our own is told as 'unexpected'. */
export function told(thrown: unknown): ToldError {
  if (isOutsideError(thrown)) return { kind: thrown.kind, message: thrown.message, trace: thrown.trace };
  return { kind: 'unexpected', message: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : 'the desk failed', trace: '' };
}

export const asError = ({ kind, message, trace }: ToldError): OutsideError => new OutsideError(kind, message, trace || message);
