// The one error for everything that comes from outside. tab/shared/Problem.tsx turns a kind into a Swedish sentence and a way out.

export const outsideKinds = [
  'signedOut',
  'forbidden',
  'missing',
  'conflict',
  'throttled',
  'offline',
  'tooLarge',
  'consentNeeded',
  'storageDenied',
  'unexpected',
] as const;
export type OutsideKind = (typeof outsideKinds)[number];

export class OutsideError extends Error {
  override readonly name = 'OutsideError';
  readonly kind: OutsideKind;
  /** For support: HTTP status and request-id when there were any. Never shown as the message itself. */
  readonly trace: string;
  constructor(kind: OutsideKind, message: string, trace = '') {
    super(message);
    this.kind = kind;
    this.trace = trace;
  }
}

/** By name, not instanceof: an error may come from another frame of Teams. */
export function isOutsideError(thrown: unknown): thrown is OutsideError {
  return typeof thrown === 'object' && thrown !== null && (thrown as { name?: unknown }).name === 'OutsideError';
}
