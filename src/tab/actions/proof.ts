// How a fact was made and whether it can be proved, for the badge.

import { shownVerdict } from '../../domain/finding.ts';
import type { FactInContext } from '../../domain/judgedFacts.ts';
import type { DecisionProof } from '../shared/actions.ts';

export function proofOfFact(found: FactInContext | undefined): DecisionProof | undefined {
  if (!found) return undefined;
  const { judgement } = found;
  const verdict = shownVerdict(judgement);
  return {
    level: judgement.level,
    verdict: verdict === 'open' ? 'missing' : verdict,
    text: judgement.text,
    ...(judgement.remarks.includes('silentSignIn') ? { silent: true as const } : {}),
  };
}
