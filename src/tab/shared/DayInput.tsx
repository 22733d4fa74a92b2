// A day, in the browser's own calendar. One that is begun but not a day (31 februari) is text the browser keeps to itself: it is said at the field, for it is not saved.
// Whatever else is wrong with a day of the year 26, that it is none is said first.

import { Field, Input, type FieldProps } from '@fluentui/react-components';
import { useState } from 'react';
import { noSuchDay } from '../../domain/planCheck.ts';
import { isDay } from '../../domain/swedish.ts';

export type DayInputProps = {
  id?: string;
  field: Pick<FieldProps, 'label' | 'hint' | 'required' | 'validationMessage'>;
  /** YYYY-MM-DD, or empty. */
  value: string;
  min?: string;
  max?: string;
  onChange: (value: string) => void;
};

export function DayInput({ id, field, value, min, max, onChange }: DayInputProps) {
  const [unfinished, setUnfinished] = useState(false);
  return (
    <Field {...field} {...(unfinished || (field.validationMessage && value !== '' && !isDay(value)) ? { validationMessage: noSuchDay } : {})}>
      <Input
        {...(id ? { id } : {})}
        type="date"
        className="short"
        value={value}
        {...(min ? { min } : {})}
        {...(max ? { max } : {})}
        onBlur={({ currentTarget }) => setUnfinished(isUnfinished(currentTarget))}
        onChange={({ currentTarget }, typed) => {
          setUnfinished((said) => said && isUnfinished(currentTarget));
          onChange(typed.value);
        }}
      />
    </Field>
  );
}

const isUnfinished = (input: HTMLInputElement) => input.validity.badInput;

/** Does a day of this form stand begun? What is not a day is not saved, and must not be lost in silence. */
export const hasUnfinishedDay = (form: HTMLElement | null): boolean =>
  form !== null && [...form.querySelectorAll<HTMLInputElement>('input[type="date"]')].some(isUnfinished);

/** The ids of the days on the page that stand begun: their value is empty, so nobody else can tell them from those without an answer. */
export function unfinishedDays(): readonly string[] {
  return [...document.querySelectorAll<HTMLInputElement>('input[type="date"]')].filter(isUnfinished).map(({ id }) => id);
}
