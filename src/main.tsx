// Composition root of the tab: configuration -> host -> sign-in -> <App>. What talks to Microsoft 365 comes in a chunk of its own (session.ts):
// the page is drawn before it is there.

import { createRoot, type Root } from 'react-dom/client';
import { openHost, type Theme } from './adapters/teams/host.ts';
import type { SignedIn } from './adapters/teams/signIn.ts';
import { readConfig, type Config } from './config.ts';
import { OutsideError } from './outsideError.ts';
import { firstScopes } from './scopes.ts';
import { App } from './tab/App.tsx';
import { StartPage } from './tab/StartPage.tsx';

const session = import('./session.ts');
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
  root.render(<StartPage theme={host.theme} waiting onShown={host.ready} signIn={() => {}} />);
  const { openSession, openSignIn } = await session;
  const signIn = await openSignIn(config, firstScopes(config.siteScope), host.nestedAuth, host.loginHint);
  let theme = host.theme;
  let show = (): void => {};
  host.onTheme((next) => {
    theme = next;
    show();
  });

  const showApp = (person: SignedIn) => {
    const actions = openSession(config, host, signIn, person);
    show = () => root.render(<App actions={actions} theme={theme} place={host.isDialog ? 'dialog' : 'page'} />);
    show();
  };
  const showStart = (problem?: unknown) => {
    show = () => root.render(<StartPage theme={theme} problem={problem} onShown={() => {}} signIn={byHand} />);
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

function showFailure(renderer: Root, thrown: unknown): void {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  const theme: Theme = 'default';
  renderer.render(<StartPage theme={theme} problem={thrown} onShown={() => {}} signIn={() => location.reload()} />);
}

start().catch((thrown: unknown) => showFailure(root, thrown));
