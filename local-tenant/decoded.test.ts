import { expect, it } from 'vitest';
import { decoded } from './decoded.ts';
import { readBuiltFile } from './files.ts';

it('a percent-encoding is decoded, and a % that stands for nothing is told', () => {
  expect(decoded('planer%2F1%20%C3%A5')).toBe('planer/1 å');
  expect(['%', '%E0%A4%A', '100%'].map(decoded)).toEqual([undefined, undefined, undefined]);
});

it('no file lies at an address that cannot be decoded', async () => {
  expect(await readBuiltFile('.', 'package.json')).toMatchObject({ type: 'application/json; charset=utf-8' });
  expect(await readBuiltFile('.', '%E0%A4%A')).toBeUndefined();
});
