// A stand-in for a chief: for whom, who, which days and on what ground. The chief signs it, or an Administrator for a chief.

import { Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Colleague } from '../../domain/person.ts';
import { longestComment, unsoundCharacter } from '../../domain/input.ts';
import type { SignRequest } from '../../domain/signRequest.ts';
import { useActions } from '../shared/actions.ts';
import { Chosen } from '../shared/Chosen.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { focusFirstFault } from '../shared/focus.ts';
import { dayOf } from '../shared/format.ts';
import { PersonPicker } from '../shared/PersonPicker.tsx';
import { texts } from '../texts.ts';

type Entry = { for: Colleague | undefined; to: Colleague | undefined; from: string; until: string; reference: string };
export type DelegationFormProps = { busy: boolean; onSign: (request: SignRequest) => void; onClose: () => void };

export function DelegationForm({ busy, onSign, onClose }: DelegationFormProps) {
  const { me, now } = useActions();
  const { oid, name, upn } = me;
  const [entry, setEntry] = useState<Entry>({ for: { oid, name, upn }, to: undefined, from: dayOf(now()), until: '', reference: '' });
  const [tried, setTried] = useState(false);
  const put = (part: Partial<Entry>) => setEntry({ ...entry, ...part });
  const today = dayOf(now());
  const faults = faultsOf(entry, today);
  const form = useRef<HTMLDivElement>(null);
  // That something is missing is said when one has tried; what stands there and cannot stay is said at once.
  const said = (part: keyof Entry, atOnce = false) => (faults[part] && (tried || (atOnce && entry[part])) ? { validationMessage: faults[part] } : {});
  const sign = () => {
    setTried(true);
    if (Object.keys(faults).length > 0 || !entry.for || !entry.to) return focusFirstFault(form.current);
    onSign({ kind: 'delegation', for: entry.for, to: entry.to, from: entry.from, until: entry.until, reference: entry.reference.trim() });
  };
  return (
    <div className="fields boxed-form" ref={form}>
      {me.roles.includes('Administrator') && <Who label={texts.settings.for} person={entry.for} onPick={(person) => put({ for: person })} {...said('for')} />}
      <Who label={texts.settings.to} person={entry.to} onPick={(person) => put({ to: person })} {...said('to')} />
      <div className="days">
        <DayInput field={{ label: texts.settings.from, required: true, ...said('from') }} min={today} value={entry.from} onChange={(from) => put({ from })} />
        <DayInput
          field={{ label: texts.settings.until, required: true, ...said('until') }}
          min={entry.from || today}
          value={entry.until}
          onChange={(until) => put({ until })}
        />
      </div>
      <Field label={texts.settings.reference} required hint={texts.settings.referenceHint} {...said('reference', true)}>
        <Input maxLength={longestComment} value={entry.reference} onChange={(_event, { value }) => put({ reference: value })} />
      </Field>
      {entry.to && <p className="meta">{consequence(entry.to, entry.for, me)}</p>}
      <div className="actions">
        <Button onClick={onClose}>{texts.settings.cancel}</Button>
        <Button appearance="primary" disabledFocusable={busy} onClick={sign}>
          {texts.settings.sign}
        </Button>
      </div>
    </div>
  );
}

const consequence = (to: Colleague, instead: Colleague | undefined, me: Colleague): string =>
  !instead || instead.oid === me.oid ? texts.settings.consequence(to.name) : texts.settings.consequenceFor(to.name, instead.name);

function faultsOf(entry: Entry, today: string): Partial<Record<keyof Entry, string>> {
  const reference = entry.reference.trim() ? unsoundCharacter(entry.reference) : texts.settings.referenceMissing;
  return {
    ...(entry.for ? {} : { for: texts.settings.forMissing }),
    ...(entry.to ? (entry.to.oid === entry.for?.oid ? { to: texts.refused.samePerson } : {}) : { to: texts.settings.toMissing }),
    ...(entry.from ? (entry.from < today ? { from: texts.settings.dayPassed } : {}) : { from: texts.settings.daysMissing }),
    ...(entry.until ? (entry.until < entry.from ? { until: texts.settings.daysOrder } : {}) : { until: texts.settings.daysMissing }),
    ...(reference ? { reference } : {}),
  };
}

function Who({
  label,
  person,
  validationMessage,
  onPick,
}: {
  label: string;
  person: Colleague | undefined;
  validationMessage?: string;
  onPick: (person: Colleague | undefined) => void;
}) {
  return (
    <Field label={label} required {...(validationMessage ? { validationMessage } : {})}>
      {person ? (
        <Chosen name={person.name} note={person.upn} onEdit={() => onPick(undefined)} />
      ) : (
        <PersonPicker label={label} onPick={({ oid, name, upn }) => onPick({ oid, name, upn })} />
      )}
    </Field>
  );
}
