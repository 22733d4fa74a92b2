// Numbers and dates as people in Sweden write and read them (R101: "comma as decimal sign"; dates as 30 juni 2026, kl. 14.05).
// Answers are stored as numbers and as YYYY-MM-DD; only this file turns them into words and back.

export type NumberRefusal = 'notANumber' | 'tooManyDecimals';

/** What to say when a text is no number. */
export const numberSentences: Record<NumberRefusal, string> = {
  notANumber: 'Skriv ett tal med siffror, till exempel 1,5.',
  tooManyDecimals: 'Skriv talet med högst två decimaler, till exempel 1,25. Skriv tusental utan punkt och komma.',
};

/**
 * Reads "1,5", "1.5", ",5", "1 000" or "-3" (R101). null when nothing is written.
 * Three digits after a comma or a point are refused: "1.000" is a thousand to some and one to others.
 */
export function readNumber(text: string): number | null | { refusal: NumberRefusal } {
  const plain = text.trim().replace(/^[−–]/, '-');
  if (plain === '') return null;
  const parts = /^(-?(?:\d{1,12}|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+|(?=[,.]\d)))(?:[,.](\d+))?$/.exec(plain);
  if (!parts) return { refusal: 'notANumber' };
  const [, whole = '', decimals = ''] = parts;
  if (decimals.length > 2) return { refusal: 'tooManyDecimals' };
  return Number(`${whole.replace(/\s/g, '')}.${decimals || '0'}`);
}

/** 2,5 and 1 000 (with a space that does not break). At most two decimals. */
export function swedishNumber(value: number): string {
  const [whole = '0', decimals] = String(Math.round(value * 100) / 100).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return decimals ? `${grouped},${decimals}` : grouped;
}

const months = ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'] as const;
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether `text` is a day that exists, written YYYY-MM-DD, from 1900 on. */
export function isDay(text: string): boolean {
  const [year, month, day] = (dayPattern.exec(text) ?? []).slice(1).map(Number);
  if (!year || !month || !day || year < 1900 || month > 12) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

/** "30 juni 2026" of 2026-06-30. A text that is no day is given back as it is: it is somebody's words. */
export function swedishDay(day: string): string {
  if (!isDay(day)) return day;
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${months[month! - 1]} ${year}`;
}

const stockholm = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The day (YYYY-MM-DD) and the time (HH.MM) of a moment (ISO, UTC) by the clock in Sweden. */
export function inSweden(moment: string): { day: string; time: string } {
  const at = Object.fromEntries(stockholm.formatToParts(new Date(moment)).map(({ type, value }) => [type, value]));
  return { day: `${at.year}-${at.month}-${at.day}`, time: `${at.hour}.${at.minute}` };
}

/** "2026-12-15T09:12" of a moment (ISO, UTC), by the clock in Sweden: as a browser's own field for day and time holds it. */
export function onSwedishClock(moment: string): string {
  const { day, time } = inSweden(moment);
  return `${day}T${time.replace('.', ':')}`;
}

/** The moment (ISO, UTC) of "2026-12-15T09:12" by the clock in Sweden, or undefined where it is none. In the hour that comes twice, the first is meant. */
export function fromSwedishClock(written: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(written) || !isDay(written.slice(0, 10))) return undefined;
  const asUtc = Date.parse(`${written}:00Z`);
  // Sweden is one or two hours ahead.
  const found = [2, 1].map((hours) => new Date(asUtc - hours * 3_600_000).toISOString()).find((moment) => onSwedishClock(moment) === written);
  return found ?? (Number.isNaN(asUtc) ? undefined : new Date(asUtc - 3_600_000).toISOString());
}

/** "15 december 2026 kl. 09.12" of a moment (ISO, UTC), by the clock in Sweden. */
export function swedishMoment(moment: string): string {
  const { day, time } = inSweden(moment);
  return `${swedishDay(day)} kl. ${time}`;
}

/** "adress, administratörer eller daglig drift" */
export function listed(words: readonly string[], last: 'och' | 'eller' = 'och'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** Texts that differ only in case, spaces or how a letter is coded are the same: compare them folded. å, ä and ö stay letters of their own. */
export const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv').normalize('NFC');

/** "Verksamhetens chef" of "verksamhetens chef": for the beginning of a sentence or a label. */
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
