// From the first word of a plan to the account in the register, each act by its own person, with mouse and keyboard only.

import { readFileSync } from 'node:fs';
import { canJudge, inWords, judge } from '../verapdf.ts';
import { approveFromCard } from './acts.ts';
import { runJob } from './job.ts';
import { fillPlan, pickPerson, saved, sendPlan, summerReading } from './planForm.ts';
import { fileIn, rowsOf } from './site.ts';
import { expect, test } from './stage.ts';

const plan = 'Sommarboken, Gislaveds bibliotek på Facebook';

test('a plan is written, decided by both chiefs, kept as PDF/A, told to Information, and its account is started', async ({ stage }) => {
  await test.step('a staff member fills in the whole plan, and a reload loses nothing', async () => {
    const sara = await stage.as('handlaggare');
    await sara.tab.getByRole('link', { name: 'Ny aktivitetsplan' }).click();
    await fillPlan(sara, summerReading, 'whole');
    await saved(sara.tab);
    await sara.page.getByRole('button', { name: 'Läs in fliken igen' }).click();
    await expect(sara.tab.getByRole('link', { name: 'Ny aktivitetsplan' })).toBeVisible();
    await sara.tab
      .getByRole('navigation', { name: 'Sociala medier' })
      .getByRole('link', { name: /^Aktivitetsplaner/ })
      .click();
    await sara.tab.getByRole('main').getByRole('link', { name: plan }).click();
    await expect(sara.tab.getByRole('textbox', { name: 'Vem är målgruppen för denna aktivitet?' })).toHaveValue(summerReading.audience);
    await expect(sara.tab.getByRole('textbox', { name: 'Beräknad arbetstid' })).toHaveValue('2,5');
    await sendPlan(sara, 'Peter Ålund');
  });

  await test.step('the unit manager follows the card to the decision, approves and signs', async () => {
    await approveFromCard(await stage.as('verksamhetschef'), 'Sara Holmberg', plan);
  });
  await test.step('the head of department does the same', async () => {
    await approveFromCard(await stage.as('forvaltningschef'), 'Peter Ålund', plan);
  });

  const name = await test.step('Information has a mail with the record and acknowledges the copy with one click', async () => {
    const jonas = await stage.as('information');
    const mail = await jonas.newestMailFrom('Annika Strand');
    await expect(mail.getByRole('heading', { level: 2 })).toContainText(plan);
    const attached = mail.getByRole('link', { name: /^plan_.*\.pdf/ });
    const [download] = await Promise.all([jonas.page.waitForEvent('download'), attached.click()]);
    const card = await jonas.newestCardFrom('Annika Strand');
    await expect(card).toContainText('Kopia av godkänd aktivitetsplan');
    await card.getByRole('link', { name: 'Öppna i fliken' }).click();
    await jonas.tab.getByRole('button', { name: 'Ta emot kopian' }).click();
    await expect(jonas.tab.getByText('Jonas Berggren tog emot kopian')).toBeVisible();
    const file = download.suggestedFilename();
    const [saved] = await Promise.all([jonas.page.waitForEvent('download'), jonas.tab.getByRole('button', { name: file }).click()]);
    const record = await fileIn(stage.tenant, 'Records', `KFN/${new Date().getFullYear()}/${file}`);
    expect(readFileSync(await download.path()).equals(record), 'the mail holds the record itself').toBe(true);
    expect(readFileSync(await saved.path()).equals(record), 'the tab hands out the record itself').toBe(true);
    return file;
  });

  await test.step('the record is valid PDF/A-2a and PDF/UA-1', async () => {
    const record = await fileIn(stage.tenant, 'Records', `KFN/${new Date().getFullYear()}/${name}`);
    expect(Buffer.from(record.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
    if (!canJudge) return;
    for (const verdict of await judge({ [name]: record })) expect(verdict.compliant, inWords(verdict)).toBe(true);
  });

  await test.step('the applicant finds the account in the register and starts it', async () => {
    const sara = await stage.as('handlaggare', 'konton');
    await sara.tab.getByRole('searchbox', { name: 'Sök konto' }).fill('sommarboken');
    await sara.tab.getByRole('main').getByRole('link', { name: plan }).click();
    await sara.tab.getByRole('button', { name: 'Starta kontot' }).click();
    await expect(sara.tab.getByText('Kontot är startat.')).toBeVisible();
    await expect(sara.tab.getByRole('main').getByText('Aktivt')).toBeVisible();
  });

  await test.step('an administrator is exchanged: the register follows, and Information is told by card and mail', async () => {
    const sara = await stage.as('handlaggare', 'konton?sok=sommarboken');
    await sara.tab.getByRole('main').getByRole('link', { name: plan }).click();
    await sara.tab.getByRole('link', { name: 'Anmäl ändring' }).click();
    const second = sara.tab.getByRole('group', { name: 'Administratör 2:' });
    await second.getByRole('button', { name: 'Byt Johan Modig' }).click();
    await pickPerson(sara, second, 'Amir Lindqvist');
    await expect(second.getByRole('textbox', { name: 'Telefon eller e-post' })).toHaveValue('amir.lindqvist@gislaved.example');
    await sara.tab.getByRole('button', { name: 'Anmäl ändringen' }).click();
    await expect(sara.tab.getByText('Ändringen är anmäld. Informationsfunktionen får besked.')).toBeVisible();
    await expect(sara.tab.getByRole('region', { name: /^Administratörer/ })).toContainText('Amir Lindqvist');
    await expect(sara.tab.getByRole('main').getByText(/Amir Lindqvist har kommit till/)).toBeVisible();
    const jonas = await stage.as('information');
    await expect(await jonas.newestCardFrom('Sara Holmberg')).toContainText('Ändring av ett konto');
    await expect(await jonas.newestMailFrom('Sara Holmberg')).toContainText(`Ändring av ett konto: ${plan}`);
  });

  await test.step('all of it is there when the computers have been off', async () => {
    await stage.restart();
    const sara = await stage.as('handlaggare', 'konton?sok=sommarboken');
    await expect(sara.tab.getByRole('row', { name: plan })).toContainText('Aktivt');
    const account = (await rowsOf(stage.tenant, 'Accounts')).filter(({ fields }) => fields['Title'] === plan);
    expect(account.map(({ fields }) => fields['activeKey'])).toEqual(['facebook:sommarbokengislaved']);
    const peter = await stage.as('verksamhetschef', `planer/${String(account[0]?.fields['planId'])}`);
    await expect(peter.tab.getByRole('region', { name: 'Beslut' }).getByText('Signerad')).toHaveCount(2);
  });

  await test.step('the job verify says that every decision is genuine', async () => {
    await stage.restart('http');
    const { code, lines } = await runJob(stage.tenant, 'verify');
    expect(code).toBe(0);
    const mine = lines.filter((line) => name.includes(String(line['plan']).slice(0, 8)));
    expect(mine.map(({ version, verdict, reasons }) => ({ version, verdict, reasons }))).toEqual([{ version: 1, verdict: 'genuine', reasons: [] }]);
  });
});
