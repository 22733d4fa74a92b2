// Nothing in code or texts is one municipality's own: {kommun} and {webbplats} are data.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sourcesUnder } from './architecture.ts';

const withoutComments = (code: string) =>
  code
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\s\/\/ .*$/gm, '');

it('no source names a municipality', () => {
  const sources = sourcesUnder('src').filter((file) => !file.includes('.test.'));
  expect(sources.length).toBeGreaterThan(80);
  expect(sources.filter((file) => /gislaved/i.test(withoutComments(readFileSync(file, 'utf8'))))).toEqual([]);
});

it('the guard sees one that does', () => {
  expect(/gislaved/i.test(withoutComments("// Gislaved\nconst kommun = 'Gislaveds kommun';"))).toBe(true);
  expect(/gislaved/i.test(withoutComments('/** For example Gislaveds kommun. */\n// gislaved\nconst a = 1;'))).toBe(false);
});
