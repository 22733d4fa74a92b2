// The real teams-js and msal-browser in a tab or a dialog. Tests call what stands in window.probe.

import { createNestablePublicClientApplication, type IPublicClientApplication } from '@azure/msal-browser';
import { app, authentication, dialog, nestedAppAuth, pages } from '@microsoft/teams-js';

type Config = { default: { tenantId: string; clientId: string; authorityMetadata?: string } };
const told: { themes: string[]; dialogs: unknown[]; initialize: unknown[] } = { themes: [], dialogs: [], initialize: [] };
window.addEventListener('message', (event: MessageEvent<{ args?: unknown[] }>) => {
  if (Array.isArray(event.data?.args) && event.data.args.length === 4) told.initialize = event.data.args;
});

const config = ((await (await fetch('config.json')).json()) as Config).default;
const inTeams = window.parent !== window;

async function client(): Promise<IPublicClientApplication> {
  return createNestablePublicClientApplication({
    auth: {
      clientId: config.clientId,
      authority: `https://login.microsoftonline.com/${config.tenantId}`,
      redirectUri: `${location.origin}/redirect.html`,
      ...(config.authorityMetadata ? { authorityMetadata: config.authorityMetadata } : {}),
    },
  });
}

/** What went wrong, in the words of the library. */
const fault = (thrown: unknown): string => {
  const { errorCode, message } = thrown as { errorCode?: string; message?: string };
  return errorCode ?? message ?? String(thrown);
};

const probe = {
  told,
  inTeams,
  context: () => app.getContext(),
  naaRecommended: () => nestedAppAuth.isNAAChannelRecommended(),
  bridge: () => 'nestedAppAuthBridge' in window,
  async token(scope: string, popup = false): Promise<object> {
    const msal = await (shared ??= client());
    try {
      const account = msal.getAllAccounts()[0];
      const request = { scopes: [scope], ...(account ? { account } : {}) };
      const result = popup ? await msal.acquireTokenPopup(request) : await msal.acquireTokenSilent(request);
      return { token: result.accessToken, user: result.account?.username, fromCache: result.fromCache, kind: msal.constructor.name };
    } catch (thrown) {
      return { fault: fault(thrown) };
    }
  },
  async me(token: string): Promise<unknown> {
    const answer = await fetch('https://graph.microsoft.com/v1.0/me', { headers: { Authorization: `Bearer ${token}` } });
    return answer.json();
  },
  openDialog: (url: string) => dialog.url.open({ url, title: 'En dialog', size: { width: 400, height: 300 } }, (end) => told.dialogs.push(end)),
  submit: (result: string) => dialog.url.submit(result),
  authenticate: (url: string) =>
    authentication.authenticate({ url, width: 500, height: 400 }).then(
      (result) => ({ result }),
      (thrown: unknown) => ({ fault: fault(thrown) }),
    ),
  openLink: (link: string) => app.openLink(link).then(() => 'ok', fault),
  navigate: (pageId: string, subPageId: string) =>
    pages.currentApp.navigateTo({ pageId, subPageId }).then(
      () => 'ok',
      (thrown: unknown) => JSON.stringify(thrown),
    ),
  frameStorage(): string {
    try {
      localStorage.setItem('probe', 'kept');
      return localStorage.getItem('probe') ?? '';
    } catch (thrown) {
      return (thrown as Error).name;
    }
  },
  now: () => new Date().toISOString(),
};
let shared: Promise<IPublicClientApplication> | undefined;
export type Probe = typeof probe;

if (inTeams) {
  await app.initialize();
  app.registerOnThemeChangeHandler((theme) => told.themes.push(theme));
  await app.notifySuccess();
}
Object.assign(window, { probe });
document.body.append(document.createElement('output'));
