// Strict shapes for what comes from outside: stored facts, the address of the signing page, records and key registers.
// A value with an unknown, missing or misspelt member does not fit: what cannot be read exactly is not judged leniently.

export type Shape = (value: unknown) => boolean;

const halfCharacter = /\p{Surrogate}/u;
/** What is left when blanks and signs that nobody sees are taken away (a zero-width space is no answer). */
const seen = (text: string): string => text.replace(/[\p{Z}\p{C}\u115f\u1160\u2800\u3164\uffa0]/gu, '');
/** Text of at most `most` UTF-16 units with no half characters. `least` counts what can be seen. */
export const textOf =
  (most: number, least = 0): Shape =>
  (value) =>
    typeof value === 'string' && value.length <= most && (least === 0 || seen(value).length >= least) && !halfCharacter.test(value);
export const exactly =
  (...allowed: readonly (string | number | boolean | null)[]): Shape =>
  (value) =>
    (allowed as readonly unknown[]).includes(value);
export const yesNo: Shape = (value) => typeof value === 'boolean';
export const wholeNumber: Shape = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
export const versionNumber: Shape = (value) => Number.isSafeInteger(value) && (value as number) >= 1;

const matching =
  (pattern: RegExp): Shape =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
/** A GUID in lower case, as Entra writes object ids and as the product writes its own. */
export const guid = matching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
export const sha256Hex = matching(/^[0-9a-f]{64}$/);
/** YYYY-MM-DD, a day that exists. */
export const day: Shape = (value) =>
  matching(/^\d{4}-\d\d-\d\d$/)(value) &&
  !Number.isNaN(Date.parse(`${value as string}T00:00:00Z`)) &&
  new Date(value as string).toISOString().startsWith(value as string);
/** An instant in UTC as ISO 8601 with Z. */
export const instant: Shape = (value) => matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/)(value) && !Number.isNaN(Date.parse(value as string));

export const orNull =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value);
export const orAbsent =
  (shape: Shape): Shape =>
  (value) =>
    value === undefined || shape(value);
export const either =
  (...shapes: readonly Shape[]): Shape =>
  (value) =>
    shapes.some((shape) => shape(value));
export const listOf =
  (shape: Shape, most = 10_000, least = 0): Shape =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.length <= most && value.every(shape);

/** Exactly these members. A member that may be missing is marked with `orAbsent`. */
export function membersOf(members: Readonly<Record<string, Shape>>): Shape {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const found = value as Record<string, unknown>;
    return (
      Object.keys(found).every((key) => Object.hasOwn(members, key)) &&
      Object.entries(members).every(([key, shape]) => shape(Object.hasOwn(found, key) ? found[key] : undefined))
    );
  };
}

/** The JSON value of `text`, or undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
