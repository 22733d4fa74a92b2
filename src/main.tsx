// Composition root of the tab: configuration -> adapters -> <App>. Nothing else in the tab picks adapters.

import { createRoot, type Root } from 'react-dom/client';
import { fetchedAssets } from './adapters/browser/fonts.ts';
import { canStore } from './adapters/browser/storage.ts';
import { systemClock, systemIds, webDigest } from './adapters/browser/platform.ts';
import { graphArchive } from './adapters/graph/archive.ts';
import { graphClient } from './adapters/graph/client.ts';
import { graphMessages } from './adapters/graph/messages.ts';
import { graphPeople } from './adapters/graph/people.ts';
import { graphRegister } from './adapters/graph/register.ts';
import { openSite } from './adapters/graph/site.ts';
import { asRegistered, fetchLiveKeys } from './adapters/signatures/keys.ts';
import { signatures } from './adapters/signatures/signatures.ts';
import { signAddress } from './adapters/signin/signAddress.ts';
import { openHost, type Host, type Theme } from './adapters/teams/host.ts';
import type { SignedIn, TabSignIn } from './adapters/teams/signIn.ts';
import { tabLink } from './cards/link.ts';
import { readConfig, type Config } from './config.ts';
import { readDelegations } from './flows/delegating.ts';
import { keepSigningKeys } from './flows/keys.ts';
import { OutsideError } from './outsideError.ts';
import type { Ports } from './ports.ts';
import { firstScopes } from './scopes.ts';
import { tabActions } from './tab/actions/actions.ts';
import { changes, type Session } from './tab/actions/session.ts';
import { App } from './tab/App.tsx';
import { StartPage } from './tab/StartPage.tsx';

const root = createRoot(document.getElementById('root') as HTMLElement);

async function loadConfig(): Promise<Config> {
  const answer = await fetch(new URL('config.json', document.baseURI), { cache: 'no-cache' });
  if (!answer.ok) throw new OutsideError('missing', `config.json answered ${answer.status}`);
  return readConfig(await answer.json(), location.host);
}

async function start(): Promise<void> {
  const config = await loadConfig();
  const host = await openHost(config.sharePointOrigin);
  if (host.subPageId && location.hash.replace(/^#\/?/, '') === '') location.replace(`#/${host.subPageId}`);
  const { openSignIn } = await import('./adapters/teams/signIn.ts');
  const signIn = await openSignIn(config, firstScopes(config.siteScope), host.nestedAuth, host.loginHint);
  let theme = host.theme;
  let show = (): void => {};
  host.onTheme((next) => {
    theme = next;
    show();
  });

  const showApp = (person: SignedIn) => {
    const actions = tabActions(sessionOf(config, host, signIn, person));
    show = () => root.render(<App actions={actions} theme={theme} place={host.isDialog ? 'dialog' : 'page'} onShown={host.ready} />);
    show();
  };
  const showStart = (problem?: unknown) => {
    show = () => root.render(<StartPage theme={theme} problem={problem} onShown={host.ready} signIn={byHand} />);
    show();
  };
  const byHand = () => {
    signIn.byHand().then(enter, showStart);
  };
  const enter = () => {
    const person = signIn.person();
    if (person) showApp(person);
    else showStart();
  };

  try {
    if (await signIn.silently()) enter();
    else showStart();
  } catch (thrown) {
    showStart(thrown);
  }
}

function sessionOf(config: Config, host: Host, signIn: TabSignIn, person: SignedIn): Session {
  const client = graphClient(signIn.token, firstScopes(config.siteScope));
  const site = openSite(client, config.site);
  const register = graphRegister(client, site);
  const app = { appId: host.teamsAppId || (config.catalogAppId ?? config.clientId), tenantId: config.tenantId, appUrl: config.appUrl };
  const me = () => person;
  const ports: Ports = {
    clock: systemClock,
    ids: systemIds,
    digest: webDigest,
    register,
    archive: graphArchive(client, site),
    messages: graphMessages(client, systemIds, me, { teamsAppId: host.teamsAppId || config.catalogAppId, tab: (subPageId) => tabLink(app, subPageId) }),
    people: graphPeople(client, me),
    signatures: signatures({ live: () => fetchLiveKeys(config.tenantId), registered: async () => (await register.all('SigningKeys')).map(({ row }) => row) }),
    assets: fetchedAssets(),
  };
  const trust = { tenantId: config.tenantId, signingClientId: config.clientId };
  const signPage = config.signUrl ?? new URL('sign.html', document.baseURI).href;
  void keepKeys(ports, config);
  return {
    ports,
    trust,
    links: { app, decisionLink: config.decisionLink },
    me: { oid: person.oid, name: person.name, upn: person.upn, roles: person.roles, tenantId: config.tenantId },
    storage: canStore(),
    signAddress: (request) => signAddress(signPage, { request, opener: host.inTeams && signPage.startsWith('https:') ? 'teams' : 'window', textLeftOut: false, loginHint: person.upn }),
    openSigning: host.openSigning,
    askHref: (mailbox) => (mailbox ? `mailto:${mailbox}?subject=${encodeURIComponent('Fråga om sociala medier')}` : ''),
    delegationFacts: () => readDelegations(ports, trust),
    seen: new Map(),
    changed: changes(),
    ...(host.isDialog ? { closeDialog: host.closeDialog } : {}),
  };
}

/** In the background: what cannot be kept now is kept by the next one who may. */
async function keepKeys(ports: Ports, config: Config): Promise<void> {
  try {
    await keepSigningKeys(ports, await asRegistered(await fetchLiveKeys(config.tenantId)));
  } catch (thrown) {
    console.warn('signing keys were not kept', thrown instanceof Error ? thrown.message : '');
  }
}

function showFailure(renderer: Root, thrown: unknown): void {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  const theme: Theme = 'default';
  renderer.render(<StartPage theme={theme} problem={thrown} onShown={() => {}} signIn={() => location.reload()} />);
}

start().catch((thrown: unknown) => showFailure(root, thrown));
