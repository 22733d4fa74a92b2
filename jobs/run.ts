// npm run job -- NAME [--env NAME] [--port N] [--as PERSONA]: one table of jobs, the help is printed from it.

import { GraphError } from '@microsoft/microsoft-graph-client';
import { outside } from '../src/adapters/graph/client.ts';
import { isOutsideError, type OutsideKind } from '../src/outsideError.ts';
import { addressesJob } from './addresses.ts';
import { demo } from './demo.ts';
import { evidence } from './evidence.ts';
import { readEnvironment } from './environment.ts';
import { exits, type Job, type JobContext } from './job.ts';
import { useLocalNetwork } from './localNetwork.ts';
import { printManifest } from './manifest.ts';
import { provision } from './provision.ts';
import { scan } from './scan.ts';
import { keys } from './keys.ts';
import { signIn, type JobSignIn } from './signIn.ts';
import { verify } from './verify.ts';

const jobs: readonly Job[] = [provision, demo, verify, keys, addressesJob, evidence, scan, printManifest];

const options = {
  '--env': 'tenant, from env/.env.NAME (default local)',
  '--port': 'port of the local tenant (default 4280)',
  '--as': 'persona, local tenant only (default administrator)',
} as const;

/** Runs one job and answers its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  if (argv.includes('--help') || argv[0] === 'help') {
    process.stdout.write(`${help()}\n`);
    return exits.done;
  }
  const parsed = parse(argv);
  if ('fault' in parsed) return wrongUse(parsed.fault);
  const job = jobs.find(({ name }) => name === parsed.name);
  if (!job) return wrongUse(parsed.name ? `There is no job ${parsed.name}.` : undefined);
  if (parsed.surplus.length > 0 && !job.takes) return wrongUse(`${job.name} takes no more words: ${parsed.surplus.join(' ')}.`);
  const strange = Object.keys(parsed.values).find((name) => !(name in options) && !(name in (job.takes?.options ?? {})));
  if (strange) return wrongUse(`${job.name} has no option ${strange}.`);
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
    line: (value) => void process.stdout.write(`${JSON.stringify(value)}\n`),
    say: (sentence) => void process.stderr.write(`${sentence}\n`),
    words: parsed.surplus,
    option: (name) => parsed.values[name],
    wrongUse,
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

const refusals: Partial<Record<OutsideKind, string>> = {
  signedOut: 'Nobody is signed in.',
  forbidden: 'The person who signed in may not do this, or the site is not there.',
  consentNeeded: 'An administrator must consent to the permissions first.',
};

function failed(thrown: unknown, context: JobContext): number {
  const known = isOutsideError(thrown) || thrown instanceof GraphError ? outside(thrown) : undefined;
  if (known) {
    const code = exitByKind[known.kind] ?? exits.outside;
    if (code === exits.signedOut) context.say(refusals[known.kind] ?? '');
    context.say(`${known.message}${known.trace ? ` (${known.trace})` : ''}`);
    return code;
  }
  if (thrown instanceof TypeError && thrown.message === 'fetch failed') {
    context.say(context.environment.local ? `No local tenant answers on port ${context.port}. Start it with npm start.` : 'No answer. Check the network.');
    return exits.outside;
  }
  throw thrown;
}

/** Every option of every job; which of them the job knows is asked when the job is known. */
const known: Readonly<Record<string, string>> = Object.assign({}, options, ...jobs.map(({ takes }) => takes?.options));

function parse(argv: readonly string[]): { name: string; values: Partial<Record<string, string>>; surplus: string[] } | { fault: string } {
  const values: Partial<Record<string, string>> = {};
  const words: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const [name, inline] = (argv[i] as string).split(/=(.*)/s, 2) as [string, string | undefined];
    if (name.startsWith('--') && !(name in known)) return { fault: `There is no option ${name}.` };
    if (!(name in known)) {
      words.push(argv[i] as string);
      continue;
    }
    const value = inline ?? argv[++i];
    if (!value) return { fault: `${name} needs a value.` };
    values[name] = value;
  }
  const [name = '', ...surplus] = words;
  return { name, values, surplus };
}

function help(): string {
  const heads = jobs.map(({ name, takes }) => (takes ? `${name} ${takes.words}` : name));
  const wide = Math.max(...[...heads, ...Object.keys(known)].map(({ length }) => length)) + 2;
  const row = ([name, does]: readonly [string, string]) => `  ${name.padEnd(wide)}${does}`;
  return [
    'npm run job -- NAME [options]',
    '',
    ...jobs.flatMap(({ does, takes }, place) => [
      row([heads[place]!, does]),
      ...Object.entries(takes?.options ?? {}).map(([name, what]) => row([`  ${name}`, what])),
    ]),
    '',
    ...Object.entries(options).map(row),
    row(['--help', 'prints this']),
    '',
    'Exit codes: 0 done, 1 found something, 2 wrong use, 3 not signed in or forbidden, 4 the outside failed, 130 stopped.',
  ].join('\n');
}

function wrongUse(fault: string | undefined): number {
  process.stderr.write(`${fault ? `${fault}\n\n` : ''}${help()}\n`);
  return exits.wrongUse;
}
