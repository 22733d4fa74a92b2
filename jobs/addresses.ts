// Reads addresses, one a line, and says which account each leads to (R44): for lists that are to be cleaned before they are imported.

import { canonicalAddress } from '../src/domain/address.ts';

/**
 * One JSON line for every line read: `{platform, key, url, warning?}` or `{refusal, reason}`. `refusal` is a word for programs, `reason` a Swedish sentence.
 * An empty line is a refusal too, so that line n answers line n. Answers true when nothing was refused (exit 0), else false (exit 1).
 */
export const addresses = {
  name: 'addresses',
  does: 'Läser webbadresser på standard in, en på varje rad, och svarar med kontots plattform och nyckel eller med varför adressen inte duger.',
  async run(lines: AsyncIterable<string>, print: (line: string) => void): Promise<boolean> {
    let allRead = true;
    for await (const line of lines) {
      const read = canonicalAddress(line);
      if ('refusal' in read) allRead = false;
      print(JSON.stringify('refusal' in read ? { refusal: read.refusal, reason: read.sentence } : read));
    }
    return allRead;
  },
};
