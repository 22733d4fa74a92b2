// RFC 8785 (JSON Canonicalization Scheme) for the texts that are hashed and signed.

/** JSON as the product stores it: no undefined, no functions, no NaN. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * Canonical JSON: keys sorted by UTF-16 code units, no spaces, numbers as ECMAScript writes them (RFC 8785 section 3.2).
 * Members that are `undefined` are left out. Throws on NaN and infinities and on lone surrogates: those have no JSON form.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('canonicalJson: not a finite number');
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) throw new TypeError('canonicalJson: lone surrogate');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const record = value as { readonly [key: string]: Json | undefined };
  const keys = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort();
  return `{${keys.map((key) => `${canonicalJson(key)}:${canonicalJson(record[key] as Json)}`).join(',')}}`;
}
