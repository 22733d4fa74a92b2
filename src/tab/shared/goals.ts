import type { PlanAnswers } from '../../domain/plan.ts';
import { isMeasurable } from '../../domain/planWords.ts';

/** There are goals, and none of them can be measured: then the form asks why (R34). */
export function unmeasurable({ goals = [] }: PlanAnswers): boolean {
  const written = goals.filter(({ text }) => text.trim() !== '');
  return written.length > 0 && !written.some(isMeasurable);
}
