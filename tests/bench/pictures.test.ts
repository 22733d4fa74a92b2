// What the benchmark of pictures measures is what it says: real pictures in, and from each a PDF that has them. How long it takes decides nothing.

import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { seePicture } from '../../src/pdf/pictures/see.ts';
import { engines, type Engine } from './pictureEngines.ts';
import { photograph, tallPng } from './pictureInputs.ts';

const pages = async (pdf: Uint8Array) => (await PDFDocument.load(pdf, { updateMetadata: false })).getPages().map((page) => page.getSize());
/** Objects of pictures, which are never packed with others. */
const pictures = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1').split('/Subtype/Image').length - 1;
const holds = (pdf: Uint8Array, part: Uint8Array) => Buffer.from(pdf).includes(Buffer.from(part));

describe('the benchmark of pictures', () => {
  const tall = tallPng(64, 1_500);
  const photo = photograph(80, 56);

  it('makes pictures of the sizes it says, the same every time', () => {
    expect(seePicture(tall, 1)).toMatchObject({ kind: 'png', road: 'asItIs', picture: { width: 64, height: 1_500 } });
    expect(seePicture(photo, 1)).toMatchObject({ kind: 'jpeg', road: 'asItIs', picture: { width: 80, height: 56 } });
    expect(Buffer.from(tallPng(64, 1_500)).equals(tall)).toBe(true);
    expect(Buffer.from(photograph(80, 56)).equals(photo)).toBe(true);
  });

  it.each(Object.keys(engines) as Engine[])('%s puts each of them in a PDF', async (engine) => {
    expect((await pages(await engines[engine](tall))).length).toBeGreaterThan(0);
    const ofPhoto = await engines[engine](photo);
    expect((await pages(ofPhoto)).length).toBeGreaterThan(0);
    expect(holds(ofPhoto, photo)).toBe(true);
  });

  it('cuts the tall one where it is saved as evidence, and only there', async () => {
    expect(pictures(await engines['ours, whole'](tall))).toBe(1);
    expect(pictures(await engines.ours(tall))).toBeGreaterThan(10);
    expect(await pages(await engines.pdfkit(tall))).toEqual([{ width: 64, height: 1_500 }]);
    expect(await pages(await engines['@cantoo/pdf-lib'](tall))).toEqual([{ width: 64, height: 1_500 }]);
  });
});
