// The prepared tenant's plans that journeys go on with (jobs/demo/plans.ts).

import { demoPlans } from '../../jobs/demo/plans.ts';
import { planTitle } from '../../src/domain/planWords.ts';

function planOf(unit: string): { planId: string; title: string } {
  const found = demoPlans.find(({ answers }) => answers.unit?.startsWith(unit));
  if (!found) throw new Error(`the demonstration has no plan of ${unit}`);
  return { planId: found.planId, title: planTitle(found.answers) };
}

/** Approved by the unit manager; waits for the head of department. */
export const bookBus = planOf('Bokbussen');
/** Returned to the applicant with a comment. */
export const readingClub = planOf('Läsklubben');
/** A draft that has never been sent. */
export const musicSchool = planOf('Kulturskolan');
