// What in a text may need more care than the writer thinks (R83, R84; OSL 21:1, 21:3): a signal for whoever reads, never a verdict.
// A personal number is not secret by itself, and what is secret may stand in words that no pattern knows.

import { folded } from './folded.ts';

export type WarningKind = 'personalNumber' | 'coordinationNumber' | 'phone' | 'mail' | 'protectedIdentity';

export const warningSentences: Readonly<Record<WarningKind, string>> = {
  personalNumber: 'Texten innehåller ett personnummer.',
  coordinationNumber: 'Texten innehåller ett samordningsnummer.',
  phone: 'Texten innehåller ett telefonnummer.',
  mail: 'Texten innehåller en e-postadress.',
  protectedIdentity: 'Texten talar om skyddade personuppgifter. Fråga registratorn innan du sparar något.',
};

/** `from` and `to` in UTF-16 units of the text as it was given; `to` is the unit after the last one. */
export type ContentWarning = { kind: WarningKind; from: number; to: number };

/** Ten or twelve digits as people write them: is it a personal number (with a date and a check digit that are right), or a coordination number? */
export type NumberKind = (digits: string) => 'personalNumber' | 'coordinationNumber' | undefined;

// The patterns are given folded text: one space, the hyphen and one line (an en dash) are all there is of each.

/** Signs that stand for a hyphen or a space in text from screens and from machine reading. */
const joint = '[-\\u2013+ ]';
const tenOrTwelve = new RegExp(
  `(?<![\\d-])(?:(?:18|19|20) ?)?\\d{2}${joint}?(?:0\\d|1[0-2])${joint}?(?:[0-2]\\d|3[01]|[6-8]\\d|9[01])${joint}{0,3}\\d{4}(?![\\d])`,
  'g',
);

/** Swedish numbers with their area code or from abroad. Short numbers (112, 114 14, 1177) are the public's own. */
const phone = /(?<![\d.,/:+-])(?:(?:\+|00)46[\s-]{0,2}(?:\(0\)\s?)?|0(?=[1-9]))\d{1,3}(?:[\s\u2013/-]{0,3}\d{2,3}){2,4}(?![\d.,]?\d)/g;
/** Hours: 0900–1600. */
const hours = /^(?:[01]\d|2[0-3])[0-5]\d\D{1,3}(?:[01]\d|2[0-4])[0-5]\d$/;
/** Digits of a whole Swedish number, counted without country code and first zero (PTS, Svenska telefonnummerplanen). */
const phoneDigits = { least: 7, most: 9 };

const mail =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}(?:@|\s?[([]at[)\]]\s?)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.\p{L}{2,24}(?![\p{L}\p{N}])/giu;

/**
 * What people write of Skatteverket's kinds of protection, and of living hidden: sekretessmarkering (OSL 5 kap. 5 §, for 21 kap. 3 § and 22 kap. 1 §),
 * skyddad folkbokföring (16–17 §§ folkbokföringslagen (1991:481)), fingerade personuppgifter (lagen (1991:483) om fingerade personuppgifter).
 */
const protectedIdentity =
  /(?<!\p{L})(?:skydda[dt]e?\s+(?:identitet(?:en|er)?|person(?:lig[at]?|liga)?\s?uppgift(?:er(?:na)?)?|personuppgifter(?:na)?|folkbokföring(?:en)?|adress(?:en|er)?|boende[nt]?)|sekretessmark(?:ering(?:en)?|erad[et]?)|kvarskriv(?:ning(?:en)?|en|na)|hemlig\s+adress|adresskydd(?:et)?|personskydd(?:et)?|lever\s+gömd[a]?|kvinnojour(?:en)?|fingerad[e]?\s+(?:personuppgifter|identitet))(?!\p{L})/giu;

/**
 * Everything found, in the order of the text; where two overlap the first kind of the table above is kept. The text is read as people read it (`folded`);
 * places are those of the text as it was given, with what nobody sees inside them.
 */
export function contentWarnings(given: string, numberKind: NumberKind): ContentWarning[] {
  const { text, at, after } = folded(given);
  const found = [...numbers(text, numberKind), ...matches(text, mail, 'mail'), ...phones(text), ...matches(text, protectedIdentity, 'protectedIdentity')];
  const kept: ContentWarning[] = [];
  for (const warning of found) if (!kept.some((other) => warning.from < other.to && other.from < warning.to)) kept.push(warning);
  return kept.map(({ kind, from, to }) => ({ kind, from: at(from), to: after(to - 1) })).toSorted((a, b) => a.from - b.from);
}

const matches = (text: string, pattern: RegExp, kind: WarningKind): ContentWarning[] =>
  [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({ kind, from: index, to: index + length }));

function numbers(text: string, numberKind: NumberKind): ContentWarning[] {
  return matches(text, tenOrTwelve, 'personalNumber').flatMap((warning) => {
    const kind = numberKind(text.slice(warning.from, warning.to).replace(/\D/g, ''));
    return kind ? [{ ...warning, kind }] : [];
  });
}

function phones(text: string): ContentWarning[] {
  return matches(text, phone, 'phone').filter(({ from, to }) => {
    const said = text.slice(from, to);
    const national = said
      .replace('(0)', '')
      .replace(/\D/g, '')
      .replace(/^(?:(?:00)?46|0)/, '');
    return !hours.test(said) && national.length >= phoneDigits.least && national.length <= phoneDigits.most;
  });
}
