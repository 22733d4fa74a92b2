// The columns SharePoint gives every list and library.

import { randomUUID } from 'node:crypto';
import type { Column, Facet, List, View } from './state.ts';

type Row = [name: string, displayName: string, facet: Facet, more?: Partial<Column>];

const common: readonly Row[] = [
  ['Title', 'Title', 'text'],
  ['ID', 'ID', 'number', { readOnly: true, indexed: true }],
  ['ContentType', 'Content Type', 'choice', { readOnly: true }],
  ['Created', 'Created', 'dateTime', { readOnly: true }],
  ['Modified', 'Modified', 'dateTime', { readOnly: true }],
  ['Author', 'Created By', 'personOrGroup', { readOnly: true }],
  ['Editor', 'Modified By', 'personOrGroup', { readOnly: true }],
  ['_UIVersionString', 'Version', 'text', { readOnly: true }],
];

const made = ([name, displayName, facet, more]: Row): Column => ({
  id: randomUUID(),
  name,
  displayName,
  description: '',
  facet,
  settings: {},
  indexed: false,
  enforceUniqueValues: false,
  required: false,
  hidden: false,
  readOnly: false,
  customFormatter: '',
  ...more,
});

export const listColumns = (): Column[] => [...common.map(made), made(['Attachments', 'Attachments', 'boolean', { readOnly: true }])];
export const libraryColumns = (): Column[] => [
  ...common.map(made),
  made(['FileLeafRef', 'Name', 'text']),
  made(['FileSizeDisplay', 'File Size', 'text', { readOnly: true }]),
];

/** The view every new list opens with. */
export function firstView(template: List['template']): View {
  const library = template === 'documentLibrary';
  return {
    id: randomUUID(),
    title: library ? 'All Documents' : 'All Items',
    query: '',
    fields: library ? ['DocIcon', 'LinkFilename', 'Modified', 'Editor'] : ['LinkTitle'],
    rowLimit: 30,
    customFormatter: '',
    isDefault: true,
  };
}
