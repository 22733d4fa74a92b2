// Pre-authenticated download addresses on the SharePoint host: whoever holds one may read that file for an hour.
// learn.microsoft.com/graph/api/driveitem-get-content

import { createHmac, randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { Services } from '../services.ts';
import type { Item, Site } from '../store/state.ts';
import { siteUrl } from './sites.ts';

/** New in every process: old addresses end with it. */
const secret = randomBytes(32);
const lifetime = 3_600_000;
const sealed = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');

export function downloadUrl(site: Site, item: Item, now: Date): string {
  const content = item.file?.content;
  const ticket = Buffer.from(JSON.stringify({ sha256: content?.sha256, type: content?.mimeType, until: now.getTime() + lifetime })).toString('base64url');
  return `${siteUrl(site)}/_layouts/15/download.aspx?UniqueId=${item.uniqueId}&Translate=false&tempauth=v1.${ticket}.${sealed(ticket)}&ApiVersion=2.0`;
}

export function downloadApp(services: Services): Hono {
  return new Hono().get('/sites/:site/_layouts/15/download.aspx', (c) => {
    const [, ticket = '', seal] = (c.req.query('tempauth') ?? '').split('.');
    if (sealed(ticket) !== seal || c.req.header('authorization')) return c.text('401 UNAUTHORIZED', 401);
    const { sha256, type, until } = JSON.parse(Buffer.from(ticket, 'base64url').toString()) as { sha256: string; type: string; until: number };
    if (until < services.clock.now().getTime()) return c.text('401 UNAUTHORIZED', 401);
    return c.body(Buffer.from(services.store.blobs.read(sha256)), 200, { 'Content-Type': type, 'Cache-Control': 'private' });
  });
}
