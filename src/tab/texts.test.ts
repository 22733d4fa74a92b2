import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { texts } from './texts.ts';
import { matterTexts } from './texts/matter.ts';
import { pictureTexts } from './texts/pictures.ts';
import { archiveTexts } from './texts/archive.ts';
import { planTexts } from './texts/plan.ts';
import { releaseTexts } from './texts/release.ts';

const here = new URL('.', import.meta.url).pathname;
const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && entry.name !== 'texts'
      ? sources(join(folder, entry.name))
      : /\.tsx?$/.test(entry.name) && !/\.test\.|^texts\.ts$/.test(entry.name)
        ? [join(folder, entry.name)]
        : [],
  );
const code = sources(here)
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** Every key with its way to it: overview.task.decide */
function leaves(node: object, way: string): string[] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? leaves(value as object, `${way}.${key}`) : [`${way}.${key}`],
  );
}
const catalogues: Record<string, object> = { archiveTexts, matterTexts, pictureTexts, planTexts, releaseTexts, texts };
const all = Object.entries(catalogues).flatMap(([name, catalogue]) => leaves(catalogue, name));

/** Used by name, or through its table: texts.overview.task[kind]. `const t = texts.plans.columns` is a table too. */
function isUsed(way: string): boolean {
  const table = way.slice(0, way.lastIndexOf('.'));
  const escaped = (text: string) => text.replaceAll('.', '\\.');
  return new RegExp(`${escaped(way)}\\b|${escaped(table)}\\[|${escaped(table)}\\)|= ${escaped(table)};|\\bin ${escaped(table)}\\b`).test(code);
}

describe('the catalogue of texts', () => {
  it('has no text that nobody shows', () => {
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter((way) => !isUsed(way))).toEqual([]);
  });
  it('speaks to "du", never scolds with "ogiltig", and says nothing about users', () => {
    const words = all.map((way) => String(way.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], catalogues)));
    expect(words.filter((text) => /ogiltig|användare|\bni\b|klicka här|t\.ex\./i.test(text))).toEqual([]);
  });
  it('a refusal that several acts may give names none of them', () => {
    const acts = /godkänn|påmin|lägg|dra tillbaka|starta|skicka|plan|konto/i;
    expect([texts.refused.notYours, texts.refused.wrongState].filter((sentence) => acts.test(sentence))).toEqual([]);
  });
  it('says numbers, lists and names as Swedish does', () => {
    expect(planTexts.plan.cannotSend(1)).toBe('Planen kan inte skickas än. Rätta en uppgift.');
    expect(planTexts.plan.cannotSend(3)).toBe('Planen kan inte skickas än. Rätta tre uppgifter.');
    expect(planTexts.plan.partLeft(['Administratörer', 'Daglig drift'])).toBe('Administratörer och daglig drift återstår');
    expect(texts.decision.nextVersion('Lars', 3)).toBe('Lars godkännande gäller inte längre. Planen kommer tillbaka som version 3.');
    expect(texts.chief.has(0)).toBe('Fick planen i dag');
    expect(texts.chief.has(1)).toBe('Har haft planen i 1 dag');
  });
});

it('a time is said as people say it', () => {
  expect([0, 1, 119, 120, 2_879, 2_880].map(matterTexts.page.duration)).toEqual([
    'mindre än en minut',
    '1 minut',
    '119 minuter',
    '2 timmar',
    '48 timmar',
    '2 dagar',
  ]);
});
