// Reads Teams deep links. Only the documented forms, only for this app:
// learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application, .../deep-link-teams (chat).

import { decoded } from '../../decoded.ts';

export type DeepLink =
  | { kind: 'tab'; subPageId: string }
  | { kind: 'dialog'; url: string; title: string; width: string; height: string }
  | { kind: 'chat'; users: string[] }
  | { kind: 'refused'; reason: string };

export type AppIdentity = { id: string; entityId: string; name: string; origins: readonly string[] };

const hosts = ['teams.microsoft.com', 'teams.cloud.microsoft'];
/** Longer ones are not understood by Teams on Windows. */
const longest = 1900;

/** undefined = no deep link but an ordinary address. */
export function readDeepLink(address: string, app: AppIdentity): DeepLink | undefined {
  if (!URL.canParse(address)) return { kind: 'refused', reason: 'Not an address.' };
  const url = new URL(address);
  if (!hosts.includes(url.host) || !url.pathname.startsWith('/l/')) return undefined;
  const refuse = (reason: string): DeepLink => ({ kind: 'refused', reason });
  if (url.protocol !== 'https:') return refuse('A deep link begins with https.');
  if (address.length > longest) return refuse(`A deep link has at most ${longest} characters; this one has ${address.length}.`);
  const segments = url.pathname.split('/').map(decoded);
  if (segments.includes(undefined)) return refuse('The address holds a % that stands for nothing.');
  const [, , form = '', appId = '', entityId = ''] = segments;
  if (form === 'chat') return { kind: 'chat', users: (url.searchParams.get('users') ?? '').split(',').filter(Boolean) };
  if (form !== 'entity' && form !== 'task') return refuse(`The form /l/${form}/ is not known here.`);
  if (appId !== app.id) return refuse(`There is no app with the id ${appId}.`);
  if (form === 'task') return readDialog(url, app, refuse);
  if (entityId !== app.entityId) return refuse(`The app has no tab with the entity id ${entityId}.`);
  const context = readContext(url.searchParams.get('context'));
  return context === undefined ? refuse('context is not JSON.') : { kind: 'tab', subPageId: context };
}

function readContext(text: string | null): string | undefined {
  if (text === null) return '';
  try {
    const { subEntityId = '' } = JSON.parse(text) as { subEntityId?: unknown };
    return typeof subEntityId === 'string' ? subEntityId : undefined;
  } catch {
    return undefined;
  }
}

function readDialog(url: URL, app: AppIdentity, refuse: (reason: string) => DeepLink): DeepLink {
  const target = url.searchParams.get('url') ?? '';
  if (!isOfApp(target, app)) return refuse('The dialog is not on one of the app’s valid domains.');
  return {
    kind: 'dialog',
    url: target,
    title: url.searchParams.get('title') ?? app.name,
    width: url.searchParams.get('width') ?? 'medium',
    height: url.searchParams.get('height') ?? 'medium',
  };
}

/** True for an address on a domain the app's manifest names. */
export function isOfApp(address: string, app: AppIdentity): boolean {
  return URL.canParse(address) && app.origins.includes(new URL(address).origin);
}
