// The last spec: everything the journeys said to Graph, judged by Microsoft's own description and by our table of permissions.

import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { faultsOf } from '../../local-tenant/contract.ts';
import { readMetadata } from '../../local-tenant/metadata.ts';
import { firstScopes, graphScopes } from '../../src/scopes.ts';
import { sharedMaterial } from '../sharedMaterial.ts';
import { exchangesFile } from './exchanges.ts';
import { expect, test } from './stage.ts';

type Recorded = { frame: string; openedBy?: string; scopes: string[]; method: string; url: string; status: number };

async function* recorded(): AsyncGenerator<Recorded> {
  if (!existsSync(exchangesFile)) return;
  for await (const line of createInterface({ input: createReadStream(exchangesFile), crlfDelay: Infinity })) if (line) yield JSON.parse(line) as Recorded;
}

test('every exchange fits Microsoft’s description of Graph', async () => {
  const description = sharedMaterial('contracts/graph/v1.0-cleanMetadata.xml');
  test.skip(!description, 'the description is not beside the project');
  const metadata = readMetadata(description ?? '');
  const faults = new Set<string>();
  let seen = 0;
  for await (const exchange of recorded()) {
    seen++;
    for (const fault of faultsOf(metadata, exchange as never)) faults.add(fault);
  }
  expect(seen).toBeGreaterThan(500);
  expect([...faults]).toEqual([]);
});

test('the tab asks for exactly the permissions it uses, and for mail and notes only when they are sent', async () => {
  const used = new Set<string>();
  const early: string[] = [];
  const onUse = graphScopes.filter(({ when }) => when === 'onUse').map(({ scope }) => scope);
  for await (const { frame, openedBy, scopes, url } of recorded()) {
    if (frame === 'job') continue;
    if (openedBy) used.add(openedBy);
    for (const scope of onUse) if (scopes.includes(scope) && !/sendMail|sendActivityNotification/.test(url)) early.push(`${scope} in a token for ${url}`);
  }
  const asked = [...firstScopes('Sites.Selected').map((scope) => scope.replace('https://graph.microsoft.com/', '')), ...onUse];
  // User.Read signs the person in and is used by no call of ours.
  expect([...used].sort()).toEqual(asked.filter((scope) => scope !== 'User.Read').sort());
  expect(early.slice(0, 3)).toEqual([]);
});
