// The documents: every link leads somewhere, every command and script they name is there, and they speak of the product alone.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { remarkTexts } from '../src/domain/finding.ts';

const documents = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { encoding: 'utf8' })
  .stdout.split('\n')
  .filter((file) => file !== '' && existsSync(file));

/** Links of a document that lead into the repository. */
function linksOf(text: string): string[] {
  const prose = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => String(match[1])).filter((link) => !/^[a-z]+:/i.test(link));
}

/** How a heading is addressed, as web views of repositories do it. */
const anchorOf = (heading: string) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
const anchorsOf = (text: string) => [...text.matchAll(/^#+ (.+)$/gm)].map((match) => anchorOf(String(match[1])));

function brokenLinks(file: string, text: string): string[] {
  return linksOf(text).flatMap((link) => {
    const [path = '', anchor] = link.split('#', 2);
    const target = path === '' ? file : normalize(join(dirname(file), decodeURIComponent(path)));
    if (!existsSync(target)) return [`${file}: ${link} leads nowhere`];
    if (!anchor || statSync(target).isDirectory()) return [];
    const headings = anchorsOf(path === '' ? text : readFileSync(target, 'utf8'));
    return headings.includes(decodeURIComponent(anchor)) ? [] : [`${file}: ${link} names no heading`];
  });
}

/** What belongs to how the product was made and not to the product. The words are written apart so that this file does not hold them. */
const foreign: readonly [RegExp, string][] = [
  [/\/(?:work|home|root|tmp|Users)\/\w/, 'a path on somebody’s machine'],
  [/\bC:\\/, 'a path on somebody’s machine'],
  [/(?<![\w/&])#\d+\b/, 'the number of an issue'],
  [
    new RegExp(`\\b(?:${['(?:this|last|earlier|another) ses' + 'sion', 'slice \\d', 'help' + 'ers?', 'issue \\d'].join('|')})\\b`, 'i'),
    'a word of how it was made',
  ],
  [/\.\.\/shared\//, 'material that is not in the repository'],
  [/registry\.npmjs|verdaccio|localhost:4873|artifactory/i, 'a host of packages'],
];
const foreignIn = (file: string, text: string) =>
  foreign.flatMap(([pattern, what]) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} holds ${what}: ${line.trim()}`] : [])),
  );

describe('the documents', () => {
  it('are all seen', () => {
    for (const file of [
      'README.md',
      'CHANGELOG.md',
      'SECURITY.md',
      'docs/install.md',
      'docs/security-model.md',
      'docs/glossary.md',
      'local-tenant/FIDELITY.md',
    ])
      expect(documents).toContain(file);
  });

  it('link only to what is there', () => {
    expect(documents.flatMap((file) => brokenLinks(file, readFileSync(file, 'utf8')))).toEqual([]);
    expect(brokenLinks('docs/x.md', '[a](nowhere.md) [b](../README.md#no-such-heading) [c](https://example.org) `[d](code.md)`')).toEqual([
      'docs/x.md: nowhere.md leads nowhere',
      'docs/x.md: ../README.md#no-such-heading names no heading',
    ]);
  });

  it('name only scripts and jobs that are there', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const jobs = [...readFileSync('jobs/run.ts', 'utf8').matchAll(/\.\/(\w+)\.ts'/g)].map((match) => String(match[1]));
    for (const file of documents) {
      const text = readFileSync(file, 'utf8');
      for (const [, script] of text.matchAll(/npm run (?:--silent )?([a-z]+)/g)) expect(Object.keys(scripts), `${file}: npm run ${script}`).toContain(script);
      for (const [, job] of text.matchAll(/npm run (?:--silent )?job -- ([a-z]+)/g)) expect(jobs, `${file}: the job ${job}`).toContain(job);
    }
  });

  it('name only files that are there, where they name a file of the repository', () => {
    const folders = 'src|jobs|tests|manifest|scripts|local-tenant|appPackage|env|docs|tools';
    const made = /^appPackage\/build\/|NAME|NAMN|KOMMUN|<|\*|\{/;
    // What the how-to pages make as they go.
    const examples = /accountStarted|jobs\/waiting/;
    for (const file of documents.filter((one) => one !== 'local-tenant/FIDELITY.md'))
      for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(new RegExp(`\`((?:${folders})/[^\`\\s]+)\``, 'g')))
        if (!made.test(path) && !(file.startsWith('docs/how-to/') && examples.test(path))) expect(existsSync(path), `${file} names ${path}`).toBe(true);
  });

  it('speak of the product alone', () => {
    expect(documents.flatMap((file) => foreignIn(file, readFileSync(file, 'utf8')))).toEqual([]);
    expect(foreignIn('x.md', 'see /ho' + 'me/me/a\nas in #' + '12\nthis ses' + 'sion\nsession storage\nR31 and docs#3799')).toHaveLength(3);
  });

  it('README fits on a page, and names what a reader must know of', () => {
    const text = readFileSync('README.md', 'utf8');
    expect(text.split('\n').length).toBeLessThan(70);
    for (const word of ['npm start', 'npm test', 'verify.html', 'key register', 'docs/install.md', 'not an advanced electronic signature', 'EUPL-1.2'])
      expect(text).toContain(word);
  });

  it('quote the remark on a former key as the product says it', () => {
    expect(readFileSync('docs/install.md', 'utf8')).toContain(`*${remarkTexts.formerKey}*`);
  });

  it('LICENSE is the whole English text of EUPL 1.2, as package.json says', () => {
    const text = readFileSync('LICENSE', 'utf8');
    for (let article = 1; article <= 15; article++) expect(text).toMatch(new RegExp(`^${article}\\.`, 'm'));
    expect(text).toContain('EUROPEAN UNION PUBLIC LICENCE v. 1.2');
    expect(text).toContain('Appendix');
    expect((JSON.parse(readFileSync('package.json', 'utf8')) as { license: string }).license).toBe('EUPL-1.2');
  });
});
