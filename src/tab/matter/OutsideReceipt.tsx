// Where the municipality keeps what may be secret elsewhere: nothing of the post is asked for here, and nothing is uploaded. The receipt says who saved it,
// where in words that tell nothing, and when; the registrar gets it to register.

import { Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { longestName, type MatterContent } from '../../domain/matter.ts';
import { unsoundCharacter } from '../../domain/input.ts';
import { inSweden } from '../../domain/swedish.ts';
import { href, replaceRoute } from '../route.ts';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { focusFirstFault } from '../shared/focus.ts';
import { leaveWords } from '../shared/leftWords.ts';
import type { MatterAccount } from '../shared/matterActions.ts';
import { MomentInput } from '../shared/MomentInput.tsx';
import { useActing } from '../shared/useActing.tsx';
import { matterTexts } from '../texts/matter.ts';
import { forgetDraft, openingOf, type Draft } from './newMatter.ts';
import { recordDay, said } from './said.ts';
import { StepFields, useStep, type StepProps } from './useStep.tsx';

const t = matterTexts.receipt;

/** `savedAt` in ISO, `received` YYYY-MM-DD. */
export type Receipt = { savedBy: string; where: string; savedAt: string; received: string };
export const newReceipt = (now: string): Receipt => ({ savedBy: '', where: '', savedAt: now, received: inSweden(now).day });
type ReceiptFaults = Partial<Record<keyof Receipt, string>>;

function receiptFaults({ savedBy, where, savedAt, received }: Receipt, now: Date): ReceiptFaults {
  const hidden = unsoundCharacter(savedBy);
  const hiddenPlace = unsoundCharacter(where);
  return {
    ...(!savedBy.trim() ? { savedBy: t.savedByFault } : hidden ? { savedBy: hidden } : {}),
    ...(!where.trim() ? { where: t.whereFault } : hiddenPlace ? { where: hiddenPlace } : {}),
    ...(!savedAt || Date.parse(savedAt) > now.getTime() + 60_000 ? { savedAt: matterTexts.faults.moment } : {}),
    ...(!received || received > inSweden(now.toISOString()).day ? { received: matterTexts.faults.moment } : {}),
  };
}

const contentsOf = ({ savedBy, where, savedAt, received }: Receipt): MatterContent[] => [
  { kind: 'keptOutside', savedBy: savedBy.trim(), where: where.trim(), savedAt },
  { kind: 'registration', choice: 'register', reason: '', received },
];

type InputsProps = { opened: Parameters<typeof recordDay>[0]; value: Receipt; put: (part: Partial<Receipt>) => void; faults: ReceiptFaults };

function ReceiptInputs({ opened, value, put, faults }: InputsProps) {
  const { now } = useActions();
  return (
    <>
      <p className="quiet-rule">{t.what}</p>
      <Field label={t.savedBy} required {...said(faults.savedBy)}>
        <Input maxLength={longestName} autoComplete="off" value={value.savedBy} onChange={(_event, { value: savedBy }) => put({ savedBy })} />
      </Field>
      <Field label={t.where} hint={t.whereHint} required {...said(faults.where)}>
        <Input maxLength={longestName} autoComplete="off" value={value.where} onChange={(_event, { value: where }) => put({ where })} />
      </Field>
      <MomentInput
        field={{ label: t.savedAt, required: true, ...said(faults.savedAt) }}
        value={value.savedAt}
        max={now().toISOString()}
        onChange={(savedAt) => put({ savedAt })}
      />
      <DayInput
        field={{ ...recordDay(opened), required: true, ...said(faults.received) }}
        max={inSweden(now().toISOString()).day}
        value={value.received}
        onChange={(received) => put({ received })}
      />
    </>
  );
}

export type NewReceiptProps = Omit<InputsProps, 'faults' | 'opened'> & { draft: Draft; account: MatterAccount | undefined };

/** Of a post that nothing is stored of yet. */
export function NewReceipt({ draft, account, value, put }: NewReceiptProps) {
  const actions = useActions();
  const acting = useActing({ typed: true });
  const place = useRef<HTMLDivElement>(null);
  const [tried, setTried] = useState(false);
  const found = receiptFaults(value, actions.now());
  const saveAll = async () => {
    // The account's own name and address have no place in the receipt.
    const { account: _account, ...opening } = openingOf(draft, account);
    const begun = await actions.beginMatter(draft.key, { ...opening, outside: true });
    return begun.outcome === 'refused' ? begun : await actions.actOnMatter(begun.matter.designation, contentsOf(value));
  };
  const save = async () => {
    setTried(true);
    if (Object.keys(found).length > 0) {
      focusFirstFault(place.current);
      return;
    }
    const answer = await acting.run(saveAll);
    if (answer.outcome !== 'done') return;
    const { designation } = answer.matter;
    forgetDraft();
    leaveWords(
      href({ screen: 'post', designation }),
      [t.saved(designation), answer.untold ? matterTexts.page.untold[answer.untold] : ''].filter(Boolean).join(' '),
    );
    replaceRoute({ screen: 'post', designation });
  };
  return (
    <Card title={t.card}>
      <div className="fields" ref={place}>
        <div className="fields" inert={acting.busy}>
          <ReceiptInputs opened={openingOf(draft, account)} value={value} put={put} faults={tried ? found : {}} />
        </div>
        {acting.said}
        <div className="actions">
          <Button appearance="primary" disabledFocusable={acting.busy} onClick={() => void save()}>
            {t.save}
          </Button>
        </div>
      </div>
    </Card>
  );
}

/** Of one that was opened, and left before its receipt was written. */
export function ReceiptForm(props: StepProps) {
  const { now } = useActions();
  const [value, setValue] = useState(() => newReceipt(now().toISOString()));
  const found = receiptFaults(value, now());
  const step = useStep(props, found, () => contentsOf(value), t.saved(props.matter.designation));
  return (
    <Card title={t.card}>
      <StepFields step={step} label={t.save}>
        <ReceiptInputs opened={props.matter.life.opened} value={value} put={(part) => setValue({ ...value, ...part })} faults={step.tried ? found : {}} />
      </StepFields>
    </Card>
  );
}
