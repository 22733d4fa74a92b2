// Teams deep links (https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application).
// Teams on Windows cannot read links over 1,900 characters: a link carries a route with an id, never content.

import type { DecisionLinks } from './letter.ts';

/** `appId` is the one Teams gave the app (context.app.appId; the catalogue's after publishing). `appUrl` is the app's public https address, without a path. */
export type TeamsApp = { appId: string; tenantId: string; appUrl: string };

export const mostLinkCharacters = 1_900;
const tabEntity = 'start';

/** Opens the tab at a route (without its first slash: `planer/<id>`). Outside Teams `webUrl` opens the same page in the browser. */
export function tabLink({ appId, tenantId, appUrl }: TeamsApp, route: string, label = 'Sociala medier'): string {
  const query = { tenantId, webUrl: pageAddress(appUrl, route), label, context: JSON.stringify({ subEntityId: route }) };
  return fitting(`https://teams.microsoft.com/l/entity/${encodeURIComponent(appId)}/${tabEntity}`, query);
}

/** Opens a route in a dialog. The page itself must write what is decided: a link gets no answer back. */
export function dialogLink({ appId, appUrl }: TeamsApp, route: string, title: string): string {
  return fitting(`https://teams.microsoft.com/l/task/${encodeURIComponent(appId)}`, {
    url: pageAddress(appUrl, route),
    height: 'large',
    width: 'large',
    title,
  });
}

/** The two buttons of a card about a decision. `decisionLink` is the municipality's choice for the first one. */
export function decisionLinks(app: TeamsApp, planId: string, decisionLink: 'dialog' | 'tab'): DecisionLinks {
  const route = `beslut/${planId}`;
  const tab = tabLink(app, route);
  return { decide: decisionLink === 'dialog' ? dialogLink(app, route, 'Godkänn aktivitetsplan') : tab, tab };
}

/** The plan's own page. */
export const planLink = (app: TeamsApp, planId: string): string => tabLink(app, `planer/${planId}`);

/** A conversation with one person (https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams). It carries no words. */
export const chatLink = (upn: string): string => fitting('https://teams.microsoft.com/l/chat/0/0', { users: upn });

const pageAddress = (appUrl: string, route: string) => `${appUrl.replace(/\/+$/, '')}/#/${route}`;

/** Throws when the configuration alone makes the link too long: a fault of ours, to be seen at once and not in somebody's chat. */
function fitting(address: string, query: Readonly<Record<string, string>>): string {
  const link = `${address}?${Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
  if (link.length >= mostLinkCharacters) throw new Error(`A Teams link may have ${mostLinkCharacters} characters, this one has ${link.length}`);
  return link;
}
