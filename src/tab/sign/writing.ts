// Saving what was signed. The page writes it itself, as the person who signed; writing the same fact twice changes nothing.

import type { DecisionRow } from '../../domain/rows.ts';
import { longestDelay } from '../../domain/tokenClaims.ts';
import { OutsideError } from '../../outsideError.ts';
import type { Clock, Register } from '../../ports.ts';

export type Signed = { row: DecisionRow; cameBackAt: number };

/**
 * After this the item's time no longer fits the token's, and the decision could not be proved. Both are servers' times; the span since the
 * signature came back, perhaps to an earlier load of the page, is measured by a clock that has been set right by a server.
 */
export const isTooLate = ({ cameBackAt }: Signed, clock: Clock): boolean => clock.now().getTime() - cameBackAt > longestDelay;

/** Writes and reads back. Throws OutsideError; 'conflict' when something else stands under the fact's key. */
export async function writeSigned(register: Register, { row }: Signed): Promise<void> {
  const added = await register.add('Decisions', row);
  const item = added === 'alreadyThere' ? (await register.where('Decisions', 'factKey', row.factKey))[0] : added;
  if (item?.row.fact !== row.fact || item.row.idToken !== row.idToken) throw new OutsideError('conflict', 'the list does not hold what was signed');
}
