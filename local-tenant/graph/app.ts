// Microsoft Graph v1.0 as far as the product calls it. What is real and what is a guess stands in FIDELITY.md.

import { Hono } from 'hono';
import type { Services } from '../services.ts';
import { layFoundation } from '../store/foundation.ts';
import { activityRoutes } from './activity.ts';
import { batch } from './batch.ts';
import type { Route } from './call.ts';
import { chatRoutes } from './chats.ts';
import { columnRoutes } from './columns.ts';
import { deltaRoutes } from './delta.ts';
import { driveRoutes } from './drives.ts';
import { underFaults } from './faulty.ts';
import { fileRoutes } from './files.ts';
import { itemRoutes } from './items.ts';
import { listRoutes } from './lists.ts';
import { mailRoutes } from './mail.ts';
import { pathOf, realUrl, responder, type Asked } from './respond.ts';
import { searchRoutes } from './search.ts';
import { siteRoutes } from './sites.ts';
import { uploadSessionRoutes } from './uploads.ts';
import { userRoutes } from './users.ts';

export { uploadApp } from './uploads.ts';

export const graphRoutes: readonly Route[] = [
  ...userRoutes,
  ...siteRoutes,
  ...listRoutes,
  ...columnRoutes,
  ...deltaRoutes,
  ...itemRoutes,
  ...driveRoutes,
  ...fileRoutes,
  ...uploadSessionRoutes,
  ...searchRoutes,
  ...chatRoutes,
  ...mailRoutes,
  ...activityRoutes,
];

/** The routes under /v1.0. Lays the foundation when the tenant is empty. */
export function graphApp(services: Services): Hono {
  layFoundation(services);
  const respond = responder(services, graphRoutes);
  const app = new Hono();
  app.all('/v1.0/*', async (c) => {
    const url = realUrl(c.req.url);
    return await underFaults(c, services, pathOf(url), async () => {
      const asked: Asked = { method: c.req.method, url, headers: c.req.raw.headers, bytes: new Uint8Array(await c.req.arrayBuffer()) };
      return pathOf(url) === '/$batch' ? await batch(asked, respond) : await respond(asked);
    });
  });
  return app;
}
