import { expect, test } from 'vitest';
import { sharedMaterial } from '../tests/sharedMaterial.ts';
import { graphRoutes } from './graph/app.ts';
import { scopeRules, selectedSource, wider, widerSource, type ScopeRule } from './scopes.ts';

type PathSet = { schemeKeys: string[]; methods: string[]; paths: Record<string, string> };
type Published = { permissions: Record<string, { pathSets?: PathSet[] }> };

const plain = (operation: string) =>
  operation
    .toLowerCase()
    .replace(/\{[^}]*\}/g, '{}')
    .replace(/\([^)]*\)/g, '()');

/** Operation -> the delegated permissions that Microsoft's table gives it. */
function published(): ReadonlyMap<string, ReadonlySet<string>> | undefined {
  const text = sharedMaterial('contracts/graph/permissions.json');
  if (text === undefined) return undefined;
  const table = JSON.parse(text.replace(/^\uFEFF/, '')) as Published;
  const found = new Map<string, Set<string>>();
  for (const [scope, { pathSets = [] }] of Object.entries(table.permissions)) {
    for (const { schemeKeys, methods, paths } of pathSets) {
      if (!schemeKeys.includes('DelegatedWork')) continue;
      for (const path of Object.keys(paths))
        for (const method of methods) found.set(plain(`${method} ${path}`), (found.get(plain(`${method} ${path}`)) ?? new Set()).add(scope));
    }
  }
  return found;
}

const fromTable = (rule: ScopeRule) => rule.source.endsWith('permissions.json');
const narrow = (scopes: Iterable<string>) => [...scopes].filter((scope) => !wider.includes(scope)).toSorted();

test('every route of the tenant has its row, and every row is used', () => {
  expect(Object.keys(scopeRules).toSorted()).toEqual(graphRoutes.map(({ on }) => on).toSorted());
});

test('rows taken from Microsoft’s table say what it says, within the permissions the tenant knows', ({ skip }) => {
  const table = published();
  if (!table) return skip();
  const known = new Set(Object.values(scopeRules).flatMap(({ anyOf }) => anyOf));
  for (const [operation, rule] of Object.entries(scopeRules)) {
    const theirs = table.get(plain(operation));
    if (!fromTable(rule)) {
      expect(theirs, `${operation} is in the table now: take the row from there`).toBeUndefined();
      continue;
    }
    expect(theirs, operation).toBeDefined();
    expect(narrow(rule.anyOf), operation).toEqual(narrow([...(theirs ?? [])].filter((scope) => known.has(scope))));
    expect(
      rule.anyOf.some((scope) => theirs?.has(scope)),
      operation,
    ).toBe(true);
  }
});

test('the table names Sites.Selected for nothing the tenant opens by it: the exception needs its own source', ({ skip }) => {
  const table = published();
  if (!table) return skip();
  for (const [operation, rule] of Object.entries(scopeRules))
    if (rule.selected) expect(table.get(plain(operation))?.has('Sites.Selected') ?? false, operation).toBe(false);
  for (const source of [selectedSource, widerSource]) expect(source).toMatch(/^learn\.microsoft\.com\//);
});
