// Chat, mail and activity beside the tab, as a person sees and uses them.

import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { people } from '../demo/people.ts';
import { readIds } from '../ids.ts';
import type { Tenant } from '../tenant.ts';
import { frameOf, launch, probe, startSmall, watch, type Watch } from './testHost.ts';
import { buildTestPage } from './testpage/build.ts';

const ids = readIds();
const oid = (id: string): string => people.find((person) => person.id === id)?.oid ?? '';
const entity = (sub: string): string =>
  `https://teams.microsoft.com/l/entity/${ids.teamsAppId}/start?context=${encodeURIComponent(JSON.stringify({ subEntityId: sub }))}`;
const dialogLink = `https://teams.microsoft.com/l/task/${ids.teamsAppId}?url=${encodeURIComponent(`${ids.appUrl}/index.html#/beslut/1`)}&height=medium&width=medium&title=${encodeURIComponent('Godkänn aktivitetsplan')}`;

const card = {
  type: 'AdaptiveCard',
  version: '1.4',
  lang: 'sv',
  fallbackText: 'Godkänn aktivitetsplan: Bokbussen',
  body: [
    { type: 'TextBlock', text: 'Bokbussen på **Instagram**', size: 'Large', weight: 'Bolder' },
    { type: 'FactSet', facts: [{ title: 'Verksamhet', value: '<b>Bokbussen</b>' }] },
  ],
  actions: [
    { type: 'Action.OpenUrl', title: 'Granska och besluta', style: 'positive', url: dialogLink },
    { type: 'Action.OpenUrl', title: 'Öppna i fliken', url: entity('beslut/1') },
    { type: 'Action.ShowCard', title: 'Visa mer', card: { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'Det som var dolt' }] } },
    { type: 'Action.Submit', title: 'Svara' },
    { type: 'Action.OpenUrl', title: 'Fel app', url: entity('x').replace(ids.teamsAppId, '99999999-0000-4000-8000-000000000000') },
  ],
};

function seed({ services: { store } }: Tenant): void {
  const at = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
  const sha256 = store.blobs.put(new TextEncoder().encode('%PDF-1.7'));
  const attachments = [{ id: 'k', contentType: 'application/vnd.microsoft.card.adaptive', content: JSON.stringify(card), teamsAppId: ids.teamsAppId }];
  const members = [oid('handlaggare'), oid('verksamhetschef')];
  store.commit(
    {
      type: 'user',
      user: {
        oid: oid('handlaggare'),
        displayName: 'Sara Holmberg',
        givenName: 'Sara',
        surname: 'Holmberg',
        upn: 'handlaggare@gislaved.example',
        mail: 'sara.holmberg@gislaved.example',
        jobTitle: '',
      },
    },
    { type: 'chat', chat: { id: '19:a_b@unq.gbl.spaces', kind: 'oneOnOne', topic: '', members, createdAt: at(9), changedAt: at(9) } },
    {
      type: 'message',
      message: {
        id: '1',
        chatId: '19:a_b@unq.gbl.spaces',
        from: oid('handlaggare'),
        at: at(9),
        contentType: 'html',
        content: '<p>Titta <a href="javascript:alert(1)">här</a></p><img src=x onerror="document.title=1"><attachment id="k"></attachment>',
        attachments,
      },
    },
    {
      type: 'mail',
      mail: {
        id: 'm1',
        from: 'handlaggare@gislaved.example',
        at: at(5),
        to: ['biblioteken.some@gislaved.example'],
        cc: [],
        subject: 'Godkänd plan',
        contentType: 'html',
        content: `<p>Planen är godkänd.</p><script>parent.document.title='fel'</script><a href="${entity('planer/1')}">Öppna planen</a>`,
        attachments: [{ name: 'plan å.pdf', contentType: 'application/pdf', size: 8, sha256 }],
        savedToSentItems: false,
      },
    },
    {
      type: 'notification',
      notification: {
        id: 'n1',
        to: oid('verksamhetschef'),
        from: oid('handlaggare'),
        at: at(4),
        activityType: 'x',
        text: 'Sara Holmberg vill att du granskar en plan',
        preview: 'Bokbussen',
        topic: '',
        webUrl: entity('beslut/1'),
      },
    },
  );
}

let tenant: Tenant;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let seen: Watch;
const open = (hash: string, theme = 'default'): Promise<unknown> => page.goto(`${tenant.origin}/teams?persona=verksamhetschef&theme=${theme}${hash}`);
const subPage = async (): Promise<unknown> =>
  ((await probe(await frameOf(page, 'embedded-page-container'), 'context')) as { page: { subPageId?: string } }).page.subPageId;

beforeAll(async () => {
  tenant = await startSmall(await buildTestPage());
  seed(tenant);
  browser = await launch(tenant);
});
afterAll(async () => {
  await browser?.close();
  await tenant?.close();
});
beforeEach(async () => {
  context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 1200, height: 800 }, acceptDownloads: true });
  seen = watch(context, (url) => url.origin === tenant.origin);
  page = await context.newPage();
});
afterEach(async () => {
  expect(seen.outside).toEqual([]);
  await context.close();
});

describe('chat', () => {
  test('a card’s first button opens the dialog, the second the tab; a link to another app is refused in words', async () => {
    await open('#/chatt');
    await page.getByRole('link', { name: /Sara Holmberg/ }).click();
    await page.getByRole('link', { name: 'Granska och besluta' }).click();
    const dialog = page.getByRole('dialog', { name: 'Godkänn aktivitetsplan' });
    expect((await frameOf(page, 'dialog-frame')).url()).toBe(`${tenant.origin}/index.html#/beslut/1`);
    await dialog.getByRole('button', { name: 'Stäng' }).click();
    await page.getByRole('link', { name: 'Fel app' }).click();
    await page.getByRole('status').getByText('Länken kan inte öppnas').waitFor();
    await page.getByRole('button', { name: 'Svara' }).click();
    await page.getByRole('status').getByText('Något gick fel').waitFor();
    await page.getByRole('link', { name: 'Öppna i fliken' }).click();
    expect(await subPage()).toBe('beslut/1');
  });
  test('message bodies and card texts bring no script and no markup of their own', async () => {
    await open(`#/chatt/${encodeURIComponent('19:a_b@unq.gbl.spaces')}`);
    const log = page.getByRole('log');
    await log.getByText('Titta').waitFor();
    expect(await log.locator('img, a[href^="javascript"]').count()).toBe(0);
    expect(await log.getByText('<b>Bokbussen</b>').count()).toBe(1);
    expect(await log.locator('strong', { hasText: 'Instagram' }).count()).toBe(1);
    expect(await page.title()).toContain('Chatt');
  });
  test('what one writes reaches the other, and does not fold up what is unfolded', async () => {
    await open(`#/chatt/${encodeURIComponent('19:a_b@unq.gbl.spaces')}`);
    await page.getByRole('button', { name: 'Visa mer' }).click();
    await page.getByRole('textbox', { name: 'Skriv ett meddelande' }).fill('Jag tittar i dag.');
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByText('Jag tittar i dag.').waitFor();
    expect(await page.getByText('Det som var dolt').isVisible()).toBe(true);
    await page.goto(`${tenant.origin}/teams?persona=handlaggare#/chatt`);
    await page.getByRole('link', { name: 'Chatt' }).locator('.badge').getByText('1').waitFor();
    await page
      .getByRole('link', { name: /Peter Ålund/ })
      .getByText('Peter: Jag tittar i dag.')
      .waitFor();
  });
});

describe('mail', () => {
  test('comes to a shared mailbox; its link opens the tab, its script does not run, its file is saved', async () => {
    await open('#/epost');
    await page.getByRole('link', { name: /Sara Holmberg.*Godkänd plan/ }).click();
    const letter = page.frameLocator('iframe.letter');
    await letter.getByText('Planen är godkänd.').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'plan å.pdf' }).click()]);
    expect(download.suggestedFilename()).toBe('plan å.pdf');
    expect(await readFile(await download.path(), 'utf8')).toBe('%PDF-1.7');
    await letter.getByRole('link', { name: 'Öppna planen' }).click();
    expect(await subPage()).toBe('planer/1');
    expect(await page.title()).toBe('Sociala medier | Peter Ålund');
  });
});

describe('activity', () => {
  test('is marked as new until it is opened, and leads to the tab', async () => {
    await open('#/aktivitet');
    const badge = page.getByRole('link', { name: /Aktivitet/ }).locator('.badge');
    await badge.getByText('1').waitFor();
    await page.getByRole('button', { name: /vill att du granskar/ }).click();
    expect(await subPage()).toBe('beslut/1');
    await expect.poll(() => badge.isVisible()).toBe(false);
  });
});

describe('for everyone', () => {
  test.each(['default', 'dark', 'contrast'])('every pane passes the rules of WCAG 2.2 A and AA in the theme %s, also at phone width', async (theme) => {
    const axe = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
    for (const hash of ['#/aktivitet', `#/chatt/${encodeURIComponent('19:a_b@unq.gbl.spaces')}`, '#/epost/m1', '#/epost']) {
      for (const width of [1200, 390]) {
        await page.setViewportSize({ width, height: 800 });
        await open(hash, theme);
        await page.reload();
        await page.locator('.entry').first().waitFor({ state: 'attached' });
        await page.evaluate(axe);
        const found = await page.evaluate(async () => {
          const { axe: run } = window as unknown as {
            axe: { run(context: object, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          };
          const { violations } = await run.run({ exclude: [['iframe']] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
          return violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
        });
        expect([hash, width, found]).toEqual([hash, width, []]);
      }
    }
  });
  test('at phone width the rail is a bar at the bottom and list and letter take turns', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await open('#/epost');
    const rail = await page.getByRole('navigation', { name: 'Appar' }).boundingBox();
    expect(rail?.y).toBeGreaterThan(700);
    expect(rail?.width).toBe(390);
    await page.getByRole('link', { name: /Godkänd plan/ }).click();
    await page.frameLocator('iframe.letter').getByText('Planen är godkänd.').waitFor();
    expect(await page.locator('.entry').first().isVisible()).toBe(false);
    await page.getByRole('link', { name: 'Till listan: E-post' }).click();
    expect(await page.locator('.entry').first().isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
