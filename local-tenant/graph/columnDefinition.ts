// A column as Graph writes it and as the tenant keeps it. learn.microsoft.com/graph/api/resources/columndefinition

import { randomUUID } from 'node:crypto';
import { facets, type Column, type Facet } from '../store/state.ts';
import { GraphProblem, invalidRequest } from './call.ts';

/** Names SharePoint keeps for itself: a new column may not take them (FIDELITY: unverified). */
const reserved = new Set(['id', 'title', 'author', 'editor', 'created', 'modified', 'contenttype', 'attachments', 'version', 'guid', 'fileleafref', 'fileref']);
const flags = ['indexed', 'enforceUniqueValues', 'required', 'hidden', 'readOnly'] as const;
const known = new Set<string>(['name', 'displayName', 'description', 'columnGroup', 'defaultValue', '@odata.type', ...flags, ...facets]);

/** The property that names the facet in JSON. */
const facetIn = (body: Record<string, unknown>): Facet[] => facets.filter((facet) => typeof body[facet] === 'object' && body[facet] !== null);

/** Reads a new column. Throws 400 or 409. */
export function readColumn(json: unknown, there: Iterable<Column>): Column {
  const body = (json ?? {}) as Record<string, unknown>;
  const name = body['name'];
  if (typeof name !== 'string' || !/^[A-Za-z_][\w]*$/.test(name) || name.length > 32) throw invalidRequest(`The column name '${String(name)}' is not valid`);
  for (const property of Object.keys(body))
    if (!known.has(property)) throw invalidRequest(`The property '${property}' does not exist on type 'microsoft.graph.columnDefinition'`);
  const [facet, second] = facetIn(body);
  if (!facet || second) throw invalidRequest(`The column '${name}' must have exactly one supported type`);
  if (reserved.has(name.toLowerCase()) || [...there].some((column) => column.name.toLowerCase() === name.toLowerCase()))
    throw new GraphProblem(409, 'nameAlreadyExists', `A column named '${name}' already exists`);
  const column: Column = {
    id: randomUUID(),
    name,
    displayName: String(body['displayName'] ?? name),
    description: String(body['description'] ?? ''),
    facet,
    settings: body[facet] as Record<string, unknown>,
    indexed: body['indexed'] === true,
    enforceUniqueValues: body['enforceUniqueValues'] === true,
    required: body['required'] === true,
    hidden: body['hidden'] === true,
    readOnly: body['readOnly'] === true,
    customFormatter: '',
  };
  checkIndex(column);
  return column;
}

/** Applies a PATCH. The name and the type never change. */
export function changedColumn(column: Column, body: Record<string, unknown>): Column {
  const next = { ...column };
  for (const [property, value] of Object.entries(body)) {
    if (property === 'displayName' || property === 'description') next[property] = String(value);
    else if (property === column.facet) next.settings = { ...column.settings, ...(value as Record<string, unknown>) };
    else if (flags.some((flag) => flag === property)) next[property as (typeof flags)[number]] = value === true;
    else throw invalidRequest(`The property '${property}' cannot be changed`);
  }
  checkIndex(next);
  return next;
}

/** Text on many lines cannot be indexed, and uniqueness needs an index. */
function checkIndex(column: Column): void {
  const multiline = column.facet === 'text' && column.settings['allowMultipleLines'] === true;
  if ((column.indexed || column.enforceUniqueValues) && (multiline || column.facet === 'hyperlinkOrPicture'))
    throw invalidRequest(`The column '${column.name}' is of a type that cannot be indexed`);
  if (column.enforceUniqueValues && !column.indexed) throw invalidRequest(`The column '${column.name}' must be indexed to enforce unique values`);
}

export function columnOut(column: Column): Record<string, unknown> {
  return {
    columnGroup: 'Custom Columns',
    description: column.description,
    displayName: column.displayName,
    enforceUniqueValues: column.enforceUniqueValues,
    hidden: column.hidden,
    id: column.id,
    indexed: column.indexed,
    name: column.name,
    readOnly: column.readOnly,
    required: column.required,
    // The service leaves this facet out of its answers (learn.microsoft.com/graph/api/resources/columndefinition).
    ...(column.facet === 'hyperlinkOrPicture' ? {} : { [column.facet]: column.settings }),
  };
}
