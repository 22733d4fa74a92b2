// How a decision was made and whether it can be proved. Outlined, so that it never looks like a state.
// The shield means that a signature was examined; green only when it holds. "Avancerad" is never written.

import { Badge, type BadgeProps } from '@fluentui/react-components';
import {
  ChevronDownRegular,
  DocumentCheckmarkRegular,
  DocumentDismissRegular,
  DocumentOnePageRegular,
  ShieldCheckmarkRegular,
  ShieldErrorRegular,
  ShieldQuestionRegular,
  SignatureRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { texts } from '../texts.ts';
import type { DecisionProof } from './actions.ts';

type Look = { label: string; line: string; icon: FluentIcon; color: NonNullable<BadgeProps['color']> };

function look(proof: DecisionProof): Look {
  if (proof.verdict === 'unknownKey') return { label: texts.proof.unknownKey, line: proof.text, icon: ShieldQuestionRegular, color: 'severe' };
  if (proof.verdict === 'idle') return { label: texts.proof.idle, line: proof.text, icon: DocumentDismissRegular, color: 'severe' };
  if (proof.verdict === 'forged') return { label: texts.proof.forged, line: proof.text, icon: ShieldErrorRegular, color: 'danger' };
  switch (proof.level) {
    case 'signed':
      return {
        label: texts.proof.signed,
        line: proof.silent ? texts.proof.silentLine : texts.proof.signedLine,
        icon: ShieldCheckmarkRegular,
        color: 'success',
      };
    case 'stamped':
      return { label: texts.proof.stamped, line: texts.proof.stampedLine, icon: DocumentCheckmarkRegular, color: 'informative' };
    case 'external':
      return { label: texts.proof.external, line: proof.text, icon: SignatureRegular, color: 'informative' };
    case 'paper':
      return { label: texts.proof.paper, line: proof.text, icon: DocumentOnePageRegular, color: 'informative' };
  }
}

/** The badge. What is to be known beside a signature that holds stands behind it: under the name it would read as a fault. */
export function ProofBadge({ proof }: { proof: DecisionProof }) {
  if (!proof.silent || proof.verdict !== 'genuine') return <Mark proof={proof} />;
  return (
    <details className="proof">
      <summary title={texts.proof.more}>
        <Mark proof={proof} />
        <ChevronDownRegular aria-hidden />
      </summary>
      <p className="meta">
        {texts.proof.signedLine}. {proofLine(proof)}
      </p>
    </details>
  );
}

function Mark({ proof }: { proof: DecisionProof }) {
  const { label, icon: Icon, color } = look(proof);
  return (
    <Badge className="pill" appearance="outline" shape="rounded" color={color} icon={<Icon />}>
      {label}
    </Badge>
  );
}

/** The sentence under the badge: what was examined, or what is wrong. */
export function proofLine(proof: DecisionProof): string {
  return look(proof).line;
}

/** Signed and proved: the badge says it all. */
export const isPlain = (proof: DecisionProof): boolean => proof.level === 'signed' && proof.verdict === 'genuine';
