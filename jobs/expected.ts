// What a file that people write by hand must hold: each place is judged by its shape, and a fault names the place and what is expected there.

/** The faults of a value, each beginning with its place: `departments[2].chief must be an e-mail address`. */
export type Expected = (value: unknown, at: string) => string[];

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const when = (holds: boolean, at: string, what: string): string[] => (holds ? [] : [`${at} must be ${what}`]);

/** Text in which something stands. `pattern` is what the words of `what` say. */
export const text =
  (what: string, pattern = /\S/): Expected =>
  (value, at) =>
    when(typeof value === 'string' && value.length <= 255 && pattern.test(value) && !/\p{Cc}/u.test(value), at, what);

export const trueOrFalse: Expected = (value, at) => when(typeof value === 'boolean', at, 'true or false');

export const oneOf =
  (...allowed: readonly string[]): Expected =>
  (value, at) =>
    when(allowed.includes(value as string), at, allowed.join(' or '));

export const mayLack =
  (expected: Expected): Expected =>
  (value, at) =>
    value === undefined ? [] : expected(value, at);

export const eachOf =
  (expected: Expected, what: string, least = 0): Expected =>
  (value, at) =>
    Array.isArray(value) && value.length >= least
      ? value.flatMap((each, index) => expected(each, `${at}[${index}]`))
      : when(false, at, least > 0 ? `a list of ${what}, at least ${least}` : `a list of ${what}`);

/** Exactly these members: one that nobody reads is a word misspelt. */
export const members =
  (expected: Readonly<Record<string, Expected>>): Expected =>
  (value, at) => {
    const known = Object.keys(expected);
    if (!isObject(value)) return when(false, at, `an object with ${known.join(', ')}`);
    const place = (key: string) => (at ? `${at}.${key}` : key);
    return [
      ...Object.entries(expected).flatMap(([key, each]) => each(Object.hasOwn(value, key) ? value[key] : undefined, place(key))),
      ...Object.keys(value)
        .filter((key) => !known.includes(key))
        .map((key) => `${place(key)} is not known: what can stand there is ${known.join(', ')}`),
    ];
  };

/** Any names, each with what is expected of its value. */
export const named =
  (expected: Expected, what: string): Expected =>
  (value, at) =>
    isObject(value) ? Object.entries(value).flatMap(([key, each]) => expected(each, `${at}.${key || '""'}`)) : when(false, at, `an object with ${what}`);
