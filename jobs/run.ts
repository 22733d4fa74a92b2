// npm run job -- NAME [--env NAME] [--port N] [--as PERSONA]: one table of jobs, the help is printed from it.

import { GraphError } from '@microsoft/microsoft-graph-client';
import { outside } from '../src/adapters/graph/client.ts';
import { isOutsideError, type OutsideKind } from '../src/outsideError.ts';
import { addressesJob } from './addresses.ts';
import { demo } from './demo.ts';
import { readEnvironment } from './environment.ts';
import { exits, type Job, type JobContext } from './job.ts';
import { useLocalNetwork } from './localNetwork.ts';
import { printManifest } from './manifest.ts';
import { provision } from './provision.ts';
import { keys } from './keys.ts';
import { signIn, type JobSignIn } from './signIn.ts';
import { verify } from './verify.ts';

const jobs: readonly Job[] = [provision, demo, verify, keys, addressesJob, printManifest];

const options = {
  '--env': 'tenant, from env/.env.NAME (default local)',
  '--port': 'port of the local tenant (default 4280)',
  '--as': 'persona, local tenant only (default administrator)',
} as const;

/** Runs one job and answers its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const parsed = parse(argv);
  if ('fault' in parsed) return wrongUse(parsed.fault);
  const job = jobs.find(({ name }) => name === parsed.name);
  if (!job) return wrongUse(parsed.name ? `There is no job ${parsed.name}.` : undefined);
  const environment = readEnvironment(parsed.values['--env'] ?? 'local');
  if ('fault' in environment) return wrongUse(environment.fault);
  const port = Number(parsed.values['--port'] ?? 4280);
  if (!Number.isInteger(port) || port < 1 || port > 65535) return wrongUse('--port is a number from 1 to 65535.');
  if (parsed.values['--as'] && !environment.local) return wrongUse('--as works on the local tenant only: on a real one everybody signs in as themselves.');
  const restore = environment.local ? useLocalNetwork(environment, port) : () => {};
  const signedIn = new Map<string, Promise<JobSignIn>>();
  const context: JobContext = {
    environment,
    port,
    rest: parsed.rest,
    line: (value) => void process.stdout.write(`${JSON.stringify(value)}\n`),
    say: (sentence) => void process.stderr.write(`${sentence}\n`),
    signIn(as = parsed.values['--as'] ?? 'administrator') {
      const there = signedIn.get(as) ?? signIn(environment, environment.local ? as : undefined, ['https://graph.microsoft.com/User.Read']);
      signedIn.set(as, there);
      return there;
    },
  };
  const stop = () => process.exit(exits.stopped);
  process.once('SIGINT', stop);
  try {
    return await job.run(context);
  } catch (thrown) {
    return failed(thrown, context);
  } finally {
    process.off('SIGINT', stop);
    restore();
  }
}

const exitByKind: Partial<Record<OutsideKind, number>> = { signedOut: exits.signedOut, forbidden: exits.signedOut, consentNeeded: exits.signedOut };

function failed(thrown: unknown, context: JobContext): number {
  const known = isOutsideError(thrown) || thrown instanceof GraphError ? outside(thrown) : undefined;
  if (known) {
    context.say(`${known.message}${known.trace ? ` (${known.trace})` : ''}`);
    return exitByKind[known.kind] ?? exits.outside;
  }
  if (thrown instanceof TypeError && thrown.message === 'fetch failed') {
    context.say(context.environment.local ? `No local tenant answers on port ${context.port}. Start it with npm start.` : 'No answer. Check the network.');
    return exits.outside;
  }
  throw thrown;
}

function parse(argv: readonly string[]): { name: string; values: Partial<Record<keyof typeof options, string>>; rest: string[] } | { fault: string } {
  const values: Partial<Record<keyof typeof options, string>> = {};
  const rest: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const [name, inline] = (argv[i] as string).split(/=(.*)/s, 2) as [string, string | undefined];
    if (name.startsWith('--') && !(name in options)) return { fault: `There is no option ${name}.` };
    if (!(name in options)) {
      rest.push(argv[i] as string);
      continue;
    }
    const value = inline ?? argv[++i];
    if (!value) return { fault: `${name} needs a value.` };
    values[name as keyof typeof options] = value;
  }
  const [name = '', ...following] = rest;
  return { name, values, rest: following };
}

function wrongUse(fault: string | undefined): number {
  const wide = Math.max(...jobs.map(({ name }) => name.length), ...Object.keys(options).map((name) => name.length)) + 2;
  const row = ([name, does]: readonly [string, string]) => `  ${name.padEnd(wide)}${does}`;
  const help = [
    'npm run job -- NAME [options]',
    '',
    ...jobs.map(({ name, does }) => row([name, does])),
    '',
    ...Object.entries(options).map(row),
    '',
    'Exit codes: 0 done, 1 found something, 2 wrong use, 3 not signed in or forbidden, 4 the outside failed, 130 stopped.',
  ];
  process.stderr.write(`${fault ? `${fault}\n\n` : ''}${help.join('\n')}\n`);
  return exits.wrongUse;
}
