// The road by which anyone who may edit an item writes even its author: SharePoint/sp-dev-docs#6333, pnp/pnpjs#3265, pnp/PnP-PowerShell#1792.
// It is here so that forgeries by this road can be tried and must be detected.

import { randomUUID } from 'node:crypto';
import type { TenantEvent } from '../store/events.ts';
import { stamp } from '../store/foundation.ts';
import { may, userPrincipal } from '../store/rights.ts';
import type { Column, FieldValue, List } from '../store/state.ts';
import { accessDenied, argument, demand, invalid, missing, ok, type Answer, type Call, type Route } from './call.ts';
import { listFor } from './find.ts';
import { ensured, userByLogin } from './principals.ts';

type FormValue = { FieldName: string; FieldValue: string };
type Outcome = FormValue & { ErrorCode: number; ErrorMessage: string | null; HasException: boolean; ItemId: number };
type Written = { fields: Record<string, FieldValue | null>; author?: string; editor?: string };

function formValues(call: Call): FormValue[] {
  const values = call.body['formValues'];
  if (!Array.isArray(values) || !values.every((value: Partial<FormValue>) => typeof value?.FieldName === 'string' && typeof value.FieldValue === 'string'))
    throw invalid("'formValues' needs FieldName and FieldValue.");
  return values as FormValue[];
}

function readPerson(call: Call, value: string): string {
  try {
    const [person] = JSON.parse(value) as { Key?: string }[];
    const user = userByLogin(call, person?.Key ?? '');
    ensured(call, user);
    return user.oid;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) throw invalid('A person is written as [{"Key":"i:0#.f|membership|…"}].');
    throw thrown;
  }
}

/** Every value comes as text, also into columns that are read-only elsewhere. */
function readValues(call: Call, list: List): Written {
  const written: Written = { fields: {} };
  for (const { FieldName, FieldValue } of formValues(call)) {
    if (FieldName === 'Author') written.author = readPerson(call, FieldValue);
    else if (FieldName === 'Editor') written.editor = readPerson(call, FieldValue);
    else written.fields[FieldName] = readText(list.columns.get(FieldName), FieldName, FieldValue);
  }
  return written;
}

function readText(column: Column | undefined, name: string, value: string): FieldValue | null {
  if (!column) throw missing(`Column '${name}'`);
  if (value === '') return null;
  if (column.facet === 'number') return Number(value.replace(',', '.'));
  return column.facet === 'boolean' ? value === '1' || value.toLowerCase() === 'true' : value;
}

const outcomes = (call: Call, item: number): Answer =>
  ok({ value: formValues(call).map((value): Outcome => ({ ...value, ErrorCode: 0, ErrorMessage: null, HasException: false, ItemId: item })) });

function validateUpdate(call: Call): Answer {
  const list = listFor(call);
  demand(call, list, 'editItems');
  const item = list.items.get(Number(argument(call, 1).value));
  if (!item) throw missing('Item');
  const guarded = list.writeSecurity === 4 || (list.writeSecurity === 2 && item.createdBy !== call.caller.oid);
  if (guarded && !may(call.site, list, call.caller.oid, 'cancelCheckout')) throw accessDenied();
  const { fields, author, editor } = readValues(call, list);
  // The author is only taken together with an editor.
  const createdBy = author && editor ? { createdBy: author } : {};
  const quiet = call.body['bNewDocumentUpdate'] === true ? { quiet: true as const } : {};
  call.services.store.commit({
    type: 'itemChanged',
    list: list.id,
    id: item.id,
    fields,
    by: editor ?? call.caller.oid,
    at: stamp(call.services.clock.now()),
    ...createdBy,
    ...quiet,
  });
  return outcomes(call, item.id);
}

/** The same when the item is made: the right to add is enough. */
function addValidated(call: Call): Answer {
  const list = listFor(call);
  demand(call, list, 'addItems');
  const { fields, author, editor } = readValues(call, list);
  const id = list.nextId;
  const at = stamp(call.services.clock.now());
  const present = Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
  const first: TenantEvent[] = userPrincipal(call.site, call.caller.oid)
    ? []
    : [{ type: 'siteUser', site: call.site.id, id: Math.max(...call.site.principals.keys()) + 1, oid: call.caller.oid }];
  call.services.store.commit(...first, {
    type: 'item',
    list: list.id,
    id,
    uniqueId: randomUUID(),
    fields: present,
    by: author && editor ? author : call.caller.oid,
    at,
  });
  return outcomes(call, id);
}

export const formRoutes: readonly Route[] = [
  { on: 'POST web/lists()/items()/validateupdatelistitem', scope: 'AllSites.Write', answer: validateUpdate },
  { on: 'POST web/lists()/addvalidateupdateitemusingpath', scope: 'AllSites.Write', answer: addValidated },
];
