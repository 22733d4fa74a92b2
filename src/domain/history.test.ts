import { describe, expect, it } from 'vitest';
import { inForce, wasNamed } from './history.ts';

const at = (iso: string) => Date.parse(iso);

describe('what was in force', () => {
  const history = [
    { from: '2026-06-01T00:00:00Z', value: 'second' },
    { from: '', value: 'first' },
    { from: '2026-09-01T00:00:00Z', value: 'third' },
  ];

  it('is the newest value from before or at the moment, in whatever order they come', () => {
    expect(inForce(history, at('2020-01-01T00:00:00Z'))).toBe('first');
    expect(inForce(history, at('2026-06-01T00:00:00Z'))).toBe('second');
    expect(inForce(history.toReversed(), at('2026-12-01T00:00:00Z'))).toBe('third');
  });

  it('is nothing before the first value', () => {
    expect(
      inForce(
        history.filter(({ from }) => from),
        at('2026-01-01T00:00:00Z'),
      ),
    ).toBeUndefined();
    expect(inForce([], 0)).toBeUndefined();
  });

  it('a chief was named from the first instant through the second of the change, when both were', () => {
    const chiefs = [{ step: 'unitManager', oid: 'p', name: '', from: '2026-06-01T00:00:00Z', until: '2026-09-01T00:00:00Z' }] as const;
    expect(
      ['2026-05-31T23:59:59Z', '2026-06-01T00:00:00Z', '2026-08-31T23:59:59Z', '2026-09-01T00:00:00Z', '2026-09-01T00:00:01Z'].map((time) =>
        wasNamed(chiefs, 'unitManager', 'p', at(time)),
      ),
    ).toEqual([false, true, true, true, false]);
    expect(wasNamed(chiefs, 'departmentHead', 'p', at('2026-07-01T00:00:00Z'))).toBe(false);
  });
});
