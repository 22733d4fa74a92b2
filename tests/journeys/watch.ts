// What must never happen in a window of the product, whatever a journey does: a policy violation, an error, a request to a host nobody named.

import type { BrowserContext } from 'playwright/test';

/** Console errors that are part of a journey, each with its reason. */
const expected: readonly { text: RegExp; why: string }[] = [
  { text: /status of 404 .*\/v1\.0\/drives\/[^/]+\/root:/, why: 'Before a record is saved the library is asked whether it is there.' },
  {
    text: /status of 412 .*\/v1\.0\/sites\/[^/]+\/lists\/[^/]+\/items\/\d+\/fields/,
    why: 'Judged by what was to be written, below: a console line does not say it.',
  },
  {
    text: /status of 409 .*\/v1\.0\/drives\/[^/]+\/root:\/.*conflictBehavior=fail/,
    why: 'Two windows save the same record; the library refuses the second, which finds the same bytes there.',
  },
  { text: /Estimating resolution as \d+ .*\/reading\//, why: 'The reader of text in pictures says so of every picture, on what is its standard error.' },
  { text: /status of 409 .*\/v1\.0\/sites\/[^/]+\/lists\/[^/]+\/items/, why: 'Two windows do the same effect; the unique key refuses the second.' },
];

/** Two windows may repair the same projection; the etag refuses the second, and nothing is decided from it. A refused write of anything else is an error. */
const projected = ['status', 'planVersion', 'administrators', 'accountMail', 'activeKey', 'address'];

function isRepair(body: string | null): boolean {
  const written = Object.keys(JSON.parse(body ?? '{}') as object);
  return written.length > 0 && written.every((column) => projected.includes(column));
}

export type Watch = {
  /** Everything that went wrong so far, one line each. */
  misfortunes(): readonly string[];
  /** A console error that this journey brings about itself. */
  expect(text: RegExp): void;
};

/** `hosts` (with port where it is not the scheme's own) are the only ones a window may ask. */
export function watch(hosts: readonly string[]): Watch & { follow(context: BrowserContext): void } {
  const seen: string[] = [];
  const allowed = expected.map(({ text }) => text);
  const note = (line: string) => {
    if (!seen.includes(line) && !allowed.some((text) => text.test(line))) seen.push(line);
  };
  return {
    misfortunes: () => seen.filter((line) => !allowed.some((text) => text.test(line))),
    expect: (text) => void allowed.push(text),
    follow(context) {
      context.on('weberror', (error) => note(`error: ${error.error().stack ?? error.error().message}`));
      // A violated policy is told as a console error too.
      context.on('console', (message) => {
        if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`);
      });
      context.on('response', (response) => {
        const request = response.request();
        if (response.status() === 412 && !isRepair(request.postData())) note(`refused by its etag: ${request.method()} ${request.url()}`);
      });
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (/^https?:$/.test(url.protocol) && !hosts.includes(url.host)) note(`request to ${url.host}`);
      });
    },
  };
}
