// Composition root of the tab's work: adapters -> ports -> actions. Loaded beside the first paint, never before it.

import { copiesOf } from './adapters/browser/copies.ts';
import { fetchedAssets } from './adapters/browser/fonts.ts';
import { offerFile } from './adapters/browser/offerFile.ts';
import { canStore } from './adapters/browser/storage.ts';
import { measuredClock, measuring, worstClock } from './adapters/browser/measuredClock.ts';
import { systemClock, systemIds, webDigest } from './adapters/browser/platform.ts';
import { graphArchive } from './adapters/graph/archive.ts';
import { graphClient } from './adapters/graph/client.ts';
import { graphDeltas } from './adapters/graph/deltas.ts';
import { graphMessages } from './adapters/graph/messages.ts';
import { graphPeople } from './adapters/graph/people.ts';
import { graphRegister } from './adapters/graph/register.ts';
import { openSite } from './adapters/graph/site.ts';
import { syncedRegister } from './adapters/graph/synced.ts';
import { asRegistered, fetchLiveKeys } from './adapters/signatures/keys.ts';
import { workerDesk } from './adapters/pictures/workerDesk.ts';
import { signatures } from './adapters/signatures/signatures.ts';
import { signAddress } from './adapters/signin/signAddress.ts';
import type { SignedIn, TabSignIn } from './adapters/teams/signIn.ts';
import { tabLink } from './cards/link.ts';
import { trustOf } from './domain/trust.ts';
import { readDelegations } from './flows/delegating.ts';
import { keepSigningKeys } from './flows/keys.ts';
import type { Clock, Ports } from './ports.ts';
import { tabActions } from './tab/actions/actions.ts';
import { changes, turns } from './tab/actions/session.ts';
import type { Host } from './adapters/teams/host.ts';
import type { Config } from './config.ts';
import { firstScopes } from './scopes.ts';
import type { Actions } from './tab/shared/actions.ts';

export { openSignIn } from './adapters/teams/signIn.ts';

/** The actions of the signed-in person, over Microsoft Graph. `right`: a clock that our own server has set right. */
export function openSession(config: Config, host: Host, signIn: TabSignIn, person: SignedIn, right: Clock): Actions {
  const client = graphClient(signIn.token, firstScopes(config.siteScope));
  const site = openSite(client, config.site);
  const changed = changes();
  const clock = measuredClock(right, changed.tell);
  const register = syncedRegister(
    measuring(graphRegister(client, site), right, clock),
    graphDeltas(client, site),
    copiesOf({ tenantId: config.tenantId, oid: person.oid }),
  );
  const app = { appId: host.teamsAppId || (config.catalogAppId ?? config.clientId), tenantId: config.tenantId, appUrl: config.appUrl };
  const me = () => person;
  const ports: Ports = {
    clock,
    ids: systemIds,
    digest: webDigest,
    register,
    archive: graphArchive(client, site),
    messages: graphMessages(client, systemIds, me, { teamsAppId: host.teamsAppId || config.catalogAppId, tab: (subPageId) => tabLink(app, subPageId) }),
    people: graphPeople(client, me),
    signatures: signatures({ live: () => fetchLiveKeys(config.tenantId), registered: async () => (await register.all('SigningKeys')).map(({ row }) => row) }),
    assets: fetchedAssets(),
  };
  const trust = trustOf(config);
  const signPage = config.signUrl ?? new URL('sign.html', document.baseURI).href;
  void keepKeys(ports, config);
  return tabActions({
    ports,
    trust,
    links: { app, decisionLink: config.decisionLink },
    me: { oid: person.oid, name: person.name, upn: person.upn, roles: person.roles, tenantId: config.tenantId },
    storage: canStore(),
    signAddress: (request) =>
      signAddress(signPage, {
        request,
        opener: host.inTeams && signPage.startsWith('https:') ? 'teams' : 'window',
        textLeftOut: false,
        loginHint: person.upn,
        ...(host.inTeams ? { theme: host.theme } : {}),
      }),
    openSigning: host.openSigning,
    askHref: (mailbox) => (mailbox ? `mailto:${mailbox}?subject=${encodeURIComponent('Fråga om sociala medier')}` : ''),
    offerFile,
    openPictureDesk: () => workerDesk(() => new Worker(new URL('./pictures.worker.ts', import.meta.url), { type: 'module' })),
    openPictureReader: async () => (await import('./adapters/reading/pictureReader.ts')).tesseractReader(),
    contentWarnings: async (text) => {
      const [{ contentWarnings }, { numberKind }] = await Promise.all([
        import('./domain/contentWarning.ts'),
        import('./adapters/personalNumbers/numberKind.ts'),
      ]);
      return contentWarnings(text, numberKind);
    },
    delegationFacts: () => readDelegations(ports, trust),
    inTurn: turns(),
    seen: new Map(),
    changed,
    clockAhead: () => seriously(systemClock.now().getTime() - clock.now().getTime()),
    ...(host.isDialog ? { closeDialog: host.closeDialog } : {}),
  });
}

const seriously = (ahead: number): number => (Math.abs(ahead) > worstClock ? ahead : 0);

/** In the background: what cannot be kept now is kept by the next one who may. */
async function keepKeys(ports: Ports, config: Config): Promise<void> {
  try {
    await keepSigningKeys(ports, await asRegistered(await fetchLiveKeys(config.tenantId)));
  } catch (thrown) {
    console.warn('signing keys were not kept', thrown instanceof Error ? thrown.message : '');
  }
}
