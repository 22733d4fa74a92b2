import { afterEach, describe, expect, it } from 'vitest';
import type { Me } from './actions.ts';
import { dropCopy, keepCopy, neverSaved, readCopy, type LocalCopy } from './localCopies.ts';

const sara: Me = { oid: 'a', name: 'Sara Holmberg', upn: 'sara@gislaved.example', tenantId: 't', roles: [] };
const amir: Me = { ...sara, oid: 'b' };
const copy = (planId: string, etag = '', at = '2026-12-16T13:05:00Z'): LocalCopy => ({
  planId,
  answers: { unit: `Verksamhet ${planId}` },
  chiefs: {},
  etag,
  at,
});

/** Storage that behaves like the browser's, or throws like a frame where it is denied. */
function storage(denied: boolean): void {
  const held = new Map<string, string>();
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  const store = {
    getItem: (key: string) => (denied ? refuse() : (held.get(key) ?? null)),
    setItem: (key: string, value: string) => {
      if (denied) refuse();
      held.set(key, value);
      Object.defineProperty(store, key, { value, enumerable: true, configurable: true });
    },
    removeItem: (key: string) => {
      if (denied) refuse();
      held.delete(key);
      Reflect.deleteProperty(store, key);
    },
  };
  Object.defineProperty(globalThis, 'localStorage', { value: store, configurable: true });
}

describe.each([
  ['with storage', false],
  ['with denied storage', true],
])('a local copy, %s', (_name, denied) => {
  afterEach(() => {
    for (const id of ['1', '2', '3']) dropCopy(sara, 'draft', id);
  });

  it('is found again by the person who wrote it and by nobody else', () => {
    storage(denied);
    keepCopy(sara, 'draft', copy('1'));
    expect(readCopy(sara, 'draft', '1')?.answers.unit).toBe('Verksamhet 1');
    expect(readCopy(amir, 'draft', '1')).toBeUndefined();
    expect(readCopy(sara, 'aside', '1')).toBeUndefined();
  });

  it('never saved plans are listed newest first; a plan that the server has is not among them', () => {
    storage(denied);
    keepCopy(sara, 'draft', copy('1', '', '2026-12-16T08:00:00Z'));
    keepCopy(sara, 'draft', copy('2', '', '2026-12-16T09:00:00Z'));
    keepCopy(sara, 'draft', copy('3', '"3"'));
    expect(neverSaved(sara).map(({ planId }) => planId)).toEqual(['2', '1']);
  });

  it('is gone when it is dropped', () => {
    storage(denied);
    keepCopy(sara, 'draft', copy('1'));
    dropCopy(sara, 'draft', '1');
    expect(readCopy(sara, 'draft', '1')).toBeUndefined();
    expect(neverSaved(sara)).toEqual([]);
  });
});

describe('what lies in storage', () => {
  it('is not believed when it is not a copy', () => {
    storage(false);
    localStorage.setItem('sociala-medier:draft:t:a:9', '{"planId":9}');
    localStorage.setItem('sociala-medier:draft:t:a:8', 'trasigt');
    expect(readCopy(sara, 'draft', '9')).toBeUndefined();
    expect(neverSaved(sara)).toEqual([]);
  });
});
