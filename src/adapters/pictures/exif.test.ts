import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readBeside } from './exif.ts';

const file = (name: string) => new Uint8Array(readFileSync(new URL(`../../../tests/pictures/${name}`, import.meta.url)));

it('tells how the camera was held, where, and which one it was', async () => {
  expect(await readBeside(file('turned-with-position.jpg'))).toEqual({
    turn: 6,
    position: { latitude: expect.closeTo(57.304, 6), longitude: expect.closeTo(13.54, 6) },
    devices: ['Kamera', 'Modell 1', 'SERIE-4711'],
  });
});

it.each(['colour.jpg', 'still.webp', 'still.gif'])('says nothing of %s, which says nothing', async (name) => {
  expect(await readBeside(file(name))).toEqual({ turn: 1, devices: [] });
});

it('refuses nothing: bytes that are no picture, or half of one, say nothing', async () => {
  const half = file('turned-with-position.jpg').subarray(0, 60);
  for (const bytes of [new Uint8Array(), new Uint8Array(500).fill(7), half]) expect(await readBeside(bytes)).toEqual({ turn: 1, devices: [] });
});
