// Trusted signing keys: whenever the tab of a writer of SigningKeys sees a new live key, it is kept. Others write nothing.

import { uniqueColumn } from '../domain/lists.ts';
import type { SigningKeyRow } from '../domain/rows.ts';
import { isOutsideError } from '../outsideError.ts';
import type { Ports } from '../ports.ts';

export type LiveKey = Pick<SigningKeyRow, 'kid' | 'thumbprint' | 'jwk'>;

/** Keeps the live keys that no row holds. Answers how many were new. A person without the right changes nothing and is told nothing. */
export async function keepSigningKeys(ports: Ports, live: readonly LiveKey[]): Promise<number> {
  const { roles } = ports.people.me();
  if (!roles.includes('Administrator') && !roles.includes('Information')) return 0;
  const known = new Set((await ports.register.all('SigningKeys')).map(({ row }) => row[uniqueColumn.SigningKeys]));
  const now = ports.clock.now().toISOString();
  let kept = 0;
  for (const key of live.filter(({ thumbprint }) => !known.has(thumbprint))) {
    try {
      if ((await ports.register.add('SigningKeys', { Title: key.kid, ...key, firstSeen: now, lastSeen: now })) !== 'alreadyThere') kept++;
    } catch (thrown) {
      if (isOutsideError(thrown) && thrown.kind === 'forbidden') return kept;
      throw thrown;
    }
  }
  return kept;
}
