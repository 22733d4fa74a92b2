// "Byter ni inloggningsuppgifter eller administratör för kontot ska detta meddelas till informationsfunktionen" (R108, R109): a change with its day.

import { Button, Checkbox, Field } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { reportedFields, type AccountNow, type ReportedField } from '../../domain/accountChange.ts';
import type { Fault } from '../../domain/planCheck.ts';
import { go, href } from '../route.ts';
import { useActions, type AccountView } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { FieldInput, type SetAnswer } from '../shared/FieldInput.tsx';
import { focusFirstFault } from '../shared/focus.ts';
import { dayOf } from '../shared/format.ts';
import { Loading } from '../shared/Loading.tsx';
import { Mark } from '../shared/Mark.tsx';
import { Page } from '../shared/Page.tsx';
import { useActing } from '../shared/useActing.tsx';
import { useAsync } from '../shared/useAsync.ts';
import { texts } from '../texts.ts';
import { leaveWords } from '../shared/leftWords.ts';
import '../shared/inputs.css';
import '../shared/register.css';

const t = texts.account.change;

export function ReportChangePage({ id }: { id: number }) {
  const { openAccount } = useActions();
  const account = useAsync(async () => await openAccount(id), [id]);
  const found = account.state === 'here' ? account.value : undefined;
  return (
    <Page
      title={found ? t.title(found.name) : texts.accounts.title}
      crumb={found ? { label: found.name, to: { screen: 'account', id } } : { label: texts.accounts.title, to: { screen: 'accounts' } }}
      {...(found ? { lead: <Mark platform={found.platform} size={48} />, sub: t.sub } : {})}
    >
      <Loading loaded={account}>
        {(read) =>
          read?.toReport ? (
            <Change account={read} toReport={read.toReport} />
          ) : (
            <Card>
              <p>{read ? t.notHere : texts.problem.missing}</p>
            </Card>
          )
        }
      </Loading>
    </Page>
  );
}

type ChangeProps = { account: AccountView; toReport: NonNullable<AccountView['toReport']> };

function Change({ account, toReport }: ChangeProps) {
  const form = useChange(account, toReport);
  const questions = (fields: readonly ReportedField[]) =>
    fields.map((name) => (
      <FieldInput
        key={name}
        name={name}
        planId={account.planId ?? ''}
        answers={{ ...form.wanted, platform: account.platform }}
        set={form.set}
        faults={form.faults}
      />
    ));
  return (
    <div className="stack" ref={form.place}>
      <Card title={t.who}>
        <div className="fields">{questions(['administrators', 'operators'])}</div>
      </Card>
      <Card title={t.contact}>
        <div className="fields">{questions(['accountMail', 'address'])}</div>
      </Card>
      <Card title={t.signIn}>
        <div className="fields">
          <Field hint={t.credentialsHint}>
            <Checkbox label={t.credentials} checked={form.credentials} onChange={(_event, { checked }) => form.setCredentials(checked === true)} />
          </Field>
        </div>
      </Card>
      <Card title={t.when}>
        <div className="fields">
          <DayInput
            field={{ label: t.on, required: true, ...(form.late ? { validationMessage: form.late } : {}) }}
            max={form.today}
            value={form.on}
            onChange={form.setOn}
          />
          {form.said}
          <div className="actions">
            <Button onClick={() => go({ screen: 'account', id: account.id })}>{texts.account.cancel}</Button>
            <Button appearance="primary" disabledFocusable={form.busy} onClick={() => void form.send()}>
              {t.send}
            </Button>
          </div>
        </div>
      </Card>
    </div>
  );
}

/** What is written stays until it is told. What is wrong is judged where the directory and the register can be asked: in the flow. */
function useChange(account: AccountView, { key, now: asOpened }: ChangeProps['toReport']) {
  const { reportChange, now } = useActions();
  const acting = useActing({ typed: true });
  const place = useRef<HTMLDivElement>(null);
  const today = dayOf(now());
  // As it was when the form was opened: what is told from it is told once, and against what the person saw.
  const [opened] = useState({ key, now: asOpened });
  const [wanted, setWanted] = useState<AccountNow>(opened.now);
  const [credentials, setCredentials] = useState(false);
  const [on, setOn] = useState(today);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [late, setLate] = useState<string>();
  const set: SetAnswer = (name, value) => {
    setWanted({ ...wanted, [name]: value });
    setFaults(faults.filter(({ field }) => field !== name));
  };
  const send = async () => {
    const answer = await acting.run(() => reportChange(account.id, { key: opened.key, on, seen: opened.now, wanted: pickReported(wanted), credentials }));
    if (answer?.outcome === 'done') {
      leaveWords(href({ screen: 'account', id: account.id }), t.done);
      go({ screen: 'account', id: account.id });
    } else if (answer?.outcome === 'faults') {
      setFaults(answer.fields);
      setLate(answer.on);
      focusFirstFault(place.current);
    } else if (answer?.outcome === 'refused' && answer.why === 'addressTaken') {
      acting.clear();
      setFaults([{ field: 'address', sentence: texts.refused.addressTaken }]);
      focusFirstFault(place.current);
    }
  };
  const setDay = (day: string) => {
    setOn(day);
    setLate(undefined);
  };
  return { place, today, wanted, set, credentials, setCredentials, on, setOn: setDay, faults, late, busy: acting.busy, said: acting.said, send };
}

const pickReported = (wanted: AccountNow): AccountNow =>
  Object.fromEntries(reportedFields.filter((name) => wanted[name] !== undefined).map((name) => [name, wanted[name]]));
