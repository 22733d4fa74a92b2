// Reads texts, one a line, and says what in each may need more care (R83, R84): for comments that are handled elsewhere.

import { numberKind } from '../src/adapters/personalNumbers/numberKind.ts';
import { contentWarnings, type ContentWarning } from '../src/domain/contentWarning.ts';
import { linesOf } from './addresses.ts';
import { exits, type Job, type JobContext } from './job.ts';

/** What is printed about one line. Places are UTF-16 units of the line; what was found is not repeated, since it may be nobody's to spread. */
export type ScanLine = { warnings: readonly ContentWarning[] };

/** One answer for every line, an empty one too, so that line n answers line n. Answers true when nothing was found. */
export async function scanLines(lines: AsyncIterable<string>, print: (line: ScanLine) => void): Promise<boolean> {
  let isClean = true;
  for await (const line of lines) {
    const warnings = contentWarnings(line, numberKind);
    if (warnings.length > 0) isClean = false;
    print({ warnings });
  }
  return isClean;
}

export const scan: Job = {
  name: 'scan',
  does: 'reads texts on stdin, one a line, and prints where a personal number, a phone number, an e-mail address or talk of protection stands',
  async run(context: JobContext) {
    const isClean = await scanLines(linesOf(process.stdin.setEncoding('utf8')), (line) => context.line(line));
    // A pipe takes what is written in its own time, and the program is ended when the job answers.
    await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
    return isClean ? exits.done : exits.found;
  },
};
