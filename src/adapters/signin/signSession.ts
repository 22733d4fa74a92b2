// What the signing page remembers between redirects, in its own window's sessionStorage. Nobody else reads it; closing the window forgets it.

import type { DecisionRow } from '../../domain/rows.ts';
import { parseJson } from '../../domain/shape.ts';
import type { SignErrand } from '../../domain/signRequest.ts';
import type { WindowPerson } from './topLevelSignIn.ts';

export type SignSession = {
  errand: SignErrand;
  /** Who signed in first: everything is read and written as this person. */
  person?: WindowPerson;
  /** The text the person has gone to sign. */
  away?: { fact: string; sha256: string; nonce: string };
  /** Signed, not known to be saved. `issuedAt` is the token's iat in milliseconds. */
  pending?: { row: DecisionRow; issuedAt: number };
};
export type SignMemory = { read(): SignSession | undefined; write(session: SignSession): void; clear(): void };

const key = 'sociala-medier.sign';

/** undefined when the browser refuses storage: then MSAL cannot carry a sign-in over a redirect either. */
export function openSignMemory(): SignMemory | undefined {
  try {
    const { sessionStorage } = window;
    sessionStorage.setItem(`${key}.try`, '1');
    sessionStorage.removeItem(`${key}.try`);
    return {
      read: () => (parseJson(sessionStorage.getItem(key) ?? '') as SignSession | undefined) ?? undefined,
      write: (session) => sessionStorage.setItem(key, JSON.stringify(session)),
      // All of it: a window opened by a page of our own origin begins with a copy of that page's storage, its half-done sign-ins included.
      clear: () => sessionStorage.clear(),
    };
  } catch {
    return undefined;
  }
}
