// A post that was thought to be open and may be secret after all: it is said, and all of it is moved. What happens is told before it happens; a move that was
// interrupted is gone on with here, by whoever opens the matter next and has the right to the protected library.

import { Button, Field, MessageBar, MessageBarBody, ProgressBar, Radio, RadioGroup } from '@fluentui/react-components';
import { ShieldLockRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { secrecyAnswers } from '../../domain/matter.ts';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import type { Keeping, MatterDone, MatterView } from '../shared/matterActions.ts';
import { useActing } from '../shared/useActing.tsx';
import { matterTexts } from '../texts/matter.ts';
import type { StepProps } from './useStep.tsx';

const t = matterTexts.move;
type Answer = 'unknown' | 'yes';

/** Offered while the matter lies in the open library. */
export function MayBeSecret({ onMove }: StepProps) {
  return (
    <Card title={t.card}>
      <div className="stack close">
        <p className="meta">{t.offer}</p>
        <div>
          <Button id="may-be-secret" icon={<ShieldLockRegular />} onClick={() => onMove?.()}>
            {t.open}
          </Button>
        </div>
      </div>
    </Card>
  );
}

/** The question, with what will happen; the answer is saved first, and then all of it is moved. */
export function AskMove({ matter, onMatter, onClose }: StepProps & { onClose: () => void }) {
  const { suspectMatter } = useActions();
  const acting = useActing();
  const moving = useMove({ matter, onMatter });
  const [answer, setAnswer] = useState<Answer>('unknown');
  const [saved, setSaved] = useState<MatterView>();
  const start = async () => {
    moving.clear();
    const said = await acting.run(() => suspectMatter(matter.designation, answer));
    if (said.outcome !== 'done') return;
    if (said.matter.move?.state === 'asked' && said.matter.move.keeping.may) {
      setSaved(said.matter);
      // What went wrong is said here, with its way out: the question stays.
      if (await moving.run()) onClose();
      return;
    }
    onMatter(said.matter, t.saidOnly);
    onClose();
  };
  const leave = () => {
    // The answer is saved though the move did not go: the page shows what is left to do.
    if (saved) onMatter(saved, t.saidOnly);
    onClose();
  };
  return (
    <ConfirmDialog
      title={t.title}
      text={t.before}
      act={t.start}
      cancel={matterTexts.page.cancel}
      busy={acting.busy || moving.busy}
      said={
        <>
          <Field label={t.answer}>
            <RadioGroup layout="horizontal" disabled={acting.busy || moving.busy} value={answer} onChange={(_event, { value }) => setAnswer(value as Answer)}>
              <Radio value="unknown" label={secrecyAnswers.unknown} />
              <Radio value="yes" label={secrecyAnswers.yes} />
            </RadioGroup>
          </Field>
          {acting.said}
          {moving.shown}
        </>
      }
      onAct={() => void start()}
      onClose={leave}
      otherwise="h1"
    />
  );
}

/** It is to be moved, or its move was interrupted. Whoever may not learns whom to ring and what to do by hand. */
export function MoveCard(props: StepProps) {
  const { move, authority } = props.matter;
  const moving = useMove(props);
  if (!move) return null;
  const isAsked = move.state === 'asked';
  if (isAsked && !move.keeping.may) {
    return (
      <Card title={t.mustTitle}>
        <div className="stack">
          <p>{t.must}</p>
          <AskRegistrar keeping={move.keeping} authority={authority} />
        </div>
      </Card>
    );
  }
  return (
    <Card title={isAsked ? t.mustTitle : t.leftTitle}>
      <div className="stack">
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{isAsked ? t.must : t.left(move.left)}</MessageBarBody>
        </MessageBar>
        {moving.shown}
        <div className="actions">
          <Button appearance="primary" icon={<ShieldLockRegular />} disabledFocusable={moving.busy} onClick={() => void moving.run()}>
            {isAsked ? t.act : t.goOn}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function AskRegistrar({ keeping, authority }: { keeping: Exclude<Keeping, { may: true }>; authority: string }) {
  const { call, write } = matterTexts.first;
  const { telephone = '', mailbox = '' } = 'registrar' in keeping ? keeping.registrar : {};
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <p className="wraps">
          {'outside' in keeping ? t.outside : t.ask(authority)} {telephone && call(telephone)} {mailbox && write(mailbox)}
        </p>
        <ol className="by-hand">
          {t.byHand.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ol>
      </MessageBarBody>
    </MessageBar>
  );
}

/** One move, with how far it has come. What failed is gone on with by *Försök igen*: nothing is done twice. */
function useMove({ matter, onMatter }: StepProps) {
  const { moveMatter } = useActions();
  const acting = useActing();
  const [far, setFar] = useState<{ done: number; all: number }>();
  const run = async () => {
    const answer = await acting.run((): Promise<MatterDone | Awaited<ReturnType<typeof moveMatter>>> => {
      // Tried again it tells anew how far it has come.
      setFar(undefined);
      return moveMatter(matter.designation, (done, all) => setFar({ done, all }));
    });
    if (answer.outcome === 'done') onMatter(answer.matter, t.done);
    return answer.outcome === 'done';
  };
  const shown = (
    <>
      {acting.busy && (
        <Field validationState="none" validationMessage={far ? t.far(far.done, far.all) : t.copying}>
          <ProgressBar aria-label={t.progress} {...(far ? { value: far.done, max: far.all } : {})} />
        </Field>
      )}
      {acting.said}
    </>
  );
  return { busy: acting.busy, clear: acting.clear, run, shown };
}
