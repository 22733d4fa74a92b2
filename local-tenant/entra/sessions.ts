// Who is signed in at the issuer in which browser. The cookie names a session; a session may hold several people, as Entra's account list does.

import { randomUUID } from 'node:crypto';
import type { Persona } from '../demo/people.ts';

const cookieName = 'tenant-session';

export type Sessions = {
  /** When the person last signed in by an act in this browser, in seconds; undefined when not signed in. */
  signedInSince(cookies: string | undefined, person: Persona): number | undefined;
  people(cookies: string | undefined): string[];
  /** Remembers the sign-in and answers the Set-Cookie value. */
  remember(cookies: string | undefined, person: Persona, authTime: number): string;
  forget(cookies: string | undefined): void;
};

export function createSessions(secure: boolean): Sessions {
  const sessions = new Map<string, Map<string, number>>();
  const idOf = (cookies: string | undefined): string => new RegExp(`(?:^|; )${cookieName}=([\\w-]+)`).exec(cookies ?? '')?.[1] ?? '';
  return {
    signedInSince: (cookies, person) => sessions.get(idOf(cookies))?.get(person.id),
    people: (cookies) => [...(sessions.get(idOf(cookies))?.keys() ?? [])],
    remember(cookies, person, authTime) {
      const known = sessions.has(idOf(cookies));
      const id = known ? idOf(cookies) : randomUUID();
      const session = sessions.get(id) ?? new Map<string, number>();
      sessions.set(id, session.set(person.id, authTime));
      return `${cookieName}=${id}; Path=/; HttpOnly; SameSite=${secure ? 'None; Secure' : 'Lax'}`;
    },
    forget: (cookies) => void sessions.delete(idOf(cookies)),
  };
}
