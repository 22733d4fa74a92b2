// Programs of the machine that some tests need (Java, Maven, qpdf, poppler). CI has them all; a laptop may miss some.

import { spawnSync } from 'node:child_process';

/** Windows finds mvn and others only through its command processor. */
const onWindows = process.platform === 'win32';

/**
 * Says whether a program answers. When it does not: with CI=true an Error, else one loud line and false, so that the caller can skip its tests.
 * `arguments_` must make the program end at once; `answers` is looked for in what it prints.
 */
export function toolIsHere(command: string, arguments_: readonly string[], answers = ''): boolean {
  const { status, stdout, stderr } = spawnSync(command, [...arguments_], { encoding: 'utf8', shell: onWindows });
  if (status !== null && status !== 127 && `${stdout}${stderr}`.includes(answers)) return true;
  missing(`${command} ${answers && `with ${answers} `}is not installed`);
  return false;
}

/** A failure with CI=true, else a loud line before the tests that are skipped. */
export function missing(what: string): void {
  if (process.env['CI'] === 'true') throw new Error(`${what}. CI must have it.`);
  console.warn(`\n  SKIPPED: ${what}. The tests that need it were not run.\n`);
}
