// The signing window under the conditions a browser and Entra can put it in. What is signed stands in the list, or nothing does.

import { approve, closed, reviewFromCard, signIn } from './acts.ts';
import { bookBus } from './demoPlans.ts';
import { rowsOf } from './site.ts';
import { expect, test, type Stage } from './stage.ts';

const decisionsOf = async (stage: Stage): Promise<number> =>
  (await rowsOf(stage.tenant, 'Decisions')).filter(({ fields }) => fields['planId'] === bookBus.planId && fields['kind'] === 'decision').length;
const reviewing = async (stage: Stage) => {
  const annika = await stage.as('forvaltningschef');
  return { annika, page: await reviewFromCard(annika, 'Peter Ålund', bookBus.title) };
};

test('with the opener policy as Entra sends it the tab learns of the decision', async ({ stage }) => {
  const { annika, page } = await reviewing(stage);
  await approve(annika, page);
  expect(await decisionsOf(stage)).toBe(2);
});

test('when sign-in always cuts the window off from Teams, the tab still learns of the decision, however long one reads', async ({ stage }) => {
  await stage.tenant.fault({ match: { path: '/oauth2/v2.0/authorize' }, kind: 'coop-always', times: 1000 });
  const { annika, page } = await reviewing(stage);
  const window = await annika.windowOf(() => page.getByRole('button', { name: 'Godkänn' }).click());
  await expect(window.getByRole('button', { name: 'Godkänn och signera' })).toBeVisible();
  // Teams says at once that the window is closed. Longer than the tab waits after a window that really is.
  await new Promise((resolve) => setTimeout(resolve, 20_000));
  await signIn(window, 'Godkänn och signera');
  await expect(page.getByRole('heading', { name: 'Beslutet är sparat' })).toBeVisible();
  expect(await decisionsOf(stage)).toBe(2);
});

test('an answer of Entra’s that a step back leaves in the address is taken away', async ({ stage }) => {
  const { annika, page } = await reviewing(stage);
  const window = await annika.windowOf(() => page.getByRole('button', { name: 'Godkänn' }).click());
  const sign = window.getByRole('button', { name: 'Godkänn och signera' });
  await expect(sign).toBeVisible();
  // Back itself, as MSAL leaves the answer one step behind; then an answer that is there when the page is loaded.
  await window.evaluate(() => {
    addEventListener('popstate', () => document.body.setAttribute('data-stepped', ''));
    history.back();
  });
  await expect(window.locator('body[data-stepped]')).toHaveCount(1);
  await expect.poll(() => new URL(window.url()).hash).toBe('');
  await window.evaluate(() => {
    history.pushState(null, '', '#code=0.AAAA&state=bbbb');
    location.reload();
  });
  await expect(sign).toBeVisible();
  await expect.poll(() => new URL(window.url()).hash).toBe('');
  await signIn(window, 'Godkänn och signera');
  await expect(page.getByRole('heading', { name: 'Beslutet är sparat' })).toBeVisible();
});

test('a window that is closed half-way leaves nothing, and the next one is signed in', async ({ stage }) => {
  const { annika, page } = await reviewing(stage);
  const first = await annika.windowOf(() => page.getByRole('button', { name: 'Godkänn' }).click());
  await expect(first.getByRole('button', { name: 'Godkänn och signera' })).toBeVisible();
  await first.close();
  await expect(page.getByText(/^Signeringsfönstret verkar vara stängt\./)).toBeVisible();
  expect(await decisionsOf(stage)).toBe(1);
  const next = await annika.windowOf(() => page.getByRole('button', { name: 'Öppna signeringsfönstret' }).click());
  await signIn(next, 'Godkänn och signera');
  await expect(page.getByRole('heading', { name: 'Beslutet är sparat' })).toBeVisible();
  expect(await decisionsOf(stage)).toBe(2);
});

test('a chief with the window open signs nothing after the applicant has withdrawn, and keeps what was written over a reload until then', async ({ stage }) => {
  const { annika, page } = await reviewing(stage);
  const window = await annika.windowOf(() => page.getByRole('button', { name: 'Godkänn' }).click());
  const comment = window.getByRole('textbox', { name: 'Kommentar' });
  await comment.fill('Bra, men tänk på sommaren.');
  await window.reload();
  await expect(comment).toHaveValue('Bra, men tänk på sommaren.');
  await comment.fill('Bra\u202e.');
  await window.getByRole('button', { name: 'Godkänn och signera' }).click();
  await expect(window.getByText('vänder läsriktningen')).toBeVisible();
  await comment.fill('Bra.');
  const sara = await stage.as('handlaggare', `planer/${bookBus.planId}`);
  await sara.tab.getByRole('button', { name: 'Dra tillbaka' }).click();
  await sara.tab.getByRole('alertdialog').getByRole('button', { name: 'Dra tillbaka' }).click();
  await expect(sara.tab.getByText('Tillbakadragen').first()).toBeVisible();
  await window.getByRole('button', { name: 'Godkänn och signera' }).click();
  await expect(window.getByRole('alert')).toContainText('Sara Holmberg har dragit tillbaka planen.');
  await expect(window.getByRole('alert')).toContainText('Inget är sparat.');
  expect(await decisionsOf(stage)).toBe(1);
});

test('the wrong person is told whose decision it is, and nothing is written', async ({ stage }) => {
  const { annika, page } = await reviewing(stage);
  const window = await annika.windowOf(() => page.getByRole('button', { name: 'Godkänn' }).click());
  await window.getByRole('button', { name: 'Logga in som någon annan' }).click();
  await window.getByRole('button', { name: 'Sara Holmberg' }).click();
  await expect(window.getByRole('alert')).toContainText('Det är Annika Strand som ska besluta. Du är inloggad som Sara Holmberg.');
  await closed(window);
  await page.getByRole('button', { name: 'Avbryt signeringen' }).click();
  await expect(page.getByText('Du avbröt här. Om du signerar i det andra fönstret sparas det ändå.')).toBeVisible();
  expect(await decisionsOf(stage)).toBe(1);
});

test.describe('in a browser that stops pop-up windows', () => {
  test.use({ conditions: { mode: 'tls', frameStorage: 'partitioned', popupBlocker: true, appStorage: 'allowed' } });
  test('the click on Godkänn opens the window all the same', async ({ stage }) => {
    const { annika, page } = await reviewing(stage);
    await approve(annika, page);
    expect(await decisionsOf(stage)).toBe(2);
  });
});

test('the frame keeps what it writes, apart from what the same site keeps in a window of its own', async ({ stage }) => {
  const sara = await stage.as('handlaggare');
  const frame = sara.page.frames().find((each) => each.url().startsWith('https://socialamedier.gislaved.example/index.html'));
  await frame?.evaluate(() => localStorage.setItem('here', 'in Teams'));
  expect(await frame?.evaluate(() => localStorage.getItem('here'))).toBe('in Teams');
  const own = await stage.windows().context.newPage();
  await own.goto('https://socialamedier.gislaved.example/verify.html');
  expect(await own.evaluate(() => localStorage.getItem('here'))).toBe(null);
});

test.describe('in a browser that denies frames all storage', () => {
  test.use({ conditions: { mode: 'tls', frameStorage: 'denied', popupBlocker: false, appStorage: 'allowed' } });
  test('the tab says so, and a decision is signed and saved', async ({ stage }) => {
    const { annika, page } = await reviewing(stage);
    const frame = annika.page.frames().find((each) => each.url().startsWith('https://socialamedier.gislaved.example/'));
    expect(
      await frame?.evaluate(() => {
        try {
          return typeof localStorage;
        } catch (thrown) {
          return (thrown as Error).name;
        }
      }),
    ).toBe('SecurityError');
    await approve(annika, page);
    expect(await decisionsOf(stage)).toBe(2);
    await page.getByRole('button', { name: 'Stäng' }).click();
    await annika.openTab();
    await expect(annika.tab.getByText(/^Webbläsaren sparar inget här\./)).toBeVisible();
  });
});

test.describe('in a browser that keeps nothing for the site', () => {
  test.use({ conditions: { mode: 'tls', frameStorage: 'partitioned', popupBlocker: false, appStorage: 'blocked' } });
  test('the signing window says in one sentence what is needed, and nothing is written', async ({ stage }) => {
    const { annika, page } = await reviewing(stage);
    const window = await annika.windowOf(() => page.getByRole('button', { name: 'Godkänn' }).click());
    await expect(window.getByText('Tillåt cookies och webbplatsdata för socialamedier.gislaved.example och öppna planen igen.')).toBeVisible();
    expect(await decisionsOf(stage)).toBe(1);
  });
});
