// To the authority's registrar: a record waits for its number (R16, R64, R82). A card, and every mail about what may be secret, tells designation, nämnd
// and where to look, and nothing else. The mail about an ordinary matter carries the draft of the entry.

import type { EntryRow } from '../domain/diaryEntry.ts';
import type { Letter } from './letter.ts';

/** `href` = where the file lies in the library, when it did not fit in the mail. */
export type LinkedFile = { name: string; href: string };
export type EntryToRegister = { designation: string; authority: string; tab: string };
/** `attached` = names of the files that go with the mail. */
export type DraftInMail = { rows: readonly EntryRow[]; attached: readonly string[]; linked: readonly LinkedFile[] };

const title = 'Underlag till diariet';

/** What may be told of any matter. */
export function entryToRegister({ designation, authority, tab }: EntryToRegister): Letter {
  return {
    title,
    lead: `Inlägg ${designation}`,
    sentences: [`Väntar på diarienummer hos ${authority}.`],
    facts: [
      { label: 'Beteckning', value: `Inlägg ${designation}` },
      { label: 'Nämnd', value: authority },
    ],
    buttons: [{ text: 'Öppna i fliken', href: tab }],
  };
}

/** The whole draft, for the registrar's mailbox alone. Whoever calls has made sure that nothing in the matter may be secret. */
export function draftToRegister(about: EntryToRegister, { rows, attached, linked }: DraftInMail): Letter {
  const plain = entryToRegister(about);
  return {
    ...plain,
    sentences: [
      ...plain.sentences,
      ...(attached.length > 0 ? [`Bifogat som PDF/A: ${attached.join(', ')}.`] : []),
      ...(linked.length > 0 ? ['Det som är för stort för ett brev öppnar du med länkarna.'] : []),
      'Skriv numret i Sociala medier när det är diariefört.',
    ],
    facts: rows.map(({ label, value }) => ({ label, value })),
    buttons: [...plain.buttons, ...linked.map(({ name, href }) => ({ text: `Öppna ${name}`, href }))],
  };
}
