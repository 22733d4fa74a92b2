// authentication.authenticate: the host opens a real window for the app and tells the tab how it went.
// learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/auth-flow-tab

import { isOfApp } from './deepLinks.ts';
import type { Desk } from './desk.ts';
import type { Call, Host } from './host.ts';

/** How often the host looks whether the window is gone, in milliseconds. */
const look = 400;

export function openAuthWindow({ args, reply }: Call, desk: Desk, host: Host): void {
  const [address, width, height] = args as [string, number | undefined, number | undefined];
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:') return reply(false, 'InvalidUrl: the address must begin with https.');
  if (!isOfApp(address, desk.app)) return reply(false, 'InvalidUrl: the address is not on one of the app’s valid domains.');
  const opened = window.open(address, '_blank', `popup,width=${width ?? 600},height=${height ?? 535}`);
  if (!opened) return reply(false, 'FailedToOpenWindow');
  const end = (succeeded: boolean, result: unknown): void => {
    clearInterval(timer);
    host.remove(opened);
    reply(succeeded, result);
  };
  // A page with an opener policy cuts the tie: then the window counts as closed, though the person still sees it. So it is in Teams.
  const timer = setInterval(() => {
    if (opened.closed) end(false, 'CancelledByUser');
  }, look);
  host.add({ window: opened, context: 'authentication', subPageId: '', onAuthentication: end });
}
