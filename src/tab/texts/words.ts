// Small words that several texts are put together from.

const numbers = ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'];

/** A number in a sentence: in letters up to twelve. */
export const word = (n: number): string => numbers[n] ?? String(n);
export const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
/** Peters, Lars. */
export const genitive = (name: string): string => (/[sxz]$/i.test(name) ? name : `${name}s`);
