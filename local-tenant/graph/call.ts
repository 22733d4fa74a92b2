// One request to Graph as a handler sees it, its answer, and the refusals.

import type { Caller, Services } from '../services.ts';

export type Call = {
  services: Services;
  caller: Caller;
  method: string;
  /** The route's braces, decoded: params['list-id']. */
  params: Readonly<Record<string, string>>;
  /** The address as it was asked, with the real host. */
  url: URL;
  headers: Headers;
  bytes: Uint8Array;
  /** Sites.Selected alone opened this route: the site must have been granted in this role. */
  selected: 'read' | 'write' | undefined;
};
export type Answer = { status: number; body?: unknown; bytes?: Uint8Array; headers?: Record<string, string> };
/** `on` = METHOD and path as in scopes.ts. */
export type Route = { on: string; answer(call: Call): Answer | Promise<Answer> };

/** A refusal as Graph words it: { error: { code, message, innerError } }. */
export class GraphProblem extends Error {
  override readonly name = 'GraphProblem';
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  /** A code inside innerError, where Graph gives one. */
  readonly inner: string | undefined;
  constructor(status: number, code: string, message: string, more: { headers?: Record<string, string>; inner?: string } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = more.headers ?? {};
    this.inner = more.inner;
  }
}

export const invalidRequest = (message: string) => new GraphProblem(400, 'invalidRequest', message);
export const notFound = (message = 'The resource could not be found.') => new GraphProblem(404, 'itemNotFound', message);
export const accessDenied = (message = 'Access denied') => new GraphProblem(403, 'accessDenied', message);

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const noContent: Answer = { status: 204 };

/** A query option with or without its dollar sign: Graph v1.0 takes both. */
export const option = (call: Call, name: string): string | undefined => call.url.searchParams.get(`$${name}`) ?? call.url.searchParams.get(name) ?? undefined;

/** The request's JSON object. Throws 400 when there is none. */
export function json(call: Call): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(call.bytes));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Answered below like any other body that is no JSON object.
  }
  throw new GraphProblem(
    400,
    'BadRequest',
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  );
}

export const graphBase = 'https://graph.microsoft.com/v1.0';
export const metadata = (path: string): Record<string, string> => ({ '@odata.context': `${graphBase}/$metadata#${path}` });

/** Keeps the named properties (and annotations); without $select everything. */
export function selected(resource: Record<string, unknown>, select: string | undefined): Record<string, unknown> {
  if (!select) return resource;
  const wanted = new Set(['id', ...select.split(',').map((name) => name.trim())]);
  return Object.fromEntries(Object.entries(resource).filter(([name]) => wanted.has(name) || name.startsWith('@odata')));
}

/** A page of `all` by $top and $skiptoken, with a nextLink under the real host. `usual` = page size without $top, `most` = the cap. */
export function paged<T>(call: Call, all: readonly T[], usual: number, most: number): { rows: readonly T[]; link: Record<string, string> } {
  if (call.url.searchParams.has('$skip')) throw invalidRequest('$skip is not supported on this API. Only URLs returned by the API can be used to page.');
  const from = readToken(call.url.searchParams.get('$skiptoken'));
  const size = Math.min(readTop(option(call, 'top')) ?? usual, most);
  if (all.length <= from + size) return { rows: all.slice(from), link: {} };
  const next = new URL(call.url);
  next.searchParams.set('$skiptoken', Buffer.from(`Paged=TRUE&p_ID=${from + size}`).toString('base64url'));
  return { rows: all.slice(from, from + size), link: { '@odata.nextLink': next.href } };
}

function readToken(token: string | null): number {
  if (token === null) return 0;
  const match = /^Paged=TRUE&p_ID=(\d+)$/.exec(Buffer.from(token, 'base64url').toString());
  if (!match) throw invalidRequest('The skip token is not valid.');
  return Number(match[1]);
}

function readTop(top: string | undefined): number | undefined {
  if (top === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(top)) throw invalidRequest(`Invalid value for $top: ${top}`);
  return Number(top);
}

export function toResponse({ status, body, bytes, headers }: Answer): Response {
  const answer = new Headers({ 'Cache-Control': 'no-store', ...headers });
  if (bytes) return new Response(Buffer.from(bytes), { status, headers: answer });
  if (body === undefined) return new Response(null, { status, headers: answer });
  answer.set('Content-Type', 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8');
  answer.set('OData-Version', '4.0');
  return new Response(JSON.stringify(body), { status, headers: answer });
}
