import { expect, it } from 'vitest';
import { warnedTexts } from '../tests/warnedTexts.ts';
import { linesOf } from './addresses.ts';
import { scanLines, type ScanLine } from './scan.ts';

async function scanned(text: string): Promise<{ clean: boolean; lines: ScanLine[] }> {
  const lines: ScanLine[] = [];
  // In pieces that end anywhere, as a pipe gives them.
  async function* pieces() {
    for (let at = 0; at < text.length; at += 7) yield await Promise.resolve(text.slice(at, at + 7));
  }
  return { clean: await scanLines(linesOf(pieces()), (line) => void lines.push(line)), lines };
}

it('answers every line, an empty one too, with what was found and where', async () => {
  const { clean, lines } = await scanned(`${warnedTexts.map(({ text }) => text).join('\n')}\n\nInget här.\n`);
  expect(lines).toEqual([...warnedTexts.map(({ expected }) => ({ warnings: expected })), { warnings: [] }, { warnings: [] }]);
  expect(clean).toBe(false);
});

it('repeats nothing of what it found', async () => {
  const { lines } = await scanned('Pnr 850709-9805, tel 070-123 45 67, a@b.example\n');
  expect(JSON.stringify(lines)).not.toMatch(/850709|070|b\.example/);
});

it('is clean where nothing is found', async () => {
  expect(await scanned('Tack för en fin sommar!\nÖppet 10-18.\n')).toEqual({ clean: true, lines: [{ warnings: [] }, { warnings: [] }] });
});
