// What a job is. The list of jobs in run.ts is the help text, too.

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
  /** What follows the job's name and is no option of all jobs. */
  rest: readonly string[];
};

export type Job = { name: string; does: string; run(context: JobContext): Promise<number> };
