// The columns of a list. learn.microsoft.com/graph/api/list-list-columns, list-post-columns, columndefinition-update

import type { Column } from '../store/state.ts';
import { created, invalidRequest, json, metadata, noContent, notFound, ok, option, selected, type Call, type Route } from './call.ts';
import { changedColumn, columnOut, readColumn } from './columnDefinition.ts';
import { listFor } from './lists.ts';
import { demand } from './sites.ts';

function columnFor(call: Call) {
  const { site, list } = listFor(call);
  const key = call.params['columnDefinition-id'] ?? '';
  const column = [...list.columns.values()].find((candidate) => candidate.id === key || candidate.name === key);
  if (!column) throw notFound('The specified column was not found');
  return { site, list, column };
}

const context = (list: { siteId: string; id: string }, entity = '') => metadata(`sites('${list.siteId}')/lists('${list.id}')/columns${entity}`);

function keep(call: Call, list: { id: string; siteId: string }, column: Column): Record<string, unknown> {
  call.services.store.commit({ type: 'column', list: list.id, column });
  return { ...context(list, '/$entity'), ...columnOut(column) };
}

export const columnRoutes: readonly Route[] = [
  {
    on: 'GET /sites/{site-id}/lists/{list-id}/columns',
    answer(call) {
      const { list } = listFor(call);
      return ok({ ...context(list), value: [...list.columns.values()].map((column) => selected(columnOut(column), option(call, 'select'))) });
    },
  },
  {
    on: 'POST /sites/{site-id}/lists/{list-id}/columns',
    answer(call) {
      const { site, list } = listFor(call);
      demand(call, site, list, 'manageLists');
      return created(keep(call, list, readColumn(json(call), list.columns.values())));
    },
  },
  {
    on: 'GET /sites/{site-id}/lists/{list-id}/columns/{columnDefinition-id}',
    answer(call) {
      const { list, column } = columnFor(call);
      return ok({ ...context(list, '/$entity'), ...selected(columnOut(column), option(call, 'select')) });
    },
  },
  {
    on: 'PATCH /sites/{site-id}/lists/{list-id}/columns/{columnDefinition-id}',
    answer(call) {
      const { site, list, column } = columnFor(call);
      demand(call, site, list, 'manageLists');
      return ok(keep(call, list, changedColumn(column, json(call))));
    },
  },
  {
    on: 'DELETE /sites/{site-id}/lists/{list-id}/columns/{columnDefinition-id}',
    answer(call) {
      const { site, list, column } = columnFor(call);
      demand(call, site, list, 'manageLists');
      if (column.readOnly || column.name === 'Title' || column.name === 'FileLeafRef') throw invalidRequest(`The column '${column.name}' cannot be deleted`);
      call.services.store.commit({ type: 'columnRemoved', list: list.id, name: column.name });
      return noContent;
    },
  },
];
