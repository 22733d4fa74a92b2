// Pictures as evidence in a real browser, under the headers that production has: what comes in, what the record shows of it, and what stays when something cannot be taken.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import type { BrowserContext } from 'playwright';
import { describe, expect, it } from 'vitest';
import { headersFor } from '../../local-tenant/headers.ts';
import { pictureSentences } from '../../src/domain/picture.ts';
import { writingSentences } from '../../src/domain/writing.ts';
import { joined, latin1 } from '../../src/pdf/bytes.ts';
import { srgbProfile } from '../../src/pdf/icc.ts';
import { texts } from '../../src/tab/texts.ts';
import { pngFile } from '../pngFiles.ts';
import { canJudge, inWords, judge, judgingTime } from '../verapdf.ts';
import { browserPath, serveGallery } from './browser.ts';
import { interlaced } from './interlaced.ts';
import { pictureFiles } from './pictureFiles.ts';
import { drawnOnWhite, picturesIn, recordOf } from './pictureRecord.ts';
import { sceneStage } from './stage.ts';

const asInProduction = (context: BrowserContext) => serveGallery(context, (path) => headersFor(path, 'https://gislavedskommun.sharepoint.com'));
const noise = (y: number, length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at * 31 + y * 17 + at * y) & 0xff);
const png = (plan: Partial<Parameters<typeof pngFile>[0]>) => pngFile({ width: 40, height: 30, row: noise, ...plan });
const fileOf = (name: string) => new Uint8Array(readFileSync(new URL(`../pictures/${name}`, import.meta.url)));
const palette = Uint8Array.from({ length: 48 }, (_, at) => (at * 53) & 0xff);
const sixteen = (y: number, length: number): Uint8Array => noise(y, length).map((byte) => byte & 0x0f);

const decoded: Readonly<Record<string, Uint8Array>> = {
  'sexton bitar.png': png({ bits: 16 }),
  'sexton bitar, genomskinlig.png': png({ bits: 16, colours: 6 }),
  'en genomskinlig färg.png': png({ bits: 8, asides: { tRNS: Uint8Array.from([0, 0, 0, 31, 0, 62]) } }),
  'palett med genomskinlighet.png': png({ colours: 3, row: sixteen, asides: { PLTE: palette, tRNS: Uint8Array.from([0, 40, 128, 250]) } }),
  'radsprång.png': interlaced(37, 29, (x, y) => [x * 7, y * 8, x * y]),
  'genomskinlig.png': png({ colours: 6 }),
  'genomskinlig grå.png': png({ colours: 4 }),
  'genomskinlig med profil.png': png({ colours: 6, asides: { iCCP: joined([latin1('sRGB\0\0'), deflateSync(srgbProfile())]) } }),
  'bredare än grafikkortet.png': png({ width: 20_000, height: 3, bits: 16 }),
  'flera band och remsor.png': png({ width: 900, height: 4_800, bits: 16 }),
  'fyra färger.jpg': fileOf('four-colours.jpg'),
  'stilla.webp': fileOf('still.webp'),
  'stilla.gif': fileOf('still.gif'),
};

const sentences = { ...pictureSentences, ...writingSentences };
const nested = (depth: number): string =>
  `From: a@example.se\r\n${Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('')}\r\n--b0--`;

describe.skipIf(!browserPath())('pictures as evidence', () => {
  const stage = sceneStage({ width: 1000, height: 900 });
  const open = () => stage.show('pictures-empty', asInProduction);
  const bring = (files: Readonly<Record<string, Uint8Array>>) =>
    stage.page
      .locator('input[multiple]')
      .setInputFiles(Object.entries(files).map(([name, bytes]) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })));
  const names = () => stage.page.locator('.picture-head bdi').allTextContents();
  const status = () => stage.page.getByRole('status').first().textContent();

  describe('in the record', () => {
    it.each(Object.entries(decoded))(
      '%s has the pixels that the browser draws on white',
      async (name, bytes) => {
        await open();
        await bring({ [name]: bytes });
        await stage.says('1 bild är inläst.');
        const shown = await drawnOnWhite(stage.page, bytes);
        const [made] = picturesIn((await recordOf(stage.page)).pdf);
        expect([made!.width, made!.height, made!.rgb.length]).toEqual([shown.width, shown.height, 3 * shown.width * shown.height]);
        expect(Buffer.compare(made!.rgb, shown.rgb), `${firstDifference(made!.rgb, shown.rgb)}`).toBe(0);
        await stage.page.context().close();
      },
      120_000,
    );

    it('files stand in their order, as they came, under the checksums that the screen has shown', async () => {
      await open();
      const files = { 'först.jpg': fileOf('colour.jpg'), 'sedan.gif': fileOf('still.gif'), 'sist.png': png({}) };
      await bring(files);
      await stage.says('3 bilder är inlästa.');
      const { manifest, files: saved, text } = await recordOf(stage.page);
      expect(manifest.files.map(({ called, name }) => [called, name])).toEqual([
        ['först.jpg', 'bevis-1_bild-1.jpg'],
        ['sedan.gif', 'bevis-1_bild-2.gif'],
        ['sist.png', 'bevis-1_bild-3.png'],
      ]);
      // Of the three only the GIF was drawn by the browser, and the record says so.
      expect(text.match(/Omräknad till vanliga bildpunkter.*/g)).toHaveLength(1);
      expect(text).toMatch(/Omräknad .* Är bilden rörlig visas dess första bild\./);
      expect(saved.map(({ name, type, bytes }) => [name, type, Buffer.from(bytes)])).toEqual(
        Object.values(files).map((bytes, at) => [manifest.files[at]!.name, ['image/jpeg', 'image/gif', 'image/png'][at], Buffer.from(bytes)]),
      );
      for (const [at, { sha256 }] of manifest.files.entries()) {
        expect(sha256).toBe(createHash('sha256').update(saved[at]!.bytes).digest('hex'));
        await stage.says(`SHA-256 ${sha256.slice(0, 16)}…`);
        expect(text).toContain(sha256);
      }
      await stage.page.context().close();
    }, 120_000);

    describe.skipIf(!canJudge)('by veraPDF', { timeout: judgingTime }, () => {
      it('is PDF/A-2b, 2u, 2a and PDF/UA-1, with every kind in it and any word about it', async () => {
        await open();
        await bring({ ...decoded, 'å & <b> "x" 🙂 \u202egnp.png': png({}), 'foto.jpg': fileOf('turned-with-position.jpg') });
        await stage.says(`${Object.keys(decoded).length + 2} bilder är inlästa.`);
        const about = [{ label: 'Avsändare', value: `Åsa & <Ö> 🙂 שלום ${'lång'.repeat(60)}` }];
        const { pdf } = await recordOf(stage.page, about);
        expect((await judge({ record: pdf })).filter(({ compliant }) => !compliant).map(inWords)).toEqual([]);
        await stage.page.context().close();
      });
    });
  });

  describe('come in', () => {
    it('by Ctrl+V anywhere, while text that is pasted in a field stays text', async () => {
      await open();
      const { page } = stage;
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: 'https://gallery.test' });
      const [screenshot] = await pictureFiles(page, ['skärmbild.png']);
      await page.evaluate(async (digits) => {
        const bytes = Uint8Array.from(atob(digits), (digit) => digit.charCodeAt(0));
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
      }, screenshot!.buffer.toString('base64'));
      await page.getByLabel('Anteckning').focus();
      await page.keyboard.press('Control+V');
      await stage.says('1 bild är inläst.');
      await page.evaluate(() => navigator.clipboard.writeText('Ring mig'));
      await page.keyboard.press('Control+V');
      await expect.poll(() => page.getByLabel('Anteckning').inputValue()).toBe('Ring mig');
      expect(await names()).toHaveLength(1);
      await page.context().close();
    }, 120_000);

    it('as what was copied from a document: text in a field, a picture beside it', async () => {
      await open();
      const { page } = stage;
      const paste = (target: string) =>
        page
          .locator(target)
          .first()
          .evaluate(
            (element, digits) => {
              const data = new DataTransfer();
              const bytes = Uint8Array.from(atob(digits), (digit) => digit.charCodeAt(0));
              data.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
              data.setData('text/plain', 'Tabell 1');
              return element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            },
            Buffer.from(png({})).toString('base64'),
          );
      expect(await paste('input[type="text"], .fui-Input input')).toBe(true);
      expect(await names()).toEqual([]);
      expect(await paste('h1')).toBe(false);
      await stage.says('1 bild är inläst.');
      await page.context().close();
    }, 120_000);

    it('by a drop, also beside the box: the page stays', async () => {
      await open();
      const { page } = stage;
      const data = await page.evaluateHandle(
        (digits) => {
          const transfer = new DataTransfer();
          const bytes = Uint8Array.from(atob(digits), (digit) => digit.charCodeAt(0));
          for (const name of ['ett.png', 'två.png']) transfer.items.add(new File([bytes], name));
          return transfer;
        },
        Buffer.from(png({})).toString('base64'),
      );
      await page.dispatchEvent('h1', 'dragover', { dataTransfer: data });
      await page.locator('.pictures-box.over').waitFor();
      await page.dispatchEvent('h1', 'drop', { dataTransfer: data });
      await stage.says('2 bilder är inlästa.');
      expect(await page.locator('.pictures-box.over').count()).toBe(0);
      expect(await names()).toEqual(['ett.png', 'två.png']);
      await page.context().close();
    }, 120_000);

    it('by keyboard alone, and go the same way; focus stays among them', async () => {
      await open();
      const { page } = stage;
      const focused = () => stage.focused();
      const tabTo = async (name: RegExp) => {
        for (let step = 0; step < 12 && !name.test(await focused()); step++) await page.keyboard.press('Tab');
        expect(await focused()).toMatch(name);
      };
      const pressed = page.waitForEvent('filechooser');
      await tabTo(/^Välj filer$/);
      await page.keyboard.press('Enter');
      const file = (name: string, bytes: Uint8Array) => ({ name, mimeType: 'image/png', buffer: Buffer.from(bytes) });
      await (await pressed).setFiles([file('a.png', png({})), file('b.png', png({ height: 20 })), file('c.png', new Uint8Array())]);
      await stage.says('2 bilder är inlästa. 1 fil kan inte tas med.');
      await tabTo(/^Ta bort bild 1: a\.png$/);
      await page.keyboard.press('Enter');
      await expect.poll(focused).toBe('Ta bort bild 1: b.png');
      expect(await status()).toBe('Bild 1 är borttagen. 1 bild är inläst. 1 fil kan inte tas med.');
      await page.keyboard.press('Enter');
      await expect.poll(focused).toBe('Välj filer');
      await tabTo(/^Ta bort raden om c\.png$/);
      await page.keyboard.press('Enter');
      await expect.poll(focused).toBe('Välj filer');
      expect(await names()).toEqual([]);
      await page.context().close();
    }, 120_000);

    it('with a telephone’s camera', async () => {
      await open();
      const { page } = stage;
      expect(await page.getByRole('button', { name: 'Ta ett foto' }).isVisible()).toBe(false);
      await page.context().close();
      const browser = page.context().browser()!;
      const phone = await browser.newContext({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true });
      await asInProduction(phone);
      const held = await phone.newPage();
      await held.goto('https://gallery.test/?scene=pictures-empty&theme=default');
      const pressed = held.waitForEvent('filechooser');
      await held.getByRole('button', { name: 'Ta ett foto' }).tap();
      const chooser = await pressed;
      expect(await chooser.element().getAttribute('capture')).toBe('environment');
      await chooser.setFiles([{ name: 'image.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(fileOf('turned-with-position.jpg')) }]);
      await held.getByText('Bilden berättar var den togs och med vilken kamera').waitFor();
      await phone.close();
    }, 120_000);
  });

  it('that tell where they were taken say so before anything is saved; taken again, the new one comes in its place', async () => {
    await open();
    const { page } = stage;
    await bring({ 'ett.png': png({}), 'foto.jpg': fileOf('turned-with-position.jpg'), 'tre.png': png({ height: 20 }) });
    await stage.says('3 bilder är inlästa.');
    for (const told of ['57,30400° nord, 13,54000° ost', 'Kamera Modell 1', 'SERIE-4711', /originalfilen som sparas har dem kvar/]) await stage.says(told);
    const { pdf, files } = await recordOf(page);
    expect([pdf, files[1]!.bytes].map((bytes) => Buffer.from(bytes).includes('SERIE-4711'))).toEqual([false, true]);
    const pressed = page.waitForEvent('filechooser');
    await stage.press('Ta om bilden (bild 2)');
    await (await pressed).setFiles([{ name: 'utan plats.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(fileOf('colour.jpg')) }]);
    await expect.poll(names).toEqual(['ett.png', 'utan plats.jpg', 'tre.png']);
    await stage.silent(/Bilden berättar/);
    await expect.poll(() => stage.focused()).toBe('Ta bort bild 2: utan plats.jpg');
    await page.context().close();
  }, 120_000);

  it('that are missing are asked for where they come in: the button says its fault to whoever does not see it', async () => {
    await stage.show('pictures-fault', asInProduction);
    const button = stage.page.getByRole('button', { name: 'Välj filer' });
    const ids = (await button.getAttribute('aria-describedby')) ?? '';
    expect(await stage.page.locator(`[id="${ids}"]`).textContent()).toBe('Lägg till minst en bild av inlägget.');
    await stage.page.context().close();
  }, 120_000);

  it('that may move are shown still beside their names, and no thumbnail is called what the file calls itself', async () => {
    await stage.show('pictures-empty', async (context) => {
      await asInProduction(context);
      await context.addInitScript(
        `globalThis.types = []; const plain = URL.createObjectURL; URL.createObjectURL = (blob) => (globalThis.types.push(blob.type), plain(blob));`,
      );
    });
    const { page } = stage;
    const file = (name: string, mimeType: string) => ({ name, mimeType, buffer: Buffer.from(fileOf(name)) });
    await page.locator('input[multiple]').setInputFiles([file('still.gif', 'image/gif'), file('still.webp', 'text/html'), file('colour.jpg', 'text/html')]);
    await stage.says('3 bilder är inlästa.');
    expect(await page.evaluate(() => (globalThis as unknown as { types: string[] }).types)).toEqual(['image/png', 'image/png', 'image/jpeg']);
    const drawn = () => page.locator('.picture-frame img').evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
    await expect.poll(drawn).toEqual([48, 48, 48]);
    await page.context().close();
  }, 120_000);

  it('that are none are refused, each with its sentence; everything else stays', async () => {
    await open();
    const { page } = stage;
    await page.getByLabel('Anteckning').fill('Sågs kl. 20.15');
    const bomb = (bytes: Uint8Array) => bytes.map((byte, at) => [0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60][at - 16] ?? byte);
    const refused: Readonly<Record<string, readonly [Uint8Array, keyof typeof sentences]>> = {
      'halv.png': [png({}).subarray(0, 100), 'truncated'],
      'halva rader.png': [png({ bits: 16, coded: new Uint8Array(500) }), 'truncated'],
      'halva radsprång.png': [pngFile({ width: 40, height: 30, isInterlaced: true, coded: new Uint8Array(3_000) }), 'truncated'],
      'halv.gif': [fileOf('still.gif').subarray(0, 60), 'truncated'],
      'halv.webp': [fileOf('still.webp').subarray(0, 60), 'truncated'],
      'trasig.webp': [fileOf('still.webp').map((byte, at) => (at > 30 ? 0 : byte)), 'truncated'],
      'sprängd.png': [pngFile({ width: 100, height: 100, deflated: deflateSync(new Uint8Array(300_000_000)) }), 'overfull'],
      'sprängd 16.png': [pngFile({ width: 100, height: 100, bits: 16, deflated: deflateSync(new Uint8Array(300_000_000)) }), 'overfull'],
      'svans.png': [pngFile({ width: 1, height: 1, deflated: joined([deflateSync(new Uint8Array(4)), latin1('Gömt.')]) }), 'overfull'],
      'bomb.png': [bomb(png({})), 'tooLarge'],
      'text.png': [latin1('Det här är ingen bild.'), 'unknown'],
      'tom.png': [new Uint8Array(), 'empty'],
      'logotyp.svg': [latin1('<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "svg"</script></svg>'), 'svg'],
      'sida.png': [latin1('<!doctype html><script>document.title = "html"</script>'), 'unknown'],
      'IMG_1.heic': [latin1('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'heic'],
      'trasig.heic': [joined([latin1('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), new Uint8Array(65_536)]), 'heic'],
      'trasig.avif': [joined([latin1('\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf'), new Uint8Array(65_536)]), 'heic'],
      'nollor.jpg': [joined([Uint8Array.of(0xff, 0xd8, 0xff, 0xe1), new Uint8Array(65_536)]), 'truncated'],
      'nollor.png': [joined([latin1('\x89PNG\r\n\x1a\n'), new Uint8Array(65_536)]), 'truncated'],
      'nollor.webp': [joined([latin1('RIFF\0\x10\0\0WEBP'), new Uint8Array(65_536)]), 'unknown'],
      'nollor.tif': [joined([latin1('II*\0'), new Uint8Array(65_536)]), 'unknown'],
      'program.pdf': [latin1('MZ\x90\0\x03\0\0\0'), 'notPdf'],
      'halv.pdf': [latin1('%PDF-1.7\n1 0 obj\n<<'), 'brokenPdf'],
      'halvt.eml': [latin1('From: a@example.se\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHej'), 'brokenMail'],
      'kapslat.eml': [latin1(nested(200)), 'strangeMail'],
      'huvud.eml': [latin1(`From: a@example.se\r\nX-A: ${'x'.repeat(10_000_000)}\r\n\r\n`), 'strangeMail'],
      'tom.eml': [new Uint8Array(), 'emptyFile'],
      'nolla.txt': [new Uint8Array(1), 'notText'],
    };
    const title = await page.title();
    await bring({
      'bra.png': png({}),
      ...Object.fromEntries(Object.entries(refused).map(([name, [bytes]]) => [name, bytes])),
      'också bra.jpg': fileOf('colour.jpg'),
    });
    await stage.says('2 bilder är inlästa. 28 filer kan inte tas med.');
    const lines = await page.locator('.picture-refused').allInnerTexts();
    expect(lines.map((line) => line.split('\n').filter(Boolean))).toEqual(Object.entries(refused).map(([name, [, why]]) => [name, sentences[why]]));
    expect(await names()).toEqual(['bra.png', 'också bra.jpg']);
    expect(await page.getByLabel('Anteckning').inputValue()).toBe('Sågs kl. 20.15');
    expect(await page.title()).toBe(title);
    expect((await recordOf(page)).manifest.files).toHaveLength(2);
    await page.context().close();
  }, 120_000);

  it('of 1280 x 30,000 pixels are taken while the page answers, and told how far it has come', async () => {
    await open();
    const { page } = stage;
    await page.evaluate(() => {
      const seen = { frames: 0, parts: new Set<string>() };
      Object.assign(globalThis, { seen });
      const look = () => {
        const bar = document.querySelector('[role="progressbar"]');
        if (bar) {
          seen.frames++;
          seen.parts.add(bar.getAttribute('aria-valuenow') ?? '');
        }
        requestAnimationFrame(look);
      };
      look();
    });
    const words = (y: number, length: number) => Uint8Array.from({ length }, (_, at) => (y % 20 === 0 ? 255 : ((at >> 4) * 37 + (y >> 3) * 11) & 0xff));
    const tall = pngFile({ width: 1280, height: 30_000, colours: 6, row: words, cutAt: 1_000_000 });
    await bring({ 'hela sidan.png': tall });
    await page.getByRole('progressbar').waitFor();
    // A field that is written in while the picture is being taken has its text before the picture is there.
    await page.getByLabel('Anteckning').pressSequentially('Jag skriver under tiden');
    expect(await page.getByLabel('Anteckning').inputValue()).toBe('Jag skriver under tiden');
    expect(await page.getByRole('progressbar').count()).toBe(1);
    await page.getByText('1 bild är inläst.').waitFor({ timeout: 120_000 });
    const seen = await page.evaluate(() => {
      const { frames, parts } = (globalThis as unknown as { seen: { frames: number; parts: Set<string> } }).seen;
      return { frames, parts: parts.size };
    });
    expect(seen.frames).toBeGreaterThan(10);
    expect(seen.parts).toBeGreaterThan(10);
    const { pdf, manifest } = await recordOf(page);
    expect(manifest.files[0]).toMatchObject({ width: 1280, height: 30_000 });
    const strips = picturesIn(pdf, false);
    expect(strips).toHaveLength(1);
    expect(strips[0]).toMatchObject({ width: 1280, height: 30_000 });
    await page.context().close();
  }, 240_000);

  it('are kept when what takes them is gone: the sentence, a way to try again, and the record of all', async () => {
    let away = true;
    await stage.show('pictures-empty', async (context) => {
      await asInProduction(context);
      await context.route(/pictures\.worker/, (route) => (away ? route.abort() : route.fallback()));
    });
    const { page } = stage;
    await bring({ 'ett.png': png({}), 'två.gif': fileOf('still.gif') });
    await stage.says('2 bilder kunde inte läsas in.');
    await stage.says(`${texts.problem.unexpected} Filen är kvar här.`);
    away = false;
    await page.getByRole('button', { name: texts.problem.retry }).first().click();
    await stage.says('1 bild är inläst. 1 bild kunde inte läsas in.');
    expect(await stage.focused()).toBe('Ta bort bild 1: ett.png');
    expect((await recordOf(page)).manifest.files.map(({ called }) => called)).toEqual(['ett.png', 'två.gif']);
    await stage.says('2 bilder är inlästa.');
    await page.context().close();
  }, 120_000);

  it('ask no other server for anything, and the worker is held to that', async () => {
    const asked: string[] = [];
    await stage.show('pictures-empty', async (context) => {
      await asInProduction(context);
      context.on('request', (request) => asked.push(request.url()));
    });
    const { page } = stage;
    const before = asked.length;
    expect(page.workers()).toHaveLength(0);
    await bring({ 'ett.gif': fileOf('still.gif') });
    await stage.says('1 bild är inläst.');
    await recordOf(page);
    expect(asked.slice(before).map((address) => new URL(address).protocol + new URL(address).host)).toEqual(expect.arrayContaining(['https:gallery.test']));
    expect(asked.filter((address) => !/^(https:\/\/gallery\.test\/|blob:https:\/\/gallery\.test\/|data:)/.test(address))).toEqual([]);
    const [worker] = page.workers();
    expect(
      await worker!.evaluate(() =>
        fetch('https://graph.microsoft.com/v1.0/me').then(
          () => 'asked',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
    expect(asked.filter((address) => address.includes('graph.microsoft.com'))).toEqual([]);
    await page.context().close();
  }, 120_000);
});

/** Where two pictures differ first, for the message of a failing test. */
function firstDifference(one: Buffer, other: Buffer): string {
  const at = one.findIndex((byte, place) => byte !== other[place]);
  return at < 0
    ? `${one.length} and ${other.length} bytes`
    : `byte ${at}: ${[...one.subarray(at, at + 6)].join()} and ${[...other.subarray(at, at + 6)].join()}`;
}
