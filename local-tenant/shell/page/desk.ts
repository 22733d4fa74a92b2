// What the parts of the page share: who sits here, which app, and what can be done with a link, a dialog or a window.

import type { Setup, ShellPerson } from '../wire.ts';
import type { AppIdentity } from './deepLinks.ts';

export type Theme = 'default' | 'dark' | 'contrast';
export type DialogInfo = { url: string; title: string; width: string | number; height: string | number };
/** As the teams-js dialog callback gets it: an error sentence or a result. */
export type DialogEnd = (error: string | null, result: unknown) => void;

export type Desk = {
  setup: Setup;
  person: ShellPerson;
  app: AppIdentity;
  theme(): Theme;
  /** The address as it can be reached from this page: in http mode the app's public address is this server. */
  reachable(address: string): string;
  showTab(subPageId: string): void;
  openDialog(info: DialogInfo, end: DialogEnd): void;
  endDialog(result: unknown): void;
  resizeDialog(size: { width?: string | number; height?: string | number }): void;
  /** Follows a deep link. Answers why not when it was refused. */
  followDeepLink(address: string): string | undefined;
  /** Follows a link in a card, a mail or an activity: a deep link here, anything else in a new window. */
  followLink(address: string): void;
  /** Asks the person to allow more; true when allowed. */
  askConsent(missing: readonly { name: string; text: string }[], mayConsent: boolean): Promise<boolean>;
  tell(sentence: string): void;
};
