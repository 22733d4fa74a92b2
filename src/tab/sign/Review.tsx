// What is signed, shown before it is signed: plan, version, decision, both chiefs, every answer, and the text the person may still change.

import { Button, Field, Link, MessageBar, MessageBarBody, Spinner, Textarea } from '@fluentui/react-components';
import { SignatureRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import type { Fact } from '../../domain/fact.ts';
import { Facts } from '../shared/Facts.tsx';
import { problemSentence } from '../shared/Problem.tsx';
import { useAsync } from '../shared/useAsync.ts';
import { PlanToSign } from './PlanToSign.tsx';
import { faultInText, isObstacle, type Obstacle, type Prepared, type Signer } from './prepared.ts';
import { CloseButton } from './CloseButton.tsx';
import { focusHeading } from './focusHeading.ts';
import { signTexts } from './signTexts.ts';
import { Stopped } from './Stopped.tsx';
import { useSignIn } from './useSignIn.tsx';

/**
 * What the page can do for its person. `sign` leaves the page, or answers the sentence of why this may not be signed any more: the lists are asked
 * anew. `keep` keeps what is being written, also over a reload. `notices` are said over everything else.
 */
export type Desk = {
  person: Signer;
  textLeftOut: boolean;
  notices?: readonly string[];
  prepare(): Promise<{ answer: Prepared | Obstacle; fresh: boolean }>;
  sign(text: string, fact: (text: string, time: string) => Fact): Promise<string | undefined>;
  keep?(text: string): void;
  otherPerson(): Promise<void>;
};

export function Review({ desk, notice }: { desk: Desk; notice?: string }) {
  const shown = useAsync(() => desk.prepare(), [desk]);
  if (shown.state === 'waiting') return <Spinner className="sign-wait" label={signTexts.loading} />;
  if (shown.state === 'failed') return <Stopped sentence={problemSentence(shown.thrown)} act={{ label: signTexts.retry, run: shown.reload }} />;
  const { answer, fresh } = shown.value;
  if (isObstacle(answer)) return answer.changePerson ? <WrongPerson sentence={answer.obstacle} desk={desk} /> : <Stopped sentence={answer.obstacle} />;
  return <Form prepared={answer} fresh={fresh} desk={desk} {...(notice ? { notice } : {})} />;
}

function WrongPerson({ sentence, desk }: { sentence: string; desk: Desk }) {
  const other = useSignIn(desk.otherPerson);
  return (
    <Stopped sentence={sentence} act={{ label: signTexts.otherPerson, run: other.go }}>
      {other.said}
    </Stopped>
  );
}

/** The free text and the way to the signature. `sign` leaves the page, or says why it cannot. */
function useSign(prepared: Prepared, desk: Desk) {
  const [text, setText] = useState(prepared.freeText?.initial ?? '');
  const [state, setState] = useState<{ leaving?: true; sentence?: string; refused?: string; tried?: true }>({});
  const field = useId();
  const fault = faultInText(text, prepared.freeText);
  const write = (next: string) => {
    setText(next);
    desk.keep?.(next);
  };
  const sign = () => {
    if (fault) {
      document.getElementById(field)?.focus();
      return setState({ tried: true });
    }
    setState({ leaving: true });
    desk.sign(text.trim(), prepared.fact).then(
      (refused) => setState(refused ? { refused } : { leaving: true }),
      (thrown: unknown) => setState({ sentence: problemSentence(thrown) }),
    );
  };
  // That something is missing is said when one has tried; what stands there and cannot stay is said at once.
  const shownFault = fault && (state.tried || text.trim() !== '') ? { validationMessage: fault } : {};
  return { text, write, field, shownFault, leaving: state.leaving === true, sentence: state.sentence, refused: state.refused, sign };
}

function Form({ prepared, fresh, desk, notice }: { prepared: Prepared; fresh: boolean; desk: Desk; notice?: string }) {
  const { freeText } = prepared;
  const { text, write, field, shownFault, leaving, sentence, refused, sign } = useSign(prepared, desk);
  const messages = [...(desk.notices ?? []), notice, desk.textLeftOut && freeText ? signTexts.textLeftOut : undefined, sentence].filter(
    (message) => message !== undefined,
  );
  if (refused) return <Stopped sentence={signTexts.nothingSaved(refused)} />;
  return (
    <form
      className="sign-form"
      ref={focusHeading}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        sign();
      }}
    >
      <div className="sign-body">
        <Head heading={prepared.heading} desk={desk} messages={messages} />
        {prepared.plan ? <PlanToSign plan={prepared.plan} lines={prepared.lines} /> : <Facts rows={prepared.lines} />}
        {freeText && (
          <Field label={freeText.label} hint={freeText.hint} required={freeText.required !== undefined} {...shownFault}>
            <Textarea rows={4} resize="vertical" id={field} value={text} onChange={(_event, data) => write(data.value)} />
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
          <Button type="submit" appearance="primary" icon={<SignatureRegular />} disabledFocusable={leaving}>
            {prepared.button}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** What is asked, of whom, and what has to be said first. */
function Head({ heading, desk, messages }: { heading: string; desk: Desk; messages: readonly string[] }) {
  const other = useSignIn(desk.otherPerson);
  return (
    <header>
      <h1>{heading}</h1>
      <p className="meta">
        {signTexts.signedInAs(desk.person.name)}{' '}
        <Link as="button" type="button" inline className="small" onClick={other.go}>
          {signTexts.otherPerson}
        </Link>
      </p>
      <div aria-live="polite" className="sign-messages">
        {messages.map((message) => (
          <MessageBar key={message} intent="warning" layout="multiline">
            <MessageBarBody>{message}</MessageBarBody>
          </MessageBar>
        ))}
        {other.said}
      </div>
    </header>
  );
}
