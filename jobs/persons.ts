// A person at the command line: the same ports as the tab has, with Node's own fonts.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { systemClock, systemIds, webDigest } from '../src/adapters/browser/platform.ts';
import { graphArchive } from '../src/adapters/graph/archive.ts';
import { graphClient } from '../src/adapters/graph/client.ts';
import { graphMessages } from '../src/adapters/graph/messages.ts';
import { graphPeople } from '../src/adapters/graph/people.ts';
import { graphRegister } from '../src/adapters/graph/register.ts';
import { openSite } from '../src/adapters/graph/site.ts';
import { fetchLiveKeys } from '../src/adapters/signatures/keys.ts';
import { signatures } from '../src/adapters/signatures/signatures.ts';
import { tabLink } from '../src/cards/link.ts';
import { trustOf, type Trust } from '../src/domain/trust.ts';
import type { Links } from '../src/flows/letters.ts';
import type { Assets, Clock, Ports } from '../src/ports.ts';
import { firstScopes } from '../src/scopes.ts';
import type { JobContext } from './job.ts';
import type { JobPerson, JobSignIn } from './signIn.ts';

export type Desk = { ports: Ports; trust: Trust; links: Links; signIn: JobSignIn; person: JobPerson };

const require = createRequire(import.meta.url);
/** Fonts from the package they come in. */
export const nodeAssets: Assets = {
  font: async (weight, script) =>
    await Promise.resolve(new Uint8Array(readFileSync(require.resolve(`@fontsource/source-sans-3/files/source-sans-3-${script}-${weight}-normal.woff`)))),
};

/** `as` is a persona of the local tenant; on a real one it is left out and the person signs in. */
export async function deskOf(context: Pick<JobContext, 'environment' | 'signIn'>, as?: string, clock: Clock = systemClock): Promise<Desk> {
  const { environment } = context;
  const signIn = await context.signIn(as);
  const client = graphClient((scopes) => signIn.token(scopes), firstScopes('Sites.Selected'));
  const site = openSite(client, environment.site);
  const register = graphRegister(client, site);
  const app = { appId: environment.teamsAppId, tenantId: environment.tenantId, appUrl: environment.appUrl };
  const me = () => signIn.person;
  const ports: Ports = {
    clock,
    ids: systemIds,
    digest: webDigest,
    register,
    archive: graphArchive(client, site),
    messages: graphMessages(client, systemIds, me, { teamsAppId: environment.teamsAppId, tab: (subPageId) => tabLink(app, subPageId) }),
    people: graphPeople(client, me),
    signatures: signatures({
      live: () => fetchLiveKeys(environment.tenantId),
      registered: async () => (await register.all('SigningKeys')).map(({ row }) => row),
    }),
    assets: nodeAssets,
  };
  return {
    ports,
    trust: trustOf(environment),
    links: { app, decisionLink: 'dialog' },
    signIn,
    person: signIn.person,
  };
}
