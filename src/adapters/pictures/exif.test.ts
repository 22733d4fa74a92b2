import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pngFile } from '../../../tests/pngFiles.ts';
import { readBeside } from './exif.ts';

const file = (name: string) => new Uint8Array(readFileSync(new URL(`../../../tests/pictures/${name}`, import.meta.url)));

const told = {
  position: { latitude: expect.closeTo(57.304, 6) as number, longitude: expect.closeTo(13.54, 6) as number },
  camera: 'Kamera Modell 1',
  marks: ['SERIE-4711'],
};

it('tells how the camera was held, where, and which one it was', async () => {
  expect(await readBeside(file('turned-with-position.jpg'))).toEqual({ turn: 6, ...told });
});

it.each(['colour.jpg', 'still.webp', 'still.gif'])('says nothing of %s, which says nothing', async (name) => {
  expect(await readBeside(file(name))).toEqual({ turn: 1, marks: [] });
});

it('refuses nothing: bytes that are no picture, or half of one, say nothing', async () => {
  const half = file('turned-with-position.jpg').subarray(0, 60);
  for (const bytes of [new Uint8Array(), new Uint8Array(500).fill(7), half]) expect(await readBeside(bytes)).toEqual({ turn: 1, marks: [] });
});

const zeros = (head: readonly number[] | string, length = 65_536): Uint8Array => {
  const bytes = new Uint8Array(length);
  bytes.set(typeof head === 'string' ? Buffer.from(head, 'latin1') : head);
  return bytes;
};
/** A directory of a TIFF, little-endian, at 8: each entry is tag, type, count and value. */
const tiffOf = (...entries: readonly (readonly [tag: number, type: number, count: number, value: number])[]): Buffer => {
  const tiff = Buffer.alloc(8 + 2 + entries.length * 12 + 4 + 64);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(entries.length, 8);
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    tiff.writeUInt16LE(tag, 10 + index * 12);
    tiff.writeUInt16LE(type, 12 + index * 12);
    tiff.writeUInt32LE(count, 14 + index * 12);
    tiff.writeUInt32LE(value, 18 + index * 12);
  }
  return tiff;
};
const inJpeg = (tiff: Buffer): Uint8Array => {
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  const jpeg = file('colour.jpg');
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, body, jpeg.subarray(2)]));
};

it.each([
  ['HEIC with nothing but its head', zeros('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
  ['AVIF with nothing but its head', zeros('\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf')],
  ['JPEG with nothing but its head', zeros([0xff, 0xd8, 0xff])],
  ['JPEG with a segment of no length', zeros([0xff, 0xd8, 0xff, 0xe1])],
  ['PNG with nothing but its head', zeros('\x89PNG\r\n\x1a\n')],
  ['WebP with nothing but its head', zeros('RIFF\xff\xff\0\0WEBP')],
  ['TIFF with nothing but its head', zeros('II*\0')],
  ['TIFF whose directory is its own head', zeros('MM\0*\0\0\0\0')],
  ['GIF with nothing but its head', zeros('GIF89a')],
  ['directory that leads to itself', inJpeg(tiffOf([0x8769, 4, 1, 8], [0x8825, 4, 1, 8]))],
  ['word that is longer than the file', inJpeg(tiffOf([0x010f, 2, 0xffff_ffff, 8]))],
  ['word that begins outside the file', inJpeg(tiffOf([0x010f, 2, 100, 0xffff_fff0]))],
  ['position of numbers divided by nothing', inJpeg(tiffOf([0x8825, 4, 1, 8], [0x0002, 5, 3, 60], [0x0004, 5, 3, 60]))],
  ['kind of value that there is not', inJpeg(tiffOf([0x0112, 99, 1, 6], [0x010f, 0, 5, 8]))],
])('is done with a %s, which says nothing', async (_name, bytes) => {
  expect(await readBeside(bytes)).toEqual({ turn: 1, marks: [] });
});

it('reads no more than is looked for, however many entries a directory claims', async () => {
  const claims = tiffOf([0x0112, 3, 1, 6]);
  claims.writeUInt16LE(65_535, 8);
  expect(await readBeside(inJpeg(claims))).toEqual({ turn: 6, marks: [] });
});

it('finds it in a PNG', async () => {
  const png = Buffer.from(pngFile({ width: 2, height: 2 }));
  const exif = tiffOf([0x0112, 3, 1, 8]);
  const chunk = Buffer.alloc(12 + exif.length);
  chunk.writeUInt32BE(exif.length);
  chunk.write('eXIf', 4, 'latin1');
  exif.copy(chunk, 8);
  // After the head, which is 8 + 25 bytes.
  expect(await readBeside(new Uint8Array(Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)])))).toEqual({ turn: 8, marks: [] });
});

it.each([
  ['bare', 10],
  ['with the name that a JPEG gives it', 4],
])('finds it in a WebP too, %s', async (_how, from) => {
  const jpeg = Buffer.from(file('turned-with-position.jpg'));
  const start = jpeg.indexOf(Buffer.from([0xff, 0xe1]));
  const exif = jpeg.subarray(start + from, start + 2 + jpeg.readUInt16BE(start + 2));
  const head = Buffer.alloc(8);
  head.write('EXIF', 'latin1');
  head.writeUInt32LE(exif.length, 4);
  expect(await readBeside(new Uint8Array(Buffer.concat([file('still.webp'), head, exif])))).toEqual({ turn: 6, ...told });
});

it('tells when it was taken, by the camera’s own clock', async () => {
  // A TIFF of one directory, which leads to EXIF's own with DateTimeOriginal in it.
  const tiff = Buffer.from(`4d4d002a00000008${'0001'}${'87690004000000010000001a'}${'00000000'}${'0001'}${'90030002000000140000002c'}${'00000000'}`, 'hex');
  const jpeg = file('colour.jpg');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('2026:06:18 12:03:04\0', 'latin1')]);
  const segment = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  expect(await readBeside(new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), segment, body, jpeg.subarray(2)])))).toEqual({
    turn: 1,
    marks: [],
    takenAt: '2026-06-18T12:03:04',
  });
});
