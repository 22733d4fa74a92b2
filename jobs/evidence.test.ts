import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pngFile } from '../tests/pngFiles.ts';
import { canJudge, inWords, judge, judgingTime } from '../tests/verapdf.ts';
import { isPictureEntry, type EvidenceManifest } from '../src/domain/evidenceManifest.ts';
import type { EvidenceLine } from './evidence.ts';
import { main } from './run.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'evidence-'))));
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const picture = (name: string) => `tests/pictures/${name}`;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Runs the job as at the command line, with the record in `record/`. */
async function evidence(...argv: string[]): Promise<{ code: number; lines: EvidenceLine[]; err: string }> {
  let [out, err] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  const code = await main(['evidence', ...argv, '--out', join(folder, 'record')]);
  vi.restoreAllMocks();
  return {
    code,
    lines: out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as EvidenceLine),
    err,
  };
}

const saved = () => readdirSync(join(folder, 'record'));
const read = (name: string) => new Uint8Array(readFileSync(join(folder, 'record', name)));
const ending = (end: string) => saved().find((name) => name.endsWith(end)) ?? '';
const manifest = () => JSON.parse(readFileSync(join(folder, 'record', ending('.json')), 'utf8')) as EvidenceManifest;

describe('npm run job -- evidence', () => {
  it('saves each file as it came, the record and a manifest whose checksums hold', async () => {
    const files = [picture('colour.jpg'), picture('turned-with-position.jpg'), picture('tall.jpg')];
    const { code, lines } = await evidence(...files);
    expect(code).toBe(0);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['taken', 'taken', 'taken']);
    const { files: told, record, designation } = manifest();
    expect([...told].filter(isPictureEntry).map(({ called, width, height }) => [called, width, height])).toEqual([
      ['colour.jpg', 48, 32],
      ['turned-with-position.jpg', 32, 48],
      ['tall.jpg', 30, 3000],
    ]);
    told.forEach(({ name, sha256: sum, size }, place) => {
      expect(read(name)).toEqual(new Uint8Array(readFileSync(files[place]!)));
      expect([sum, size]).toEqual([sha256(read(name)), read(name).length]);
    });
    expect(record).toEqual({ name: `${designation}.pdf`, sha256: sha256(read(`${designation}.pdf`)) });
    expect(readFileSync(join(folder, 'record', `${designation}.txt`), 'utf8')).toContain(told[2]!.sha256);
  });

  it('refuses each file that is no whole picture with its sentence, and saves the others', async () => {
    writeFileSync(join(folder, 'halv.png'), pngFile({ width: 50, height: 50 }).subarray(0, 90));
    writeFileSync(join(folder, 'tom.png'), '');
    writeFileSync(join(folder, 'bild.svg'), '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    const wrong = ['halv.png', 'tom.png', 'bild.svg', 'finns inte.png'].map((name) => join(folder, name));
    const { code, lines } = await evidence(...wrong, picture('four-colours.jpg'), picture('grey.jpg'));
    expect(code).toBe(1);
    expect(lines.map((line) => (line.outcome === 'refused' ? line.refusal : 'taken'))).toEqual([
      'truncated',
      'empty',
      'svg',
      'unreadable',
      'needsBrowser',
      'taken',
    ]);
    for (const line of lines) if (line.outcome === 'refused') expect(line.reason).toMatch(/^[A-ZÅÄÖ].*\.$/);
    expect(manifest().files.map(({ called }) => called)).toEqual(['grey.jpg']);
  });

  it('writes nothing when no file can be taken', async () => {
    expect((await evidence(picture('still.webp'))).code).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([[[]], [['a.png', '--profile', '1b']]])('says what it needs: %j', async (argv) => {
    const { code, err } = await evidence(...argv);
    expect(code).toBe(2);
    expect(err).toMatch(/evidence needs at least one FILE|--profile is 2a, 2u or 2b/);
  });

  describe.skipIf(!canJudge)('by veraPDF', { timeout: judgingTime }, () => {
    it('holds at the level it claims, whatever the files are called', async () => {
      const strange = join(folder, 'å & ö <b> "x" 🙂 \u202egnp.png');
      copyFileSync(picture('colour.jpg'), strange);
      const records: Record<string, Uint8Array> = {};
      for (const level of ['2a', '2u', '2b'] as const) {
        expect((await evidence(strange, picture('tall.jpg'), '--profile', level)).code).toBe(0);
        records[level] = read(ending('.pdf'));
        rmSync(join(folder, 'record'), { recursive: true });
      }
      for (const [level, bytes] of Object.entries(records)) {
        const verdicts = await judge({ [level]: bytes }, [level as '2a', 'ua1']);
        expect(verdicts.filter(({ compliant }) => !compliant).map(inWords)).toEqual([]);
        expect(Buffer.from(bytes).toString('latin1')).toContain(`<pdfaid:conformance>${level.slice(1).toUpperCase()}</pdfaid:conformance>`);
      }
    });
  });
});
