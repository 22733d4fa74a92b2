// What is asked when an account is started, and when it is told that it was started already (R38, R41, R44).

import { Checkbox } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { canonicalAddress, leadsElsewhere } from '../../domain/address.ts';
import { unsoundCharacter } from '../../domain/input.ts';
import { checklistKeys, pointOf, type ChecklistKey } from '../../domain/startChecklist.ts';
import { useProfile } from '../shared/profile.tsx';
import { useActions, type RefusalReason } from '../shared/actions.ts';
import { AddressInput, MailInput } from '../shared/CheckedInput.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { focusFirstFault } from '../shared/focus.ts';
import { dayOf } from '../shared/format.ts';
import { texts } from '../texts.ts';

/** What is known of the account before anything is written. */
export type Started = { platform: string; address: string; accountMail: string };
export type StartForm = ReturnType<typeof useStartForm>;

type Written = Omit<Started, 'platform'> & { startedOn: string; reason: string; checked: readonly ChecklistKey[] };
/** The field that a refusal is about. Those that are about none stand at the button. */
const fieldOf: Partial<Record<RefusalReason, keyof Written>> = {
  badDay: 'startedOn',
  startedEarlier: 'startedOn',
  addressMissing: 'address',
  addressTaken: 'address',
  otherMedium: 'address',
  mailMissing: 'accountMail',
  personalMail: 'accountMail',
  reasonMissing: 'reason',
};

/** What is written, and what is wrong with it once one has tried. `before`: a reason is asked for, and the e-mail is not. */
export function useStartForm(of: Started, before: boolean) {
  const { now } = useActions();
  const place = useRef<HTMLDivElement>(null);
  const [tried, setTried] = useState(false);
  const [answered, setAnswered] = useState<Partial<Record<keyof Written, string>>>({});
  const [input, setInput] = useState<Written>({ startedOn: dayOf(now()), address: of.address, accountMail: of.accountMail, reason: '', checked: [] });
  const faults = faultsOf(input, before, dayOf(now()));
  return {
    input,
    before,
    place,
    /** Said while one writes. The row of the register may be wrong: only the plan itself, asked when it is sent, refuses. */
    elsewhere: isElsewhere(of.platform, input.address) ? texts.refused.otherMedium : undefined,
    put(part: Partial<Written>) {
      setInput({ ...input, ...part });
      setAnswered(Object.fromEntries(Object.entries(answered).filter(([key]) => !(key in part))));
    },
    said(part: keyof Written) {
      const sentence = answered[part] ?? (tried ? faults[part] : undefined);
      return sentence ? { validationMessage: sentence } : {};
    },
    isComplete() {
      setTried(true);
      if (Object.keys(faults).length === 0) return true;
      focusFirstFault(place.current);
      return false;
    },
    /** Says a refusal at its field. Answers false when it is about none. */
    refuse(why: RefusalReason): boolean {
      const field = fieldOf[why];
      if (!field) return false;
      setAnswered({ [field]: texts.refused[why] });
      focusFirstFault(place.current);
      return true;
    },
  };
}

function isElsewhere(platform: string, address: string): boolean {
  const found = canonicalAddress(address);
  return 'key' in found && leadsElsewhere(platform, found);
}

function faultsOf(input: Written, before: boolean, today: string): Partial<Record<keyof Written, string>> {
  const hidden = before ? unsoundCharacter(input.reason) : undefined;
  return {
    ...(input.startedOn ? (input.startedOn > today ? { startedOn: texts.refused.badDay } : {}) : { startedOn: texts.account.dayMissing }),
    ...(input.address.trim() ? {} : { address: texts.refused.addressMissing }),
    ...(input.accountMail.trim() || before ? {} : { accountMail: texts.refused.mailMissing }),
    ...(before && !input.reason.trim() ? { reason: texts.account.reasonMissing } : hidden ? { reason: hidden } : {}),
  };
}

export function StartInputs({ planId, form: { input, before, elsewhere, put, said } }: { planId: string; form: StartForm }) {
  const { now } = useActions();
  return (
    <>
      <DayInput
        field={{ label: texts.account.startedOn, required: true, ...said('startedOn') }}
        max={dayOf(now())}
        value={input.startedOn}
        onChange={(startedOn) => put({ startedOn })}
      />
      <AddressInput
        id="start-address"
        field={{ label: texts.account.address, required: true, ...said('address') }}
        planId={planId}
        value={input.address}
        onChange={(address) => put({ address })}
        elsewhere={elsewhere}
      />
      <MailInput
        id="start-mail"
        field={{ label: texts.account.mail, hint: texts.account.mailHint, required: !before, ...said('accountMail') }}
        value={input.accountMail}
        onChange={(accountMail) => put({ accountMail })}
      />
    </>
  );
}

/** What should be in order at the start (R42 to R48). What is not ticked is saved as remaining. */
export function Checklist({ form: { input, put } }: { form: StartForm }) {
  const { municipality } = useProfile();
  return (
    // Not a Field: every checkbox in one is named by its label, and a reader would hear the same words four times.
    <fieldset>
      <legend className="stack tight">
        <span>{texts.account.checklist}</span>
        <span className="meta">{texts.account.checklistHint}</span>
      </legend>
      {checklistKeys.map((key) => (
        <Checkbox
          key={key}
          className="point"
          label={<Unbroken text={pointOf(key, municipality)} />}
          checked={input.checked.includes(key)}
          onChange={(_event, { checked }) => put({ checked: checklistKeys.filter((one) => (one === key ? checked === true : input.checked.includes(one))) })}
        />
      ))}
    </fieldset>
  );
}

/** A word with a hyphen is no place to end a line. */
function Unbroken({ text }: { text: string }) {
  const [word = ''] = /\S+-\S+/.exec(text) ?? [];
  if (!word) return text;
  const [before = '', after = ''] = text.split(word);
  return (
    <>
      {before}
      <span className="unbroken">{word}</span>
      {after}
    </>
  );
}
