// How a fact was made and whether it can be proved, for the badge.

import { shownVerdict } from '../../domain/finding.ts';
import type { FactInContext } from '../../domain/judgedFacts.ts';
import type { DecisionProof } from '../shared/actions.ts';

export function proofOfFact({ judgement }: Pick<FactInContext, 'judgement'>): DecisionProof {
  const { level, text, remarks } = judgement;
  return { level, text, verdict: shownVerdict(judgement), ...(remarks.includes('silentSignIn') ? { silent: true as const } : {}) };
}
