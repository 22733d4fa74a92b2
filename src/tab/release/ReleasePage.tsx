// One record that somebody asks for: the original, a masked copy or nothing, and what must then be told. Everything on the page may be secret; it is kept in
// memory only. Nobody is asked who wants it or why (TF 2 kap. 18 §).

import { MessageBar, MessageBarBody, Radio, RadioGroup } from '@fluentui/react-components';
import { ShieldLockRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import type { MaskReason } from '../../domain/masking.ts';
import { promptly } from '../../domain/releaseDecision.ts';
import { listed } from '../../domain/swedish.ts';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { dayAndTime, longDay } from '../shared/format.ts';
import { Loading } from '../shared/Loading.tsx';
import { Page } from '../shared/Page.tsx';
import { Receipt, type Said } from '../shared/Receipt.tsx';
import type { Released, ReleaseView } from '../shared/releaseActions.ts';
import { useAsync } from '../shared/useAsync.ts';
import { releaseTexts } from '../texts/release.ts';
import { MaskForm } from './MaskForm.tsx';
import { OriginalForm } from './OriginalForm.tsx';
import { DecisionDraft } from './RefusalTold.tsx';
import { WithholdForm } from './WithholdForm.tsx';
import './release.css';
import '../shared/inputs.css';

const t = releaseTexts.page;
const crumb = { label: releaseTexts.search.title, to: { screen: 'releases' } } as const;
const ways = releaseTexts.page.ways;
type Way = keyof typeof ways;

export function ReleasePage({ designation }: { designation: string }) {
  const { openRelease } = useActions();
  // Read once: each reading of what may be secret is an opening.
  const record = useAsync(() => openRelease(designation), [designation]);
  if (record.state === 'here' && typeof record.value === 'object') return <Record view={record.value} onView={record.set} />;
  return (
    <Page title={t.title(designation)} crumb={crumb}>
      <Loading loaded={record}>
        {(found) => (
          <Card>
            <p>{t[typeof found === 'string' ? found : 'gone']}</p>
          </Card>
        )}
      </Loading>
    </Page>
  );
}

/** What was refused: the draft of a decision is about it. */
type Refused = { scope: 'part' | 'whole'; reasons: readonly MaskReason[] };

function Record({ view, onView }: { view: ReleaseView; onView: (view: ReleaseView) => void }) {
  const [said, say] = useState<Said>();
  const [refused, setRefused] = useState<Refused>();
  const [times, setTimes] = useState(0);
  const done = (released: Released, sentence: string, refusal?: Refused) => {
    onView(released.view);
    say({ sentence });
    setRefused(refusal && refusal.reasons.length > 0 ? refusal : undefined);
    setTimes(times + 1);
  };
  // What was done before is no word of what is begun now.
  const forget = () => {
    say(undefined);
    setRefused(undefined);
  };
  return (
    <Page title={t.title(view.designation)} crumb={crumb} sub={[view.authority, view.diaryNumber && t.diary(view.diaryNumber)].filter(Boolean).join(' · ')}>
      <Receipt said={said} />
      {view.isProtected && (
        <MessageBar intent="error" layout="multiline" icon={<ShieldLockRegular />}>
          <MessageBarBody>{t.protected}</MessageBarBody>
        </MessageBar>
      )}
      {view.marking && <Marked marking={view.marking} />}
      <div className="two">
        <div className="stack">
          {refused && <DecisionDraft view={view} {...refused} />}
          <Ways view={view} done={done} onChosen={forget} key={times} />
        </div>
        <div className="stack">
          <Promptly />
          <Earlier view={view} />
        </div>
      </div>
    </Page>
  );
}

/** A warning for this very moment (OSL 5 kap. 5 §). */
function Marked({ marking }: { marking: NonNullable<ReleaseView['marking']> }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {t.marked(marking, longDay(marking.on))} {t.markedText}
      </MessageBarBody>
    </MessageBar>
  );
}

type WaysProps = { view: ReleaseView; done: (released: Released, sentence: string, refusal?: Refused) => void; onChosen: () => void };

/** What is begun in one way stays while one looks at another. */
function Ways({ view, done, onChosen }: WaysProps) {
  const [way, setWay] = useState<Way>();
  const [begun, setBegun] = useState<readonly Way[]>([]);
  const name = useId();
  const choose = (chosen: Way) => {
    setWay(chosen);
    onChosen();
    setBegun([...new Set([...begun, chosen])]);
  };
  const hasFiles = view.files.length > 0;
  const given = ({ files }: Released, texts: { saved: (files: string) => string }) => texts.saved(listed(files));
  return (
    <>
      <Card title={<span id={name}>{t.how}</span>}>
        <RadioGroup aria-labelledby={name} value={way ?? ''} onChange={(_event, { value }) => choose(value as Way)}>
          {hasFiles && <Radio value="original" label={ways.original} />}
          <Radio value="masked" label={hasFiles ? ways.masked : t.wayWithoutFiles} />
          <Radio value="nothing" label={ways.nothing} />
        </RadioGroup>
      </Card>
      {begun.map((one) => (
        <div hidden={one !== way} key={one}>
          {one === 'original' && <OriginalForm view={view} onReleased={(released) => done(released, given(released, releaseTexts.original))} />}
          {one === 'masked' && (
            <MaskForm
              view={view}
              onReleased={(released, { fact: { masks, rows } }) =>
                done(released, given(released, releaseTexts.preview), { scope: 'part', reasons: [...masks, ...rows].map(({ reason }) => reason) })
              }
            />
          )}
          {one === 'nothing' && (
            <WithholdForm view={view} onReleased={(released, reasons) => done(released, releaseTexts.withhold.saved, { scope: 'whole', reasons })} />
          )}
        </div>
      ))}
    </>
  );
}

function Promptly() {
  return (
    <Card title={t.promptly}>
      <ul className="stack close">
        {promptly.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Card>
  );
}

function Earlier({ view: { earlier } }: { view: ReleaseView }) {
  const { now } = useActions();
  if (earlier.length === 0) return null;
  return (
    <Card title={t.earlier} count={earlier.length}>
      <ul className="stack close">
        {earlier.map(({ at, sentence, meta }) => (
          <li key={at + sentence}>
            <div className="wraps">{sentence}</div>
            <div className="meta wraps">{[meta, dayAndTime(at, now())].filter(Boolean).join(' · ')}</div>
          </li>
        ))}
      </ul>
      <p className="meta recorded">{t.earlierNote}</p>
    </Card>
  );
}
