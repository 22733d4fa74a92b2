// "Starta kontot" (R38, gate G3): closed until the head has approved and the copy is sent, with the reason in sight and the honest way out beside it.

import { Button, Field, Input, Link, Textarea } from '@fluentui/react-components';
import { LockClosedRegular, PlayCircleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useActions, type AccountView, type Refused } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { AddressInput, MailInput } from '../shared/CheckedInput.tsx';
import { dayOf } from '../shared/format.ts';
import { useActing } from '../shared/useActing.tsx';
import { texts } from '../texts.ts';

export type StartAccountProps = { account: AccountView; onDone: (account: AccountView, sentence: string) => void };
type Answer = { outcome: 'done'; account: AccountView } | Refused;

export function StartAccount({ account, onDone }: StartAccountProps) {
  const { startAccount, startedBefore, now } = useActions();
  const acting = useActing();
  const closed = account.closedGate !== undefined;
  const [before, setBefore] = useState(false);
  const [tried, setTried] = useState(false);
  const [reason, setReason] = useState('');
  const [input, setInput] = useState({ startedOn: dayOf(now()), address: account.address, accountMail: account.accountMail });
  const put = (part: Partial<typeof input>) => setInput({ ...input, ...part });
  const missing = {
    startedOn: !input.startedOn,
    address: !input.address.trim(),
    accountMail: !input.accountMail.trim() && !before,
    reason: before && !reason.trim(),
  };
  const said = (part: keyof typeof missing, sentence: string) => (tried && missing[part] ? { validationMessage: sentence } : {});

  const run = async (act: () => Promise<Answer>, sentence: string) => {
    setTried(true);
    if (Object.values(missing).includes(true)) return;
    const answer = await acting.run(act);
    if (answer?.outcome === 'done') onDone(answer.account, sentence);
  };
  const form = (
    <>
      <Field label={texts.account.startedOn} required {...said('startedOn', texts.account.dayMissing)}>
        <Input type="date" className="short" max={dayOf(now())} value={input.startedOn} onChange={(_event, { value }) => put({ startedOn: value })} />
      </Field>
      <AddressInput
        id="start-address"
        field={{ label: texts.account.address, required: true, ...said('address', texts.refused.addressMissing) }}
        planId={account.planId ?? ''}
        platform={account.platform}
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
  if (before) {
    return (
      <Card title={texts.account.alreadyTitle}>
        <div className="fields">
          {form}
          <Field label={texts.account.alreadyReason} required hint={texts.account.alreadyNote} {...said('reason', texts.account.reasonMissing)}>
            <Textarea rows={3} maxLength={1_000} value={reason} onChange={(_event, { value }) => setReason(value)} />
          </Field>
          {acting.said}
          <div className="actions">
            <Button onClick={() => setBefore(false)}>{texts.account.cancel}</Button>
            <Button
              appearance="primary"
              disabledFocusable={acting.busy}
              onClick={() => void run(() => startedBefore(account.id, { ...input, reason: reason.trim() }), texts.account.deviationSaved)}
            >
              {texts.account.alreadySave}
            </Button>
          </div>
        </div>
      </Card>
    );
  }
  return (
    <Card title={texts.account.start}>
      <div className="fields">
        <p>{texts.account.startText}</p>
        {!closed && form}
        {acting.said}
        <div className="row wide wrap">
          <Button
            appearance="primary"
            icon={closed ? <LockClosedRegular /> : <PlayCircleRegular />}
            disabledFocusable={closed || acting.busy}
            aria-describedby="start-closed"
            onClick={() => void (closed || run(() => startAccount(account.id, input), texts.account.started))}
          >
            {texts.account.start}
          </Button>
          {account.closedGate && (
            <span className="gate" id="start-closed">
              {texts.refused[account.closedGate]}{' '}
              <Link as="button" inline onClick={() => setBefore(true)}>
                {texts.account.already}
              </Link>
            </span>
          )}
        </div>
      </div>
    </Card>
  );
}
