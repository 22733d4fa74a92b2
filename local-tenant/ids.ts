// The fixed ids of the local tenant, read from env/.env.local: the same file the jobs and the Toolkit read.

import { readFileSync } from 'node:fs';
import type { Ids } from './services.ts';

export function readIds(): Ids {
  const text = readFileSync(new URL('../env/.env.local', import.meta.url), 'utf8');
  const value = (key: string): string => {
    const found = new RegExp(`^${key}=(.+)$`, 'm').exec(text)?.[1]?.trim();
    if (!found) throw new Error(`env/.env.local lacks ${key}`);
    return found;
  };
  const [sharePointHost = '', sitePath = ''] = value('SITE').split(':');
  return { tenantId: value('TENANT_ID'), clientId: value('CLIENT_ID'), teamsAppId: value('TEAMS_APP_ID'), sharePointHost, sitePath, appUrl: value('APP_URL') };
}
