// Inputs that are checked while one writes: the account's address against the register (R44, R92), its e-mail against the directory (R41).

import { Field, Input, Link, type FieldProps } from '@fluentui/react-components';
import { LinkRegular, MailRegular } from '@fluentui/react-icons';
import { useEffect, useState, type ReactElement } from 'react';
import { mailSentences } from '../../domain/accountMail.ts';
import { href } from '../route.ts';
import { texts } from '../texts.ts';
import { planTexts } from '../texts/plan.ts';
import { useActions, type PlanOnItsWay } from './actions.ts';
import { OpenThatPlan } from './OpenThatPlan.tsx';

type Said = { state: 'success' | 'warning' | 'error'; sentence: string | ReactElement };
type Question = Pick<FieldProps, 'label' | 'hint' | 'required' | 'validationMessage'>;
const pause = 500;

/** Asks `check` a moment after the last key. A check that cannot be made says nothing: it is made again when the plan is sent. */
function useChecked(value: string, key: string, check: (value: string) => Promise<Said | undefined>): Said | undefined {
  const [said, setSaid] = useState<Said>();
  useEffect(() => {
    let current = true;
    setSaid(undefined);
    if (value.trim() === '') return undefined;
    const timer = setTimeout(() => {
      check(value).then(
        (answer) => current && setSaid(answer),
        () => undefined,
      );
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
    // `key` names everything the check depends on.
  }, [value, key]);
  return said;
}

function saying(field: Question, said: Said | undefined) {
  if (field.validationMessage) return {};
  return said ? { validationState: said.state, validationMessage: said.sentence } : {};
}

export type AddressInputProps = {
  id: string;
  field: Question;
  planId: string;
  value: string;
  onChange: (value: string) => void;
  /** Said when the address leads to another medium than the plan's: no such address is found fit. */
  elsewhere?: string | undefined;
  /** The plan says that the account is not there yet. */
  planned?: boolean;
};

export function AddressInput({ id, field, planId, value, onChange, elsewhere, planned = false }: AddressInputProps) {
  const { checkAddress } = useActions();
  const checked = useChecked(value, `${planId} ${planned}`, async (address) => {
    const answer = await checkAddress(address, planId, planned);
    if (answer.outcome === 'taken') return { state: 'error', sentence: <Taken by={answer.by} id={answer.accountId} /> };
    if (answer.outcome === 'refused') return { state: 'error', sentence: answer.sentence };
    if (answer.plan) return { state: answer.plan.sent ? 'error' : 'warning', sentence: <OnItsWay plan={answer.plan} /> };
    if (answer.warning) return { state: 'warning', sentence: answer.warning };
    if (answer.found) return { state: 'success', sentence: planTexts.plan.addressFound(answer.found) };
    return { state: 'success', sentence: answer.own ? planTexts.plan.addressOwn : planTexts.plan.addressFree };
  });
  const said: Said | undefined = checked && checked.state !== 'error' && elsewhere ? { state: 'error', sentence: elsewhere } : checked;
  return (
    <Field {...field} {...saying(field, said)}>
      <Input
        id={id}
        inputMode="url"
        autoComplete="off"
        contentBefore={<LinkRegular aria-hidden />}
        value={value}
        onChange={(_event, typed) => onChange(typed.value)}
      />
    </Field>
  );
}

function Taken({ by, id }: { by: string; id: number }) {
  return (
    <>
      {planTexts.plan.addressTaken(by)}{' '}
      <Link inline href={href({ screen: 'account', id })}>
        {planTexts.plan.openAccount}
      </Link>
    </>
  );
}

function OnItsWay({ plan }: { plan: PlanOnItsWay }) {
  return (
    <>
      {plan.sent ? `${texts.otherPlan.sent(plan.applicant)} ${planTexts.plan.addressPromised}` : planTexts.plan.addressBegun(plan.applicant)}
      <OpenThatPlan plan={plan} />
    </>
  );
}

export type MailInputProps = { id: string; field: Question; value: string; onChange: (value: string) => void };

export function MailInput({ id, field, value, onChange }: MailInputProps) {
  const { checkMail } = useActions();
  const said = useChecked(value, '', async (address) => {
    const verdict = await checkMail(address);
    if (verdict === 'shared') return { state: 'success', sentence: planTexts.plan.mailShared };
    return { state: verdict === 'unknown' ? 'warning' : 'error', sentence: mailSentences[verdict] };
  });
  return (
    <Field {...field} {...saying(field, said)}>
      <Input
        id={id}
        inputMode="email"
        autoComplete="off"
        contentBefore={<MailRegular aria-hidden />}
        value={value}
        onChange={(_event, typed) => onChange(typed.value)}
      />
    </Field>
  );
}
