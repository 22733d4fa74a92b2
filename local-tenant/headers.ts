// The response headers of the app's own files: one table, the same in production and here.
// Embedding: learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements. Every inline script and style is refused but one:
// Griffel opens its style elements empty, and the hash below is that of the empty text.

import { createHash } from 'node:crypto';

const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** Hosts of Teams, Outlook and Microsoft 365 that may show the tab in a frame. */
const microsoftHosts = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
];

type Policy = {
  framedBy: readonly string[];
  openerPolicy: 'same-origin-allow-popups' | 'none';
  connects: readonly string[];
  scripts?: 'inline' | 'none';
  /** Whether the page may start a worker of ours. */
  workers?: true;
};

/** `sharePointOrigin`: the municipality's own SharePoint, whose pages may show the tab. */
function policies(sharePointOrigin: string): Record<string, Policy> {
  const hosts = ["'self'", ...microsoftHosts, sharePointOrigin];
  const services = ["'self'", 'https://graph.microsoft.com', 'https://login.microsoftonline.com', 'https://*.sharepoint.com', 'https://res.cdn.office.net'];
  const issuer = ["'self'", 'https://login.microsoftonline.com'];
  return {
    // Pictures that are taken as evidence are made ready by a worker.
    '/index.html': { framedBy: hosts, openerPolicy: 'same-origin-allow-popups', connects: services, workers: true },
    // A window of its own: no frame may lure a click on it, and its opener must still be able to see it close.
    '/sign.html': { framedBy: ["'none'"], openerPolicy: 'none', connects: services },
    // Silent sign-in loads it in a frame inside the tab, which may itself be framed; with an opener policy a pop-up would never answer.
    '/redirect.html': { framedBy: hosts, openerPolicy: 'none', connects: issuer },
    '/relay.html': { framedBy: ["'none'"], openerPolicy: 'none', connects: issuer },
    // One file with its script inside, also opened from disk. It asks the network for nothing.
    '/verify.html': { framedBy: ["'none'"], openerPolicy: 'same-origin-allow-popups', connects: ["'none'"], scripts: 'inline' },
    // Text alone.
    '/om.html': { framedBy: ["'none'"], openerPolicy: 'same-origin-allow-popups', connects: ["'none'"], scripts: 'none' },
  };
}

/** What a worker is held to is its own file's policy, not the page's: it fetches fonts from here and nothing else. A script in a page is not touched by it. */
const ofWorkers = "default-src 'none'; script-src 'self'; connect-src 'self'";
/**
 * A worker follows the policy of its own response, not that of the page (CSP Level 3, 4.2.2). The one that reads text in pictures compiles WebAssembly;
 * so may no page. It asks its own host for its files and nobody for anything else.
 */
const workers: Readonly<Record<string, string>> = {
  '/reading/worker.min.js': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
};

/** Paths whose name holds a hash of their content. */
const hashed = /^\/assets\/.+-[\w-]{8}\.\w+$/;

/**
 * Headers of a file of the built app. `html` is the text of a page, from which the hashes of its inline scripts and styles are taken where its policy allows any.
 */
export function headersFor(path: string, sharePointOrigin: string, html = ''): Record<string, string> {
  const page = path === '/' ? '/index.html' : path;
  const common = {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cache-Control': hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  if (path.startsWith('/assets/')) return { ...common, 'Content-Security-Policy': ofWorkers };
  const ofWorker = workers[page];
  if (ofWorker) return { ...common, 'Content-Security-Policy': ofWorker };
  const policy = policies(sharePointOrigin)[page];
  if (!policy) return common;
  const inline = (element: string): string[] => (policy.scripts === 'inline' ? inlineHashes(html, element) : []);
  const directives = [
    "default-src 'none'",
    policy.scripts === 'none' ? "script-src 'none'" : `script-src 'self' ${inline('script').join(' ')}`.trimEnd(),
    `style-src 'self' ${[emptyStyle, ...inline('style')].join(' ')}`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src ${policy.connects.join(' ')}`,
    `worker-src ${policy.workers ? "'self'" : "'none'"}`,
    "manifest-src 'self'",
    "frame-src 'self' https://login.microsoftonline.com",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${policy.framedBy.join(' ')}`,
  ];
  return {
    ...common,
    'Content-Security-Policy': directives.join('; '),
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    ...(policy.openerPolicy === 'none' ? {} : { 'Cross-Origin-Opener-Policy': policy.openerPolicy }),
  };
}

function inlineHashes(html: string, element: string): string[] {
  const texts = [...html.matchAll(new RegExp(`<${element}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${element}>`, 'g'))].map((match) => match[1] ?? '');
  return texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}
