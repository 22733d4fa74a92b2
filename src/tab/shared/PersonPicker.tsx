// Finds a colleague in the directory. Where the guidelines allow somebody without an account (R97), the name can be written by hand.

import { Combobox, Option, type ComboboxProps } from '@fluentui/react-components';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { DirectoryEntry } from '../../ports.ts';
import { planTexts } from '../texts/plan.ts';
import { useActions } from './actions.ts';
import { followFocus } from './focus.ts';
import { Person } from './Person.tsx';

type Found = { state: 'idle' | 'searching' | 'failed' } | { state: 'found'; entries: readonly DirectoryEntry[] };
const pause = 250;
const byHand = 'by-hand';

export type PersonPickerProps = {
  id?: string;
  /** Of the Field it stands in. */
  label: string;
  onPick: (entry: DirectoryEntry) => void;
  /** Offered only when given. */
  onWrite?: (name: string) => void;
  autoFocus?: boolean;
};

export function PersonPicker({ id, label, onPick, onWrite, autoFocus }: PersonPickerProps) {
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const found = useSearch(text);
  const hits = found.state === 'found' ? found.entries : [];
  const name = text.trim();
  // Not before the directory has answered: a hit must not come in above what is about to be chosen.
  const mayWrite = onWrite !== undefined && name !== '' && found.state !== 'searching';
  const choosing = useChoosing(place, hits, onPick, () => onWrite?.(name));
  return (
    <div className="stack tight" ref={place}>
      <Combobox
        {...(id ? { id } : {})}
        {...(autoFocus ? { autoFocus } : {})}
        // Fluent's own name for the arrow is English.
        expandIcon={{ 'aria-label': planTexts.plan.showChoices(label) }}
        freeform
        // Nobody is chosen until an arrow key has reached somebody: the first press reaches the first hit.
        disableAutoFocus
        placeholder={planTexts.people.search}
        value={text}
        selectedOptions={[]}
        open={open && (hits.length > 0 || mayWrite)}
        onOpenChange={(_event, data) => setOpen(data.open)}
        onChange={(event) => {
          setText(event.target.value);
          // Also for what is pasted, or written on a telephone's keyboard, where no key is told.
          setOpen(true);
        }}
        {...choosing}
      >
        <Choices hits={hits} {...(mayWrite ? { writable: name } : {})} />
      </Combobox>
      <div role="status" className="meta">
        {sayingOf(found, onWrite !== undefined)}
      </div>
    </div>
  );
}

/** Chosen from the list, or with Enter where only one is found and no arrow key has reached anybody. */
function useChoosing(place: RefObject<HTMLDivElement | null>, hits: readonly DirectoryEntry[], onPick: (entry: DirectoryEntry) => void, write: () => void) {
  const choose = (act: () => void) => {
    followFocus(place.current, '.who-box button');
    act();
  };
  const pick = (entry: DirectoryEntry) => choose(() => onPick(entry));
  const onOptionSelect: ComboboxProps['onOptionSelect'] = (_event, { optionValue }) => {
    if (optionValue === byHand) choose(write);
    const entry = hits.find(({ oid }) => oid === optionValue);
    if (entry) pick(entry);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const [only, ...others] = hits;
    if (event.key === 'Enter' && only && others.length === 0 && !event.currentTarget.getAttribute('aria-activedescendant')) pick(only);
  };
  return { onOptionSelect, onKeyDown };
}

/** Who was found, and last the name as it is written (`writable`). */
function Choices({ hits, writable }: { hits: readonly DirectoryEntry[]; writable?: string }) {
  return (
    <>
      {hits.map((entry) => (
        // `text` is not the name: Fluent would make a hit that begins as what is typed the active one, and the arrow key would pass it.
        <Option key={entry.oid} value={entry.oid} text={entry.oid}>
          <Person name={entry.name} note={entry.mail || entry.upn} size={32} />
        </Option>
      ))}
      {writable !== undefined && (
        <Option value={byHand} text={byHand}>
          {planTexts.people.byHand(writable)}
        </Option>
      )}
    </>
  );
}

/** Beside the list, not in it: what cannot be chosen must not look as if it could. */
function sayingOf(found: Found, mayWrite: boolean): string | undefined {
  switch (found.state) {
    case 'searching':
      return planTexts.people.searching;
    case 'failed':
      return mayWrite ? planTexts.people.failed : planTexts.people.failedAlone;
    case 'found':
      return found.entries.length === 0 ? planTexts.people.none : undefined;
    case 'idle':
      return undefined;
  }
}

/** Asks the directory a moment after the last key. A slow answer to an older question is put away. */
function useSearch(text: string): Found {
  const { searchPeople } = useActions();
  const [found, setFound] = useState<Found>({ state: 'idle' });
  const turn = useRef(0);
  useEffect(() => {
    turn.current += 1;
    const mine = turn.current;
    const asked = text.trim();
    if (asked.length < 2) {
      setFound({ state: 'idle' });
      return undefined;
    }
    setFound({ state: 'searching' });
    const timer = setTimeout(() => {
      searchPeople(asked).then(
        (entries) => mine === turn.current && setFound({ state: 'found', entries }),
        () => mine === turn.current && setFound({ state: 'failed' }),
      );
    }, pause);
    return () => clearTimeout(timer);
  }, [text, searchPeople]);
  return found;
}
