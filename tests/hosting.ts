// The headers of the built files in the words of two web hosts, printed from the table the local tenant serves them by.

import { headersFor } from '../local-tenant/headers.ts';

/** Stands for the municipality's own SharePoint in the examples. */
export const exampleSharePoint = 'https://kommunen.sharepoint.com';
const pages = ['/index.html', '/sign.html', '/redirect.html', '/relay.html', '/om.html'];
/** A script with a policy of its own. */
const workers = ['/reading/worker.min.js'];

/** Headers by path. verify.html says in itself what its scripts may do, with hashes that change with every build. */
export function headerTable(): Record<string, Record<string, string>> {
  const { 'Content-Security-Policy': _, ...verify } = headersFor('/verify.html', exampleSharePoint);
  const common = headersFor('/config.json', exampleSharePoint);
  return {
    ...Object.fromEntries(pages.map((page) => [page, headersFor(page, exampleSharePoint)])),
    '/verify.html': { ...verify, 'Content-Security-Policy': "frame-ancestors 'none'" },
    ...Object.fromEntries(workers.map((worker) => [worker, headersFor(worker, exampleSharePoint)])),
    '/assets/': headersFor('/assets/index-AAAAAAAA.js', exampleSharePoint),
    '/': common,
  };
}

export function nginxConfiguration(): string {
  const block = ([path, headers]: [string, Record<string, string>]) =>
    [
      `    location ${path.endsWith('/') ? '' : '= '}${path} {`,
      ...Object.entries(headers).map(([name, value]) => `        add_header ${name} "${value}" always;`),
      '    }',
    ].join('\n');
  return `# nginx. Replace the host, the certificate and ${exampleSharePoint} with your own. dist/ lies in root.
server {
    listen 443 ssl;
    server_name socialamedier.kommunen.example;
    ssl_certificate     /etc/ssl/socialamedier.pem;
    ssl_certificate_key /etc/ssl/socialamedier.key;
    root /srv/socialamedier;
    index index.html;

${Object.entries(headerTable()).map(block).join('\n\n')}
}
`;
}

export function staticWebAppConfiguration(): string {
  const { '/': common, '/assets/': assets, ...own } = headerTable();
  const routes = [
    ...Object.entries(own).map(([route, headers]) => ({ route, headers })),
    { route: '/', headers: own['/index.html'] },
    { route: '/assets/*', headers: assets },
  ];
  return `${JSON.stringify({ routes, globalHeaders: common }, null, 2)}\n`;
}
