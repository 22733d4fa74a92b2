// What must follow an act is done now, by this person, if nothing stops it. The act stands whatever happens here.

import { completeEffects } from '../../flows/effects.ts';
import type { PlanFile } from '../../flows/planFile.ts';
import type { Session } from './session.ts';

/** What a screen says while something remains. */
export const remains = 'Allt som ska skickas och sparas är inte klart än. Det görs nästa gång någon öppnar planen.';

/**
 * The plan as it became, remembered for the next click. `isWhole` false = something remains for whoever opens the plan next, and the screen says so.
 * Never rejected: neither an outside that fails nor a fault of ours in what follows keeps a plan shut or makes a done act look undone.
 */
export async function completed({ ports, trust, links, seen }: Session, read: PlanFile): Promise<{ file: PlanFile; isWhole: boolean }> {
  seen.set(read.planId, read);
  try {
    const { file, unfinished } = await completeEffects(ports, trust, links, read);
    seen.set(file.planId, file);
    return { file, isWhole: unfinished.length === 0 };
  } catch (thrown) {
    console.warn('what follows the act is not done yet', thrown instanceof Error ? thrown.message : '');
    return { file: read, isWhole: false };
  }
}
