// Views of lists and the formatting of their columns, brought to what is wanted and left alone when they are so.
// https://learn.microsoft.com/previous-versions/office/developer/sharepoint-rest-reference/dn531433(v=office.15)#view-resource

import type { View } from '../../domain/views.ts';
import { listAt, quoted, type Rest } from './rest.ts';

export type SharePointViews = {
  /** True when the view was made or changed. A view of another title is never touched, but for losing its place as the first. */
  view(listId: string, wanted: View): Promise<boolean>;
  /** True when the column's formatting was changed. */
  formatColumn(listId: string, column: string, format: object): Promise<boolean>;
};

type ViewInfo = { Id: string; Title: string; ViewQuery: string; RowLimit: number; CustomFormatter: string | null; DefaultView: boolean; Scope: number };

const rowsOfPage = 100;

/** https://learn.microsoft.com/dotnet/api/microsoft.sharepoint.client.viewscope : 0 = the folder at hand, 1 = the files of all folders. */
const scopes = { folder: 0, allFiles: 1 } as const;

export function sharePointViews(rest: Rest): SharePointViews {
  return {
    async view(listId, wanted) {
      const views = `${listAt(listId)}/views`;
      const { value } = await rest.ask<{ value: ViewInfo[] }>('GET', `${views}?$select=Id,Title,ViewQuery,RowLimit,CustomFormatter,DefaultView,Scope`);
      const there = value.find(({ Title }) => Title === wanted.title);
      const differing = difference(there, wanted);
      const view = there ?? (await rest.ask<ViewInfo>('POST', views, { Title: wanted.title, PersonalView: false, ...differing }));
      if (there && Object.keys(differing).length > 0) await rest.merge(`${views}(guid'${view.Id}')`, differing);
      const fieldsChanged = await setFields(rest, `${views}(guid'${view.Id}')/viewfields`, wanted.fields);
      return !there || fieldsChanged || Object.keys(differing).length > 0;
    },
    async formatColumn(listId, column, format) {
      const field = `${listAt(listId)}/fields/getbyinternalnameortitle(${quoted(column)})`;
      const { CustomFormatter } = await rest.ask<{ CustomFormatter: string | null }>('GET', `${field}?$select=CustomFormatter`);
      if (sameJson(CustomFormatter, format)) return false;
      await rest.merge(field, { CustomFormatter: JSON.stringify(format) });
      return true;
    },
  };
}

/** What must be set for the view to be as wanted; everything for a view that is not there. */
function difference(there: ViewInfo | undefined, wanted: View): Partial<ViewInfo> {
  const scope = wanted.allFolders ? scopes.allFiles : scopes.folder;
  return {
    ...(there && sameQuery(there.ViewQuery, wanted.query) ? {} : { ViewQuery: wanted.query }),
    ...(there?.RowLimit === rowsOfPage ? {} : { RowLimit: rowsOfPage }),
    ...((there?.Scope ?? scopes.folder) === scope ? {} : { Scope: scope }),
    ...(sameJson(there?.CustomFormatter, wanted.format) ? {} : { CustomFormatter: wanted.format ? JSON.stringify(wanted.format) : '' }),
    // Never taken away here: SharePoint moves it when another view gets it.
    ...(wanted.opensFirst && !there?.DefaultView ? { DefaultView: true } : {}),
  };
}

/** The columns in their order. https://learn.microsoft.com/previous-versions/office/sharepoint-visio/jj246804(v=office.15) */
async function setFields(rest: Rest, address: string, wanted: readonly string[]): Promise<boolean> {
  const { Items } = await rest.ask<{ Items: string[] }>('GET', address);
  if (Items.join() === wanted.join()) return false;
  if (Items.length > 0) await rest.ask('POST', `${address}/removeallviewfields`);
  for (const name of wanted) await rest.ask('POST', `${address}/addviewfield(${quoted(name)})`);
  return true;
}

/** SharePoint may give a query back with other blanks than it got. */
export function sameQuery(one: string, other: string): boolean {
  const plain = (query: string) =>
    query
      .replaceAll(/>\s+</g, '><')
      .replaceAll(/\s*\/>/g, '/>')
      .trim();
  return plain(one) === plain(other);
}

function sameJson(stored: string | null | undefined, wanted: object | undefined): boolean {
  if (!stored || !wanted) return !stored && !wanted;
  try {
    return JSON.stringify(JSON.parse(stored)) === JSON.stringify(wanted);
  } catch {
    return false;
  }
}
