// Reads addresses, one a line, and says which account each leads to (R44): for lists that are to be cleaned before they are imported.

import { canonicalAddress } from '../src/domain/address.ts';
import { exits, type Job } from './job.ts';

/** What is printed about one line: the account, or a word for programs (`refusal`) and a Swedish sentence (`reason`). */
export type AddressLine = { platform: string; key: string; url: string; warning?: string } | { refusal: string; reason: string };

export const addresses = {
  name: 'addresses',
  does: 'reads addresses on stdin, one a line, and prints the platform and key of each account, or why it is refused',
  /** One answer for every line, an empty one too, so that line n answers line n. Answers true when nothing was refused. */
  async run(lines: AsyncIterable<string>, print: (line: AddressLine) => void): Promise<boolean> {
    let allRead = true;
    for await (const line of lines) {
      const read = canonicalAddress(line);
      if ('refusal' in read) allRead = false;
      print('refusal' in read ? { refusal: read.refusal, reason: read.sentence } : read);
    }
    return allRead;
  },
};

export const addressesJob: Job = {
  name: addresses.name,
  does: addresses.does,
  async run(context) {
    const allRead = await addresses.run(linesOf(process.stdin.setEncoding('utf8')), (line) => context.line(line));
    // A pipe takes what is written in its own time, and the program is ended when the job answers.
    await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
    return allRead ? exits.done : exits.found;
  },
};

/** Lines end with a line feed and nothing else: readline also breaks at U+2028, and then line n would not answer line n. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of text) {
    const lines = `${rest}${piece}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
