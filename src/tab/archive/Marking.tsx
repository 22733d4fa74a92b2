// The marking of secrecy (OSL 5 kap. 5 §): provision, day and authority. A warning to whoever is asked for the record, taken away when it holds no more.

import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { unsoundCharacter } from '../../domain/input.ts';
import { longestName } from '../../domain/matter.ts';
import { isDay } from '../../domain/swedish.ts';
import { useActions } from '../shared/actions.ts';
import type { ArchiveEntry } from '../shared/archiveActions.ts';
import { Card } from '../shared/Card.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { focusFirstFault } from '../shared/focus.ts';
import { dayOf, longDay } from '../shared/format.ts';
import { useActing } from '../shared/useActing.tsx';
import { archiveTexts } from '../texts/archive.ts';
import type { EntryProps } from './EntryPage.tsx';
import { focusSoon } from './focusSoon.ts';

const t = archiveTexts.marking;

export function Marking(props: EntryProps) {
  const [isOpen, setOpen] = useState(false);
  const { marking } = props.entry;
  const own: EntryProps = {
    ...props,
    onEntry(entry, sentence) {
      setOpen(false);
      props.onEntry(entry, sentence);
    },
  };
  const place = useRef<HTMLDivElement>(null);
  const back = () => {
    setOpen(false);
    focusSoon(place, 'button');
  };
  return (
    <Card title={t.card}>
      <div className="fields" ref={place}>
        <p>{standing(props.entry)}</p>
        {isOpen ? (
          <MarkingForm {...own} onBack={back} />
        ) : (
          <div>
            <Button onClick={() => setOpen(true)}>{marking ? t.end : t.add}</Button>
          </div>
        )}
      </div>
    </Card>
  );
}

function standing({ marking, markingEnded }: ArchiveEntry): string {
  if (marking) return t.has(marking.provision, longDay(marking.on), marking.by);
  return markingEnded ? t.ended(markingEnded.by, longDay(markingEnded.on)) : t.none;
}

/** Sets the marking where there is none, and takes it away where there is one. */
function MarkingForm({ entry, onEntry, onBack }: EntryProps & { onBack: () => void }) {
  const { now, markSecrecy, endMarking } = useActions();
  const isEnding = entry.marking !== undefined;
  const acting = useActing({ typed: true });
  const place = useRef<HTMLDivElement>(null);
  const today = dayOf(now());
  const [text, setText] = useState('');
  const [on, setOn] = useState(today);
  const [tried, setTried] = useState(false);
  useEffect(() => place.current?.querySelector('input')?.focus(), []);
  const textFault = !isEnding && text.trim() === '' ? t.provisionMissing : unsoundCharacter(text);
  const dayFault = isDay(on) && on <= today ? undefined : t.dayMissing;
  const save = async () => {
    setTried(true);
    if (textFault || dayFault) return focusFirstFault(place.current);
    const { designation } = entry;
    const done = await acting.run(() => (isEnding ? endMarking(designation, { on, reason: text }) : markSecrecy(designation, { provision: text, on })));
    if (done.outcome === 'done') onEntry(done.entry, isEnding ? t.endedNow : t.saved);
  };
  const said = (fault: string | undefined) => (tried && fault ? { validationMessage: fault } : {});
  return (
    <div className="proposal" ref={place}>
      <Field label={isEnding ? t.reason : t.provision} required={!isEnding} {...(isEnding ? {} : { hint: t.provisionHint })} {...said(textFault)}>
        <Input maxLength={longestName} value={text} onChange={(_event, { value }) => setText(value)} />
      </Field>
      {!isEnding && <Candidates entry={entry} onChoose={setText} />}
      <DayInput field={{ label: t.on, required: true, ...said(dayFault) }} value={on} max={today} onChange={setOn} />
      {acting.said}
      <div className="actions wrap">
        <Button appearance="subtle" disabledFocusable={acting.busy} onClick={onBack}>
          {t.cancel}
        </Button>
        <Button disabledFocusable={acting.busy} onClick={() => void save()}>
          {isEnding ? t.end : t.add}
        </Button>
      </div>
    </div>
  );
}

/** What the indicators point to (R84): a proposal, and a person decides. */
function Candidates({ entry: { candidates }, onChoose }: { entry: ArchiveEntry; onChoose: (provision: string) => void }) {
  if (candidates.length === 0) return null;
  return (
    <div className="actions wrap">
      {candidates.map((provision) => (
        <Button size="small" key={provision} onClick={() => onChoose(provision)}>
          {t.candidate(provision)}
        </Button>
      ))}
    </div>
  );
}
