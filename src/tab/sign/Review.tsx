// What is signed, shown before it is signed: plan, version, decision, both chiefs, every answer, and the text the person may still change.

import { Button, Field, Link, MessageBar, MessageBarBody, Spinner, Textarea } from '@fluentui/react-components';
import { LockClosedRegular, SignatureRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { Fact } from '../../domain/fact.ts';
import { longestComment } from '../../domain/factText.ts';
import { Empty } from '../shared/Empty.tsx';
import { Facts } from '../shared/Facts.tsx';
import { problemSentence } from '../shared/Problem.tsx';
import { PlanToSign } from './PlanToSign.tsx';
import { isObstacle, type FreeText, type Obstacle, type Prepared, type Signer } from './prepared.ts';
import { CloseButton } from './CloseButton.tsx';
import { signTexts } from './signTexts.ts';

/** What the page can do for its person. `sign` leaves the page, or answers the sentence of why the fact would not count. */
export type Desk = {
  person: Signer;
  textLeftOut: boolean;
  prepare(): Promise<{ answer: Prepared | Obstacle; fresh: boolean }>;
  sign(fact: (time: string) => Fact): Promise<string | undefined>;
  otherPerson(): Promise<void>;
};

export function Review({ desk, notice }: { desk: Desk; notice?: string }) {
  const [shown, setShown] = useState<{ answer: Prepared | Obstacle; fresh: boolean } | { thrown: unknown }>();
  const read = () => {
    setShown(undefined);
    desk.prepare().then(setShown, (thrown: unknown) => setShown({ thrown }));
  };
  useEffect(read, []);
  if (!shown) return <Spinner className="sign-wait" label={signTexts.loading} />;
  if ('thrown' in shown) return <Stopped sentence={problemSentence(shown.thrown)} act={{ label: signTexts.retry, run: read }} />;
  const { answer, fresh } = shown;
  if (isObstacle(answer)) return <Stopped sentence={answer.obstacle} {...(answer.changePerson ? { act: { label: signTexts.otherPerson, run: () => void desk.otherPerson() } } : {})} />;
  return <Form prepared={answer} fresh={fresh} desk={desk} {...(notice ? { notice } : {})} />;
}

function Stopped({ sentence, act }: { sentence: string; act?: { label: string; run: () => void } }) {
  return (
    <div role="alert">
      <Empty icon={<LockClosedRegular />} title={signTexts.cannot} text={sentence}>
        {act && (
          <Button appearance="primary" onClick={act.run}>
            {act.label}
          </Button>
        )}
        <CloseButton />
      </Empty>
    </div>
  );
}

function faultIn(text: string, freeText: FreeText | undefined): string | undefined {
  if (text.length > longestComment) return signTexts.freeText.tooLong;
  return freeText?.required && !text.trim() ? freeText.required : undefined;
}

function Form({ prepared, fresh, desk, notice }: { prepared: Prepared; fresh: boolean; desk: Desk; notice?: string }) {
  const { freeText } = prepared;
  const [text, setText] = useState(freeText?.initial ?? '');
  const [state, setState] = useState<{ leaving?: true; sentence?: string; tried?: true }>({});
  const fault = faultIn(text, freeText);
  const sign = () => {
    if (fault) return setState({ tried: true });
    setState({ leaving: true });
    desk.sign((time) => prepared.fact(text.trim(), time)).then(
      (sentence) => setState(sentence ? { sentence } : { leaving: true }),
      (thrown: unknown) => setState({ sentence: problemSentence(thrown) }),
    );
  };
  const messages = [notice, desk.textLeftOut && freeText ? signTexts.textLeftOut : undefined, state.sentence].filter((message) => message !== undefined);
  return (
    <form
      className="sign-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        sign();
      }}
    >
      <div className="sign-body">
        <header>
          <h1>{prepared.heading}</h1>
          <p className="meta">
            {signTexts.signedInAs(desk.person.name)}{' '}
            <Link as="button" type="button" inline onClick={() => void desk.otherPerson()}>
              {signTexts.otherPerson}
            </Link>
          </p>
        </header>
        <div aria-live="polite" className="stack close">
          {messages.map((message) => (
            <MessageBar key={message} intent="warning" layout="multiline">
              <MessageBarBody>{message}</MessageBarBody>
            </MessageBar>
          ))}
        </div>
        {prepared.plan ? <PlanToSign plan={prepared.plan} lines={prepared.lines} /> : <Facts rows={prepared.lines} />}
        {freeText && (
          <Field label={freeText.label} hint={freeText.hint} required={freeText.required !== undefined} {...((state.tried || text.length > longestComment) && fault ? { validationMessage: fault } : {})}>
            <Textarea rows={4} resize="vertical" value={text} onChange={(_event, data) => setText(data.value)} />
          </Field>
        )}
        {prepared.plan && <p className="meta sign-checksum">{signTexts.checksum(prepared.plan.sha256)}</p>}
      </div>
      <div className="bar sign-bar">
        <p className="meta">
          {prepared.after} {fresh ? signTexts.freshSignature : signTexts.signature}
        </p>
        <div className="actions">
          <CloseButton />
          <Button type="submit" appearance="primary" icon={<SignatureRegular />} disabledFocusable={state.leaving === true}>
            {prepared.button}
          </Button>
        </div>
      </div>
    </form>
  );
}
