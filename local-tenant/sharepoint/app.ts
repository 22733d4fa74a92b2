// The part of SharePoint's REST interface that provisioning needs, under /_api of the site. What is real and what is a guess stands in FIDELITY.md.

import { Hono, type Context } from 'hono';
import type { Services } from '../services.ts';
import { layFoundation, siteId } from '../store/foundation.ts';
import type { Site } from '../store/state.ts';
import { readAddress } from './address.ts';
import { accessDenied, covers, invalid, SharePointProblem, type Answer, type Route } from './call.ts';
import { formRoutes } from './forms.ts';
import { listRoutes } from './lists.ts';
import { permissionRoutes } from './permissions.ts';
import { principalRoutes } from './principals.ts';

const routes: ReadonlyMap<string, Route> = new Map([...principalRoutes, ...permissionRoutes, ...listRoutes, ...formRoutes].map((route) => [route.on, route]));

export function sharePointApp(services: Services): Hono {
  layFoundation(services);
  const app = new Hono();
  const answer = async (c: Context) => toResponse(await refusable(() => respond(services, c)));
  app.all(`${services.ids.sitePath}/_api/*`, answer);
  app.all('/_api/*', answer);
  return app;
}

async function respond(services: Services, c: Context): Promise<Answer> {
  const bearer = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const caller = bearer ? await services.verify(bearer) : undefined;
  if (caller?.audience !== 'sharepoint') throw new SharePointProblem(401, '-2147024891, System.UnauthorizedAccessException', 'Unauthorized');
  // Without an Accept header the service answers in Atom XML, which no caller of ours reads.
  if (!(c.req.header('accept') ?? '').includes('json'))
    throw new SharePointProblem(406, '-1, Microsoft.SharePoint.Client.ClientServiceException', 'Ask for application/json;odata=nometadata.');
  const url = new URL(c.req.url);
  const address = readAddress(url.pathname.replace(/^.*?\/_api\//, ''));
  const route = address && routes.get(`${methodOf(c)} ${address.key}`);
  if (!address || !route)
    throw new SharePointProblem(
      404,
      '-1, Microsoft.SharePoint.Client.ResourceNotFoundException',
      `Cannot find resource for the request ${address?.key ?? url.pathname}.`,
    );
  if (!covers(caller.scopes, route.scope)) throw accessDenied();
  const site = services.store.state.sites.get(siteId(services.ids.sharePointHost, services.ids.sitePath)) as Site;
  return route.answer({ services, caller, site, args: address.arguments, body: await readBody(c), query: url.searchParams });
}

/** A POST may stand for MERGE or DELETE by header; PATCH is MERGE by its modern name. */
function methodOf(c: Context): string {
  const method = c.req.method === 'POST' ? (c.req.header('x-http-method') ?? 'POST').toUpperCase() : c.req.method;
  return method === 'PATCH' ? 'MERGE' : method;
}

async function readBody(c: Context): Promise<Record<string, unknown>> {
  const text = await c.req.text();
  if (!text) return {};
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw invalid('The body is not valid JSON.');
  }
}

async function refusable(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof SharePointProblem)) throw thrown;
    return { status: thrown.status, body: { 'odata.error': { code: thrown.code, message: { lang: 'en-US', value: thrown.message } } } };
  }
}

function toResponse({ status, body }: Answer): Response {
  if (body === undefined) return new Response(null, { status });
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json;odata=nometadata;streaming=true;charset=utf-8', 'Cache-Control': 'private, max-age=0' },
  });
}
