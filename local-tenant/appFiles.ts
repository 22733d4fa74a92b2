// The built tab as a production host would serve it: dist/ with its headers, and config.json.

import { Hono } from 'hono';
import { endpoints } from './entra/registration.ts';
import { readBuiltFile } from './files.ts';
import { headersFor } from './headers.ts';
import type { Ids } from './services.ts';

export type AppFilesOptions = {
  ids: Ids;
  /** Folder of the built app. */
  dist: string;
  /** http mode: the server's own origin, which then stands for every Microsoft host. Absent in TLS mode. */
  httpOrigin?: string;
  /** The servers' common clock: a page may read the time from its own server's Date. */
  clock: { now(): Date };
};

/** One configuration for every host name, as config.json has it. */
export function tabConfig({ ids, httpOrigin }: Pick<AppFilesOptions, 'ids' | 'httpOrigin'>): { default: Record<string, string>; hosts: Record<string, never> } {
  const fixed = { tenantId: ids.tenantId, clientId: ids.clientId, site: `${ids.sharePointHost}:${ids.sitePath}`, catalogAppId: ids.teamsAppId };
  if (httpOrigin === undefined) return { default: { ...fixed, appUrl: ids.appUrl }, hosts: {} };
  return { default: { ...fixed, appUrl: httpOrigin, authorityMetadata: JSON.stringify(endpoints(ids, httpOrigin)) }, hosts: {} };
}

export function appFiles(options: AppFilesOptions): Hono {
  const app = new Hono();
  const sharePointOrigin = `https://${options.ids.sharePointHost}`;
  app.get('/config.json', (c) => c.json(tabConfig(options), 200, { ...headersFor('/config.json', sharePointOrigin), Date: options.clock.now().toUTCString() }));
  app.get('*', async (c) => {
    const path = c.req.path === '/' ? '/index.html' : c.req.path;
    const file = await readBuiltFile(options.dist, path);
    if (!file) return c.text('Not found', 404, { 'X-Content-Type-Options': 'nosniff' });
    if (!path.endsWith('.html')) return c.body(file.bytes, 200, { 'Content-Type': file.type, ...headersFor(path, sharePointOrigin) });
    const html = new TextDecoder().decode(file.bytes);
    const inject = options.httpOrigin !== undefined && path !== '/verify.html';
    const sent = inject ? html.replace(/<head>/i, '<head><script src="/_tenant/frame.js"></script>') : html;
    return c.body(sent, 200, { 'Content-Type': file.type, ...headersFor(path, sharePointOrigin, html) });
  });
  return app;
}
