// The stage of a journey: one tenant, one browser where every window is a person, and the rule that nothing may go wrong unseen.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from 'playwright/test';
import { prepareTenant } from '../preparedTenant.ts';
import { openBrowser, type Conditions, type Windows } from './browser.ts';
import { atTeams, type Desk } from './desk.ts';
import type { HandIn } from './hand.ts';
import { newFolder, startTenantProcess, type RunningTenant, type TenantMode } from './tenantProcess.ts';
import { watch, type Watch } from './watch.ts';

export { expect };

export type Stage = {
  tenant: RunningTenant;
  watch: Watch;
  /** A window of its own where the person has Teams open, with the tab at `route`; with the mouse, or with `hand`. */
  as(persona: string, route?: string, hand?: HandIn): Promise<Desk>;
  windows(): Windows;
  /** Every window is closed; the next person opens the browser anew, with what it remembers. */
  closeBrowser(): Promise<void>;
  /** The tenant stops and starts again from its folder; so does the browser. */
  restart(mode?: TenantMode): Promise<void>;
};

const tlsHosts = [
  'teams.microsoft.com',
  'login.microsoftonline.com',
  'graph.microsoft.com',
  'res.cdn.office.net',
  'gislavedskommun.sharepoint.com',
  'socialamedier.gislaved.example',
];

type Fixtures = { conditions: Conditions; stage: Stage };

export const test = base.extend<Fixtures, { prepared: boolean }>({
  prepared: [
    async ({ browserName: _any }, use) => {
      await prepareTenant();
      await use(true);
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  conditions: [{ mode: 'tls', frameStorage: 'partitioned', popupBlocker: false, appStorage: 'allowed' }, { option: true }],
  stage: async ({ conditions, prepared: _prepared }, use, info) => {
    const { folder, take } = newFolder();
    const profile = mkdtempSync(join(tmpdir(), 'browser-'));
    const hosts = [...tlsHosts];
    const watching = watch(hosts);
    let browser: Windows | undefined;
    const stage: Stage = {
      tenant: await startTenantProcess(folder, conditions.mode),
      watch: watching,
      async as(persona, route, hand) {
        browser ??= await openStageBrowser();
        return await atTeams(browser, shellOf(stage.tenant), persona, route, hand);
      },
      windows() {
        if (!browser) throw new Error('no window is open');
        return browser;
      },
      async closeBrowser() {
        await browser?.close();
        browser = undefined;
      },
      async restart(mode = stage.tenant.mode) {
        await stage.closeBrowser();
        await stage.tenant.stop();
        stage.tenant = await startTenantProcess(folder, mode);
      },
    };
    const openStageBrowser = async () => {
      if (stage.tenant.mode === 'http') hosts.splice(0, hosts.length, `localhost:${stage.tenant.port}`);
      const opened = await openBrowser(stage.tenant, profile, conditions);
      watching.follow(opened.context);
      return opened;
    };
    try {
      await use(stage);
    } finally {
      if (info.status !== info.expectedStatus)
        for (const page of browser?.context.pages() ?? [])
          await page.screenshot({ path: info.outputPath(`${(await page.title()).replace(/\W+/g, '-')}.png`) }).catch(() => undefined);
      await stage.closeBrowser();
      await stage.tenant.stop();
      take();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
    expect(watching.misfortunes(), 'what went wrong in the windows').toEqual([]);
  },
});

const shellOf = ({ mode, origin }: RunningTenant) => `${mode === 'tls' ? 'https://teams.microsoft.com' : origin}/teams`;
