import { expect, it } from 'vitest';
import { readMatterFact, type MatterContent } from './matter.ts';
import type { MatterLife } from './matterLife.ts';
import { releaseRows } from './releaseRows.ts';

const sha256 = 'ab'.repeat(32);
const file = (name: string) => ({ name, sha256, size: 10 });

/** A matter with evidence of these files. */
function lifeWith(names: readonly string[]): Pick<MatterLife, 'opened' | 'post' | 'facts'> {
  const head = { v: 1, designation: '2026-1', at: '2026-12-16T13:05:00.000Z', by: { oid: 'o', name: 'Sara' } } as const;
  const contents: MatterContent[] = [
    { kind: 'opened', matter: 'removal', secrecy: 'no', childAbuse: false, own: false, authority: 'KFN', department: '' },
    { kind: 'evidence', record: file('2026-1.pdf'), files: names.map(file), madeAt: head.at },
  ];
  const facts = contents.map((content, place) => {
    const fact = readMatterFact(JSON.stringify({ ...head, ...content }), '2026-1');
    if (!fact) throw new Error(`${content.kind} cannot be read`);
    return { place: place + 1, createdAt: head.at, createdBy: head.by, fact };
  });
  const [opened] = facts.flatMap(({ fact }) => (fact.kind === 'opened' ? [fact] : []));
  return { opened: opened!, facts } as unknown as Pick<MatterLife, 'opened' | 'post' | 'facts'>;
}

it('a copy says that text, e-mail and PDF are not in it; of pictures it says nothing', () => {
  const said = (...names: readonly string[]) => releaseRows(lifeWith(names), 'Kultur').find(({ label }) => label === 'Bevis som inte finns i kopian')?.value;
  expect(said('2026-1_bild-1.png')).toBeUndefined();
  expect(said('2026-1_bild-1.png', '2026-1_e-post-2.eml')).toBe('En fil med text, e-post eller PDF.');
  expect(said('2026-1_text-1.txt', '2026-1_pdf-2.pdf')).toBe('2 filer med text, e-post eller PDF.');
});
