// What nobody should write, written into every field of the plan: each is said at its field, nothing written is lost, and what is only odd text stays text.

import { approve, reviewFromCard } from './acts.ts';
import { typeDay } from './hand.ts';
import { fillPlan, saved, sendPlan, summerReading } from './planForm.ts';
import { rowsOf } from './site.ts';
import { expect, test } from './stage.ts';
import type { FrameLocator, Page } from 'playwright/test';

const script = '<img src=x onerror="alert(document.domain)"> <script>alert(1)</script>';
const formula = '=HYPERLINK("https://evil.example";"Klicka")';
const markdown = '[Klicka här](https://evil.example) **fet** @alla';
const turned = 'Läs \u202eetxet dnäv';
const unit = `${formula} ${script}, Gislaveds bibliotek`;

async function write(tab: FrameLocator, page: Page, question: string, text: string): Promise<void> {
  const field = tab.getByRole('textbox', { name: question, exact: true });
  await field.fill('');
  await field.click();
  await page.keyboard.insertText(text);
}

test('bad input is said at its field, is kept through a reload, and odd text is never more than text', async ({ stage }) => {
  const sara = await stage.as('handlaggare', 'planer/ny');
  let dialogs = 0;
  sara.page.on('dialog', (dialog) => {
    dialogs++;
    void dialog.dismiss();
  });
  await fillPlan(sara, summerReading);

  const faults: readonly (readonly [question: string, bad: string, said: RegExp, good: string])[] = [
    ['Webbadress', 'javascript:alert(1)', /Webbadress: /, summerReading.address],
    ['Webbadress', 'https://www.fаcebook.com/sommarboken', /Webbadress: /, summerReading.address],
    ['Webbadress', 'www.instagram.com/sommarboken', /Webbadress: Adressen går till Instagram, men planen gäller Facebook/, summerReading.address],
    ['Kontots e-postadress', 'sara.holmberg@gislaved.example', /Kontots e-postadress: /, summerReading.mail],
    ['Kontots e-postadress', 'två ord@gislaved.example', /Kontots e-postadress: /, summerReading.mail],
    ['Vem är målgruppen för denna aktivitet?', turned, /dolt tecken som vänder läsriktningen/, summerReading.audience],
    ['Övrigt', 'noll\u0000tecken', /dolt tecken som inte går att spara \(U\+0000\)/, ''],
    ['Vilka andra tider?', 'x'.repeat(10_001), /Texten är 10[\s\u00a0]001 tecken/, 'Tisdagskvällar.'],
    ['Beräknad arbetstid', '169', /Skriv ett tal mellan 0 och 168/, '2,5'],
  ];
  for (const [question, bad, said, good] of faults)
    await test.step(`${question}: ${bad.slice(0, 40)}`, async () => {
      await write(sara.tab, sara.page, question, bad);
      await sara.tab.getByRole('button', { name: 'Skicka för godkännande' }).click();
      await expect(sara.tab.getByRole('group', { name: /^Planen kan inte skickas än/ }).getByRole('button', { name: said })).toBeVisible();
      await expect(sara.tab.getByRole('textbox', { name: question, exact: true })).toHaveValue(bad);
      await write(sara.tab, sara.page, question, good);
    });

  await test.step('a day that does not exist is no day without an answer', async () => {
    const day = sara.tab.getByRole('group', { name: 'Mål 1' }).getByLabel('Senast');
    await day.fill('');
    await day.focus();
    await typeDay(day, '2027-02-31');
    const holds = () => day.evaluate((box: HTMLInputElement) => ({ value: box.value, unfinished: box.validity.badInput }));
    await expect.poll(holds).toEqual({ value: '', unfinished: true });
    await sara.page.keyboard.press('Tab');
    await expect(sara.tab.getByText(/^Skriv ett datum som finns/)).toBeVisible();
    await sara.tab.getByRole('button', { name: 'Skicka för godkännande' }).click();
    await expect(
      sara.tab.getByRole('group', { name: /^Planen kan inte skickas än/ }).getByRole('button', { name: /^Mål 1: Skriv ett datum som finns/ }),
    ).toBeVisible();
    await day.fill(summerReading.goal.by);
    await expect(sara.tab.getByText(/^Skriv ett datum som finns/)).toHaveCount(0);
  });

  await test.step('two rows with one person are one administrator', async () => {
    const second = sara.tab.getByRole('group', { name: 'Administratör 2:' });
    await second.getByRole('button', { name: 'Byt Johan Modig' }).click();
    await second.getByRole('combobox').click();
    await sara.page.keyboard.type('Sara');
    await sara.tab.getByRole('option', { name: 'Sara Holmberg' }).first().click();
    await sara.tab.getByRole('button', { name: 'Skicka för godkännande' }).click();
    await expect(sara.tab.getByText('Du har angett samma person två gånger. Välj en annan person.').first()).toBeVisible();
    await second.getByRole('button', { name: 'Byt Sara Holmberg' }).click();
    await second.getByRole('combobox').click();
    await sara.page.keyboard.insertText(`${script} Modig`);
    await sara.tab.getByRole('option', { name: /för hand$/ }).click();
    await second.getByRole('textbox', { name: 'Telefon eller e-post' }).fill(formula);
  });

  await test.step('what is only odd is saved as it was written, also through a reload', async () => {
    const whose = sara.tab.getByRole('combobox', { name: 'Vilken verksamhet är det som ska finnas på det sociala mediet?' });
    await whose.fill(unit);
    await sara.page.keyboard.press('Tab');
    await write(sara.tab, sara.page, 'Beskriv vad syftet med att finnas med på ovanstående sociala medium är?', `${script}\n${markdown}\n${formula}`);
    await saved(sara.tab);
    await sara.page.getByRole('button', { name: 'Läs in fliken igen' }).click();
    await sara.tab
      .getByRole('navigation', { name: 'Sociala medier' })
      .getByRole('link', { name: /^Aktivitetsplaner/ })
      .click();
    await sara.tab
      .getByRole('main')
      .getByRole('link', { name: /HYPERLINK/ })
      .click();
    await expect(whose).toHaveValue(unit);
    await expect(sara.tab.getByRole('textbox', { name: 'Beskriv vad syftet med att finnas med på ovanstående sociala medium är?' })).toHaveValue(
      `${script}\n${markdown}\n${formula}`,
    );
    await sendPlan(sara, 'Peter Ålund');
  });

  await test.step('the chief reads it as text in card, decision, signing window and plan', async () => {
    const peter = await stage.as('verksamhetschef');
    peter.page.on('dialog', (dialog) => {
      dialogs++;
      void dialog.dismiss();
    });
    const page = await reviewFromCard(peter, 'Sara Holmberg', formula);
    await expect(page.getByText(markdown).first()).toBeVisible();
    await approve(peter, page);
    const sent = (await rowsOf(stage.tenant, 'PlanVersions')).find(({ fields }) => String(fields['text']).includes('HYPERLINK'));
    expect(JSON.parse(String(sent?.fields['text']))).toMatchObject({ answers: { unit, purpose: `${script}\n${markdown}\n${formula}` } });
  });
  expect(dialogs).toBe(0);
});
