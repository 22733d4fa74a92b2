// Which day is late for what should have been done at once (OSL 5 kap. 1 §: a record is registered as soon as it has come in): the next working day.
// Days off are Sundays and the holidays of lagen (1989:253) om allmänna helgdagar, and with them Saturdays and the three eves
// (lagen (1930:173) om beräkning av lagstadgad tid, 2 §).

const day = 86_400_000;
const numberOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / day;
const dateOf = (number: number): string => new Date(number * day).toISOString().slice(0, 10);
/** 0 = Sunday. */
const weekday = (number: number): number => new Date(number * day).getUTCDay();

/** Easter Day by the Gregorian computus (Meeus, Jones and Butcher), as a number of days. */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return numberOf(`${year}-${String(Math.floor(f / 31)).padStart(2, '0')}-${String((f % 31) + 1).padStart(2, '0')}`);
}

/** Holidays and eves with a date of their own. */
const fixed = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'];
/** From Easter Day: Good Friday, Easter Monday, Ascension Day. */
const fromEaster = [-2, 1, 39];

/** Midsummer Eve is a Friday, 19 to 25 June. Other holidays that move are Saturdays and Sundays. */
const isMidsummerEve = (date: string, number: number): boolean => weekday(number) === 5 && date.slice(5) >= '06-19' && date.slice(5) <= '06-25';

function isWorkingDay(number: number): boolean {
  const date = dateOf(number);
  if (weekday(number) === 0 || weekday(number) === 6 || fixed.includes(date.slice(5)) || isMidsummerEve(date, number)) return false;
  return !fromEaster.includes(number - easter(Number(date.slice(0, 4))));
}

/** The first working day after a day. Both YYYY-MM-DD. */
export function nextWorkingDay(after: string): string {
  let number = numberOf(after) + 1;
  while (!isWorkingDay(number)) number++;
  return dateOf(number);
}
