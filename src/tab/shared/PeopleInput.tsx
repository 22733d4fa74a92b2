// People of the plan (R97, R98): found in the directory or written by hand, each with a telephone or address.

import { Button, Field, Input } from '@fluentui/react-components';
import { DeleteRegular, PersonAddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { administratorLabels } from '../../domain/guidelines.ts';
import type { Person as PlanPerson } from '../../domain/person.ts';
import { folded } from '../../domain/swedish.ts';
import type { DirectoryEntry } from '../../ports.ts';
import type { Fault } from '../../domain/planCheck.ts';
import { planTexts } from '../texts/plan.ts';
import { Chosen } from './Chosen.tsx';
import { controlId, faultOf } from './faults.ts';
import { PersonPicker } from './PersonPicker.tsx';
import { useRows } from './rows.ts';

type PeopleField = 'administrators' | 'operators';
const nobody: PlanPerson = { name: '', contact: '' };
const isEmpty = (person: PlanPerson) => person.name.trim() === '' && person.contact.trim() === '';

export type PeopleInputProps = {
  field: PeopleField;
  atLeast: number;
  people: readonly PlanPerson[];
  onChange: (people: PlanPerson[]) => void;
  faults: readonly Fault[];
};

export function PeopleInput({ field, atLeast, people, onChange, faults }: PeopleInputProps) {
  const { rows, add, change, remove } = useRows(people, atLeast, nobody, isEmpty, onChange);
  return (
    <div className="stack close">
      {rows.map(({ id, value }, place) => (
        <PersonRow
          key={id}
          field={field}
          place={place}
          label={rowLabel(field, place)}
          required={place < atLeast}
          person={value}
          faults={faults}
          onChange={(person) => change(id, person)}
          onRemove={() => remove(id)}
        />
      ))}
      <div>
        <Button appearance="subtle" icon={<PersonAddRegular />} onClick={add}>
          {field === 'administrators' ? planTexts.people.addAdministrator : planTexts.people.addOperator}
        </Button>
      </div>
    </div>
  );
}

/** Bilaga I names the first two places; the form gives every further row its number. */
function rowLabel(field: PeopleField, place: number): string {
  if (field === 'operators') return planTexts.people.operator(place + 1);
  return [administratorLabels.first, administratorLabels.second][place] ?? planTexts.people.administrator(place + 1);
}

/** What is written of how somebody is reached does not follow when the row is given to another person. */
const contactOf = (before: PlanPerson, name: string) => (before.name === '' || folded(before.name) === folded(name) ? before.contact : '');

type PersonRowProps = {
  field: PeopleField;
  place: number;
  label: string;
  required: boolean;
  person: PlanPerson;
  faults: readonly Fault[];
  onChange: (person: PlanPerson) => void;
  onRemove: () => void;
};

function PersonRow({ field, place, label, required, person, faults, onChange, onRemove }: PersonRowProps) {
  const [picking, setPicking] = useState(false);
  const fault = faultOf(faults, field, place) ?? faultOf(faults, field, place, 'name');
  const contactFault = faultOf(faults, field, place, 'contact');
  const pick = (entry: DirectoryEntry) => {
    setPicking(false);
    onChange({ oid: entry.oid, name: entry.name, upn: entry.upn, contact: contactOf(person, entry.name) || entry.mail });
  };
  const write = (name: string) => {
    setPicking(false);
    onChange({ name, contact: contactOf(person, name) });
  };
  const chosen = person.name !== '' && !picking;
  return (
    <div className="who" role="group" aria-label={label}>
      <Field label={label} required={required} {...(fault ? { validationMessage: fault } : {})}>
        {chosen ? (
          <Chosen
            id={controlId(field, place, 'name')}
            name={person.name}
            note={person.upn ?? planTexts.people.writtenByHand}
            wrong={fault !== undefined}
            onEdit={() => setPicking(true)}
          />
        ) : (
          <PersonPicker id={controlId(field, place, 'name')} label={label} onPick={pick} onWrite={write} autoFocus={picking} />
        )}
      </Field>
      <Field label={planTexts.people.contact} {...(contactFault ? { validationMessage: contactFault } : {})}>
        <Input id={controlId(field, place, 'contact')} value={person.contact} onChange={(_event, { value }) => onChange({ ...person, contact: value })} />
      </Field>
      <Button
        className="who-remove"
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={person.name ? planTexts.people.remove(person.name) : planTexts.people.removeRow}
        onClick={onRemove}
      />
    </div>
  );
}
