// Judges recorded exchanges by Microsoft's own description: every property sent and answered must exist there, with that type.
// Existence and shape only; how the service behaves stands in FIDELITY.md.

import type { Exchange } from './exchanges.ts';
import { byKey } from './graph/address.ts';
import { lineage, propertyOf, type Metadata, type Operation, type TypeRef } from './metadata.ts';

/** Types whose properties are the tenant's own (columns of a list). */
const open: ReadonlySet<string> = new Set(['microsoft.graph.fieldValueSet']);
/** Properties the service gives or takes although the description leaves them out; each seen on the page named. */
const beside: Readonly<Record<string, readonly string[]>> = {
  // learn.microsoft.com/graph/api/listitem-get (example): identity is an open type.
  'microsoft.graph.identity': ['email'],
};

type Target = { kind: 'resource'; type: TypeRef } | { kind: 'operation'; operation: Operation } | { kind: 'bytes' };

/** What is wrong with an exchange, in sentences; none = it fits. Exchanges with other hosts and batches (whose steps are recorded themselves) pass. */
export function faultsOf(metadata: Metadata, exchange: Exchange): string[] {
  const url = new URL(exchange.url);
  const path = byKey(url.pathname.replace(/^\/v1\.0/, ''));
  if (url.host !== 'graph.microsoft.com' || path === '/$batch' || exchange.status === 401) return [];
  const target = targetOf(metadata, path);
  const here = `${exchange.method} ${path}`;
  if (typeof target === 'string') return exchange.status >= 400 ? [] : [`${here}: ${target}`];
  if (target.kind === 'bytes') return [];
  const found: string[] = [];
  const { request, answer } = shapes(exchange.method, target);
  if (exchange.requestBody !== undefined && exchange.status < 400)
    found.push(...(request === undefined ? ['a body is not expected'] : judgeRequest(metadata, request, exchange.requestBody)));
  if (exchange.status >= 400) found.push(...judgeError(exchange.responseBody));
  else if (answer && exchange.responseBody !== undefined) found.push(...judgeAnswer(metadata, answer, exchange.responseBody));
  if (exchange.status < 400) found.push(...judgeSelect(metadata, answer, url));
  return found.map((fault) => `${here}: ${fault}`);
}

/** Walks the path through sets, keys, properties, actions and functions. */
function targetOf(metadata: Metadata, path: string): Target | string {
  const [first = '', ...rest] = path.split('/').filter(Boolean).map(decodeURIComponent);
  let at = metadata.roots.get(first);
  if (!at) return `there is no root ${first}`;
  for (const [index, segment] of rest.entries()) {
    const last = index === rest.length - 1;
    const called = operationOn(metadata, at, segment);
    if (called && last) return { kind: 'operation', operation: called };
    if (at.many) {
      at = { name: at.name, many: false };
      continue;
    }
    if (segment === 'content' && last) return { kind: 'bytes' };
    const next = propertyOf(metadata, at.name, segment);
    if (!next) return `${at.name} has no ${segment}`;
    at = next;
  }
  return { kind: 'resource', type: at };
}

function operationOn(metadata: Metadata, at: TypeRef, segment: string): Operation | undefined {
  const name = segment.replace(/\(.*$/s, '').replace(/^microsoft\.graph\./, '');
  const types = lineage(metadata, at.name);
  return metadata.operations.find((operation) => operation.name === name && operation.bound?.many === at.many && types.includes(operation.bound.name));
}

type Shape = { value: TypeRef } | { parameters: ReadonlyMap<string, TypeRef> };

function shapes(method: string, target: Exclude<Target, { kind: 'bytes' }>): { request?: Shape; answer?: TypeRef } {
  if (target.kind === 'operation')
    return { request: { parameters: target.operation.parameters }, ...(target.operation.answers ? { answer: target.operation.answers } : {}) };
  const one = { name: target.type.name, many: false };
  if (method === 'POST') return { request: { value: one }, answer: one };
  if (method === 'PATCH') return { request: { value: one }, answer: one };
  return { answer: target.type };
}

function judgeRequest(metadata: Metadata, shape: Shape, body: unknown): string[] {
  if ('value' in shape) return judge(metadata, shape.value, body, 'request');
  const parameters = new Map([...shape.parameters].map(([name, type]) => [name.toLowerCase(), type]));
  return Object.entries(body as Record<string, unknown>).flatMap(([name, value]) => {
    const type = parameters.get(name.toLowerCase());
    return type ? judge(metadata, type, value, `request.${name}`) : [`request has no parameter ${name}`];
  });
}

function judgeAnswer(metadata: Metadata, type: TypeRef, body: unknown): string[] {
  if (!type.many) return judge(metadata, type, body, 'answer');
  const { value, ...others } = body as Record<string, unknown>;
  const extra = Object.keys(others).filter((name) => !name.startsWith('@odata.'));
  return [...extra.map((name) => `answer has an unexpected ${name}`), ...judge(metadata, type, value, 'answer.value')];
}

function judgeError(body: unknown): string[] {
  const error = (body as { error?: { code?: unknown; message?: unknown } } | undefined)?.error;
  return typeof error?.code === 'string' && typeof error.message === 'string' ? [] : ['the refusal has no error.code and error.message'];
}

/** $select names properties of what is answered. */
function judgeSelect(metadata: Metadata, answer: TypeRef | undefined, url: URL): string[] {
  const names = (url.searchParams.get('$select') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name && !name.startsWith('@'));
  if (!answer || open.has(answer.name)) return [];
  return names.flatMap((name) => (propertyOf(metadata, answer.name, name) ? [] : [`$select names ${name}, which ${answer.name} does not have`]));
}

function judge(metadata: Metadata, type: TypeRef, value: unknown, at: string): string[] {
  if (value === null) return [];
  if (type.many)
    return Array.isArray(value)
      ? value.flatMap((entry, i) => judge(metadata, { name: type.name, many: false }, entry, `${at}[${i}]`))
      : [`${at} is not a collection`];
  if (type.name.startsWith('Edm.')) return primitive(type.name, value) ? [] : [`${at} is not ${type.name}`];
  const members = metadata.enums.get(type.name);
  // Services write enumeration members without regard to case (HTML, html).
  if (members) return [...members].some((member) => member.toLowerCase() === String(value).toLowerCase()) ? [] : [`${at} is not one of ${type.name}`];
  if (typeof value !== 'object' || Array.isArray(value)) return [`${at} is not an object`];
  return judgeObject(metadata, castOf(metadata, type.name, value as Record<string, unknown>), value as Record<string, unknown>, at);
}

/** @odata.type may name a derived type. */
function castOf(metadata: Metadata, declared: string, value: Record<string, unknown>): string {
  const named = String(value['@odata.type'] ?? '').replace(/^#/, '');
  return metadata.types.has(named) && lineage(metadata, named).includes(declared) ? named : declared;
}

function judgeObject(metadata: Metadata, type: string, value: Record<string, unknown>, at: string): string[] {
  const allowed = lineage(metadata, type).flatMap((name) => beside[name] ?? []);
  return Object.entries(value).flatMap(([name, entry]) => {
    if (name.includes('@')) return [];
    const property = propertyOf(metadata, type, name);
    if (property) return judge(metadata, property, entry, `${at}.${name}`);
    return open.has(type) || allowed.includes(name) ? [] : [`${at}.${name} does not exist on ${type}`];
  });
}

const texts = new Set(['Edm.String', 'Edm.Guid', 'Edm.Binary', 'Edm.Stream', 'Edm.Duration', 'Edm.TimeOfDay']);

function primitive(type: string, value: unknown): boolean {
  if (texts.has(type)) return typeof value === 'string';
  if (type === 'Edm.Boolean') return typeof value === 'boolean';
  if (type === 'Edm.DateTimeOffset' || type === 'Edm.Date') return typeof value === 'string' && !Number.isNaN(Date.parse(value));
  if (/^Edm\.(Int|Byte|SByte)/.test(type)) return Number.isInteger(value);
  return typeof value === 'number';
}
