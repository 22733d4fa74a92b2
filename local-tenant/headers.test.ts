import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { headersFor } from './headers.ts';

const sharePoint = 'https://gislavedskommun.sharepoint.com';
const policyOf = (path: string, html = ''): Record<string, string> =>
  Object.fromEntries(
    (headersFor(path, sharePoint, html)['Content-Security-Policy'] ?? '')
      .split('; ')
      .map((directive) => [directive.split(' ')[0] ?? '', directive.slice(directive.indexOf(' ') + 1)]),
  );

describe('the headers of the app’s files', () => {
  test('let Teams, Microsoft 365 and the municipality’s SharePoint frame the tab, and nobody else', () => {
    const ancestors = policyOf('/')['frame-ancestors']?.split(' ');
    expect(ancestors).toEqual(policyOf('/index.html')['frame-ancestors']?.split(' '));
    expect(ancestors).toContain('https://*.cloud.microsoft');
    expect(ancestors).toContain('https://teams.microsoft.com');
    expect(ancestors).toContain(sharePoint);
    expect(ancestors?.every((one) => one === "'self'" || one.startsWith('https://'))).toBe(true);
  });
  test.each(['/sign.html', '/relay.html', '/verify.html', '/om.html'])('let nobody frame %s', (path) => {
    expect(policyOf(path)['frame-ancestors']).toBe("'none'");
  });
  test.each(['/sign.html', '/redirect.html', '/relay.html'])('give %s no opener policy, which would cut it off from the window that waits', (path) => {
    expect(headersFor(path, sharePoint)).not.toHaveProperty('Cross-Origin-Opener-Policy');
  });
  test.each(['/index.html', '/sign.html', '/redirect.html', '/relay.html'])('allow no inline script and no inline style with content on %s', (path) => {
    const policy = policyOf(path, '<script>alert(1)</script>');
    expect(policy['script-src']).toBe("'self'");
    expect(policy['style-src']).toBe("'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    expect(policy['default-src']).toBe("'none'");
  });
  test('let WebAssembly be compiled by the reader of pictures alone, which may ask nobody but its own host', () => {
    expect(policyOf('/reading/worker.min.js')).toEqual({ 'default-src': "'none'", 'script-src': "'self' 'wasm-unsafe-eval'", 'connect-src': "'self'" });
    const pages = [...readdirSync('.'), ...readdirSync('public')].filter((name) => name.endsWith('.html'));
    for (const page of pages) expect(policyOf(`/${page}`)['script-src'], page).not.toContain('eval');
    expect(policyOf('/index.html')['worker-src']).toContain("'self'");
  });
  test('name the inline script of verify.html by its hash and give it no network', () => {
    const policy = policyOf('/verify.html', '<style></style><script type="module">let a = 1;</script><script src="x.js"></script>');
    expect(policy['script-src']).toMatch(/^'self' 'sha256-[\w+/]{43}='$/);
    expect(policy['connect-src']).toBe("'none'");
  });
  test('let om.html, which is text alone, run no script and ask the network for nothing', () => {
    expect(policyOf('/om.html', '<script>alert(1)</script>')).toMatchObject({ 'default-src': "'none'", 'script-src': "'none'", 'connect-src': "'none'" });
    expect(readFileSync('public/om.html', 'utf8')).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
  });
  test('let the tab alone start a worker, from its own files, which then reaches no other server', () => {
    expect(policyOf('/index.html')['worker-src']).toBe("'self'");
    for (const path of ['/sign.html', '/redirect.html', '/relay.html', '/verify.html', '/om.html']) expect(policyOf(path)['worker-src'], path).toBe("'none'");
    const worker = policyOf('/assets/pictures.worker-Zh6iCyGH.js');
    expect(worker).toEqual({ 'default-src': "'none'", 'script-src': "'self'", 'connect-src': "'self'" });
  });
  test('give every page that is built or copied a policy', () => {
    const pages = [...readdirSync('.'), ...readdirSync('public')].filter((name) => name.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) expect(headersFor(`/${page}`, sharePoint), page).toHaveProperty('Content-Security-Policy');
  });
  test('keep hashed files for ever and ask again for pages and config.json', () => {
    expect(headersFor('/assets/index-Zh6iCyGH.js', sharePoint)['Cache-Control']).toContain('immutable');
    for (const path of ['/', '/index.html', '/config.json', '/icon.svg']) expect(headersFor(path, sharePoint)['Cache-Control']).toBe('no-cache');
    for (const path of ['/', '/assets/index-Zh6iCyGH.js', '/config.json']) expect(headersFor(path, sharePoint)['X-Content-Type-Options']).toBe('nosniff');
  });
});
