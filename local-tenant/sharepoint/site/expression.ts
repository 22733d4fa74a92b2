// Expressions of column and view formatting: Excel-like, with if(), comparisons and sums. Everything else is refused.
// learn.microsoft.com/sharepoint/dev/declarative-customization/formatting-syntax-reference

import { NotPlayed } from './notPlayed.ts';

export type Value = string | number | boolean;
/** What an expression may ask for. A date is its milliseconds; an empty column is ''. */
export type Scope = { currentField: Value; field(name: string): Value; now: number };

type Node =
  | { is: 'value'; value: Value }
  | { is: 'now' }
  | { is: 'current' }
  | { is: 'field'; name: string }
  | { is: 'if'; test: Node; then: Node; otherwise: Node }
  | { is: 'operator'; operator: string; left: Node; right: Node };

/** A property's text: an expression after =, a column, or what stands there. Throws NotPlayed. */
export function evaluate(text: string, scope: Scope): Value {
  if (text.startsWith('=')) return valueOf(parse(text.slice(1)), scope);
  if (text.startsWith('@') || text.startsWith('[$')) return valueOf(parse(text), scope);
  return text;
}

const token = /\s*(?:'([^']*)'|(\d+(?:\.\d+)?)|(@currentField|@now)(?![\w.])|\[\$(\w+)\]|(true|false|if)(?!\w)|(\|\||&&|==|!=|<=|>=|[<>+\-(),]))/gy;
/** The lower binds the looser. */
const strength: Readonly<Record<string, number>> = { '||': 1, '&&': 2, '==': 3, '!=': 3, '<': 4, '<=': 4, '>': 4, '>=': 4, '+': 5, '-': 5 };

type Token = { text?: string; number?: string; special?: string; field?: string; word?: string; sign?: string };

function tokens(source: string): Token[] {
  const found: Token[] = [];
  let end = 0;
  token.lastIndex = 0;
  for (let match = token.exec(source); match; match = token.exec(source)) {
    const [, text, number, special, field, word, sign] = match;
    found.push({
      ...(text === undefined ? {} : { text }),
      ...(number ? { number } : {}),
      ...(special ? { special } : {}),
      ...(field ? { field } : {}),
      ...(word ? { word } : {}),
      ...(sign ? { sign } : {}),
    });
    end = token.lastIndex;
  }
  if (source.slice(end).trim()) throw new NotPlayed(`Formateringens uttryck kan inte läsas vid ”${source.slice(end, end + 30)}”.`);
  return found;
}

function parse(source: string): Node {
  const rest = tokens(source);
  const unreadable = () => new NotPlayed(`Formateringens uttryck kan inte läsas: ”${source.slice(0, 60)}”.`);
  const take = (sign: string) => {
    if (rest.shift()?.sign !== sign) throw unreadable();
  };
  function operand(): Node {
    const next = rest.shift();
    if (next?.text !== undefined) return { is: 'value', value: next.text };
    if (next?.number) return { is: 'value', value: Number(next.number) };
    if (next?.special) return { is: next.special === '@now' ? 'now' : 'current' };
    if (next?.field) return { is: 'field', name: next.field };
    if (next?.word && next.word !== 'if') return { is: 'value', value: next.word === 'true' };
    if (next?.sign === '(') {
      const inside = expression(0);
      take(')');
      return inside;
    }
    if (next?.word !== 'if') throw unreadable();
    take('(');
    const test = expression(0);
    take(',');
    const then = expression(0);
    take(',');
    const otherwise = expression(0);
    take(')');
    return { is: 'if', test, then, otherwise };
  }
  function expression(least: number): Node {
    let left = operand();
    for (;;) {
      const operator = rest[0]?.sign ?? '';
      const binds = strength[operator] ?? 0;
      if (binds <= least) return left;
      rest.shift();
      left = { is: 'operator', operator, left, right: expression(binds) };
    }
  }
  const whole = expression(0);
  if (rest.length) throw unreadable();
  return whole;
}

function valueOf(node: Node, scope: Scope): Value {
  switch (node.is) {
    case 'value':
      return node.value;
    case 'now':
      return scope.now;
    case 'current':
      return scope.currentField;
    case 'field':
      return scope.field(node.name);
    case 'if':
      return valueOf(valueOf(node.test, scope) ? node.then : node.otherwise, scope);
    case 'operator':
      return operated(node.operator, valueOf(node.left, scope), () => valueOf(node.right, scope));
  }
}

function operated(operator: string, left: Value, rightOf: () => Value): Value {
  if (operator === '&&') return Boolean(left) && Boolean(rightOf());
  if (operator === '||') return Boolean(left) || Boolean(rightOf());
  const right = rightOf();
  const numbers = typeof left === 'number' && typeof right === 'number';
  if (operator === '+') return numbers ? left + right : String(left) + String(right);
  if (operator === '==' || operator === '!=') return (String(left) === String(right)) === (operator === '==');
  // An empty column is neither before nor after anything.
  if (!numbers) return false;
  return { '-': left - right, '<': left < right, '<=': left <= right, '>': left > right, '>=': left >= right }[operator] ?? false;
}
