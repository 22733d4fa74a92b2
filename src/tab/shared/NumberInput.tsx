// A number as people write it, with comma. What is no number stays in the box and is said at once: it is never thrown away.

import { Field, Input, type FieldProps } from '@fluentui/react-components';
import { useState } from 'react';
import { numberSentences, readNumber, swedishNumber } from '../../domain/swedish.ts';

export type NumberInputProps = {
  id: string;
  field: Pick<FieldProps, 'label' | 'hint' | 'required' | 'validationMessage'>;
  value: number | null;
  onChange: (value: number | null) => void;
};

export function NumberInput({ id, field, value, onChange }: NumberInputProps) {
  const [text, setText] = useState(() => (value === null ? '' : swedishNumber(value)));
  const read = readNumber(text);
  const refusal = typeof read === 'object' && read !== null ? numberSentences[read.refusal] : undefined;
  const said = refusal ?? field.validationMessage;
  return (
    <Field {...field} {...(said ? { validationMessage: said, validationState: 'error' } : {})}>
      <Input
        id={id}
        className="number"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onChange={(_event, typed) => {
          setText(typed.value);
          const number = readNumber(typed.value);
          onChange(typeof number === 'number' ? number : null);
        }}
      />
    </Field>
  );
}
