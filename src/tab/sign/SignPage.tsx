// The signing window, stage by stage. It stands in a window of its own: nothing of the tab is here.

import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { CheckmarkCircleRegular, DocumentQuestionMarkRegular, ErrorCircleRegular, LockClosedRegular, PersonRegular } from '@fluentui/react-icons';
import { useEffect, useState, type ReactNode } from 'react';
import type { OutsideError, OutsideKind } from '../../outsideError.ts';
import { Empty } from '../shared/Empty.tsx';
import { kindOf, problemSentence } from '../shared/Problem.tsx';
import { useAsync } from '../shared/useAsync.ts';
import { CloseButton } from './CloseButton.tsx';
import { focusHeading } from './focusHeading.ts';
import { Review, type Desk } from './Review.tsx';
import { Stopped } from './Stopped.tsx';
import { signTexts } from './signTexts.ts';
import type { Late } from './standing.ts';
import { useSignIn } from './useSignIn.tsx';
import './sign.css';

/** `refused`: nothing was written, since the plan has changed: the sentence. `late`: it was written and does not hold. */
export type Written = 'done' | 'tooLate' | { refused: string } | { late: Late };

export type Stage =
  | { kind: 'loading'; saving?: boolean }
  | { kind: 'storageDenied'; host: string }
  | { kind: 'noErrand' }
  | { kind: 'signedOut'; thrown?: OutsideError; signIn: () => void }
  | { kind: 'review'; desk: Desk; notice?: string }
  | { kind: 'wrongPerson'; sentence: string; name: string; again: () => void }
  | { kind: 'write'; write: () => Promise<Written>; signIn: () => Promise<void>; startAgain: () => void }
  | { kind: 'broken'; thrown: unknown; retry: () => void };

export function SignPage({ stage }: { stage: Stage }) {
  return <main className="sign">{stageView(stage)}</main>;
}

function stageView(stage: Stage): ReactNode {
  switch (stage.kind) {
    case 'loading':
      return <Spinner className="sign-wait" label={stage.saving ? signTexts.saving : signTexts.loading} />;
    case 'storageDenied':
      return <Empty icon={<LockClosedRegular />} title={signTexts.cannot} text={signTexts.storageDenied(stage.host)} />;
    case 'noErrand':
      return <Empty icon={<DocumentQuestionMarkRegular />} title={signTexts.noErrand.title} text={signTexts.noErrand.text} />;
    case 'signedOut':
      return (
        <Empty icon={<PersonRegular />} title={signTexts.signIn} text={stage.thrown ? problemSentence(stage.thrown) : signTexts.givenUp}>
          <Button appearance="primary" onClick={stage.signIn}>
            {signTexts.signIn}
          </Button>
        </Empty>
      );
    case 'review':
      return <Review desk={stage.desk} {...(stage.notice ? { notice: stage.notice } : {})} />;
    case 'wrongPerson':
      return (
        <Empty icon={<PersonRegular />} title={signTexts.cannot} text={stage.sentence}>
          <Button appearance="primary" onClick={stage.again}>
            {signTexts.signAs(stage.name)}
          </Button>
          <CloseButton />
        </Empty>
      );
    case 'write':
      return <Writing {...stage} />;
    case 'broken':
      return (
        <Empty icon={<ErrorCircleRegular />} title={signTexts.cannot} text={problemSentence(stage.thrown)}>
          <Button appearance="primary" onClick={stage.retry}>
            {signTexts.retry}
          </Button>
        </Empty>
      );
  }
}

/** What time alone may cure. */
const mayPass: ReadonlySet<OutsideKind> = new Set(['offline', 'throttled', 'unexpected']);

/** Writes when it is shown, again when asked, and again by itself while it may help. */
function Writing({ write, signIn, startAgain }: Extract<Stage, { kind: 'write' }>) {
  const [turn, setTurn] = useState(1);
  const written = useAsync(write, [turn]);
  const again = () => setTurn(turn + 1);
  const kind = written.state === 'failed' ? kindOf(written.thrown) : undefined;
  const anew = useSignIn(signIn);
  useEffect(() => {
    if (!kind || !mayPass.has(kind)) return undefined;
    const timer = setTimeout(() => setTurn(turn + 1), 15_000);
    return () => clearTimeout(timer);
  }, [kind, turn]);
  if (written.state === 'waiting') return <Spinner className="sign-wait" label={signTexts.writing} />;
  if (written.state === 'here') return <Ended written={written.value} startAgain={startAgain} />;
  return (
    <Empty icon={<ErrorCircleRegular />} title={signTexts.notWrittenTitle} text={signTexts.notWritten}>
      {anew.said ?? (
        <>
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{problemSentence(written.thrown)}</MessageBarBody>
          </MessageBar>
          <Button appearance="primary" onClick={kind === 'signedOut' ? anew.go : again}>
            {kind === 'signedOut' ? signTexts.signIn : signTexts.retry}
          </Button>
        </>
      )}
    </Empty>
  );
}

function Ended({ written, startAgain }: { written: Written; startAgain: () => void }) {
  if (written === 'done') return <Done />;
  if (written === 'tooLate') return <Stopped sentence={signTexts.tooLate} act={{ label: signTexts.retry, run: startAgain }} />;
  if ('refused' in written) return <Stopped sentence={signTexts.nothingSaved(written.refused)} />;
  const { title, sentence, again } = written.late;
  return <Stopped title={title} sentence={sentence} {...(again ? { act: { label: signTexts.signAgain, run: startAgain } } : {})} />;
}

function Done() {
  return (
    <output className="sign-done" ref={focusHeading}>
      <Empty icon={<CheckmarkCircleRegular />} title={signTexts.done.title} text={signTexts.done.text}>
        <CloseButton />
      </Empty>
    </output>
  );
}
