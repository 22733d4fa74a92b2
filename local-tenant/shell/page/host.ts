// The host's side of the teams-js protocol, as version 2.58.0 speaks it (OfficeDev/microsoft-teams-library-js: internal/communication, appHelpers,
// nestedAppAuthUtils; public/*). The app must not be able to tell this page from Teams.

import { openAuthWindow } from './authWindow.ts';
import type { Desk, Theme } from './desk.ts';
import { answerBridge } from './naa.ts';

/** Frame contexts as teams-js names them. */
export type FrameContext = 'content' | 'task' | 'authentication';

export type HostedFrame = {
  window: Window;
  context: FrameContext;
  subPageId: string;
  /** Events the app wants to hear. */
  handlers: Set<string>;
  /** The app says that it can be looked at, that it is ready, or why not. */
  onLoaded?(): void;
  onReady?(): void;
  onFailed?(reason: string): void;
  /** Answers from a sign-in window go here. */
  onAuthentication?(succeeded: boolean, result: unknown): void;
};

type Message = { id: number; uuidAsString?: string; func: string; args?: unknown[]; data?: unknown };
export type Call = { message: Message; args: unknown[]; frame: HostedFrame; origin: string; reply(...args: unknown[]): void };

/** What this host can do. A capability that is absent makes teams-js throw errorNotSupportedOnPlatform. */
const runtime = JSON.stringify({
  apiVersion: 4,
  hostVersionsInfo: {},
  isLegacyTeams: false,
  isNAAChannelRecommended: true,
  isDeeplyNestedAuthSupported: false,
  supports: {
    app: { notifySuccessResponse: {} },
    clipboard: {},
    dialog: { url: {}, update: {} },
    nestedAppAuth: {},
    pages: { currentApp: {} },
  },
});

export type Host = {
  add(frame: Omit<HostedFrame, 'handlers'>): HostedFrame;
  remove(window: Window | null): void;
  tellTheme(theme: Theme): void;
};

export function createHost(desk: Desk): Host {
  const frames = new Map<Window, HostedFrame>();
  const host: Host = {
    add(given) {
      const frame: HostedFrame = { ...given, handlers: new Set() };
      frames.set(frame.window, frame);
      return frame;
    },
    remove: (gone) => void (gone && frames.delete(gone)),
    tellTheme(theme) {
      for (const frame of frames.values())
        if (frame.handlers.has('themeChange')) frame.window.postMessage({ func: 'themeChange', args: [theme] }, desk.setup.app.origin);
    },
  };
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const source = event.source as Window | null;
    const frame = source && frames.get(source);
    // Only the app's own pages are heard, wherever the frame may have gone meanwhile.
    if (!source || !frame || event.origin !== desk.setup.app.origin) return;
    const message = event.data as Message | null;
    if (typeof message?.func !== 'string') return;
    const reply = (...args: unknown[]): void =>
      source.postMessage(
        { id: message.id, uuidAsString: message.uuidAsString, args, monotonicTimestamp: performance.timeOrigin + performance.now() },
        event.origin,
      );
    const call: Call = { message, args: message.args ?? [], frame, origin: event.origin, reply };
    const answer = answers[message.func];
    if (answer) answer(call, desk, host);
    else console.warn(`The host does not know ${message.func}.`);
  });
  return host;
}

/** getContext's flat answer, which teams-js turns into app.Context. */
function contextOf(frame: HostedFrame, { setup, person, app, theme }: Desk): Record<string, unknown> {
  return {
    appId: app.id,
    appLaunchId: crypto.randomUUID(),
    appSessionId: sessionId,
    entityId: app.entityId,
    frameContext: frame.context,
    hostClientType: 'web',
    hostName: 'Teams',
    isFullScreen: false,
    isMultiWindow: false,
    locale: 'sv-se',
    loginHint: person.upn,
    ringId: 'general',
    sessionId,
    subEntityId: frame.subPageId || undefined,
    theme: theme(),
    tid: setup.tenantId,
    userDisplayName: person.name,
    userLicenseType: 'Unknown',
    userObjectId: person.oid,
    userPrincipalName: person.upn,
  };
}
const sessionId = crypto.randomUUID();

/** What the app asks -> what the host does. Replies have the shape each teams-js function unwraps. */
const answers: Record<string, (call: Call, desk: Desk, host: Host) => void> = {
  // teams-js makes the bridge of nested app authentication from the FOURTH element.
  initialize: ({ frame, reply }) => reply(frame.context, 'web', runtime, runtime),
  getContext: ({ frame, reply }, desk) => reply(contextOf(frame, desk)),
  registerHandler: ({ frame, args }) => void frame.handlers.add(String(args[0])),
  'appInitialization.appLoaded': ({ frame }) => frame.onLoaded?.(),
  'appInitialization.success': ({ frame, reply }) => {
    frame.onReady?.();
    reply(undefined);
  },
  'appInitialization.failure': ({ frame, args }) => frame.onFailed?.(String(args[1] ?? args[0])),
  'appInitialization.expectedFailure': ({ frame, args }) => frame.onFailed?.(String(args[1] ?? args[0])),
  'tasks.startTask': ({ args, frame, reply }, desk) => {
    if (frame.context !== 'content') return reply('A dialog cannot be opened from a dialog.', null);
    const info = args[0] as { url: string; title?: string; width?: string | number; height?: string | number };
    desk.openDialog({ url: info.url, title: info.title ?? desk.app.name, width: info.width ?? 'small', height: info.height ?? 'small' }, (error, result) =>
      reply(error, result),
    );
  },
  'tasks.completeTask': ({ args }, desk) => desk.endDialog(args[0]),
  'tasks.updateTask': ({ args }, desk) => desk.resizeDialog(args[0] as { width?: string; height?: string }),
  executeDeepLink: ({ args, reply }, desk) => {
    const refusal = desk.followDeepLink(String(args[0]));
    reply(refusal === undefined, refusal);
  },
  'pages.currentApp.navigateTo': ({ args, reply }, desk) => {
    const { pageId, subPageId = '' } = args[0] as { pageId: string; subPageId?: string };
    if (pageId !== desk.app.entityId) return reply({ errorCode: 404, message: `The app has no page with the id ${pageId}.` }, undefined);
    reply(undefined, undefined);
    desk.showTab(subPageId);
  },
  'pages.currentApp.navigateToDefaultPage': ({ reply }, desk) => {
    reply(undefined, undefined);
    desk.showTab('');
  },
  'pages.navigateToApp': ({ args, reply }, desk) => {
    const { appId, pageId, subPageId = '' } = args[0] as { appId: string; pageId: string; subPageId?: string };
    if (appId !== desk.app.id || pageId !== desk.app.entityId) return reply(false, `There is no app ${appId} with the page ${pageId}.`);
    reply(true);
    desk.showTab(subPageId);
  },
  shareDeepLink: ({ args }, desk) => {
    const link = new URL(`https://teams.microsoft.com/l/entity/${desk.app.id}/${desk.app.entityId}`);
    link.searchParams.set('context', JSON.stringify({ subEntityId: args[0] }));
    void copy(link.href).then((failure) => desk.tell(failure ? 'Det gick inte att kopiera länken.' : 'Länken är kopierad.'));
  },
  'clipboard.writeToClipboard': ({ args, reply }) => {
    const { content } = args[0] as { mimeType: string; content: string };
    const text = new TextDecoder().decode(Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0)));
    void copy(text).then((failure) => reply(failure && { errorCode: 500, message: failure }, failure === undefined));
  },
  'authentication.authenticate': (call, desk, host) => openAuthWindow(call, desk, host),
  'authentication.authenticate.success': ({ frame, args }) => frame.onAuthentication?.(true, args[0]),
  'authentication.authenticate.failure': ({ frame, args }) => frame.onAuthentication?.(false, args[0]),
  'nestedAppAuth.execute': (call, desk) => void answerBridge(call, desk),
};

/** undefined = copied; else why not. */
async function copy(text: string): Promise<string | undefined> {
  return navigator.clipboard.writeText(text).then(
    () => undefined,
    (thrown: unknown) => String(thrown),
  );
}
