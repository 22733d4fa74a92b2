// Column formatting and the row classes of views, from the JSON that the list keeps. Elements, texts and classes; no links, no actions, no markup.
// learn.microsoft.com/sharepoint/dev/declarative-customization/column-formatting

import { html } from 'hono/html';
import { evaluate, type Scope, type Value } from './expression.ts';
import { classOfStyle, isKnownClass } from './formatLook.ts';
import type { Html } from '../../document.ts';
import { NotPlayed } from './notPlayed.ts';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `shown` is the cell's own text: what @currentField alone stands for. */
export type CellScope = Scope & { shown: string };

function read(json: string): Json {
  const parsed = JSON.parse(json) as unknown;
  if (!isObject(parsed)) throw new NotPlayed('Formateringen är inte ett objekt.');
  return parsed;
}

function only(object: Json, keys: readonly string[], where: string): void {
  const other = Object.keys(object).find((key) => !keys.includes(key));
  if (other) throw new NotPlayed(`Formateringen har ”${other}” i ${where}, som inte visas här.`);
}

/** A cell as its column's formatting has it. Throws NotPlayed. */
export function formattedCell(json: string, scope: CellScope): Html {
  const { $schema: _schema, ...root } = read(json);
  return element(root, scope);
}

function element(node: unknown, scope: CellScope): Html {
  if (!isObject(node)) throw new NotPlayed('Formateringen har ett element som inte är ett objekt.');
  only(node, ['elmType', 'txtContent', 'attributes', 'style', 'children'], 'ett element');
  const { elmType, txtContent, attributes = {}, style = {}, children = [] } = node;
  if (!isObject(attributes) || !isObject(style) || !Array.isArray(children)) throw new NotPlayed('Formateringens element är inte uppbyggt som SharePoints.');
  only(attributes, ['class', 'title'], 'attributes');
  const classes = [
    ...classList(text(attributes['class'], scope)),
    ...Object.entries(style).map(([property, value]) => styleClass(property, text(value, scope))),
  ];
  const title = attributes['title'] === undefined ? '' : html`title="${text(attributes['title'], scope)}"`;
  const inside = [txtContent === '@currentField' ? scope.shown : text(txtContent, scope), ...children.map((child) => element(child, scope))];
  if (elmType === 'span') return html`<span class="${classes.join(' ')}" ${title}>${inside}</span>`;
  if (elmType === 'div') return html`<div class="${classes.join(' ')}" ${title}>${inside}</div>`;
  throw new NotPlayed(`Formateringen har elementet ”${String(elmType)}”, som inte visas här.`);
}

function text(value: unknown, scope: Scope): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') throw new NotPlayed('Formateringen har ett värde som inte är text. Uttryck skrivs här med =.');
  return String(evaluate(value, scope));
}

function classList(names: string): string[] {
  const list = names.split(/\s+/).filter(Boolean);
  const unknown = list.find((name) => !isKnownClass(name));
  if (unknown) throw new NotPlayed(`Formateringen har klassen ”${unknown}”, som inte visas här.`);
  return list;
}

function styleClass(property: string, value: string): string {
  const found = classOfStyle(property, value);
  if (!found) throw new NotPlayed(`Formateringen har stilen ”${property}: ${value}”, som inte visas här.`);
  return found;
}

/** The classes of a row by the view's formatting: additionalRowClass and nothing else. Throws NotPlayed. */
export function rowClasses(json: string, scope: Scope): string {
  const { $schema: _schema, ...format } = read(json);
  only(format, ['additionalRowClass'], 'vyn');
  return classList(text(format['additionalRowClass'], scope)).join(' ');
}

/** A stored value as expressions see it. */
export function asValue(value: unknown, isDate: boolean): Value {
  if (isDate) return value === undefined ? '' : Date.parse(String(value));
  return typeof value === 'number' || typeof value === 'boolean' ? value : Array.isArray(value) ? value.join(', ') : String(value ?? '');
}
