// What a job is. The list of jobs in run.ts is the help text, too.

import { OutsideError, isOutsideError } from '../src/outsideError.ts';
import type { Environment } from './environment.ts';
import type { JobSignIn } from './signIn.ts';

/** 0 done, 1 found something, 2 wrong use, 3 not signed in or forbidden, 4 the outside failed, 130 stopped. */
export const exits = { done: 0, found: 1, wrongUse: 2, signedOut: 3, outside: 4, stopped: 130 } as const;

export type JobContext = {
  environment: Environment;
  port: number;
  /** Signs in when first asked for: jobs that need no tenant never ask. `as` is a persona of the local tenant. */
  signIn(as?: string): Promise<JobSignIn>;
  /** One line on stdout, for machines. */
  line(value: unknown): void;
  /** A sentence on stderr, for people. */
  say(sentence: string): void;
  /** What stands after the job's name, for jobs that take words. */
  words: readonly string[];
  /** The value of one of the job's own options. */
  option(name: string): string | undefined;
  /** The sentence and the help on stderr; answers the exit code. */
  wrongUse(fault: string): number;
};

/** `takes`: words and options of the job's own, as the help shows them. */
export type Job = {
  name: string;
  does: string;
  takes?: { words: string; options: Readonly<Record<string, string>> };
  run(context: JobContext): Promise<number>;
};

/** SharePoint answers 404 to a person who may not read: what is not there and what this person may not see are one to a job. */
export async function asReader<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (thrown) {
    if (isOutsideError(thrown) && thrown.kind === 'missing') throw new OutsideError('forbidden', thrown.message, thrown.trace);
    throw thrown;
  }
}
