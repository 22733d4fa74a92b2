// The browser of a journey. In TLS mode the real host names lead to the tenant by the browser's own resolver; nothing is injected into a page.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright/test';
import type { RunningTenant, TenantMode } from './tenantProcess.ts';

export type Conditions = {
  mode: TenantMode;
  /** Teams' frames have storage of their own for each site above them. 'denied' is what a browser does that blocks third parties. */
  frameStorage: 'partitioned' | 'denied';
  popupBlocker: boolean;
  /** 'blocked': the person's browser keeps nothing for the app's host, in any window. */
  appStorage: 'allowed' | 'blocked';
};

export type Windows = { context: BrowserContext; close(): Promise<void> };

export async function openBrowser(tenant: RunningTenant, profile: string, conditions: Conditions): Promise<Windows> {
  if (conditions.appStorage === 'blocked') blockStorage(profile);
  const resolver = tenant.mode === 'tls' ? `MAP *:443 127.0.0.1:${tenant.port}, EXCLUDE localhost` : 'MAP * ~NOTFOUND, EXCLUDE localhost';
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width: 1280, height: 860 },
    ...(conditions.popupBlocker ? { ignoreDefaultArgs: ['--disable-popup-blocking'] } : {}),
    args: [
      `--host-resolver-rules=${resolver}`,
      ...(tenant.spki ? [`--ignore-certificate-errors-spki-list=${tenant.spki}`] : []),
      // The last such flag counts: Playwright's own list switches the partitioning of storage off, and frames then have none at all.
      ...(conditions.frameStorage === 'partitioned' ? ['--disable-features=Translate'] : []),
    ],
  });
  return { context, close: () => context.close() };
}

/** As a person does in the settings of the browser: this site may keep nothing. */
function blockStorage(profile: string): void {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const exceptions = { cookies: { 'https://socialamedier.gislaved.example:443,*': { setting: 2 } } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ profile: { content_settings: { exceptions } } }));
}
