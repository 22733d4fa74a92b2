// One Graph request from its token to its answer: who, which route, which permission, then the route's own handler.

import { randomUUID } from 'node:crypto';
import { frameOf, headersToRecord, recordable } from '../exchanges.ts';
import { ODataError } from '../odata.ts';
import { scopeRules } from '../scopes.ts';
import type { Caller, Services } from '../services.ts';
import { byKey, matcher } from './address.ts';
import { accessDenied, GraphProblem, graphBase, type Answer, type Route } from './call.ts';

export type Asked = { method: string; url: URL; headers: Headers; bytes: Uint8Array };
type Found = { route: Route; params: Record<string, string> };
export type Respond = (asked: Asked) => Promise<Answer>;

/** Makes the answering function of a route table. Every route must have its row in scopes.ts. */
export function responder(services: Services, routes: readonly Route[]): Respond {
  const table = routes.map((route) => {
    const [method = '', pattern = ''] = route.on.split(/ (.*)/s);
    if (!scopeRules[route.on]) throw new Error(`scopes.ts has no row for ${route.on}`);
    return { route, method, match: matcher(pattern) };
  });
  function find(method: string, path: string): Found {
    const hits = table.flatMap(({ route, method: own, match }) => {
      const params = match(path);
      return params ? [{ route, own, params }] : [];
    });
    const hit = hits.find(({ own }) => own === method);
    if (hit) return hit;
    if (hits.length) throw new GraphProblem(405, 'Request_BadRequest', `Specified HTTP method is not allowed for the request target.`);
    throw new GraphProblem(400, 'BadRequest', `Resource not found for the segment '${path.split('/').at(-1)}'.`);
  }
  return async (asked) => {
    const caller = await callerOf(services, asked.headers);
    let openedBy: string | undefined;
    const work = async () => {
      if (!caller) throw unauthenticated(asked.headers);
      const { route, params } = find(asked.method, byKey(pathOf(asked.url)));
      openedBy = admit(route, caller);
      const selected = openedBy === 'Sites.Selected' ? scopeRules[route.on]?.selected : undefined;
      return await route.answer({ ...asked, services, caller, params, selected });
    };
    const answer = await answered(work, asked, services);
    record(services, caller, openedBy, asked, answer);
    return answer;
  };
}

async function callerOf(services: Services, headers: Headers): Promise<Caller | undefined> {
  const bearer = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  const caller = bearer ? await services.verify(bearer) : undefined;
  return caller?.audience === 'graph' ? caller : undefined;
}

function unauthenticated(headers: Headers): GraphProblem {
  const message = headers.has('authorization') ? 'Access token validation failure.' : 'Access token is empty.';
  const challenge =
    'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"';
  return new GraphProblem(401, 'InvalidAuthenticationToken', message, { headers: { 'WWW-Authenticate': challenge } });
}

export const pathOf = (url: URL) => url.pathname.replace(/^\/v1\.0/, '').replace(/(?<=.)\/$/, '');

/** The permission that opens the route: one of its row, else Sites.Selected where the row allows it. Throws 403 when there is none. */
function admit(route: Route, caller: Caller): string {
  const rule = scopeRules[route.on];
  const scope =
    rule?.anyOf.find((candidate) => caller.scopes.includes(candidate)) ?? (rule?.selected && caller.scopes.find((candidate) => candidate === 'Sites.Selected'));
  if (scope) return scope;
  throw accessDenied(`Insufficient privileges to complete the operation. One of these is needed: ${rule?.anyOf.join(', ')}`);
}

/** Turns refusals into Graph's error body and adds the headers of every answer. */
async function answered(work: () => Promise<Answer>, asked: Asked, { clock }: Services): Promise<Answer> {
  const ids = { 'request-id': randomUUID(), 'client-request-id': asked.headers.get('client-request-id') ?? randomUUID() };
  try {
    const answer = await work();
    return { ...answer, headers: { ...ids, ...answer.headers } };
  } catch (thrown) {
    const problem = thrown instanceof ODataError ? new GraphProblem(400, 'invalidRequest', thrown.message) : thrown;
    if (!(problem instanceof GraphProblem)) throw thrown;
    const inner = problem.inner ? { code: problem.inner } : {};
    const innerError = { ...inner, date: clock.now().toISOString().slice(0, 19), ...ids };
    return { status: problem.status, body: { error: { code: problem.code, message: problem.message, innerError } }, headers: { ...ids, ...problem.headers } };
  }
}

function record(services: Services, caller: Caller | undefined, openedBy: string | undefined, asked: Asked, answer: Answer): void {
  const persona = services.people.find((person) => person.oid === caller?.oid)?.id ?? '';
  const response = answer.bytes ?? answer.body;
  services.exchanges.add({
    persona,
    time: services.clock.now().toISOString(),
    frame: frameOf(asked.headers),
    scopes: caller?.scopes ?? [],
    ...(openedBy === undefined ? {} : { openedBy }),
    method: asked.method,
    url: asked.url.href,
    ...(asked.bytes.length ? { requestBody: recordable(readable(asked)) } : {}),
    status: answer.status,
    ...(response === undefined ? {} : { responseBody: recordable(response) }),
    headers: headersToRecord(asked.headers, new Headers(answer.headers)),
  });
}

function readable({ headers, bytes }: Asked): unknown {
  if (!headers.get('content-type')?.includes('json')) return bytes;
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return bytes;
  }
}

/** The address under the real host, however the request came here. */
export const realUrl = (address: string): URL => {
  const { pathname, search } = new URL(address);
  return new URL(`${new URL(graphBase).origin}${pathname}${search}`);
};
