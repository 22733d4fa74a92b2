// Text in pictures: the evidence is saved first, and what a machine reads in it becomes a second file beside it, in the same library, whoever starts it and when.

import type { FrameLocator } from 'playwright/test';
import { createHash } from 'node:crypto';
import { toolIsHere } from '../systemTool.ts';
import { canJudge, inWords, judge } from '../verapdf.ts';
import { pasteWords } from './evidence.ts';
import { textOf } from './pdf.ts';
import { fileIn, filesIn, rowsOf } from './site.ts';
import { expect, test, type Stage } from './stage.ts';

const account = 'Gislaveds bibliotek på Facebook';
const words = ['Simhallen öppnar igen efter jul', 'Ärendet gäller åkeriet vid ån', 'Skriv till Växjö biblioteket'];
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function saveEvidence(tab: FrameLocator, secrecy: 'Nej' | 'Vet inte'): Promise<Uint8Array> {
  await tab.getByRole('radio', { name: secrecy, exact: true }).check();
  await tab.getByRole('combobox', { name: 'Konto' }).selectOption({ label: account });
  await tab.getByRole('textbox', { name: 'Avsändare' }).fill('Kalle Åström');
  const bytes = await pasteWords(tab, words);
  await tab.getByRole('button', { name: 'Spara beviset' }).click();
  await expect(tab.getByText('Beviset är sparat och kontrollerat.')).toBeVisible({ timeout: 60_000 });
  return bytes;
}
const designationIn = async (stage: Stage) => String((await rowsOf(stage.tenant, 'Matters'))[0]?.fields['Title']);

test('after a save the words of the screenshot are read beside it: the record is not touched, and nothing is asked of another host', async ({ stage }) => {
  const { tab } = await stage.as('handlaggare', 'inlagg/nytt');
  const asked: string[] = [];
  stage.windows().context.on('request', (request) => void asked.push(request.url()));
  const picture = await saveEvidence(tab, 'Nej');
  const designation = await designationIn(stage);
  const at = (name: string) => fileIn(stage.tenant, 'Evidence-KFN', `${designation}/${name}`, 'handlaggare');
  const record = await at(`${designation}.pdf`);

  await test.step('what comes next waits for nothing', async () => {
    await tab.getByRole('combobox', { name: 'Skäl' }).selectOption({ label: 'Personligt angrepp (sidans regler)' });
    await tab.getByRole('radio', { name: 'Borttaget' }).check();
    await tab.getByRole('button', { name: 'Spara', exact: true }).click();
    await expect(tab.getByText('Texten är läst.')).toBeVisible({ timeout: 120_000 });
  });

  await test.step('the second file names the first by its checksum, and holds the words', async () => {
    const second = await at(`${designation}_text.pdf`);
    const manifest = JSON.parse(new TextDecoder().decode(await at(`${designation}_text.json`))) as { of: { sha256: string }; record: { sha256: string } };
    expect(manifest.of.sha256).toBe(sha256(record));
    expect(manifest.record.sha256).toBe(sha256(second));
    expect(sha256(await at(`${designation}.pdf`))).toBe(sha256(record));
    expect(sha256(await at(`${designation}_bild-1.png`))).toBe(sha256(picture));
    const beside = new TextDecoder().decode(await at(`${designation}_text.txt`));
    for (const word of ['Simhallen', 'åkeriet', 'Växjö']) expect(beside).toContain(word);
    if (toolIsHere('pdftotext', ['-v'])) for (const word of words.flatMap((line) => line.split(' '))) expect(textOf(second)).toContain(word);
    if (canJudge) for (const verdict of await judge({ 'text.pdf': second })) expect(verdict.compliant, inWords(verdict)).toBe(true);
  });

  await test.step('a fact says so, once, and what read it came from the product’s own host', async () => {
    const facts = (await filesIn(stage.tenant, 'Evidence-KFN', designation, 'handlaggare')).filter((name) => name.endsWith('_read.json'));
    expect(facts).toHaveLength(1);
    const reader = asked.filter((url) => /tesseract|traineddata|worker\.min/.test(url));
    expect(reader.length).toBeGreaterThanOrEqual(2);
    expect(reader.filter((url) => new URL(url).host !== 'socialamedier.gislaved.example')).toEqual([]);
  });
});

test('a window that closes while it reads loses the reading alone: it is started from the matter’s page later, and stays in the protected library', async ({
  stage,
}) => {
  const first = await stage.as('handlaggare', 'inlagg/nytt');
  // The reader does not come: as where the network is lost at that very moment.
  stage.watch.expect(/reading\//);
  await stage.windows().context.route(/\/reading\//, (route) => route.abort());
  await saveEvidence(first.tab, 'Vet inte');
  const designation = await designationIn(stage);
  const inLibrary = async (library: string) => await filesIn(stage.tenant, library, designation, 'handlaggare');
  expect(await inLibrary('Protected-KFN')).toContain(`${designation}.pdf`);
  await stage.closeBrowser();

  const { tab } = await stage.as('handlaggare', `inlagg/${designation}`);
  await tab.getByRole('button', { name: 'Läs texten i bilderna' }).click();
  await expect(tab.getByText('Texten är läst.')).toBeVisible({ timeout: 120_000 });
  await expect(tab.getByRole('button', { name: 'Läs texten i bilderna' })).toHaveCount(0);
  expect(await inLibrary('Protected-KFN')).toEqual(expect.arrayContaining([`${designation}_text.pdf`, `${designation}_text.txt`, `${designation}_text.json`]));
  expect(await inLibrary('Evidence-KFN')).toEqual([]);
  const opened = (await rowsOf(stage.tenant, 'Events')).map(({ fields }) => String(fields['detail'])).filter((detail) => detail.includes('_bild-1.png'));
  expect(opened.length).toBeGreaterThan(0);
  for (const list of ['Matters', 'DiaryEntries', 'Events']) expect(JSON.stringify(await rowsOf(stage.tenant, list)), list).not.toContain('Simhallen');
});
