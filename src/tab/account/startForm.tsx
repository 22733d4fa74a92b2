// What is asked when an account is started, and when it is told that it was started already (R38, R41, R44).

import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useActions } from '../shared/actions.ts';
import { AddressInput, MailInput } from '../shared/CheckedInput.tsx';
import { dayOf } from '../shared/format.ts';
import { texts } from '../texts.ts';

/** What is known of the account before anything is written. */
export type Started = { address: string; accountMail: string };
export type StartForm = ReturnType<typeof useStartForm>;

/** What is written, and what is missing in it once one has tried. `before`: a reason is asked for, and the e-mail is not. */
export function useStartForm(of: Started, before: boolean) {
  const { now } = useActions();
  const [tried, setTried] = useState(false);
  const [input, setInput] = useState({ startedOn: dayOf(now()), address: of.address, accountMail: of.accountMail, reason: '' });
  const missing = {
    startedOn: !input.startedOn,
    address: !input.address.trim(),
    accountMail: !input.accountMail.trim() && !before,
    reason: before && !input.reason.trim(),
  };
  return {
    input,
    before,
    put: (part: Partial<typeof input>) => setInput({ ...input, ...part }),
    said: (part: keyof typeof missing, sentence: string) => (tried && missing[part] ? { validationMessage: sentence } : {}),
    isComplete: () => {
      setTried(true);
      return !Object.values(missing).includes(true);
    },
  };
}

export function StartInputs({ planId, form: { input, before, put, said } }: { planId: string; form: StartForm }) {
  const { now } = useActions();
  return (
    <>
      <Field label={texts.account.startedOn} required {...said('startedOn', texts.account.dayMissing)}>
        <Input type="date" className="short" max={dayOf(now())} value={input.startedOn} onChange={(_event, { value }) => put({ startedOn: value })} />
      </Field>
      <AddressInput
        id="start-address"
        field={{ label: texts.account.address, required: true, ...said('address', texts.refused.addressMissing) }}
        planId={planId}
        value={input.address}
        onChange={(address) => put({ address })}
      />
      <MailInput
        id="start-mail"
        field={{ label: texts.account.mail, hint: texts.account.mailHint, required: !before, ...said('accountMail', texts.refused.mailMissing) }}
        value={input.accountMail}
        onChange={(accountMail) => put({ accountMail })}
      />
    </>
  );
}
