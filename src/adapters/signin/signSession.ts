// What the signing page remembers between redirects, in its own window's sessionStorage. Nobody else reads it; closing the window forgets it.

import type { DecisionRow } from '../../domain/rows.ts';
import { parseJson } from '../../domain/shape.ts';
import { errandText, type SignErrand } from '../../domain/signRequest.ts';
import { carriesErrand } from './signAddress.ts';
import type { WindowPerson } from './topLevelSignIn.ts';

export type SignSession = {
  /** As it came in the address. */
  errand: SignErrand;
  /** The free text as it stands now, once anything was written here. */
  written?: string;
  /** Who signed in first: everything is read and written as this person. */
  person?: WindowPerson;
  /** The text the person has gone to sign. */
  away?: { fact: string; sha256: string; nonce: string };
  /** Signed, not known to be saved. `cameBackAt` is when the signature reached this window, in milliseconds. */
  pending?: { row: DecisionRow; cameBackAt: number };
};
export type SignMemory = {
  read(): SignSession | undefined;
  write(session: SignSession): void;
  /** What was written for this errand before, in this window. */
  writtenFor(errand: SignErrand): string | undefined;
  clear(): void;
};

/**
 * Does this load come back to save what was signed? Not with an errand in the address: that one begins anew, whatever the window remembers of the one
 * before it.
 */
export const comesToSave = (before: SignSession | undefined, hash: string): boolean =>
  !carriesErrand(hash) && (before?.away !== undefined || before?.pending !== undefined);

const key = 'sociala-medier.sign';
const writing = `${key}.written.`;
const writingKey = (errand: SignErrand) => writing + errandText(errand);

/** undefined when the browser refuses storage: then MSAL cannot carry a sign-in over a redirect either. */
export function openSignMemory(): SignMemory | undefined {
  try {
    const { sessionStorage } = window;
    sessionStorage.setItem(`${key}.try`, '1');
    sessionStorage.removeItem(`${key}.try`);
    return {
      read: () => (parseJson(sessionStorage.getItem(key) ?? '') as SignSession | undefined) ?? undefined,
      write(session) {
        sessionStorage.setItem(key, JSON.stringify(session));
        if (session.written === undefined) sessionStorage.removeItem(writingKey(session.errand));
        else sessionStorage.setItem(writingKey(session.errand), session.written);
      },
      writtenFor: (errand) => sessionStorage.getItem(writingKey(errand)) ?? undefined,
      // All of it: a window opened by a page of our own origin begins with a copy of that page's storage, its half-done sign-ins included.
      // Only what somebody has written stays, each under its errand.
      clear() {
        for (const name of Object.keys(sessionStorage)) if (!name.startsWith(writing)) sessionStorage.removeItem(name);
      },
    };
  } catch {
    return undefined;
  }
}
