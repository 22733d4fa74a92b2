import { steps, type Step } from '../../domain/fact.ts';
import type { PlanView } from './actions.ts';

/** Steps whose chief the applicant has named without having signed it yet: nobody has been asked there. */
export function unsignedSteps({ chiefs, signedAddressees = [] }: PlanView): readonly Step[] {
  return steps.filter((step) => chiefs[step] && !chiefs[step].namedByDepartments && !signedAddressees.includes(step));
}
