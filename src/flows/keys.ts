// Trusted signing keys: whenever the tab of a writer of SigningKeys sees a new live key, it is kept. Others write nothing.

import type { KeyRegister } from '../domain/record.ts';
import { uniqueColumn } from '../domain/lists.ts';
import type { SigningKeyRow } from '../domain/rows.ts';
import { audienceOf, type Trust } from '../domain/trust.ts';
import { isOutsideError } from '../outsideError.ts';
import type { Ports } from '../ports.ts';

export type LiveKey = Pick<SigningKeyRow, 'kid' | 'thumbprint' | 'jwk'>;

/** The key register of the municipality as it stands: what someone brings to `verify.html` to check a record without the tenant. */
export async function keyRegister(ports: Ports, trust: Trust): Promise<KeyRegister> {
  const rows = (await ports.register.all('SigningKeys')).map(({ row }) => row);
  return {
    v: 1,
    kind: 'keyRegister',
    madeAt: ports.clock.now().toISOString(),
    tenantId: trust.tenantId,
    audience: audienceOf(trust),
    keys: rows.map(({ kid, thumbprint, jwk, firstSeen }) => ({ kid, thumbprint, jwk, firstSeen })),
  };
}

/** Keeps the live keys that no row holds. Answers how many were new. A person without the right changes nothing and is told nothing. */
export async function keepSigningKeys(ports: Ports, live: readonly LiveKey[]): Promise<number> {
  const { roles } = ports.people.me();
  if (!roles.includes('Administrator') && !roles.includes('Information')) return 0;
  const known = new Set((await ports.register.all('SigningKeys')).map(({ row }) => row[uniqueColumn.SigningKeys]));
  const now = ports.clock.now().toISOString();
  let kept = 0;
  for (const key of live.filter(({ thumbprint }) => !known.has(thumbprint))) {
    try {
      if ((await ports.register.add('SigningKeys', { Title: key.kid, ...key, firstSeen: now })) !== 'alreadyThere') kept++;
    } catch (thrown) {
      if (isOutsideError(thrown) && thrown.kind === 'forbidden') return kept;
      throw thrown;
    }
  }
  return kept;
}
