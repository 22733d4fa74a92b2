// Composition root of the tab: configuration -> host -> sign-in -> <App>. The screens and what talks to Microsoft 365 come in chunks of their own:
// the page is drawn before they are there.

import { createRoot } from 'react-dom/client';
import { rightClock } from './adapters/browser/clockError.ts';
import { openHost } from './adapters/teams/host.ts';
import type { SignedIn } from './adapters/teams/signIn.ts';
import { readConfig, type Config } from './config.ts';
import { OutsideError } from './outsideError.ts';
import type { Clock } from './ports.ts';
import { firstScopes } from './scopes.ts';
import { Starting } from './tab/Starting.tsx';

const session = import('./session.ts');
const screens = import('./tab/App.tsx');
const startPage = import('./tab/StartPage.tsx');
// Whoever waits for them is told; until then a failure is nobody's.
void Promise.allSettled([session, screens, startPage]);
const root = createRoot(document.getElementById('root') as HTMLElement);

const fetchConfig = (): Promise<Response> => fetch(new URL('config.json', document.baseURI), { cache: 'no-cache' });

/** The configuration, and a clock set right by the answer that brought it. */
async function loadConfig(): Promise<{ config: Config; clock: Clock }> {
  const answer = await fetchConfig();
  if (!answer.ok) throw new OutsideError('missing', `config.json answered ${answer.status}`);
  const clock = rightClock(answer.headers, async () => (await fetchConfig()).headers);
  return { config: readConfig(await answer.json(), location.host), clock };
}

async function start(): Promise<void> {
  const { config, clock } = await loadConfig();
  const host = await openHost(config.sharePointOrigin);
  if (host.subPageId && location.hash.replace(/^#\/?/, '') === '') location.replace(`#/${host.subPageId}`);
  root.render(<Starting theme={host.theme} onShown={host.ready} />);
  const [{ openSession, openSignIn }, { App }, { StartPage }] = await Promise.all([session, screens, startPage]);
  const signIn = await openSignIn(config, firstScopes(config.siteScope), host.nestedAuth, host.loginHint);
  let theme = host.theme;
  let show = (): void => {};
  host.onTheme((next) => {
    theme = next;
    show();
  });

  const showApp = (person: SignedIn) => {
    const actions = openSession(config, host, signIn, person, clock);
    show = () => root.render(<App actions={actions} theme={theme} place={host.isDialog ? 'dialog' : 'page'} />);
    show();
  };
  const showStart = (problem?: unknown) => {
    show = () => root.render(<StartPage theme={theme} problem={problem} signIn={byHand} />);
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

/** Inside Teams the host must hear from us whatever happened, or it covers our sentence with one of its own. */
async function showFailure(thrown: unknown): Promise<void> {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  const host = await openHost(undefined).catch(() => undefined);
  const theme = host?.theme ?? 'default';
  root.render(<Starting theme={theme} cutOff onShown={() => host?.ready()} />);
  const { StartPage } = await startPage;
  root.render(<StartPage theme={theme} problem={thrown} signIn={() => location.reload()} />);
}

start()
  .catch(showFailure)
  .catch(() => {});
