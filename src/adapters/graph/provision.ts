// Makes lists, libraries and columns that are missing. Nothing that is there is removed; only a list's Swedish title is set again. A second run does nothing.
// https://learn.microsoft.com/graph/api/list-create, https://learn.microsoft.com/graph/api/list-post-columns

import type { Client } from '@microsoft/microsoft-graph-client';
import type { Column } from '../../domain/lists.ts';
import { outside } from './client.ts';

export type WantedList = { name: string; title: string; library: boolean; columns: Readonly<Record<string, Column>> };
export type ProvisionedList = { name: string; id: string; made: boolean; addedColumns: readonly string[] };

type ListInfo = { id: string; name: string; displayName: string };

const scopes = ['https://graph.microsoft.com/Sites.Manage.All'];

/** One list or library. The internal name comes from the first display name; the Swedish title is set after it. */
export async function provisionList(client: Client, siteId: string, wanted: WantedList): Promise<ProvisionedList> {
  try {
    const answer = (await client.api(`/sites/${siteId}/lists`).select('id,name,displayName').top(200).get()) as { value: ListInfo[] };
    const there = answer.value.find((list) => list.name === wanted.name);
    const list = there ?? (await makeList(client, siteId, wanted));
    if (list.displayName !== wanted.title) await client.api(`/sites/${siteId}/lists/${list.id}`).patch({ displayName: wanted.title });
    return { name: wanted.name, id: list.id, made: !there, addedColumns: await addColumns(client, siteId, list.id, wanted) };
  } catch (thrown) {
    throw outside(thrown);
  }
}

async function makeList(client: Client, siteId: string, wanted: WantedList): Promise<ListInfo> {
  const columns = Object.entries(wanted.columns).map(([name, column]) => definition(name, column));
  return (await client
    .api(`/sites/${siteId}/lists`)
    .post({ displayName: wanted.name, columns, list: { template: wanted.library ? 'documentLibrary' : 'genericList' } })) as ListInfo;
}

async function addColumns(client: Client, siteId: string, listId: string, wanted: WantedList): Promise<string[]> {
  const answer = (await client.api(`/sites/${siteId}/lists/${listId}/columns`).select('name').top(200).get()) as { value: { name: string }[] };
  const there = new Set(answer.value.map((column) => column.name));
  const added: string[] = [];
  for (const [name, column] of Object.entries(wanted.columns)) {
    if (there.has(name)) continue;
    await client.api(`/sites/${siteId}/lists/${listId}/columns`).post(definition(name, column));
    added.push(name);
  }
  return added;
}

/** https://learn.microsoft.com/graph/api/resources/columndefinition : a unique column must be indexed too. */
function definition(name: string, column: Column): Record<string, unknown> {
  const facets: Record<Column['kind'], Record<string, unknown>> = {
    text: { text: { allowMultipleLines: false, maxLength: 255 } },
    note: { text: { allowMultipleLines: true, textType: 'plain', linesForEditing: 6 } },
    number: { number: {} },
    yesNo: { boolean: {} },
    choice: { choice: { allowTextEntry: false, choices: column.choices ?? [], displayAs: 'dropDownMenu' } },
  };
  return { name, displayName: column.title, indexed: column.indexed ?? false, enforceUniqueValues: column.unique ?? false, ...facets[column.kind] };
}

export const provisionScopes = scopes;
