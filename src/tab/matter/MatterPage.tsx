// A post to handle: the step that is next, what has been done, its files. Everything on the page may be secret.

import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { ShieldLockRegular } from '@fluentui/react-icons';
import { useEffect, useState, type ReactNode } from 'react';
import { aboutPost } from '../../domain/matterWords.ts';
import { lateAfterHours, minutesToOutcome, stateLabel } from '../../domain/matterLife.ts';
import { href } from '../route.ts';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { Facts } from '../shared/Facts.tsx';
import { forgetWords, wordsFor } from '../shared/leftWords.ts';
import { Loading } from '../shared/Loading.tsx';
import type { MatterView } from '../shared/matterActions.ts';
import { Page } from '../shared/Page.tsx';
import { Receipt, type Said } from '../shared/Receipt.tsx';
import { useLive } from '../shared/useAsync.ts';
import { matterTexts } from '../texts/matter.ts';
import { Breach } from './Breach.tsx';
import { DiaryForm } from './DiaryForm.tsx';
import { MatterFiles } from './MatterFiles.tsx';
import { MatterHistory } from './MatterHistory.tsx';
import { MatterPill } from '../shared/MatterPill.tsx';
import { Pill } from '../shared/states.tsx';
import { AskMove, MayBeSecret, MoveCard } from './MoveCard.tsx';
import { NoteForm } from './NoteForm.tsx';
import { ResumeEvidence, ResumePost } from './Resume.tsx';
import { ReceiptForm } from './OutsideReceipt.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { Revisit } from './Revisit.tsx';
import { ActForm, AssessForm, CloseForm, RegisterForm, ShortWay } from './StepForms.tsx';
import { StepList } from './StepList.tsx';
import { mayTellNow, TellForm } from './TellForm.tsx';
import type { StepProps } from './useStep.tsx';
import './matter.css';
import '../shared/inputs.css';

const t = matterTexts.page;
const crumb = { label: t.crumb, to: { screen: 'posts' } } as const;

export function MatterPage({ designation }: { designation: string }) {
  const { openMatter } = useActions();
  const matter = useLive(() => openMatter(designation), [designation]);
  if (matter.state === 'here' && matter.value && matter.value !== 'closed') return <Matter matter={matter.value} onMatter={matter.set} />;
  return (
    <Page title={t.title(designation)} crumb={crumb}>
      <Loading loaded={matter}>
        {(found) => (
          <Card>
            <p>{found === 'closed' ? t.closedToMe : t.gone}</p>
          </Card>
        )}
      </Loading>
    </Page>
  );
}

function Matter({ matter, onMatter }: { matter: MatterView; onMatter: (matter: MatterView) => void }) {
  const { designation, life, authority } = matter;
  const { now } = useActions();
  const [said, say] = useReceipt(designation);
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState<MatterView['life']['state']>();
  const [saving, setSaving] = useState(false);
  const step: StepProps = {
    matter,
    onSaving: setSaving,
    onMove: () => setAsking(true),
    onMatter(changed, sentence) {
      setTyped((was) => (was === changed.life.state ? was : undefined));
      onMatter(changed);
      say({ sentence });
    },
  };
  const minutes = minutesToOutcome(life);
  // Another window may do the step while something stands in it here: that stays, and is said.
  const isHeld = typed !== undefined && typed !== life.state;
  const mustMove = matter.move?.state === 'asked';
  return (
    <Page
      title={t.title(designation)}
      crumb={crumb}
      pill={<Pills {...matter} />}
      sub={[authority, minutes === undefined ? '' : t.elapsed(minutes)].filter(Boolean).join(' · ')}
    >
      <Receipt said={said} />
      <Remarks matter={matter} now={now()} />
      <div className={matter.isProtected ? 'two holds-secret' : 'two'}>
        <div className="stack">
          <MoveCard {...step} />
          {/* Not taken away: what was filled in stands there when it has been moved. */}
          <div hidden={mustMove}>
            <div className="stack">
              {isHeld && !saving && <Held onGoOn={() => setTyped(undefined)} />}
              <div onChangeCapture={() => setTyped(typed ?? life.state)}>
                <Next {...step} state={typed ?? life.state} />
              </div>
              {mayTellNow(step) && life.state !== 'assess' && life.state !== 'act' && <TellForm {...step} />}
              {!life.opened.outside && <Revisit {...step} key={life.revisitOn} />}
            </div>
          </div>
          <MatterHistory life={life} />
          {life.state !== 'assess' && !mustMove && !life.opened.outside && <NoteForm {...step} />}
          {asking && <AskMove {...step} onClose={() => setAsking(false)} />}
        </div>
        <div className="stack">
          <StepList steps={life.steps} />
          <Card title={t.facts}>
            <Facts rows={[...aboutPost(life, authority), ...diaryRow(life)].map(({ label, value }) => [label, value] as const)} />
          </Card>
          <MatterFiles matter={matter} />
          {!matter.isProtected && !mustMove && !life.opened.outside && <MayBeSecret {...step} />}
        </div>
      </div>
    </Page>
  );
}

const Pills = ({ life, isProtected }: MatterView) => (
  <>
    <MatterPill status={stateLabel(life)} isClosed={life.state === 'closed'} />
    {isProtected && <Pill state="secret" />}
  </>
);

const diaryRow = ({ diary }: MatterView['life']) => (diary?.number ? [{ label: t.number, value: diary.number }] : []);

function useReceipt(designation: string) {
  const place = href({ screen: 'post', designation });
  const [said, say] = useState((): Said | undefined => {
    const sentence = wordsFor(place);
    return sentence === undefined ? undefined : { sentence };
  });
  useEffect(() => forgetWords(place), [place]);
  return [said, say] as const;
}

function Remarks({ matter: { life, isProtected, lacksRecord }, now }: { matter: MatterView; now: Date }) {
  const hours = life.post && !life.acted && life.exit?.why !== 'removedBefore' ? Math.floor((now.getTime() - Date.parse(life.post.seenAt)) / 3_600_000) : 0;
  const lines: readonly (readonly [intent: 'warning' | 'error', sentence: string])[] = [
    ...(life.opened.outside ? ([['warning', t.outside]] as const) : []),
    ...(life.opened.matter === 'removal' && hours >= lateAfterHours ? ([['warning', t.late(hours)]] as const) : []),
    ...(lacksRecord ? ([['warning', t.lacksRecord]] as const) : []),
    ...(life.strange.length > 0 ? ([['error', t.strange]] as const) : []),
  ];
  return (
    <>
      {isProtected && (
        <MessageBar intent="error" layout="multiline" icon={<ShieldLockRegular />}>
          <MessageBarBody>
            {t.protected} {t.recorded}
          </MessageBarBody>
        </MessageBar>
      )}
      {lines.map(([intent, sentence]) => (
        <MessageBar key={sentence} intent={intent} layout="multiline">
          <MessageBarBody>{sentence}</MessageBarBody>
        </MessageBar>
      ))}
      {life.assessed?.incident && !life.closed && <Breach post={life.post} />}
    </>
  );
}

function Held({ onGoOn }: { onGoOn: () => void }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{t.held}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={onGoOn}>{t.goOn}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function Next({ state, ...props }: StepProps & { state: MatterView['life']['state'] }): ReactNode {
  const [guided, setGuided] = useState<boolean>();
  const isNew = guided !== undefined;
  const { opened, revisitOn } = props.matter.life;
  switch (state) {
    case 'receipt':
      return <ReceiptForm {...props} />;
    case 'post':
      return <ResumePost {...props} />;
    case 'evidence':
      return <ResumeEvidence {...props} />;
    case 'assess':
      return guided ? (
        <AssessForm {...props} isNew={isNew} onShort={() => setGuided(false)} />
      ) : (
        <ShortWay {...props} isNew={isNew} onGuided={() => setGuided(true)} />
      );
    case 'act':
      return <ActForm {...props} />;
    case 'answer':
      return <AnswerForm {...props} />;
    case 'tell':
      return <TellForm {...props} key={props.matter.life.told.length} />;
    case 'register':
      return <RegisterForm {...props} />;
    case 'close':
      return <CloseForm {...props} />;
    case 'diary':
      return <DiaryForm {...props} key={props.matter.life.diary?.state ?? ''} />;
    case 'closed':
      return opened.matter === 'question' && !revisitOn ? <p className="meta">{matterTexts.tell.followUp}</p> : null;
  }
}
