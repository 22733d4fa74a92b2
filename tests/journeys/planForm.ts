// Fills in the plan form as a person does: clicks a question, writes, goes on with the Tab key. Questions are found by the guidelines' own words.

import { expect, type FrameLocator, type Locator, type Page } from 'playwright/test';

export type Answers = {
  platform: string;
  address: string;
  unit: string;
  department: string;
  mail: string;
  purpose: string;
  audience: string;
  goal: { text: string; measure: string; today: string; target: string; by: string };
  administrators: readonly [string, { name: string; contact: string }];
  hours: string;
};

export const summerReading: Answers = {
  platform: 'Facebook',
  address: 'www.facebook.com/sommarboken.gislaved',
  unit: 'Sommarboken, Gislaveds bibliotek',
  department: 'Kultur- och fritidsförvaltningen',
  mail: 'biblioteken.some@gislaved.example',
  purpose: 'Vi vill få fler barn att läsa under sommarlovet och svara på föräldrarnas frågor om Sommarboken.',
  audience: 'Barn mellan 7 och 12 år och deras föräldrar.',
  goal: { text: 'Fler barn ska gå med i Sommarboken.', measure: 'Antal anmälda barn', today: '85', target: '150 barn', by: '2027-08-15' },
  administrators: ['Sara Holmberg', { name: 'Johan Modig', contact: 'johan.modig@gislaved.example' }],
  hours: '2,5',
};

/** The questions beside those every plan needs, with an answer each: the whole of Bilaga I. */
const furtherAnswers: Readonly<Record<string, string>> = {
  'Vad är till nytta för dem?': 'Boktips, datum för träffarna och hur man anmäler sig.',
  'Vad är de intresserade av?': 'Äventyr, djur, fotboll och att få tävla lite.',
  'Hur kan de få förtroende för Gislaveds kommun?': 'Vi svarar samma dag och säger till när vi inte vet.',
  'Vad kan vi göra för att sprida positiva omdömen om kommunen?': 'Låta barnen berätta om böckerna de har läst.',
  'Vilka sociala medier och tjänster använder målgrupperna?': 'Föräldrarna använder Facebook. Barnen har sällan egna konton.',
  'Vilka av dessa passar bäst att kommunicera genom?': 'Facebook.',
  'Vilka aktiviteter passar målen, användarna och innehållet?': 'Ett boktips om dagen och en tävling i veckan.',
  Övrigt: 'Kontot vilar mellan september och april.',
};

/** Fills in what a plan must have, or the whole of the form. */
export async function fillPlan(tab: FrameLocator, page: Page, answers: Answers, whole?: 'whole'): Promise<void> {
  const { keyboard } = page;
  const answer = async (question: string, text: string) => {
    await tab.getByRole('textbox', { name: question, exact: true }).click();
    await keyboard.insertText(text);
  };
  await tab.getByRole('combobox', { name: 'Ange vilket socialt medium det gäller.' }).click();
  await tab.getByRole('option', { name: answers.platform, exact: true }).click();
  await answer('Webbadress', answers.address);
  await keyboard.press('Tab');
  await keyboard.press('Space');
  await expect(tab.getByRole('checkbox', { name: 'Kontot finns inte än. Adressen är planerad.' })).toBeChecked();
  await keyboard.press('Tab');
  await keyboard.type(answers.unit);
  await tab.getByRole('combobox', { name: 'Förvaltning' }).selectOption(answers.department);
  await answer('Kontots e-postadress', answers.mail);
  await answer('Beskriv vad syftet med att finnas med på ovanstående sociala medium är?', answers.purpose);
  await keyboard.press('Tab');
  await keyboard.insertText(answers.audience);
  if (whole) {
    for (const [question, text] of Object.entries(furtherAnswers)) await answer(question, text);
    await tab.getByRole('radio', { name: 'Ja' }).check();
  }
  await fillGoal(tab.getByRole('group', { name: 'Mål 1' }), keyboard, answers.goal);
  await fillPeople(tab, keyboard, answers);
  await tab.getByRole('radio', { name: 'Även andra tider' }).check();
  await answer('Vilka andra tider?', 'Tisdagskvällar, då barnen träffas.');
  await answer('Kontroller per dag', '2');
  await keyboard.press('Tab');
  await keyboard.type('5');
  await keyboard.press('Tab');
  await keyboard.type(answers.hours);
}

async function fillGoal(goal: Locator, keyboard: Page['keyboard'], { text, measure, today, target, by }: Answers['goal']): Promise<void> {
  await goal.getByRole('textbox', { name: 'Mål', exact: true }).click();
  await keyboard.insertText(text);
  for (const part of [measure, today, target]) {
    await keyboard.press('Tab');
    await keyboard.insertText(part);
  }
  await goal.getByLabel('Senast').fill(by);
}

async function fillPeople(tab: FrameLocator, keyboard: Page['keyboard'], { administrators: [first, second] }: Answers): Promise<void> {
  await pickPerson(tab, tab.getByRole('group', { name: 'Administratör 1:' }), first, keyboard);
  const byHand = tab.getByRole('group', { name: 'Administratör 2:' });
  await byHand.getByRole('combobox').click();
  await keyboard.insertText(second.name);
  await tab.getByRole('option', { name: `Skriv in ”${second.name}” för hand` }).click();
  await byHand.getByRole('textbox', { name: 'Telefon eller e-post' }).click();
  await keyboard.insertText(second.contact);
  await pickPerson(tab, tab.getByRole('group', { name: 'Person 1:' }), first, keyboard);
}

export async function pickPerson(tab: FrameLocator, row: Locator, name: string, keyboard: Page['keyboard']): Promise<void> {
  await row.getByRole('combobox').click();
  await keyboard.type(name.slice(0, 5));
  await tab.getByRole('option', { name }).click();
  await expect(row.getByText(name)).toBeVisible();
}

/** Waits until the form says that everything is saved. */
export async function saved(tab: FrameLocator): Promise<void> {
  await expect(tab.getByRole('status').getByText(/^Sparat kl\.\s\d\d\.\d\d$/)).toBeVisible();
}

/** Sends the plan to the unit manager and waits until the page says what became of it. */
export async function sendPlan(tab: FrameLocator, to: string, said = `Planen är skickad till ${to}.`): Promise<void> {
  await tab.getByRole('button', { name: 'Skicka för godkännande' }).click();
  const question = tab.getByRole('alertdialog', { name: `Skicka aktivitetsplanen till ${to} för godkännande?` });
  await question.getByRole('button', { name: 'Skicka planen' }).click();
  await expect(tab.getByText(said)).toBeVisible({ timeout: 60_000 });
}
