import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
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
