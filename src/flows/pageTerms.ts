// Where an account has published its own rules for what others may write (R76, R77): without them a rule of the page is a weak ground to take a post down.
// Told by anybody who looks after accounts, dated and kept: the last one told holds.

import { longestAddress } from '../domain/matter.ts';
import { parseJson, textOf } from '../domain/shape.ts';
import type { Ports } from '../ports.ts';

/** `address` = '' when the account has none any more. */
export type PageTerms = { address: string; at: string; by: string };

const what = 'pageTerms';
const aboutAccount = (accountId: number): string => `account:${accountId}`;
const isAddress = textOf(longestAddress);

/** undefined = nobody has said. */
export async function readPageTerms({ register }: Pick<Ports, 'register'>, accountId: number): Promise<PageTerms | undefined> {
  const events = await register.where('Events', 'planId', aboutAccount(accountId));
  const told = events
    .toSorted((a, b) => a.id - b.id)
    .flatMap(({ row, createdAt, createdBy }) => {
      const address = row.what === what ? (parseJson(row.detail) as { address?: unknown } | undefined)?.address : undefined;
      return isAddress(address) && isPageAddress(address as string) ? [{ address: address as string, at: createdAt, by: createdBy.name }] : [];
    });
  return told.at(-1);
}

/** An address that can be followed, or none. */
export const isPageAddress = (address: string): boolean => address === '' || (address.length <= longestAddress && /^https?:\/\/[^\s/]+\S*$/i.test(address));

export type PageTermsRefused = { outcome: 'refused'; why: 'notAnAddress' };

/** Tells it, and reads it back. What holds already is not told again. */
export async function tellPageTerms(
  { register, ids }: Pick<Ports, 'register' | 'ids'>,
  accountId: number,
  typed: string,
): Promise<{ outcome: 'done'; terms?: PageTerms } | PageTermsRefused> {
  const address = typed.trim();
  if (!isPageAddress(address)) return { outcome: 'refused', why: 'notAnAddress' };
  const before = await readPageTerms({ register }, accountId);
  if ((before?.address ?? '') !== address) {
    await register.add('Events', {
      Title: what,
      eventKey: `${what}:${accountId}:${ids.uuid()}`,
      planId: aboutAccount(accountId),
      what,
      detail: JSON.stringify({ address }),
    });
  }
  const terms = await readPageTerms({ register }, accountId);
  return { outcome: 'done', ...(terms ? { terms } : {}) };
}
