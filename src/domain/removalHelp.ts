// What each medium lets a municipality do with others' posts (R78, R79a to R79d). Data with the day it was written: the media change their pages without
// notice, and the guidelines' own words (the cross on Facebook, Twitter's "inte tekniskt möjligt") are older still.

import { platformOf, type PlatformId } from './platform.ts';
import { containedIn, type GroundKey } from './removalGround.ts';
import { replyBlank } from './replyBlank.ts';

/** Can whoever runs the account take down what others write there? `unknown`: the person looks and says. */
export type CanRemove = 'yes' | 'no' | 'unknown';
/** `asOf` (YYYY-MM-DD): the day the words were written, or looked over. They are shown with it. */
export type RemovalHelp = { canRemove: CanRemove; steps: readonly string[]; asOf: string };

const asOf = '2026-11-23';
const report = 'Anmäl också inlägget till mediet, om det bryter mot mediets egna regler.';
const hide = 'Går det inte att ta bort: dölj det. Den som skrev, och ibland fler, ser det fortfarande.';

/** Steps in plain words, not the names of buttons that change. */
const own: Partial<Record<PlatformId, RemovalHelp>> = {
  facebook: { canRemove: 'yes', steps: ['Öppna menyn (de tre punkterna) vid inlägget eller kommentaren.', 'Välj att ta bort.', hide, report], asOf },
  instagram: {
    canRemove: 'yes',
    steps: [
      'Kommentarer: håll fingret på kommentaren eller öppna dess meny, och välj att ta bort.',
      hide,
      'Andras egna inlägg går inte att ta bort. Ta bort märkningen av kontot och anmäl inlägget.',
    ],
    asOf,
  },
  youtube: { canRemove: 'yes', steps: ['Öppna menyn (de tre punkterna) vid kommentaren i kommunens kanal.', 'Välj att ta bort.', report], asOf },
  linkedin: { canRemove: 'yes', steps: ['Öppna menyn (de tre punkterna) vid kommentaren på kommunens sida.', 'Välj att ta bort.', report], asOf },
  flickr: { canRemove: 'yes', steps: ['Öppna bilden i kommunens konto.', 'Välj att ta bort kommentaren.'], asOf },
  tiktok: { canRemove: 'yes', steps: ['Håll fingret på kommentaren.', 'Välj att ta bort.', report], asOf },
  vimeo: { canRemove: 'yes', steps: ['Öppna kommentarens meny under kommunens film.', 'Välj att ta bort.'], asOf },
  threads: { canRemove: 'no', steps: ['Andras svar går att dölja.', hide, report], asOf },
  x: { canRemove: 'no', steps: ['Andras inlägg går inte att ta bort. Svar på kommunens inlägg går att dölja.', report], asOf },
  bluesky: { canRemove: 'no', steps: ['Andras inlägg går inte att ta bort. Svar i kommunens trådar går att dölja.', report], asOf },
  mastodon: { canRemove: 'no', steps: ['Andras inlägg går inte att ta bort. Anmäl inlägget till den som driver servern.'], asOf },
};

/** "Sunt förnuft råder": where nothing is known, the person looks (R79d). */
const unknownMedium: RemovalHelp = { canRemove: 'unknown', steps: ['Se efter om mediet låter dig ta bort eller dölja inlägget.', report], asOf };

/** A post on somebody else's page: only they, or the medium, can take it down. */
const othersPage: RemovalHelp = { canRemove: 'no', steps: ['Be den som har sidan att ta bort inlägget.', report], asOf };

/** Our own post goes on every medium. */
const ownPost: RemovalHelp = { canRemove: 'yes', steps: ['Logga in på kontot och öppna inlägget.', 'Välj att ta bort.'], asOf };

export const removalHelp = (platform: PlatformId): RemovalHelp => own[platform] ?? unknownMedium;

/** What can be done where the post stands; undefined = not on one of the municipality's accounts. `ours`: the municipality wrote it. */
export const helpWhere = (account: { platform: string } | undefined, ours = false): RemovalHelp =>
  ours ? ownPost : account ? removalHelp(platformOf(account.platform) ?? 'other') : othersPage;

/**
 * The reply to whoever wrote a post that is not taken down, as it was judged. With a ground: the municipality does not stand behind it, and such posts may
 * not be made (R79b, R79c). With none nothing in it breaks a rule, and nothing else may be said of it (RF 1:9, 2:1): the answer is the person's own.
 * '' before anybody has judged it.
 */
export function replyAsJudged(ground: GroundKey | 'none' | '', municipality: string, firstName: string): string {
  if (ground === '') return '';
  const from = `/${firstName}, ${municipality}`;
  if (ground === 'none') return `Hej! Tack för ditt inlägg. ${replyBlank} ${from}`;
  return `Hej! ${municipality} står inte bakom det som skrivs i inlägget. Hos oss får inlägg inte innehålla ${containedIn(ground)}. ${from}`;
}

/** The notice to whoever saw a post that was taken away or hidden. '' where it was judged that there was no ground: then nothing true can be said of why. */
export function noticeAsJudged(ground: GroundKey | 'none' | '', outcome: 'removed' | 'hidden'): string {
  if (ground === 'none') return '';
  return `Vi har ${outcome === 'removed' ? 'tagit bort' : 'dolt'} ett inlägg eftersom det innehöll ${containedIn(ground)}. Läs vilka regler som gäller på sidan.`;
}
