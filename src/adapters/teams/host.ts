// Where the tab lives: inside Teams (or another Microsoft 365 host), or in a plain browser window.
// teams-js is imported by name only; everything else of it stays out of the bundle.

import { app, authentication, dialog, nestedAppAuth } from '@microsoft/teams-js';

export type Theme = 'default' | 'dark' | 'contrast';
export type Host = {
  inTeams: boolean;
  /** Nested app auth is offered by the host: the token comes without any window. */
  nestedAuth: boolean;
  isDialog: boolean;
  /** As it is at this moment, once somebody listens to its changes. */
  readonly theme: Theme;
  onTheme(listener: (theme: Theme) => void): void;
  /** The route a link asked for (subEntityId), without its first slash. */
  subPageId: string;
  loginHint: string;
  teamsAppId: string;
  /** Takes the host's spinner away. Must be called within 30 s of the load, and is called right after the first paint. */
  ready(): void;
  /** Call in the click, with no await before it. `closed` settles when the window went away, however that happened. */
  openSigning(address: string): { window: 'open' | 'blocked'; closed: Promise<void> };
  closeDialog(): void;
};

const themes: readonly Theme[] = ['default', 'dark', 'contrast'];
const asTheme = (name: string | undefined): Theme => themes.find((theme) => theme === name) ?? 'default';
const size = { width: 560, height: 720 };

/** Decides by the window alone: app.initialize waits a minute when nobody answers. */
export async function openHost(sharePointOrigin: string | undefined): Promise<Host> {
  if (window.parent === window) return browserHost();
  await (sharePointOrigin ? app.initialize([sharePointOrigin]) : app.initialize());
  const context = await app.getContext();
  let theme = asTheme(context.app.theme);
  return {
    inTeams: true,
    nestedAuth: nestedAppAuth.isNAAChannelRecommended(),
    isDialog: context.page.frameContext === 'task',
    get theme() {
      return theme;
    },
    onTheme: (listener) =>
      app.registerOnThemeChangeHandler((name) => {
        theme = asTheme(name);
        listener(theme);
      }),
    subPageId: context.page.subPageId ?? '',
    loginHint: context.user?.loginHint ?? context.user?.userPrincipalName ?? '',
    teamsAppId: context.app.appId?.toString() ?? '',
    ready: () => void app.notifySuccess(),
    openSigning: (address) => (address.startsWith('https:') ? openByHost(address) : openWindow(address)),
    closeDialog: () => dialog.url.submit({ done: true }),
  };
}

function browserHost(): Host {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  return {
    inTeams: false,
    nestedAuth: false,
    isDialog: false,
    theme: dark.matches ? 'dark' : 'default',
    onTheme: (listener) => dark.addEventListener('change', () => listener(dark.matches ? 'dark' : 'default')),
    subPageId: '',
    loginHint: '',
    teamsAppId: '',
    ready: () => {},
    openSigning: openWindow,
    closeDialog: () => window.close(),
  };
}

/** The host opens a real window; teams-js refuses http addresses. What it answers is never believed: the list is asked. */
function openByHost(address: string): { window: 'open' | 'blocked'; closed: Promise<void> } {
  const closed = authentication.authenticate({ url: address, ...size }).then(
    () => {},
    () => {},
  );
  return { window: 'open', closed };
}

function openWindow(address: string): { window: 'open' | 'blocked'; closed: Promise<void> } {
  const opened = window.open(address, 'sociala-medier-signera', `popup,width=${size.width},height=${size.height}`);
  if (!opened) return { window: 'blocked', closed: Promise.resolve() };
  const closed = new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      if (!opened.closed) return;
      clearInterval(timer);
      resolve();
    }, 500);
  });
  return { window: 'open', closed };
}
