import { describe, expect, it } from 'vitest';
import { leftFiles, type LyingFile } from './leftFiles.ts';

const file = (name: string, hash = name): LyingFile => ({ name, size: 10, hash, at: '2026-11-20T09:00:00Z', by: 'Sara Holmberg' });
const evidence = {
  kind: 'evidence',
  record: { name: '2026-17.pdf', sha256: 'a'.repeat(64), size: 10 },
  files: [{ name: '2026-17_bild-1.png', sha256: 'b'.repeat(64), size: 10 }],
};
const life = { evidence: [{ ...evidence, madeAt: '', v: 1, designation: '2026-17', at: '', by: { oid: '', name: '' } }], read: [] } as unknown as Parameters<
  typeof leftFiles
>[0];
const known = new Set(['2026-17.pdf', '2026-17.txt', '2026-17.json', '2026-17_bild-1.png']);
const kinds = (...names: readonly string[]) =>
  leftFiles(
    life,
    '2026-17',
    [...known, ...names].map((name) => file(name)),
    known,
  ).attempts.map(({ of, files }) => [of, ...files.map(({ name }) => name)]);

describe('what no fact names', () => {
  it('is told by what its name says', () => {
    expect(kinds()).toEqual([]);
    expect(kinds('2026-17_maskerad-1.pdf')).toEqual([['copy', '2026-17_maskerad-1.pdf']]);
    expect(kinds('2026-17_text.txt', '2026-17_text-2.txt')).toEqual([['reading', '2026-17_text.txt', '2026-17_text-2.txt']]);
    expect(kinds('2026-17-2_text-2.txt', '2026-17-3.json')).toEqual([
      ['evidence', '2026-17-2_text-2.txt'],
      ['evidence', '2026-17-3.json'],
    ]);
    expect(kinds('2026-170_bild-1.png', 'Kopia av brev.pdf')).toEqual([['other', '2026-170_bild-1.png', 'Kopia av brev.pdf']]);
  });
  it('has two copies that were never given out as two tries', () => {
    expect(kinds('2026-17_maskerad-1.pdf', '2026-17_kopia-1.pdf')).toHaveLength(2);
  });
  it('is not told where the same bytes are evidence, nor is what was made of them alone', () => {
    const again = [file('2026-17-2_bild-1.png', '2026-17_bild-1.png'), file('2026-17-2.pdf')];
    expect(leftFiles(life, '2026-17', [...[...known].map((name) => file(name)), ...again], known)).toEqual({ attempts: [], replaced: 2 });
  });
});
