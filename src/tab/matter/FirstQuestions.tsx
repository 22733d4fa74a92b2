// What is asked before anything is stored (R14, R81): until it is answered nothing leaves this window.

import { Checkbox, Field, MessageBar, MessageBarBody, MessageBarTitle, Radio, RadioGroup } from '@fluentui/react-components';
import { matterKinds, secrecyAnswers, type MatterKind, type Secrecy } from '../../domain/matter.ts';
import { Card } from '../shared/Card.tsx';
import type { Keeping } from '../shared/matterActions.ts';
import { matterTexts } from '../texts/matter.ts';
import type { DraftFaults, DraftForm } from './newMatter.ts';

const t = matterTexts.first;

export function FirstQuestions({ form: { draft, put }, faults, isOutside }: { form: DraftForm; faults: DraftFaults; isOutside: boolean }) {
  return (
    <Card title={t.card}>
      <div className="fields">
        <Field label={t.kind} {...(draft.childAbuse ? { hint: t.abuseKind } : {})}>
          <RadioGroup disabled={draft.childAbuse} value={draft.kind} onChange={(_event, { value }) => put({ kind: value as MatterKind })}>
            {(Object.keys(matterKinds) as MatterKind[]).map((kind) => (
              <Radio key={kind} value={kind} label={matterKinds[kind].label} />
            ))}
          </RadioGroup>
        </Field>
        <Field
          label={t.secrecy}
          hint={draft.childAbuse ? t.abuseSecrecy : isOutside ? t.secrecyOutside : t.secrecyHint}
          required
          {...(faults.secrecy ? { validationMessage: faults.secrecy } : {})}
        >
          <RadioGroup
            layout="horizontal"
            disabled={draft.childAbuse}
            value={draft.secrecy ?? ''}
            onChange={(_event, { value }) => put({ secrecy: value as Secrecy })}
          >
            {(Object.keys(secrecyAnswers) as Secrecy[]).map((answer) => (
              <Radio key={answer} value={answer} label={secrecyAnswers[answer]} />
            ))}
          </RadioGroup>
        </Field>
        <fieldset className="ticks">
          <legend className="unseen">{t.card}</legend>
          {draft.kind === 'removal' && <Checkbox label={t.own} checked={draft.own} onChange={(_event, { checked }) => put({ own: checked === true })} />}
          {draft.own && <p className="meta">{t.ownNote}</p>}
          <Checkbox label={t.childAbuse} checked={draft.childAbuse} onChange={(_event, { checked }) => put({ childAbuse: checked === true })} />
        </fieldset>
        {draft.childAbuse ? (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{t.abuseTitle}</MessageBarTitle> {t.abuse} {isOutside ? t.abuseOutside : t.abuseNote}
            </MessageBarBody>
          </MessageBar>
        ) : (
          draft.secrecy !== undefined &&
          draft.secrecy !== 'no' &&
          !isOutside && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>{t.protectedNote}</MessageBarBody>
            </MessageBar>
          )
        )}
      </div>
    </Card>
  );
}

/** Whoever may not keep it learns it here, with whom to ring and what to do by hand. */
export function NoRight({ keeping, authority, isProtected }: { keeping: Extract<Keeping, { registrar: object }>; authority: string; isProtected: boolean }) {
  const { telephone, mailbox } = keeping.registrar;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {isProtected && <MessageBarTitle>{t.noRightTitle}</MessageBarTitle>}
        <p className="wraps">
          {isProtected ? t.noRight(authority) : t.noRightOpen(authority)} {telephone && t.call(telephone)} {mailbox && t.write(mailbox)}
        </p>
        {isProtected && (
          <ol className="by-hand">
            {t.byHand.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}
