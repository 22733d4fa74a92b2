// What the screens of Begäran om allmän handling do with what a person does: with the mouse and by keys, and so that nothing is given out unseen.

import { describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { draftOfRefusal } from './releases.ts';
import { alteredStage, sceneStage } from './stage.ts';

const path = browserPath();
if (!path) console.warn('SKIPPED  the screens for giving out records: no browser found. Install Chromium or set CHROMIUM_PATH.');

const health = { ground: 'health', provision: '', note: '' };
type Masks = { masks: { left: number; top: number; width: number; height: number; reason: unknown }[]; rows: unknown[]; sizes: unknown };

describe.skipIf(!path)('a record that somebody asks for', () => {
  const gallery = sceneStage({ width: 1440, height: 1200 });
  const { show, calls, press, says, silent, focused } = gallery;
  const page = () => gallery.page;
  const mask = (number: number) => page().getByRole('button', { name: new RegExp(`^Maskering ${number} i bild 1: `) });
  const at = (number: number) => mask(number).getAttribute('aria-label');
  const reason = () => page().getByRole('combobox', { name: 'Skäl' });
  const toMasks = async () => {
    await show('release');
    await page().getByLabel('En maskerad kopia').check();
    await page().getByAltText('Bild 1 som den är').waitFor();
    await expect.poll(() => page().getByRole('button', { name: 'Lägg till maskering i bild 1' }).isEnabled()).toBe(true);
  };
  const asked = async () => (await calls('makeCopy')).map(({ args }) => args[1] as Masks);

  it('a mask is drawn with the mouse, in pixels of the picture itself', async () => {
    await toMasks();
    const picture = (await page().getByAltText('Bild 1 som den är').boundingBox())!;
    const point = (x: number, y: number) => [picture.x + (x * picture.width) / 640, picture.y + (y * picture.height) / 360] as const;
    await page().mouse.move(...point(400, 200));
    await page().mouse.down();
    await page().mouse.move(...point(300, 150), { steps: 4 });
    await page().mouse.move(...point(100, 140), { steps: 4 });
    await page().mouse.up();
    await reason().selectOption('health');
    await press('Granska kopian');
    await says('Så här blir kopian');
    const [masking] = await asked();
    const [drawn] = masking!.masks;
    for (const [side, wanted] of Object.entries({ left: 100, top: 140, width: 300, height: 60 })) {
      expect(Math.abs(drawn![side as 'left'] - wanted), side).toBeLessThanOrEqual(2);
    }
    expect(masking).toMatchObject({
      masks: [{ file: '2026-118_bild-1.png', reason: health }],
      rows: [],
      sizes: { '2026-118_bild-1.png': { width: 640, height: 360 } },
    });
  });

  it('a mask is moved and sized with the mouse', async () => {
    await toMasks();
    await press('Lägg till maskering i bild 1');
    expect(await at(1)).toContain('213 från vänster, 148 uppifrån, 213 bred, 64 hög');
    const drag = async (from: { x: number; y: number }, by: readonly [number, number]) => {
      await page().mouse.move(from.x, from.y);
      await page().mouse.down();
      await page().mouse.move(from.x + by[0], from.y + by[1], { steps: 3 });
      await page().mouse.up();
    };
    const box = (await mask(1).boundingBox())!;
    const scale = (await page().getByAltText('Bild 1 som den är').boundingBox())!.width / 640;
    await drag({ x: box.x + box.width / 2, y: box.y + box.height / 2 }, [-100 * scale, 20 * scale]);
    expect(await at(1)).toMatch(/11[234] från vänster, 16[789] uppifrån, 213 bred, 64 hög/);
    const moved = (await mask(1).boundingBox())!;
    await drag({ x: moved.x + moved.width, y: moved.y + moved.height }, [50 * scale, 30 * scale]);
    expect(await at(1)).toMatch(/11[234] från vänster, 16[789] uppifrån, 26[234] bred, 9[345] hög/);
  });

  it('by keys it is added, moved, sized and taken away; focus never falls out of the page', async () => {
    await toMasks();
    await page().getByRole('button', { name: 'Lägg till maskering i bild 1' }).focus();
    await page().keyboard.press('Enter');
    await expect.poll(focused).toContain('Maskering 1 i bild 1');
    const { keyboard } = page();
    const before = '213 från vänster, 148 uppifrån, 213 bred, 64 hög';
    expect(await at(1)).toContain(before);
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowUp', 'Control+ArrowRight']) await keyboard.press(key);
    expect(await at(1)).toContain('202 från vänster, 142 uppifrån, 213 bred, 64 hög');
    for (const key of ['Shift+ArrowRight', 'Shift+ArrowDown', 'Control+Shift+ArrowLeft']) await keyboard.press(key);
    expect(await at(1)).toContain('202 från vänster, 142 uppifrån, 218 bred, 70 hög');
    for (let press = 0; press < 60; press++) await keyboard.press('ArrowUp');
    expect(await at(1)).toContain('202 från vänster, 0 uppifrån, 218 bred, 70 hög');
    await keyboard.press('Delete');
    await expect.poll(() => mask(1).count()).toBe(0);
    await expect.poll(focused).toBe('Lägg till maskering i bild 1');
  });

  it('whoever does not see the picture writes where the mask lies; it cannot be put outside', async () => {
    await toMasks();
    await press('Lägg till maskering i bild 1');
    await page().getByText('Plats och storlek i bildpunkter').click();
    await page().getByRole('spinbutton', { name: 'Från vänster' }).fill('32');
    await page().getByRole('spinbutton', { name: 'Bredd' }).fill('9000');
    expect(await at(1)).toContain('32 från vänster, 148 uppifrån, 608 bred, 64 hög');
  });

  it('what is looked at is the file’s own picture: black where it is masked, and as it was elsewhere', async () => {
    await show('release-preview');
    const colours = await page()
      .getByAltText('Bild 1 i kopian')
      .evaluate(async (shown: HTMLImageElement) => {
        await shown.decode();
        const canvas = new OffscreenCanvas(shown.naturalWidth, shown.naturalHeight);
        const ink = canvas.getContext('2d')!;
        ink.drawImage(shown, 0, 0);
        const points = [
          [213, 148],
          [425, 211],
          [300, 180],
          [212, 147],
          [426, 212],
          [5, 5],
        ] as const;
        return points.map(([x, y]) => ink.getImageData(x, y, 1, 1).data.slice(0, 3).join(' '));
      });
    expect(colours.slice(0, 3)).toEqual(['0 0 0', '0 0 0', '0 0 0']);
    expect(colours.slice(3)).not.toContain('0 0 0');
    expect(colours.at(-1)).toBe('240 242 245');
    await says('[Maskerat] Hälsa eller sexualliv (OSL 21 kap. 1 §)');
  });

  it('without a reason nothing is made: the first field that lacks one has focus', async () => {
    await show('release-mask-faults');
    await says('Välj skäl.');
    await expect
      .poll(() =>
        reason()
          .first()
          .evaluate((field) => field === document.activeElement),
      )
      .toBe(true);
    await reason().first().selectOption('thirdPerson');
    await press('Granska kopian');
    await says('Skriv vilken bestämmelse som gäller.');
    expect(await asked()).toEqual([]);
  });

  it('with nothing masked there is no copy to make', async () => {
    await toMasks();
    await press('Granska kopian');
    await says('Maskera något, eller lämna ut originalet.');
    expect(await asked()).toEqual([]);
  });

  it('a text that still tells what is hidden in another row is named', async () => {
    await toMasks();
    await page().getByLabel('Avsändare', { exact: true }).check();
    await says('Det du har dolt står också i Inläggets text. Dölj det där med.');
  });

  it('the next mask takes the reason of the one before, and not its note', async () => {
    await toMasks();
    await press('Lägg till maskering i bild 1');
    await reason().selectOption('other');
    await page().getByLabel('Bestämmelse').fill('OSL 19 kap. 3 §');
    await page().getByLabel('Anteckning (frivilligt)').fill('affären med Kalle');
    await page().getByLabel('Inläggets text', { exact: true }).check();
    await press('Granska kopian');
    await says('Så här blir kopian');
    const [masking] = await asked();
    const other = { ground: 'other', provision: 'OSL 19 kap. 3 §' };
    expect(masking).toMatchObject({
      masks: [{ reason: { ...other, note: 'affären med Kalle' } }],
      rows: [{ row: 'Inläggets text', reason: { ...other, note: '' } }],
    });
    await silent('affären med Kalle');
  });

  it('a photo that was held upright is masked as it is seen, by the browser’s own decoder', async () => {
    await show('release-photo');
    expect(await at(1)).toMatch(/^Maskering 1 i bild 1: 11 från vänster, \d+ uppifrån, 11 bred, 3 hög$/);
    await press('Granska kopian');
    await says('Så här blir kopian');
    expect((await asked())[0]!.sizes).toEqual({ '2026-115_bild-1.jpg': { width: 32, height: 48 } });
    const [size, inside, around] = await page()
      .getByAltText('Bild 1 i kopian')
      .evaluate(async (copy: HTMLImageElement) => {
        await copy.decode();
        const canvas = new OffscreenCanvas(copy.naturalWidth, copy.naturalHeight);
        const ink = canvas.getContext('2d')!;
        ink.drawImage(copy, 0, 0);
        const black: string[] = [];
        for (let y = 0; y < canvas.height; y++)
          for (let x = 0; x < canvas.width; x++)
            if (
              ink
                .getImageData(x, y, 1, 1)
                .data.slice(0, 3)
                .every((sample) => sample === 0)
            )
              black.push(`${x} ${y}`);
        return [
          `${canvas.width} ${canvas.height}`,
          black.length,
          black.filter((point) => Number(point.split(' ')[0]) < 11 || Number(point.split(' ')[0]) > 21),
        ] as const;
      });
    expect([size, inside, around]).toEqual(['32 48', 33, []]);
  });

  it('a file that cannot be masked here is in no copy, and that is said', async () => {
    await show('release-writing');
    await says('Kopian har inte med 2026-116_e-post-1.eml.');
    await page().getByLabel('Avsändare', { exact: true }).check();
    await reason().selectOption('health');
    await press('Granska kopian');
    await says('Så här blir kopian');
    expect((await asked())[0]).toMatchObject({ masks: [], sizes: {} });
  });

  it('one goes back from the copy to the masks as they were, and looks anew', async () => {
    await show('release-preview');
    await press('Ändra maskeringarna');
    await expect.poll(focused).toBe('Granska kopian');
    expect(await at(1)).toContain('213 från vänster, 148 uppifrån');
    expect(await page().getByLabel('Avsändare', { exact: true }).isChecked()).toBe(true);
    await mask(1).focus();
    await page().keyboard.press('ArrowRight');
    await press('Granska kopian');
    await expect.poll(async () => (await asked()).map(({ masks }) => masks[0]!.left)).toEqual([213, 219]);
  });

  it('a masked copy is not given out before the law’s information is', async () => {
    await show('release-preview');
    await press('Lämna ut kopian');
    await says('Lämna informationen innan du går vidare.');
    expect(await calls('giveOutCopy')).toEqual([]);
    await page().getByLabel('Jag lämnar den här informationen till den som frågar').check();
    await press('Lämna ut kopian');
    await says('Utlämnat: 2026-118_maskerad-1.pdf. Filen är hämtad.');
    expect((await calls('giveOutCopy')).map(({ args }) => [args[0], args[2]])).toEqual([['2026-118', true]]);
    await says('Beslutet kan överklagas till kammarrätten.');
  });

  it('what is begun in one way stays while one looks at another', async () => {
    await toMasks();
    await press('Lägg till maskering i bild 1');
    await page().getByLabel('Originalet').check();
    await expect.poll(() => mask(1).isVisible()).toBe(false);
    await page().getByLabel('En maskerad kopia').check();
    expect(await mask(1).isVisible()).toBe(true);
  });

  it('originals are given out as they are chosen; none chosen gives nothing', async () => {
    await show('release-original');
    await page().getByLabel('2026-118.pdf', { exact: true }).uncheck();
    await press('Lämna ut');
    await says('Utlämnat: 2026-118_bild-1.png.');
    expect((await calls('giveOutOriginals')).map(({ args }) => args.slice(0, 2))).toEqual([['2026-118', ['2026-118_bild-1.png']]]);
    await silent('UTKAST TILL BESLUT');
    await show('release-original');
    for (const name of ['2026-118.pdf', '2026-118_bild-1.png']) await page().getByLabel(name, { exact: true }).uncheck();
    await press('Lämna ut');
    await says('Välj minst en fil.');
    expect(await calls('giveOutOriginals')).toEqual([]);
  });

  it('the original of what may be secret leaves when each file is chosen and said to have been weighed; a marking is shown', async () => {
    await show('release-original-protected');
    await says('Sekretessmarkering: OSL 21 kap. 1 §, 15 december 2026, Kultur- och fritidsnämnden.');
    await says('Välj minst en fil.');
    await page().getByLabel('2026-117_sammanstallning.pdf', { exact: true }).check();
    await press('Lämna ut');
    await says('Läs filerna och pröva varje uppgift först.');
    expect(await calls('giveOutOriginals')).toEqual([]);
    await page().getByLabel('Jag har läst filerna och prövat varje uppgift').check();
    await press('Lämna ut');
    await says('Utlämnat: 2026-117_sammanstallning.pdf.');
    expect((await calls('giveOutOriginals')).map(({ args }) => args.slice(0, 2))).toEqual([['2026-117', ['2026-117_sammanstallning.pdf']]]);
    // What was done is no word of what is begun now.
    await page().getByLabel('Inget').check();
    await expect.poll(() => page().getByText('Utlämnat: 2026-117_sammanstallning.pdf.').count()).toBe(0);
    expect(await reason().inputValue()).toBe('health');
  });

  it('a refusal has its reasons and its information; the draft of a decision is copied as it stands', async () => {
    await show('release-refused', async (context) => await context.grantPermissions(['clipboard-read', 'clipboard-write']));
    expect((await calls('withhold')).map(({ args }) => args)).toMatchObject([['2026-118', { reasons: [health], informed: true }]]);
    await press('Kopiera utkastet');
    await expect.poll(() => page().evaluate(() => navigator.clipboard.readText())).toBe(draftOfRefusal);
  });

  it('masks are there when the page is left and opened again, and gone when the copy has been given out', async () => {
    await toMasks();
    await press('Lägg till maskering i bild 1');
    await reason().selectOption('health');
    await page().getByRole('link', { name: 'Begäran om allmän handling' }).click();
    await says('Hitta det som någon vill ta del av.');
    await page().goBack();
    await page().getByLabel('En maskerad kopia').check();
    await expect.poll(async () => await mask(1).count()).toBe(1);
    await press('Granska kopian');
    await says('Så här blir kopian');
    await page().getByLabel('Jag lämnar den här informationen till den som frågar').check();
    await press('Lämna ut kopian');
    await says('Utlämnat: 2026-118_maskerad-1.pdf');
    await page().getByLabel('En maskerad kopia').check();
    await page().getByAltText('Bild 1 som den är').waitFor();
    expect(await mask(1).count()).toBe(0);
  });

  it('nobody is asked who wants it or why, and what is searched for stands in no address', async () => {
    await show('releases');
    const search = page().getByRole('searchbox', { name: 'Sök' });
    await search.fill('Hemlige Harald');
    await search.press('Enter');
    await says('3 träffar på ”Hemlige Harald” hos Kultur- och fritidsnämnden.');
    expect((await calls('searchForRelease')).map(({ args }) => args)).toEqual([[{ authority: 'KFN', text: 'Hemlige Harald', day: '' }]]);
    expect(page().url()).not.toContain('Harald');
    expect(await page().title()).not.toContain('Harald');
    await page().getByRole('link', { name: 'Inlägg 2026-118' }).click();
    await says('Vad lämnar du ut?');
    const fields = await page().getByRole('textbox').count();
    expect(fields).toBe(0);
    await page().getByRole('link', { name: 'Begäran om allmän handling' }).click();
    await expect.poll(() => page().getByRole('searchbox', { name: 'Sök' }).inputValue()).toBe('Hemlige Harald');
    await says('3 träffar på ”Hemlige Harald” hos Kultur- och fritidsnämnden.');
  });

  it('whoever may not give out is told who does', async () => {
    await show('releases-others');
    await says('Hänvisa den som frågar till nämndens registrator.');
    await show('release-not-mine');
    await says('Det hör till en nämnd vars handlingar du inte lämnar ut.');
  });
});

describe.skipIf(!path)('when something fails', () => {
  const stage = alteredStage();
  const { show, press, says } = stage;

  it('what was found for other words never stands under these: the search that was asked last is the one that answers', async () => {
    await show('releases', ({ searchForRelease }) => ({
      searchForRelease: async (wish) => {
        if (wish.text === 'först') await new Promise((resolve) => setTimeout(resolve, 1_500));
        return await searchForRelease(wish);
      },
    }));
    const search = stage.page.getByRole('searchbox', { name: 'Sök' });
    for (const words of ['först', 'finns inte']) {
      await search.fill(words);
      await search.press('Enter');
    }
    await says('0 träffar på ”finns inte” hos Kultur- och fritidsnämnden.');
    await stage.page.waitForTimeout(2_000);
    expect(await stage.page.getByText('träffar på').innerText()).toContain('finns inte');
  });

  it('the masks stay, and the same act is done once more', async () => {
    await show('release', ({ makeCopy }, calls) => ({
      makeCopy: (designation, masking) => {
        calls.push('makeCopy');
        return calls.length === 1 ? Promise.reject(new Error('the line is down')) : makeCopy(designation, masking);
      },
    }));
    await stage.page.getByLabel('En maskerad kopia').check();
    await stage.page.getByRole('button', { name: 'Lägg till maskering i bild 1' }).click();
    await stage.page.getByRole('combobox', { name: 'Skäl' }).selectOption('health');
    await press('Granska kopian');
    await says('Försök igen');
    expect(await stage.page.getByRole('button', { name: /^Maskering 1 i bild 1: 213/ }).count()).toBe(1);
    await press('Försök igen');
    await says('Så här blir kopian');
    expect(await stage.calls()).toEqual(['makeCopy', 'makeCopy']);
  });
});
