// Where a fault stands in the form, and the id of the control it belongs to: the summary, the left column and the field share them.

import type { FieldKey } from '../../domain/plan.ts';
import type { Fault } from '../../domain/planCheck.ts';

/** The DOM id of a control. */
export function controlId(field: FieldKey, row?: number, part?: string): string {
  return ['answer', field, row, part].filter((piece) => piece !== undefined).join('-');
}

/** Puts focus where the fault can be mended: the part, else the row's first control, else the field's. */
export function focusFault({ field, row, part }: Fault): void {
  const candidates = [
    controlId(field, row, part),
    controlId(field, row),
    controlId(field, row, 'name'),
    controlId(field, row, 'text'),
    controlId(field, 0, 'name'),
    controlId(field, 0, 'text'),
    controlId(field),
  ];
  const control = candidates.map((id) => document.getElementById(id)).find((element) => element !== null);
  control?.scrollIntoView({ block: 'center' });
  control?.focus({ preventScroll: true });
}

export function faultOf(faults: readonly Fault[], field: FieldKey, row?: number, part?: string): string | undefined {
  return faults.find((fault) => fault.field === field && fault.row === row && fault.part === part)?.sentence;
}
