// The slice of OData's $filter and $orderby that the real services accept; what they refuse is refused here too.
// Grammar: docs.oasis-open.org/odata/odata/v4.01 (ABNF); a Pratt parser, binding powers in `binding`.

export type Literal = string | number | boolean | null;
const comparisons = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const;
export type Comparison = (typeof comparisons)[number] | 'startswith';
export type Filter = { op: 'and' | 'or'; left: Filter; right: Filter } | { op: 'not'; of: Filter } | { op: Comparison; field: string; value: Literal };

/** Not understood, or understood and not supported by the service: `message` says it in the service's way. */
export class ODataError extends Error {
  override readonly name = 'ODataError';
}

type Token = { kind: 'punctuation' | 'name'; text: string } | { kind: 'literal'; value: Literal };
const pattern =
  /\s*(?:([(),])|'((?:[^']|'')*)'|(\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?)|(-?\d+(?:\.\d+)?)(?![\w-])|([A-Za-z_]\w*(?:\/[A-Za-z_]\w*)*))/y;
const words: Record<string, Literal> = { true: true, false: false, null: null };
const binding: Record<string, number> = { or: 1, and: 2 };
const invalid = () => new ODataError('Invalid filter clause');

function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (let at = 0; text.slice(at).trim() !== '';) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) throw invalid();
    at = pattern.lastIndex;
    const [, punctuation, quoted, date, number, name] = match;
    if (punctuation !== undefined) found.push({ kind: 'punctuation', text: punctuation });
    else if (quoted !== undefined) found.push({ kind: 'literal', value: quoted.replaceAll("''", "'") });
    else if (date !== undefined) found.push({ kind: 'literal', value: date });
    else if (number !== undefined) found.push({ kind: 'literal', value: Number(number) });
    else if (name !== undefined && name in words) found.push({ kind: 'literal', value: words[name] as Literal });
    else found.push({ kind: 'name', text: name ?? '' });
  }
  return found;
}

/** Parses a $filter in which only `functions` may be called. Throws ODataError. */
export function parseFilter(text: string, functions: readonly string[] = ['startswith']): Filter {
  const list = tokens(text);
  let at = 0;
  const wordAt = (index: number): string => {
    const token = list[index];
    return token && token.kind !== 'literal' ? token.text : '';
  };
  const take = (wanted: string) => {
    if (wordAt(at++) !== wanted) throw invalid();
  };
  const literal = (): Literal => {
    const token = list[at++];
    if (token?.kind !== 'literal') throw invalid();
    return token.value;
  };
  function expression(power: number): Filter {
    let left = operand();
    for (let op = wordAt(at); (binding[op] ?? 0) > power; op = wordAt(at)) {
      at += 1;
      left = { op: op as 'and' | 'or', left, right: expression(binding[op] as number) };
    }
    return left;
  }
  function operand(): Filter {
    if (wordAt(at) === '(') {
      at += 1;
      const inner = expression(0);
      take(')');
      return inner;
    }
    if (list[at++]?.kind !== 'name') throw invalid();
    const name = wordAt(at - 1);
    if (name === 'not') return { op: 'not', of: operand() };
    return wordAt(at) === '(' ? call(name) : comparison(name);
  }
  function call(name: string): Filter {
    if (!functions.includes(name.toLowerCase())) throw new ODataError(`Invalid filter clause: the function '${name}' is not supported`);
    take('(');
    const field = wordAt(at++);
    if (!/^\w/.test(field)) throw invalid();
    take(',');
    const value = literal();
    take(')');
    return { op: 'startswith', field, value };
  }
  function comparison(field: string): Filter {
    const op = comparisons.find((candidate) => candidate === wordAt(at));
    if (!op) throw invalid();
    at += 1;
    return { op, field, value: literal() };
  }
  const filter = expression(0);
  if (at !== list.length) throw invalid();
  return filter;
}

/** The fields a filter looks at, in order, each once. */
export function fieldsOf(filter: Filter): string[] {
  if ('left' in filter) return [...new Set([...fieldsOf(filter.left), ...fieldsOf(filter.right)])];
  return 'of' in filter ? fieldsOf(filter.of) : [filter.field];
}

export type Value = Literal | undefined | readonly string[];

export function holds(filter: Filter, valueOf: (field: string) => Value): boolean {
  if ('of' in filter) return !holds(filter.of, valueOf);
  if (!('left' in filter)) return compares(filter.op, valueOf(filter.field) ?? null, filter.value);
  const left = holds(filter.left, valueOf);
  return filter.op === 'and' ? left && holds(filter.right, valueOf) : left || holds(filter.right, valueOf);
}

function compares(op: Comparison, value: Literal | readonly string[], wanted: Literal): boolean {
  if (op === 'startswith')
    return String(value ?? '')
      .toLowerCase()
      .startsWith(String(wanted).toLowerCase());
  if (value === null || wanted === null) return (op === 'eq') === (value === wanted) && (op === 'eq' || op === 'ne');
  const order = compareValues(value, wanted);
  return { eq: order === 0, ne: order !== 0, lt: order < 0, le: order <= 0, gt: order > 0, ge: order >= 0 }[op];
}

/** Numbers by size, text without regard to case, as SharePoint's database compares. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a ?? '').toLowerCase(), String(b ?? '').toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

export type Order = { field: string; descending: boolean };

export function parseOrder(text: string): Order[] {
  return text.split(',').map((part) => {
    const match = /^\s*([A-Za-z_][\w/]*)(?:\s+(asc|desc))?\s*$/.exec(part);
    if (!match?.[1]) throw new ODataError('Invalid orderby clause');
    return { field: match[1], descending: match[2] === 'desc' };
  });
}
