// Fills in the plan form as a person does: clicks a question, writes, goes on with the Tab key. Questions are found by the guidelines' own words.

import { expect, type FrameLocator, type Locator } from 'playwright/test';
import type { Desk } from './desk.ts';

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
export async function fillPlan(desk: Desk, answers: Answers, whole?: 'whole'): Promise<void> {
  const { tab, hand } = desk;
  const { keyboard } = desk.page;
  const answer = (question: string, text: string) => hand.write(tab.getByRole('textbox', { name: question, exact: true }), text);
  const medium = tab.getByRole('combobox', { name: 'Ange vilket socialt medium det gäller.' });
  await hand.pick(medium, answers.platform.slice(0, 4), tab.getByRole('option', { name: answers.platform, exact: true }));
  await answer('Webbadress', answers.address);
  await keyboard.press('Tab');
  await keyboard.press('Space');
  await expect(tab.getByRole('checkbox', { name: 'Kontot finns inte än. Adressen är planerad.' })).toBeChecked();
  await keyboard.press('Tab');
  await keyboard.type(answers.unit);
  await hand.select(tab.getByRole('combobox', { name: 'Förvaltning' }), answers.department);
  await answer('Kontots e-postadress', answers.mail);
  await answer('Beskriv vad syftet med att finnas med på ovanstående sociala medium är?', answers.purpose);
  await keyboard.press('Tab');
  await keyboard.insertText(answers.audience);
  if (whole) {
    for (const [question, text] of Object.entries(furtherAnswers)) await answer(question, text);
    await hand.choose(tab.getByRole('radio', { name: 'Ja' }));
  }
  await fillGoal(desk, tab.getByRole('group', { name: 'Mål 1' }), answers.goal);
  await fillPeople(desk, answers);
  await hand.choose(tab.getByRole('radio', { name: 'Även andra tider' }));
  await answer('Vilka andra tider?', 'Tisdagskvällar, då barnen träffas.');
  await answer('Kontroller per dag', '2');
  await keyboard.press('Tab');
  await keyboard.type('5');
  await keyboard.press('Tab');
  await keyboard.type(answers.hours);
}

async function fillGoal({ hand, page }: Desk, goal: Locator, { text, measure, today, target, by }: Answers['goal']): Promise<void> {
  const { keyboard } = page;
  await hand.write(goal.getByRole('textbox', { name: 'Mål', exact: true }), text);
  for (const part of [measure, today, target]) {
    await keyboard.press('Tab');
    await keyboard.insertText(part);
  }
  await hand.day(goal.getByLabel('Senast'), by);
}

async function fillPeople(desk: Desk, { administrators: [first, second] }: Answers): Promise<void> {
  const { tab, hand } = desk;
  await pickPerson(desk, tab.getByRole('group', { name: 'Administratör 1:' }), first);
  const byHand = tab.getByRole('group', { name: 'Administratör 2:' });
  await hand.pick(byHand.getByRole('combobox'), second.name, tab.getByRole('option', { name: `Skriv in ”${second.name}” för hand` }));
  await hand.write(byHand.getByRole('textbox', { name: 'Telefon eller e-post' }), second.contact);
  await pickPerson(desk, tab.getByRole('group', { name: 'Person 1:' }), first);
}

export async function pickPerson({ tab, hand }: Desk, row: Locator, name: string): Promise<void> {
  await hand.pick(row.getByRole('combobox'), name.slice(0, 5), tab.getByRole('option', { name }));
  await expect(row.getByText(name)).toBeVisible();
}

/** Waits until the form says that everything is saved. */
export async function saved(tab: FrameLocator): Promise<void> {
  await expect(tab.getByRole('status').getByText(/^Sparat kl\.\s\d\d\.\d\d$/)).toBeVisible();
}

/** Sends the plan to the unit manager and waits until the page says what became of it. */
export async function sendPlan({ tab, hand }: Desk, to: string, said = `Planen är skickad till ${to}.`): Promise<void> {
  await hand.press(tab.getByRole('button', { name: 'Skicka för godkännande' }));
  const question = tab.getByRole('alertdialog', { name: `Skicka aktivitetsplanen till ${to} för godkännande?` });
  await hand.press(question.getByRole('button', { name: 'Skicka planen' }));
  await expect(tab.getByText(said)).toBeVisible({ timeout: 60_000 });
}
