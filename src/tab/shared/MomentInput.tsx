// A day and a time by the clock in Sweden, in the browser's own field.

import { Field, Input, type FieldProps } from '@fluentui/react-components';
import { fromSwedishClock, onSwedishClock } from '../../domain/swedish.ts';

export type MomentInputProps = {
  id?: string;
  field: Pick<FieldProps, 'label' | 'hint' | 'required' | 'validationMessage'>;
  /** ISO in UTC, or ''. */
  value: string;
  max?: string;
  onChange: (value: string) => void;
};

export function MomentInput({ id, field, value, max, onChange }: MomentInputProps) {
  return (
    <Field {...field}>
      <Input
        {...(id ? { id } : {})}
        type="datetime-local"
        className="moment"
        value={value ? onSwedishClock(value) : ''}
        {...(max ? { max: onSwedishClock(max) } : {})}
        onChange={(_event, typed) => onChange(fromSwedishClock(typed.value) ?? '')}
      />
    </Field>
  );
}
