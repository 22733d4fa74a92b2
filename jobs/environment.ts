// env/.env.NAME: the fixed facts of one tenant, for jobs and the Toolkit alone. No secret stands there.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Environment = {
  name: string;
  /** Where its files lie: .env.NAME and organisation.NAME.json. */
  folder: string;
  local: boolean;
  tenantId: string;
  clientId: string;
  teamsAppId: string;
  site: string;
  sharePointOrigin: string;
  appUrl: string;
  /** Who stands as developer in Teams: the municipality. Only the Teams package needs it; empty when it is not set. */
  developerName: string;
  /** ISO time from which decisions are signed for signingClientId; earlier ones are judged by clientId. Empty when it is not set. */
  signingSince: string;
  /** Of the signing page, where it has a registration of its own; else empty. */
  signingClientId: string;
};

const keys = {
  tenantId: 'TENANT_ID',
  clientId: 'CLIENT_ID',
  teamsAppId: 'TEAMS_APP_ID',
  site: 'SITE',
  sharePointOrigin: 'SHAREPOINT_ORIGIN',
  appUrl: 'APP_URL',
} as const;

/** The environment, or one sentence that names every fault. */
export function readEnvironment(name: string, folder = 'env'): Environment | { fault: string } {
  if (!/^[\w-]+$/.test(name)) return { fault: 'The name of an environment is letters, digits, - and _.' };
  const file = join(folder, `.env.${name}`);
  if (!existsSync(file)) return { fault: `${file} is missing. Copy env/.env.example and fill it in.` };
  const values = Object.fromEntries(
    readFileSync(file, 'utf8')
      .split(/\r?\n/)
      .map((line) => /^\s*([A-Z_]+)\s*=\s*(.*?)\s*$/.exec(line))
      .filter((match) => match !== null)
      .map((match) => [match[1] as string, match[2] as string]),
  );
  const missing = Object.values(keys).filter((key) => !values[key]);
  if (missing.length) return { fault: `${file} lacks ${missing.join(', ')}.` };
  const read = Object.fromEntries(Object.entries(keys).map(([own, key]) => [own, values[key] as string])) as Record<keyof typeof keys, string>;
  return {
    name,
    folder,
    local: name === 'local',
    ...read,
    developerName: values['DEVELOPER_NAME'] ?? '',
    signingSince: values['SIGNING_SINCE'] ?? '',
    signingClientId: values['SIGNING_CLIENT_ID'] ?? '',
  };
}
