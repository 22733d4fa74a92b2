// The tab's side of a signing: opens the window in the click itself, says what is going on, and believes only what then stands in the list.

import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { SignRequest } from '../../domain/signRequest.ts';
import { texts } from '../texts.ts';
import { useActions, type Signing, type SignOutcome } from './actions.ts';
import { catchFocus } from './focus.ts';
import { problemSentence } from './Problem.tsx';

type Phase =
  | { at: 'rest' }
  | { at: 'signing'; request: SignRequest; signing: Signing; gone?: true }
  /** Given up here. The other window may still be open, so the list is asked on. */
  | { at: 'left' }
  | { at: 'said'; intent: 'error' | 'info'; sentence: string };

/**
 * `begin` must be called in the click, with nothing awaited before it: else the browser stops the window.
 * `panel` is drawn near the button; `under way` tells that the buttons should rest. `onSeen` is called when the fact stands in the list.
 */
export function useSigning(onSeen: (request: SignRequest) => void): { begin: (request: SignRequest) => void; panel: ReactNode; underWay: boolean } {
  const { sign } = useActions();
  const [phase, setPhase] = useState<Phase>({ at: 'rest' });
  const present = useRef<Signing | undefined>(undefined);
  const seen = useRef(onSeen);
  seen.current = onSeen;

  const begin = useCallback(
    (request: SignRequest) => {
      present.current?.giveUp();
      const signing = sign(request);
      present.current = signing;
      setPhase({ at: 'signing', request, signing });
      const settled = (next: Phase) => {
        if (present.current !== signing) return;
        present.current = undefined;
        setPhase(next);
      };
      // The window has done its part: from here on it is the tab that tells the others.
      void signing.found?.then(() => {
        if (present.current === signing) setPhase({ at: 'signing', request, signing: { ...signing, window: 'none' } });
      });
      void signing.gone?.then(() => setPhase((former) => (former.at === 'signing' && former.signing === signing ? { ...former, gone: true } : former)));
      signing.done.then(
        (outcome) => {
          const mine = present.current === signing;
          settled(afterwards(outcome));
          if (mine && outcome.outcome === 'seen') seen.current(request);
        },
        (thrown: unknown) => settled({ at: 'said', intent: 'error', sentence: problemSentence(thrown) }),
      );
    },
    [sign],
  );
  useEffect(() => () => present.current?.giveUp(), []);

  return { begin, underWay: phase.at === 'signing', panel: <Panel phase={phase} onAgain={begin} onLeave={() => setPhase({ at: 'left' })} /> };
}

function afterwards(outcome: SignOutcome): Phase {
  switch (outcome.outcome) {
    case 'seen':
      return { at: 'rest' };
    case 'notCounted':
      return { at: 'said', intent: 'error', sentence: texts.signing.notCounted(outcome.sentence) };
    case 'givenUp':
      return { at: 'said', intent: 'info', sentence: texts.signing.closed };
    case 'refused':
      return { at: 'said', intent: 'error', sentence: texts.refused[outcome.why] };
  }
}

/** Always in the page, so that a screen reader hears what is put into it. It has focus when the button that was pressed in it is gone. */
function Panel({ phase, onAgain, onLeave }: { phase: Phase; onAgain: (request: SignRequest) => void; onLeave: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (phase.at === 'left') catchFocus(place.current);
  }, [phase.at]);
  const said = phase.at === 'said' ? phase : phase.at === 'left' ? ({ intent: 'info', sentence: texts.signing.left } as const) : undefined;
  return (
    <div role="status" className="signing" ref={place} tabIndex={-1}>
      {said && (
        <MessageBar intent={said.intent} layout="multiline">
          <MessageBarBody>{said.sentence}</MessageBarBody>
        </MessageBar>
      )}
      {phase.at === 'signing' && <UnderWay signing={phase.signing} gone={phase.gone === true} onAgain={() => onAgain(phase.request)} onLeave={onLeave} />}
    </div>
  );
}

function UnderWay({ signing, gone, onAgain, onLeave }: { signing: Signing; gone: boolean; onAgain: () => void; onLeave: () => void }) {
  if (signing.window === 'none') {
    return (
      <MessageBar intent="info">
        <MessageBarBody>{texts.signing.saving}</MessageBarBody>
      </MessageBar>
    );
  }
  const blocked = signing.window === 'blocked';
  return (
    <MessageBar intent={blocked ? 'warning' : 'info'} layout="multiline">
      <MessageBarBody>{blocked ? texts.signing.blocked : gone ? texts.signing.gone : `${texts.signing.open} ${texts.signing.openHelp}`}</MessageBarBody>
      <MessageBarActions>
        {blocked && (
          <Button as="a" size="small" href={signing.href} target="_blank" rel="opener">
            {texts.signing.asLink}
          </Button>
        )}
        <Button size="small" onClick={onAgain}>
          {texts.signing.tryAgain}
        </Button>
        <Button size="small" appearance="transparent" onClick={onLeave}>
          {texts.signing.giveUp}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
