import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nodeAssets } from '../../jobs/persons.ts';
import { pngFile } from '../../tests/pngFiles.ts';
import { systemIds, webDigest } from '../adapters/browser/platform.ts';
import { readMail } from '../adapters/mail/readMail.ts';
import { readBeside } from '../adapters/pictures/exif.ts';
import { pictureDesk } from './pictureDesk.ts';

const jpeg = new Uint8Array(readFileSync(new URL('../../tests/pictures/turned-with-position.jpg', import.meta.url)));
const zerosAfter = (head: string) => new Uint8Array(Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(65_536)]));

it('what is no picture is refused before anything reads what may stand beside it; the next file is taken', async () => {
  const read: number[] = [];
  const desk = pictureDesk({
    assets: nodeAssets,
    digest: webDigest,
    ids: systemIds,
    readMail,
    readBeside: async (bytes) => (read.push(bytes.length), await readBeside(bytes)),
  });
  const broken = zerosAfter('\0\0\0\x18ftypheic\0\0\0\0mif1heic');
  expect(await desk.take('IMG_1.heic', broken)).toEqual({ refusal: 'heic' });
  expect(await desk.take('bild.png', zerosAfter('\x89PNG\r\n\x1a\n'))).toEqual({ refusal: 'truncated' });
  expect(await desk.take('text.txt', new TextEncoder().encode('Kalle skrev'))).toMatchObject({ kind: 'text' });
  expect(read).toEqual([]);
  expect(await desk.take('bra.png', pngFile({ width: 4, height: 4 }))).toMatchObject({ kind: 'png', beside: { turn: 1 } });
  expect(await desk.take('vriden.jpg', jpeg)).toMatchObject({ kind: 'jpeg', beside: { turn: 6, marks: ['SERIE-4711'] } });
  expect(read).toHaveLength(2);
  desk.close();
});
