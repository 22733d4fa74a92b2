// What held when: settings, chiefs and app registrations change, but a decision is judged by what was in force when it was made.

/** A value that came into force at `from` (ISO, UTC; '' = always) and held until the next one. */
export type Dated<T> = { from: string; value: T };
/** In any order. */
export type History<T> = readonly Dated<T>[];

/** A chief as the list Departments named her or him for a plan's step, from `from` (ISO, UTC; '' = always) until `until` ('' = still). */
export type NamedChief = { step: 'unitManager' | 'departmentHead'; oid: string; name: string; from: string; until: string };

const time = (iso: string, whenEmpty: number) => (iso === '' ? whenEmpty : Date.parse(iso));

/** The value in force at `at` (milliseconds), or undefined before the first one. */
export function inForce<T>(history: History<T>, at: number): T | undefined {
  let found: Dated<T> | undefined;
  for (const entry of history) {
    const from = time(entry.from, -Infinity);
    if (from <= at && (!found || from >= time(found.from, -Infinity))) found = entry;
  }
  return found?.value;
}

/** Did Departments name `oid` for the step at `at` (milliseconds)? Stamps are whole seconds: in the second of a change both were named. */
export function wasNamed(chiefs: readonly NamedChief[], step: NamedChief['step'], oid: string, at: number): boolean {
  return chiefs.some((chief) => chief.step === step && chief.oid === oid && time(chief.from, -Infinity) <= at && at <= time(chief.until, Infinity));
}
