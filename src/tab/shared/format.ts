// Times on the screen: "kl. 14.05", "16 december kl. 14.05", "December 2026". The Swedish words for days and numbers are the domain's (swedish.ts).

import { capitalised, inSweden, swedishDay, swedishNumber } from '../../domain/swedish.ts';

const weekday = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', weekday: 'long' });

/** 16 december 2026, of a moment. A day (YYYY-MM-DD) is itself. */
export function longDay(at: string): string {
  return swedishDay(at.length === 10 ? at : inSweden(at).day);
}

/** kl. 14.05, never broken after the point. */
export function clockTime(at: string): string {
  return `kl.\u00a0${inSweden(at).time}`;
}

/** 16 december kl. 14.05; with the year when it is not the year of `now`. */
export function dayAndTime(at: string, now: Date): string {
  const { day } = inSweden(at);
  const whole = swedishDay(day);
  return `${day.slice(0, 4) === dayOf(now).slice(0, 4) ? whole.slice(0, -5) : whole} ${clockTime(at)}`;
}

/** Onsdag 16 december 2026 */
export function weekdayAndDay(now: Date): string {
  return `${capitalised(weekday.format(now))} ${longDay(now.toISOString())}`;
}

/** December 2026 */
export function monthAndYear(at: string): string {
  return capitalised(longDay(at).replace(/^\d+ /, ''));
}

/** Stockholm's day as YYYY-MM-DD. */
export function dayOf(moment: Date): string {
  return inSweden(moment.toISOString()).day;
}

/** Whole days between two moments, by Stockholm's calendar. */
export function daysBetween(from: string, to: Date): number {
  const number = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  return number(dayOf(to)) - number(inSweden(from).day);
}

/** 12 kB, 1,4 MB */
export function fileSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} byte`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${swedishNumber(Math.round(bytes / 100_000) / 10)} MB`;
}

/** facebook.com/bibliotekenigislaved */
export function shortAddress(address: string): string {
  return address.replace(/^https?:\/\/(www\.)?/, '');
}
