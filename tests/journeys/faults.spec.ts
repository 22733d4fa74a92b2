// What is outside the product fails, and a person is in the middle of something: the sentence that is read, the way out, what was typed, and what then stands
// in the lists. A fault is met where it hurts: as a draft is saved, a plan sent, a decision signed, a record kept, an account started, a register read.

import type { FrameLocator, Page } from 'playwright/test';
import { approve, reviewFromCard, signIn } from './acts.ts';
import { bookBus, musicSchool, readingClub } from './demoPlans.ts';
import { saved, sendPlan } from './planForm.ts';
import { listPath, rowsOf, type Row } from './site.ts';
import { expect, test, type Stage } from './stage.ts';

const ever = 1000;
const other = (tab: FrameLocator) => tab.getByRole('textbox', { name: 'Övrigt', exact: true });
const saving = (tab: FrameLocator) => tab.locator('.autosave');
const again = (place: { getByRole: FrameLocator['getByRole'] }) => place.getByRole('button', { name: 'Försök igen', exact: true });

async function rowsOfPlan(stage: Stage, list: string, planId: string): Promise<Row[]> {
  return (await rowsOf(stage.tenant, list)).filter(({ fields }) => fields['planId'] === planId);
}
async function draftIn(stage: Stage, planId: string): Promise<string[]> {
  return (await rowsOfPlan(stage, 'ActivityPlans', planId)).map(({ fields }) =>
    String((JSON.parse(String(fields['answers'])) as { other?: string }).other ?? ''),
  );
}
const decisionsOf = async (stage: Stage, planId: string) =>
  (await rowsOfPlan(stage, 'Decisions', planId)).filter(({ fields }) => fields['kind'] === 'decision').length;
const eventsOf = async (stage: Stage, planId: string, what: string) =>
  (await rowsOfPlan(stage, 'Events', planId)).filter(({ fields }) => fields['what'] === what);

/** The requests to Graph that a fault of the test meets, and the line each of them puts into the console. */
async function itemsIn(stage: Stage, list: string): Promise<string> {
  return `${(await listPath(stage.tenant, list)).replace(/^.*\/lists\//, '/lists/')}/items`;
}
const refusedWith = (stage: Stage, status: number, path: string) => stage.watch.expect(new RegExp(`status of ${status} .*${path}`));
const lost = (stage: Stage, path: string) => stage.watch.expect(new RegExp(`net::ERR_(EMPTY_RESPONSE|CONNECTION_RESET|CONNECTION_CLOSED) .*${path}`));

/** What a lost network is: nothing arrives and nothing comes back, though the computer believes that it is connected. */
async function loseNetwork(stage: Stage, method: string, path: string): Promise<void> {
  lost(stage, path);
  await stage.tenant.fault({ match: { method, path }, kind: 'drop', times: ever });
}

/** Whoever could not send a message has claimed it for a minute: then the next person may take it over. Of the whole test, in minutes. */
const later = async (stage: Stage, minutes: number) => await stage.tenant.setClock(new Date(Date.now() + minutes * 60_000));

test('two people write in one draft: both texts are shown, one is chosen, and the other is kept', async ({ stage }) => {
  const sara = await stage.as('handlaggare', `planer/${musicSchool.planId}`);
  await expect(other(sara.tab)).toBeVisible();
  const ali = await stage.as('handlaggare2', `planer/${musicSchool.planId}`);
  await other(ali.tab).fill('Text av en kollega.');
  await saved(ali.tab);
  stage.watch.expect(/status of 412 .*\/items\/\d+\/fields/);
  await other(sara.tab).fill('Saras text.');
  await expect(sara.tab.getByRole('heading', { level: 1 })).toHaveText('Någon annan har ändrat planen sedan du öppnade den');
  await expect(sara.tab.getByRole('row', { name: /Övrigt/ })).toContainText('Saras text.');
  await expect(sara.tab.getByRole('row', { name: /Övrigt/ })).toContainText('Text av en kollega.');
  expect(await draftIn(stage, musicSchool.planId)).toEqual(['Text av en kollega.']);
  await sara.tab.getByRole('button', { name: 'Ta den andras' }).click();
  await expect(other(sara.tab)).toHaveValue('Text av en kollega.');
  await sara.tab.getByRole('button', { name: 'Visa kopian' }).click();
  await expect(sara.tab.locator('.aside-copy')).toContainText('Saras text.');
  await other(sara.tab).fill('Bådas text.');
  await saved(sara.tab);
  expect(await draftIn(stage, musicSchool.planId)).toEqual(['Bådas text.']);
});

test('the network is lost while a draft is saved: the text stays, is saved by itself, and nobody is taken for somebody else', async ({ stage }) => {
  const sara = await stage.as('handlaggare', `planer/${musicSchool.planId}`);
  await test.step('nothing arrives, and the computer does not know: it is tried again without a touch', async () => {
    await loseNetwork(stage, 'PATCH', '/fields');
    await other(sara.tab).fill('Ett.');
    await expect(saving(sara.tab)).toHaveText('Sparat här, skickas när du är ansluten');
    await expect(other(sara.tab)).toHaveValue('Ett.');
    expect(await draftIn(stage, musicSchool.planId)).toEqual(['']);
    await stage.tenant.clearFaults();
    await saved(sara.tab);
    expect(await draftIn(stage, musicSchool.planId)).toEqual(['Ett.']);
  });
  await test.step('it arrives and its answer is lost: what is written meanwhile follows, and is not held against the person', async () => {
    await stage.tenant.fault({ match: { method: 'PATCH', path: '/fields' }, kind: 'drop-answer', times: 1 });
    await loseNetwork(stage, 'PATCH', '/fields');
    await other(sara.tab).fill('Två.');
    await expect(saving(sara.tab)).toHaveText('Sparat här, skickas när du är ansluten');
    expect(await draftIn(stage, musicSchool.planId)).toEqual(['Två.']);
    await other(sara.tab).fill('Tre.');
    await stage.tenant.clearFaults();
    await saved(sara.tab);
    await expect(other(sara.tab)).toHaveValue('Tre.');
    expect(await draftIn(stage, musicSchool.planId)).toEqual(['Tre.']);
  });
  await test.step('the computer is disconnected: the page says so until it is connected again', async () => {
    stage.watch.expect(/net::ERR_INTERNET_DISCONNECTED/);
    await stage.windows().context.setOffline(true);
    await expect(sara.tab.getByText('Du är inte ansluten. Det du skriver sparas här och skickas när du är ansluten.')).toBeVisible();
    await other(sara.tab).fill('Fyra.');
    await expect(saving(sara.tab)).toHaveText('Sparat här, skickas när du är ansluten');
    await stage.windows().context.setOffline(false);
    await saved(sara.tab);
    await expect(sara.tab.getByText('Du är inte ansluten.')).toHaveCount(0);
    expect(await draftIn(stage, musicSchool.planId)).toEqual(['Fyra.']);
  });
});

test('the network is lost in the middle of an act: it is said at the button, done at the next press, and done once', async ({ stage }) => {
  const offline = 'Du är inte ansluten. Försök igen när du är ansluten.';
  await test.step('a plan is sent: the press after the failure is the one that counts', async () => {
    const sara = await stage.as('handlaggare', `planer/${readingClub.planId}`);
    await other(sara.tab).fill('Skrivet strax innan.');
    await loseNetwork(stage, 'POST', await itemsIn(stage, 'PlanVersions'));
    await sara.tab.getByRole('button', { name: 'Skicka för godkännande' }).click();
    const question = sara.tab.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Skicka planen' }).click();
    await expect(question.getByRole('alert')).toContainText(`${offline} Det du har skrivit finns kvar.`);
    await stage.tenant.clearFaults();
    await again(question).click();
    await expect(sara.tab.getByText('Planen är skickad till Peter Ålund.')).toBeVisible();
    await expect(question).toBeHidden();
    const versions = await rowsOfPlan(stage, 'PlanVersions', readingClub.planId);
    expect(versions.map(({ fields }) => fields['planVersion'])).toEqual([1, 2]);
    expect(String(versions[1]?.fields['text'])).toContain('Skrivet strax innan.');
  });
  await test.step('a signed decision is written: the window keeps it and says so', async () => {
    const annika = await stage.as('forvaltningschef');
    const page = await reviewFromCard(annika, 'Peter Ålund', bookBus.title);
    const window = await annika.windowOf(() => page.getByRole('button', { name: 'Godkänn' }).click());
    await loseNetwork(stage, 'POST', await itemsIn(stage, 'Decisions'));
    await window.getByRole('button', { name: 'Godkänn och signera' }).click();
    await expect(window.getByRole('heading', { name: 'Det du signerade är inte sparat än' })).toBeVisible();
    await expect(window.getByText('Stäng inte fönstret. Vi försöker igen. Efter tio minuter behöver du signera på nytt.')).toBeVisible();
    await expect(window.getByText(offline)).toBeVisible();
    expect(await decisionsOf(stage, bookBus.planId)).toBe(1);
    await stage.tenant.clearFaults();
    await signIn(window, 'Försök igen');
    await expect(page.getByRole('heading', { name: 'Beslutet är sparat' })).toBeVisible({ timeout: 60_000 });
    expect(await decisionsOf(stage, bookBus.planId)).toBe(2);
  });
  await test.step('Information takes the copy', async () => {
    const jonas = await stage.as('information', `planer/${bookBus.planId}`);
    const take = jonas.tab.getByRole('button', { name: 'Ta emot kopian' });
    await expect(take).toBeVisible({ timeout: 60_000 });
    await loseNetwork(stage, 'POST', await itemsIn(stage, 'Events'));
    await take.click();
    await expect(jonas.tab.getByRole('alert')).toContainText(offline);
    await expect(take).toBeEnabled();
    await stage.tenant.clearFaults();
    await again(jonas.tab).click();
    await expect(jonas.tab.getByText('Du har tagit emot kopian.')).toBeVisible();
    expect(await eventsOf(stage, bookBus.planId, 'copyAcknowledged')).toHaveLength(1);
  });
  await test.step('the account is started', async () => {
    const sara = await stage.as('handlaggare', `konton?sok=bokbussen`);
    await sara.tab.getByRole('main').getByRole('link', { name: bookBus.title }).click();
    await loseNetwork(stage, 'PATCH', await itemsIn(stage, 'Accounts'));
    await sara.tab.getByRole('button', { name: 'Starta kontot' }).click();
    await expect(sara.tab.getByRole('alert')).toContainText(`${offline} Det du har skrivit finns kvar.`);
    await expect(sara.tab.getByRole('textbox', { name: 'Kontots webbadress' })).toHaveValue('www.instagram.com/bokbussen.demo');
    await stage.tenant.clearFaults();
    await again(sara.tab).click();
    await expect(sara.tab.getByText('Kontot är startat.')).toBeVisible();
    expect(await eventsOf(stage, bookBus.planId, 'started')).toHaveLength(1);
    expect((await rowsOfPlan(stage, 'Accounts', bookBus.planId)).map(({ fields }) => fields['activeKey'])).toEqual(['instagram:bokbussen.demo']);
  });
});

test('Microsoft 365 is busy and asks to wait: it is waited as long as it asks, and what was written or looked for is there afterwards', async ({ stage }) => {
  const sara = await stage.as('handlaggare', `planer/${musicSchool.planId}`);
  const busy = 'Microsoft 365 är upptaget just nu. Försök igen om en stund.';
  const asked: number[] = [];
  stage.windows().context.on('request', (request) => {
    if (request.method() === 'PATCH' && request.url().endsWith('/fields')) asked.push(performance.now());
  });
  await test.step('a draft is saved at the second press, not before the time', async () => {
    refusedWith(stage, 429, '/fields');
    await stage.tenant.fault({ match: { method: 'PATCH', path: '/fields' }, kind: '429', retryAfter: 2, times: 4 });
    await other(sara.tab).fill('Skrivet i kön.');
    await expect(saving(sara.tab)).toContainText(`Vi kunde inte spara. ${busy} Det du har skrivit finns kvar.`);
    await expect(other(sara.tab)).toHaveValue('Skrivet i kön.');
    expect(await draftIn(stage, musicSchool.planId)).toEqual(['']);
    await again(saving(sara.tab)).click();
    await saved(sara.tab);
    expect(await draftIn(stage, musicSchool.planId)).toEqual(['Skrivet i kön.']);
    const waits = asked.slice(1).map((at, nth) => at - (asked[nth] ?? 0));
    expect(waits).toHaveLength(4);
    // The moments are taken here, a little after the browser's own.
    expect(Math.min(...waits)).toBeGreaterThan(1_900);
  });
  await test.step('who is told to wait long is told so at once, and nothing is asked before the time', async () => {
    asked.length = 0;
    await stage.tenant.fault({ match: { method: 'PATCH', path: '/fields' }, kind: '429', retryAfter: 600, times: 1 });
    await other(sara.tab).fill('Skrivet i en lång kö.');
    await expect(saving(sara.tab)).toContainText(busy);
    await again(saving(sara.tab)).click();
    await expect(saving(sara.tab)).toContainText(busy);
    await sara.tab.getByRole('button', { name: 'Spara utkast' }).click();
    await expect(saving(sara.tab)).toContainText(busy);
    expect(asked).toHaveLength(1);
    await expect(other(sara.tab)).toHaveValue('Skrivet i en lång kö.');
  });
  await test.step('the text is there for the next visit, and the register is read when it can be', async () => {
    await stage.closeBrowser();
    refusedWith(stage, 429, '/items/delta');
    await stage.tenant.fault({ match: { method: 'GET', path: `${await itemsIn(stage, 'Accounts')}/delta` }, kind: '429', retryAfter: 1, times: ever });
    const later = await stage.as('handlaggare', 'konton');
    const main = later.tab.getByRole('main');
    await expect(main.getByRole('heading', { name: 'Det gick inte att hämta sidan' })).toBeVisible();
    await expect(main.getByText(busy)).toBeVisible();
    await stage.tenant.clearFaults();
    await again(main).click();
    await expect(main.getByRole('grid')).toBeVisible();
    await later.tab
      .getByRole('link', { name: /^Aktivitetsplaner/ })
      .first()
      .click();
    await later.tab.getByRole('main').getByRole('link', { name: musicSchool.title }).click();
    await expect(other(later.tab)).toHaveValue('Skrivet i en lång kö.');
    await saved(later.tab);
    expect(await draftIn(stage, musicSchool.planId)).toEqual(['Skrivet i en lång kö.']);
  });
});

test('the gateway gives up although the write was done: everything stands once, and messages have at most one copy more', async ({ stage }) => {
  const gone = async (method: string, path: string, kind = '504-after-commit') => {
    refusedWith(stage, kind === '503' ? 503 : 504, path);
    await stage.tenant.fault({ match: { method, path }, kind, times: 1, ...(kind === '503' ? { retryAfter: 1 } : {}) });
  };
  const messages = async (part: string) => (await stage.tenant.exchanges()).filter(({ method, url }) => method === 'POST' && url.includes(part)).length;

  await test.step('a plan is sent: the version stands, and the card is not known to have come', async () => {
    const sara = await stage.as('handlaggare', `planer/${readingClub.planId}`);
    await other(sara.tab).fill('Ny text.');
    await saved(sara.tab);
    const before = await messages('/messages');
    await gone('POST', await itemsIn(stage, 'PlanVersions'));
    await gone('POST', '/messages');
    await sendPlan(sara, 'Peter Ålund', 'Planen är sparad och väntar på Peter Ålund.');
    await expect(sara.tab.getByText('Allt som ska skickas och sparas är inte klart än. Det görs nästa gång någon öppnar planen.')).toBeVisible();
    await later(stage, 2);
    const amir = await stage.as('handlaggare2', `planer/${readingClub.planId}`);
    await expect(amir.tab.getByRole('heading', { level: 1 })).toHaveText(readingClub.title);
    await expect
      .poll(async () => (await eventsOf(stage, readingClub.planId, 'cardSent')).filter(({ fields }) => String(fields['eventKey']).endsWith(':2')))
      .toHaveLength(1);
    expect((await messages('/messages')) - before).toBe(2);
    expect((await rowsOfPlan(stage, 'PlanVersions', readingClub.planId)).map(({ fields }) => fields['planVersion'])).toEqual([1, 2]);
  });
  await test.step('a decision is signed, and what follows it is kept', async () => {
    const annika = await stage.as('forvaltningschef');
    const before = await messages('/sendMail');
    await gone('POST', await itemsIn(stage, 'Decisions'));
    await gone('POST', await itemsIn(stage, 'Accounts'));
    await gone('PUT', '.pdf:/content', '503');
    await gone('PUT', '.json:/content');
    await gone('POST', '/sendMail');
    const page = await reviewFromCard(annika, 'Peter Ålund', bookBus.title);
    await approve(annika, page);
    await expect(page.getByText('Planen är godkänd av båda. Kopian skickas nu till informationsfunktionen.')).toBeVisible();
    await later(stage, 4);
    const jonas = await stage.as('information', `planer/${bookBus.planId}`);
    await expect(jonas.tab.getByRole('button', { name: 'Ta emot kopian' })).toBeVisible({ timeout: 60_000 });
    expect(await decisionsOf(stage, bookBus.planId)).toBe(2);
    expect((await messages('/sendMail')) - before).toBe(2);
    const files = (await rowsOf(stage.tenant, 'Records'))
      .map(({ fields }) => String(fields['FileLeafRef']))
      .filter((name) => name.includes(bookBus.planId.slice(0, 8)));
    expect(files.map((name) => name.slice(name.lastIndexOf('.') + 1)).toSorted()).toEqual(['json', 'pdf', 'txt']);
    await gone('POST', await itemsIn(stage, 'Events'));
    await jonas.tab.getByRole('button', { name: 'Ta emot kopian' }).click();
    await expect(jonas.tab.getByText('Du har tagit emot kopian.')).toBeVisible();
    expect(await eventsOf(stage, bookBus.planId, 'copyAcknowledged')).toHaveLength(1);
  });
  await test.step('the account is started', async () => {
    const sara = await stage.as('handlaggare', 'konton?sok=bokbussen');
    await sara.tab.getByRole('main').getByRole('link', { name: bookBus.title }).click();
    await gone('POST', await itemsIn(stage, 'Events'));
    await gone('PATCH', await itemsIn(stage, 'Accounts'));
    stage.watch.expect(/refused by its etag: PATCH .*\/items\/\d+\/fields/);
    await sara.tab.getByRole('button', { name: 'Starta kontot' }).click();
    await expect(sara.tab.getByText('Kontot är startat.')).toBeVisible();
    expect(await eventsOf(stage, bookBus.planId, 'started')).toHaveLength(1);
    expect(await rowsOfPlan(stage, 'Accounts', bookBus.planId)).toHaveLength(1);
  });
  expect(await stage.tenant.faultsWaiting()).toBe(0);
});

test('a session ends: a revoked token is renewed unseen, and where one must sign in nothing typed or signed is lost', async ({ stage }) => {
  const ended = 'Du är inte längre inloggad. Logga in igen.';
  const sara = await stage.as('handlaggare', `planer/${musicSchool.planId}`);
  await test.step('a token that was revoked is renewed while a draft is saved', async () => {
    refusedWith(stage, 401, '/fields');
    await stage.tenant.fault({ match: { method: 'PATCH', path: '/fields' }, kind: '401' });
    await other(sara.tab).fill('Ett.');
    await saved(sara.tab);
    expect(await draftIn(stage, musicSchool.planId)).toEqual(['Ett.']);
  });
  await test.step('Teams wants one to sign in, and one does not: the text stays, and is saved when one has', async () => {
    await stage.tenant.fault({ match: { method: 'PATCH', path: '/fields' }, kind: '401', times: ever });
    await stage.tenant.fault({ match: { path: '/naa' }, kind: 'signed-out', times: ever });
    await other(sara.tab).fill('Två.');
    await expect(saving(sara.tab)).toContainText(`Vi kunde inte spara. ${ended} Det du har skrivit finns kvar.`);
    await expect(other(sara.tab)).toHaveValue('Två.');
    await stage.tenant.clearFaults();
    await saving(sara.tab).getByRole('button', { name: 'Logga in igen' }).click();
    await saved(sara.tab);
    expect(await draftIn(stage, musicSchool.planId)).toEqual(['Två.']);
  });
  await test.step('a signed decision waits in its window for the sign-in, and is written once', async () => {
    const annika = await stage.as('forvaltningschef');
    const page = await reviewFromCard(annika, 'Peter Ålund', bookBus.title);
    const window = await annika.windowOf(() => page.getByRole('button', { name: 'Godkänn' }).click());
    refusedWith(stage, 401, await itemsIn(stage, 'Decisions'));
    await stage.tenant.fault({ match: { method: 'POST', path: await itemsIn(stage, 'Decisions') }, kind: '401', times: 2 });
    await window.getByRole('button', { name: 'Godkänn och signera' }).click();
    await expect(window.getByRole('heading', { name: 'Det du signerade är inte sparat än' })).toBeVisible();
    await expect(window.getByText(ended)).toBeVisible();
    expect(await decisionsOf(stage, bookBus.planId)).toBe(1);
    await signIn(window, 'Logga in');
    await expect(page.getByRole('heading', { name: 'Beslutet är sparat' })).toBeVisible({ timeout: 60_000 });
    expect(await decisionsOf(stage, bookBus.planId)).toBe(2);
  });
  await test.step('Information signs in and takes the copy in one press', async () => {
    const jonas = await stage.as('information', `planer/${bookBus.planId}`);
    refusedWith(stage, 401, await itemsIn(stage, 'Events'));
    await stage.tenant.fault({ match: { method: 'POST', path: await itemsIn(stage, 'Events') }, kind: '401', times: ever });
    await stage.tenant.fault({ match: { path: '/naa' }, kind: 'signed-out', times: ever });
    await jonas.tab.getByRole('button', { name: 'Ta emot kopian' }).click();
    await expect(jonas.tab.getByRole('alert')).toContainText(ended);
    await stage.tenant.clearFaults();
    await jonas.tab.getByRole('alert').getByRole('button', { name: 'Logga in igen' }).click();
    await expect(jonas.tab.getByText('Du har tagit emot kopian.')).toBeVisible();
    expect(await eventsOf(stage, bookBus.planId, 'copyAcknowledged')).toHaveLength(1);
  });
});

test('a permission is missing: it is said who can give it, an act is not undone by it, and with the permission everything goes on', async ({ stage }) => {
  const needed = 'Kommunens it-avdelning behöver godkänna en behörighet innan det här fungerar. Fråga informationsfunktionen.';
  const refuse = async (page: Page) => {
    const question = page.getByRole('dialog', { name: 'En administratör behöver godkänna' });
    await question.getByRole('button', { name: 'Avbryt' }).click();
    await expect(question).toBeHidden();
  };
  await test.step('to send the mail: the decision stands, the mail is sent by the next one, once', async () => {
    await stage.tenant.withdraw(['Mail.Send']);
    const mails = async () => (await stage.tenant.exchanges()).filter(({ method, url }) => method === 'POST' && url.includes('/sendMail')).length;
    const annika = await stage.as('forvaltningschef', `beslut/${bookBus.planId}`);
    const window = await annika.windowOf(() => annika.tab.getByRole('button', { name: 'Godkänn' }).click());
    await signIn(window, 'Godkänn och signera');
    await refuse(annika.page);
    await expect(annika.tab.getByText('Planen är godkänd av båda. Kopian skickas nu till informationsfunktionen.')).toBeVisible({ timeout: 60_000 });
    expect([await decisionsOf(stage, bookBus.planId), await mails()]).toEqual([2, 0]);
    await stage.tenant.withdraw([]);
    await later(stage, 2);
    const jonas = await stage.as('information', `planer/${bookBus.planId}`);
    await expect(jonas.tab.getByRole('button', { name: 'Ta emot kopian' })).toBeVisible({ timeout: 60_000 });
    expect(await mails()).toBe(1);
  });
  await test.step('to be here at all: the page says so, and opens when it is given', async () => {
    await stage.tenant.withdraw(['Sites.Selected']);
    // A window of its own has no token from before.
    const page = await stage.windows().context.newPage();
    await page.goto('https://teams.microsoft.com/teams?persona=handlaggare');
    const tab = page.getByRole('region', { name: 'Sociala medier' }).locator('iframe').contentFrame();
    await expect(tab.getByRole('heading', { name: 'Logga in för att fortsätta' })).toBeVisible();
    await tab.getByRole('button', { name: 'Logga in' }).click();
    await refuse(page);
    await expect(tab.getByText(needed)).toBeVisible();
    await stage.tenant.withdraw([]);
    await again(tab).click();
    await expect(tab.getByRole('link', { name: 'Ny aktivitetsplan' })).toBeVisible();
  });
});

const wrong =
  /^Datorns klocka går fel\. Den visar .* kl\. \d\d\.\d\d, men klockan är .* kl\. \d\d\.\d\d\. Ställ klockan, eller be kommunens it-avdelning om hjälp\./;

test('a computer’s clock is ten minutes slow: it is said, the time that counts is the server’s, and no message is doubled', async ({ stage }) => {
  await stage.tenant.setClock(new Date(Date.now() + 10 * 60_000));
  const sara = await stage.as('handlaggare', `planer/${readingClub.planId}`);
  await other(sara.tab).fill('Fel tid.');
  await saved(sara.tab);
  await expect(sara.tab.getByText(wrong)).toContainText('Det du gör här får rätt tid ändå.');
  await sendPlan(sara, 'Peter Ålund');
  expect((await eventsOf(stage, readingClub.planId, 'cardSent')).filter(({ fields }) => String(fields['eventKey']).endsWith(':2'))).toHaveLength(1);

  const annika = await stage.as('forvaltningschef', `beslut/${bookBus.planId}`);
  const window = await annika.windowOf(() => annika.tab.getByRole('button', { name: 'Godkänn' }).click());
  await expect(window.getByText(wrong)).toContainText('Du kan signera ändå.');
  await signIn(window, 'Godkänn och signera');
  await expect(annika.tab.getByRole('heading', { name: 'Beslutet är sparat' })).toBeVisible({ timeout: 60_000 });
  const decided = (await rowsOfPlan(stage, 'Decisions', bookBus.planId)).filter(({ fields }) => fields['kind'] === 'decision').at(-1);
  const { time } = JSON.parse(String(decided?.fields['fact'])) as { time: string };
  expect(Math.abs(Date.parse(time) - Date.parse(String(decided?.fields['Created'])))).toBeLessThan(2 * 60_000);
  const peter = await stage.as('verksamhetschef', `planer/${bookBus.planId}`);
  await expect(peter.tab.getByRole('region', { name: 'Beslut' }).getByText('Signerad')).toHaveCount(2);
  const mails = (await stage.tenant.exchanges()).filter(({ method, url }) => method === 'POST' && url.includes('/sendMail'));
  expect(mails).toHaveLength(1);
});

test('a computer’s clock is found to be ten minutes fast by the stamp of what one saves', async ({ stage }) => {
  const sara = await stage.as('handlaggare', `planer/${musicSchool.planId}`);
  await expect(other(sara.tab)).toBeVisible();
  await expect(sara.tab.getByText(wrong)).toHaveCount(0);
  await stage.tenant.setClock(new Date(Date.now() - 10 * 60_000));
  await other(sara.tab).fill('Fel tid.');
  await saved(sara.tab);
  await expect(sara.tab.getByText(wrong)).toContainText('Det du gör här får rätt tid ändå.');
  expect(await draftIn(stage, musicSchool.planId)).toEqual(['Fel tid.']);
});

test.describe('in a browser that denies frames all storage', () => {
  test.use({ conditions: { mode: 'tls', frameStorage: 'denied', popupBlocker: false, appStorage: 'allowed' } });
  test('what is typed is saved, also after the network was lost, and the page says how long it is kept', async ({ stage }) => {
    const sara = await stage.as('handlaggare', `planer/${musicSchool.planId}`);
    const said = 'Webbläsaren sparar inget här. Det du skriver finns kvar så länge sidan är öppen, och sparas i SharePoint när du är ansluten.';
    await expect(sara.tab.getByText(said)).toBeVisible();
    await loseNetwork(stage, 'PATCH', '/fields');
    await other(sara.tab).fill('Utan minne.');
    await expect(saving(sara.tab)).toContainText('skickas när du är ansluten');
    await sara.tab
      .getByRole('link', { name: /^Konton/ })
      .first()
      .click();
    await expect(sara.tab.getByRole('grid')).toBeVisible();
    await sara.tab
      .getByRole('link', { name: /^Aktivitetsplaner/ })
      .first()
      .click();
    await sara.tab.getByRole('main').getByRole('link', { name: musicSchool.title }).click();
    await expect(other(sara.tab)).toHaveValue('Utan minne.');
    await stage.tenant.clearFaults();
    await saved(sara.tab);
    expect(await draftIn(stage, musicSchool.planId)).toEqual(['Utan minne.']);
  });
});
