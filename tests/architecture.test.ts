import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { functionsOf, printedRules, rules, sheetsUnder, sourcesUnder, violationsIn, violationsOf } from './architecture.ts';

const folders = ['src', 'jobs', 'local-tenant'];

describe('the direction of imports', () => {
  it('holds in every file, and the guard has seen them all', () => {
    const { files, violations } = violationsIn(folders);
    expect(violations.map(({ file, imports, why }) => `${file} imports ${imports}: ${why}`)).toEqual([]);
    expect(files).toBeGreaterThan(100);
    for (const { from } of rules.filter((rule) => rule.from !== 'src/delivery'))
      expect(
        folders.flatMap(sourcesUnder).some((file) => file.startsWith(from)),
        `no file under ${from}: the rule guards nothing`,
      ).toBe(true);
  });

  it.each([
    ['src/domain/plan.ts', "import { useState } from 'react';"],
    ['src/domain/plan.ts', "import type { Register } from '../ports.ts';"],
    ['src/domain/plan.ts', "export * from '../flows/planning.ts';"],
    ['src/domain/plan.ts', "const x = () => import('../adapters/graph/client.ts');"],
    ['src/flows/planning.ts', "import { graphClient } from '../adapters/graph/client.ts';"],
    ['src/flows/planning.ts', "import fs from 'node:fs';"],
    ['src/tab/plan/Page.tsx', "import { Row } from '../account/Row.tsx';"],
    ['src/tab/plan/Page.tsx', "import { graphRegister } from '../../adapters/graph/register.ts';"],
    ['src/adapters/graph/client.ts', "import { openHost } from '../teams/host.ts';"],
    ['src/cards/card.ts', "import { deflate } from 'fflate';"],
    ['local-tenant/server.ts', "import { lists } from '../src/domain/lists.ts';"],
    ['src/utils/text.ts', 'export const a = 1;'],
  ])('refuses a planted violation in %s: %s', (file, code) => {
    expect(violationsOf(file, code).length).toBeGreaterThan(0);
  });

  it.each([
    ['src/flows/planning.ts', "import { planFields } from '../domain/plan.ts';"],
    ['src/tab/plan/Page.tsx', "import { Pill } from '../shared/Pill.tsx'; import { Button } from '@fluentui/react-components'; import './plan.css';"],
    ['src/tab/App.tsx', "const Page = () => import('./plan/Page.tsx');"],
    ['local-tenant/server.ts', "import { Hono } from 'hono'; import fs from 'node:fs';"],
  ])('allows an honest import in %s: %s', (file, code) => {
    expect(violationsOf(file, code)).toEqual([]);
  });

  it('is the one docs/architecture.md shows', () => {
    const page = readFileSync('docs/architecture.md', 'utf8');
    expect(page.slice(page.indexOf('```mermaid'), page.indexOf('\n\n## The way')), 'put this between the introduction and "The way of a plan"').toBe(
      printedRules(),
    );
  });

  it('is not fooled by comments and strings', () => {
    expect(violationsOf('src/domain/plan.ts', "// import { x } from 'react';\nconst text = \"import y from 'react'\";")).toEqual([]);
  });
});

describe('size and form of files', () => {
  const files = [...folders, 'tests'].flatMap((folder) => sourcesUnder(folder));
  const sheets = [...folders, 'public'].flatMap((folder) => sheetsUnder(folder));

  it('no file is longer than 450 lines, and half of them at most about 90', () => {
    expect(sheets.length).toBeGreaterThan(15);
    const lines = [...files, ...sheets].map((file) => ({ file, count: readFileSync(file, 'utf8').split('\n').length }));
    expect(lines.filter(({ count }) => count > 450).map(({ file, count }) => `${file} has ${count} lines: split it along its nouns`)).toEqual([]);
    const sources = lines
      .filter(({ file }) => !file.includes('.test.') && !file.endsWith('.css'))
      .map(({ count }) => count)
      .toSorted((a, b) => a - b);
    expect(sources[Math.floor(sources.length / 2)]).toBeLessThanOrEqual(110);
  });

  it('a selector is laid out in one sheet: the sheets of pages are loaded as one goes, and stay', () => {
    const laidOut = new Map<string, string[]>();
    for (const sheet of sheets.filter((each) => each.startsWith('src/tab')))
      for (const [, selectors] of readFileSync(sheet, 'utf8')
        .split('@container')[0]!
        .matchAll(/^  ([^\s@/{}][^{}]*?) \{$/gm))
        for (const selector of selectors!.split(/,\s*/)) laidOut.set(selector, [...new Set([...(laidOut.get(selector) ?? []), sheet])]);
    expect(laidOut.size).toBeGreaterThan(300);
    expect(
      [...laidOut]
        .filter(([, found]) => found.length > 1)
        .map(([selector, found]) => `${selector} stands in ${found.join(' and ')}: move it to a shared sheet`),
    ).toEqual([]);
  });

  it('no function is longer than 60 lines', () => {
    const found = files
      .filter((file) => !/\.(test|spec)\./.test(file))
      .flatMap((file) => functionsOf(readFileSync(file, 'utf8'), file).map((one) => ({ file, ...one })));
    expect(found.length).toBeGreaterThan(3000);
    const long = found.filter(({ lines }) => lines > 60);
    expect(long.map(({ file, name, lines, at }) => `${file}:${at} ${name} has ${lines} lines: give its steps names of their own`)).toEqual([]);
  });

  it.each([
    ['function', 'function planted() {', '}'],
    ['arrow', 'const planted = () => {', '};'],
    ['method', 'const port = { planted() {', '} };'],
    ['component', 'export const planted = memo(function planted() {', '});'],
  ])('a planted %s of 61 lines is seen as that, and one of 60 is not', (_, head, tail) => {
    const of = (lines: number) => functionsOf([head, ...Array<string>(lines - 2).fill('  act();'), tail].join('\n'), 'src/domain/planted.ts');
    expect(of(61)).toMatchObject([{ name: 'planted', lines: 61, at: 1 }]);
    expect(of(60)).toMatchObject([{ lines: 60 }]);
  });

  it('no folder is deeper than four, no drawer is called utils, no file is a barrel', () => {
    expect(files.filter((file) => file.split('/').length > 5)).toEqual([]);
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.tsx?$)/.test(file))).toEqual([]);
    expect(files.filter((file) => /(^|\/)index\.tsx?$/.test(file))).toEqual([]);
  });

  it('a file of the tab is shown by something: no screen imports HTML as text', () => {
    const offenders = files.filter(
      (file) => file.startsWith('src/') && /dangerouslySetInnerHTML|\.innerHTML\s*=|document\.write/.test(readFileSync(file, 'utf8')),
    );
    expect(offenders.map((file) => `${file}: text is data, never HTML`)).toEqual([]);
  });
});
