// A threat that came by mail is evidence without any picture: the mail, a form as PDF and a typed text, kept as they came where what may be secret lies.

import { toolIsHere } from '../systemTool.ts';
import { canJudge, inWords, judge } from '../verapdf.ts';
import { textOf } from './pdf.ts';
import { fileIn, filesIn, rowsOf } from './site.ts';
import { expect, test } from './stage.ts';

const mail = [
  'From: =?utf-8?Q?=C3=85ke_Hot?= <ake@example.se>',
  'To: bibliotek@gislaved.example',
  'Date: Mon, 14 Dec 2026 20:15:00 +0100',
  'Subject: =?utf-8?Q?Jag_vet_var_ni_bor_=F0=9F=98=A1?=',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Ta bort inlägget & be om ursäkt, annars …',
].join('\r\n');
const form = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /OpenAction 2 0 R >>\nendobj\n2 0 obj\n<< /S /JavaScript /JS (1) >>\nendobj\nstartxref\n0\n%%EOF\n';
const typed = 'Han skrev också: ”ni ska få se”.\nSedan tog han bort det.';

test('an e-mail, a PDF and a typed text are the evidence of a post that may be secret: bit by bit, in the protected library alone', async ({ stage }) => {
  const { tab } = await stage.as('handlaggare', 'inlagg/nytt');
  await tab.getByRole('radio', { name: 'Vet inte' }).check();
  await tab.getByRole('combobox', { name: 'Konto' }).selectOption({ label: 'Gislaveds bibliotek på Facebook' });
  await tab.getByRole('textbox', { name: 'Avsändare' }).fill('Åke Hot');

  await test.step('what is none is refused with its sentence; what a mail says and what a PDF may do is said before anything is saved', async () => {
    await tab.locator('input[multiple]').setInputFiles([
      { name: 'brev.eml', mimeType: '', buffer: Buffer.from(mail) },
      { name: 'program.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\u0000\u0003') },
      { name: 'blankett.pdf', mimeType: 'application/pdf', buffer: Buffer.from(form) },
    ]);
    await expect(tab.getByText('Filen heter .pdf men är ingen PDF.')).toBeVisible({ timeout: 60_000 });
    await expect(tab.getByText('Åke Hot <ake@example.se>')).toBeVisible();
    await expect(tab.getByText('Filen innehåller program (JavaScript).')).toBeVisible();
    await tab.getByRole('button', { name: 'Lägg till text' }).click();
    await tab.getByRole('textbox', { name: 'Text från inlägget' }).fill(typed);
  });

  await test.step('the text that stands in its field is saved with the rest', async () => {
    await tab.getByRole('button', { name: 'Spara beviset' }).click();
    await expect(tab.getByText('Beviset är sparat och kontrollerat.')).toBeVisible({ timeout: 60_000 });
    await expect(tab.getByRole('combobox', { name: 'Skäl' })).toBeVisible();
  });

  const designation = String((await rowsOf(stage.tenant, 'Matters'))[0]?.fields['Title']);
  const at = async (name: string) => Buffer.from(await fileIn(stage.tenant, 'Protected-KFN', `${designation}/${name}`, 'handlaggare'));

  await test.step('every file is as it came, and nothing of it is in the open', async () => {
    expect((await at(`${designation}_e-post-1.eml`)).toString('utf8')).toBe(mail);
    expect((await at(`${designation}_pdf-2.pdf`)).toString('utf8')).toBe(form);
    expect((await at(`${designation}_text-3.txt`)).toString('utf8')).toBe(typed);
    expect(await filesIn(stage.tenant, 'Evidence-KFN', designation, 'handlaggare')).toEqual([]);
    expect(JSON.stringify([await rowsOf(stage.tenant, 'Matters'), await rowsOf(stage.tenant, 'Events')])).not.toMatch(/Åke|ake@|blankett/);
  });

  await test.step('the record shows the words, names the PDF, warns of it, and is PDF/A', async () => {
    const record = await at(`${designation}.pdf`);
    if (toolIsHere('pdftotext', ['-v'])) {
      const text = textOf(record);
      for (const said of ['Åke Hot <ake@example.se>', 'Ta bort inlägget & be om ursäkt, annars …', 'ni ska få se', 'Var försiktig när du öppnar filen.'])
        expect(text).toContain(said);
    }
    if (canJudge) for (const verdict of await judge({ 'bevis.pdf': record })) expect(verdict.compliant, inWords(verdict)).toBe(true);
  });
});
