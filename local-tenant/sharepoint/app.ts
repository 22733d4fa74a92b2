// The part of SharePoint's REST API that provisioning needs, under /_api of the site.

import { Hono } from 'hono';
import type { Services } from '../services.ts';
import { layFoundation } from '../store/foundation.ts';

export function sharePointApp(services: Services): Hono {
  layFoundation(services);
  return new Hono();
}
