// What docs/install.md gives an administrator for the web host, against what the tests run the built files with.

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readingFiles, readingFolder } from '../src/adapters/reading/files.ts';
import { readConfig } from '../src/config.ts';
import { registrationAt, trustOf } from '../src/domain/trust.ts';
import { headerTable, nginxConfiguration, staticWebAppConfiguration } from './hosting.ts';

describe('the examples for a web host', () => {
  // A changed header is printed again with: npx vitest run tests/hosting.test.ts -u
  it('give the headers the local tenant serves', async () => {
    await expect(nginxConfiguration()).toMatchFileSnapshot('../docs/hosting/nginx.conf');
    await expect(staticWebAppConfiguration()).toMatchFileSnapshot('../docs/hosting/staticwebapp.config.json');
  });

  it('know every page of the build, and no other', () => {
    const pages = Object.keys(headerTable()).filter((path) => path.endsWith('.html'));
    for (const page of pages) expect(existsSync(`.${page}`) || existsSync(`public${page}`), page).toBe(true);
    const sources = [readFileSync('vite.config.ts', 'utf8'), readFileSync('vite.verify.config.ts', 'utf8')].join('');
    const built = [...sources.matchAll(/'(\w+\.html)'/g)].map((match) => `/${match[1]}`);
    for (const page of built) expect(pages).toContain(page);
  });

  it('give the reader of text in pictures, and no page, the right to compile WebAssembly', () => {
    const allowed = Object.entries(headerTable()).filter(([, headers]) => headers['Content-Security-Policy']?.includes("'wasm-unsafe-eval'"));
    expect(allowed.map(([path]) => path)).toEqual([`/${readingFolder}/worker.min.js`]);
    expect(Object.keys(readingFiles)).toContain('worker.min.js');
  });

  it('let only windows of their own sign and verify', () => {
    const table = headerTable();
    for (const page of ['/sign.html', '/relay.html', '/verify.html', '/om.html'])
      expect(table[page]?.['Content-Security-Policy']).toContain("frame-ancestors 'none'");
    expect(table['/index.html']?.['Content-Security-Policy']).toContain('https://kommunen.sharepoint.com');
    expect(readFileSync('docs/hosting/nginx.conf', 'utf8')).not.toContain('gislaved');
  });
});

describe('docs/hosting/config.example.json', () => {
  const example = JSON.parse(readFileSync('docs/hosting/config.example.json', 'utf8')) as { default: object };

  it('is taken by the tab on the app’s host and by the signing page on its own', () => {
    const app = readConfig(example, 'socialamedier.kommunen.example');
    const signing = readConfig(example, 'signering.kommunen.example');
    expect(new URL(String(app.signUrl)).host).toBe('signering.kommunen.example');
    expect(app.clientId).not.toBe(app.signingClientId);
    // A plan half-way when the signing page gets a registration of its own is decided there: its first decision was signed for the app's.
    expect(trustOf(app)).toEqual({
      tenantId: app.tenantId,
      signingClientId: app.signingClientId,
      before: { clientId: app.clientId, until: app.signingSince },
    });
    expect(trustOf(signing)).toEqual(trustOf(app));
    const since = Date.parse(String(signing.signingSince));
    expect(registrationAt(trustOf(signing), new Date(since - 1000))).toBe(signing.clientId);
    expect(registrationAt(trustOf(signing), new Date(since))).toBe(signing.signingClientId);
  });

  it('shows every key that is known, but the one only the local tenant needs; and install.md explains them all', () => {
    const known = [...readFileSync('src/config.ts', 'utf8').matchAll(/^ {2}(\w+): \{ required/gm)].map((match) => String(match[1]));
    expect(known.length).toBeGreaterThan(8);
    expect(Object.keys(example.default).sort()).toEqual(known.filter((key) => key !== 'authorityMetadata').sort());
    const install = readFileSync('docs/install.md', 'utf8');
    for (const key of known) expect(install, `install.md does not explain ${key}`).toContain(`\`${key}\``);
  });
});
