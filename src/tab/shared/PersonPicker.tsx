// Finds a colleague in the directory. Where the guidelines allow somebody without an account (R97), the name can be written by hand.

import { Combobox, Option, type ComboboxProps } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { DirectoryEntry } from '../../ports.ts';
import { planTexts } from '../texts/plan.ts';
import { useActions } from './actions.ts';
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
  const found = useSearch(text);
  const select: ComboboxProps['onOptionSelect'] = (_event, { optionValue }) => {
    if (optionValue === byHand) onWrite?.(text.trim());
    const entry = found.state === 'found' && found.entries.find(({ oid }) => oid === optionValue);
    if (entry) onPick(entry);
  };
  return (
    <Combobox
      {...(id ? { id } : {})}
      {...(autoFocus ? { autoFocus } : {})}
      // Fluent's own name for the arrow is English.
      expandIcon={{ 'aria-label': planTexts.plan.showChoices(label) }}
      freeform
      placeholder={planTexts.people.search}
      value={text}
      selectedOptions={[]}
      open={open}
      onOpenChange={(_event, data) => setOpen(data.open)}
      onChange={(event) => {
        setText(event.target.value);
        // Also for what is pasted, or written on a telephone's keyboard, where no key is told.
        setOpen(true);
      }}
      onOptionSelect={select}
    >
      <Options found={found} />
      {onWrite && text.trim() !== '' && (
        <Option value={byHand} text={text.trim()}>
          {planTexts.people.byHand(text.trim())}
        </Option>
      )}
    </Combobox>
  );
}

function Options({ found }: { found: Found }) {
  if (found.state === 'found' && found.entries.length > 0) {
    return found.entries.map((entry) => (
      <Option key={entry.oid} value={entry.oid} text={entry.name}>
        <Person name={entry.name} note={entry.mail || entry.upn} size={32} />
      </Option>
    ));
  }
  const said = { idle: planTexts.people.search, searching: planTexts.people.searching, failed: planTexts.people.failed, found: planTexts.people.none }[
    found.state
  ];
  return (
    <Option disabled text={said} value="">
      {said}
    </Option>
  );
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
