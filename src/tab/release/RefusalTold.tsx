// What the law makes whoever refuses tell (OSL 6 kap. 3 §), and the draft of the decision that may then be asked for, with how to appeal. Neither is stored:
// the name of whoever asks is filled in outside the product.

import { Checkbox, Field } from '@fluentui/react-components';
import type { MaskReason } from '../../domain/masking.ts';
import { draftDecision, rightToDecision } from '../../domain/releaseDecision.ts';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { CopyText } from '../shared/CopyText.tsx';
import { dayOf } from '../shared/format.ts';
import { useProfile } from '../shared/profile.tsx';
import type { ReleaseView } from '../shared/releaseActions.ts';
import { releaseTexts } from '../texts/release.ts';

const t = releaseTexts.refusal;

export function InformedInput({ informed, tried, onChange }: { informed: boolean; tried: boolean; onChange: (informed: boolean) => void }) {
  return (
    <div className="proposal">
      <h3>{t.told}</h3>
      <ul className="told">
        {rightToDecision.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="meta">{t.toldText}</p>
      <CopyText text={rightToDecision.join('\n')} label={t.copyTold} />
      <Field {...(tried && !informed ? { validationMessage: t.informedFault } : {})}>
        <Checkbox label={t.informed} checked={informed} aria-invalid={tried && !informed} onChange={(_event, { checked }) => onChange(checked === true)} />
      </Field>
    </div>
  );
}

/** After a masked copy (`part`) or a refusal of the whole. */
export function DecisionDraft({ view, reasons, scope }: { view: ReleaseView; reasons: readonly MaskReason[]; scope: 'part' | 'whole' }) {
  const { now } = useActions();
  const { municipality } = useProfile();
  const { authority, designation, files } = view;
  const leftOut = files.filter(({ kind }) => kind === 'writing').map(({ name }) => name);
  const text = draftDecision({ municipality, authority, designation, on: dayOf(now()), scope, reasons, leftOut });
  return (
    <Card title={t.card}>
      <div className="stack close">
        <p>{t.cardText}</p>
        <CopyText text={text} label={t.copyDraft} />
        <pre className="draft">{text}</pre>
      </div>
    </Card>
  );
}
