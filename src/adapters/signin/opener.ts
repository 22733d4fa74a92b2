// Telling whoever opened the signing page that something stands in the list. A courtesy: the tab asks the list and believes nothing else.

import type { SignOpener } from '../../domain/signRequest.ts';

/** Never throws: the opener may be gone, cut off by an opener policy, or somebody else. `key` is the key of the fact. */
export async function tellOpener(opener: SignOpener, key: string, appUrl: string): Promise<void> {
  if (!window.opener) return;
  try {
    if (opener === 'teams') await tellTeams(key);
    else tellWindow(key, appUrl);
  } catch {
    // Nothing depends on it.
  }
}

/** Teams closes the window when it is told: not before the person can have read that it is saved. */
const readingTime = 2_000;

async function tellTeams(key: string): Promise<void> {
  const { app, authentication } = await import('@microsoft/teams-js');
  await app.initialize();
  await new Promise((resolve) => setTimeout(resolve, readingTime));
  authentication.notifySuccess(JSON.stringify({ key }));
}

/** The tab shares our origin, or lives at appUrl when the signing page has an origin of its own. A message to any other origin is dropped. */
function tellWindow(key: string, appUrl: string): void {
  const app = new URL(appUrl).origin;
  const target = location.protocol === 'https:' ? app : location.origin;
  (window.opener as Window).postMessage({ signed: key }, target);
}
