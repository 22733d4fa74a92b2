// A running, filled local tenant for tests, in this process: one desk a person, with tokens the tenant's own issuer signed.
// Every Microsoft address leads to it, so the product's code calls the real addresses.

import { readEnvironment, type Environment } from '../jobs/environment.ts';
import { demoPlans, type DemoPlan } from '../jobs/demo/plans.ts';
import { useLocalNetwork } from '../jobs/localNetwork.ts';
import { deskOf, type Desk } from '../jobs/persons.ts';
import type { JobPerson, JobSignIn } from '../jobs/signIn.ts';
import type { Fault } from '../local-tenant/faults.ts';
import { startTenant } from '../local-tenant/server.ts';
import type { Tampering } from '../local-tenant/tamper.ts';
import type { Services } from '../local-tenant/services.ts';
import type { Item, List } from '../local-tenant/store/state.ts';
import { inSweden } from '../src/domain/swedish.ts';
import { readPlanFile, type PlanFile } from '../src/flows/planFile.ts';
import { copyOfTenant, type Scenario } from './preparedTenant.ts';

const planWith = (wanted: (plan: DemoPlan) => boolean): string => demoPlans.find(wanted)!.planId;
/** The demonstration's plans by where their story ends. */
export const demoPlanIds = {
  started: planWith(({ story }) => story.at(-1)?.does === 'start'),
  waitingHead: planWith(({ story }) => story.at(-1)?.does === 'approve'),
  returned: planWith(({ story }) => story.at(-1)?.does === 'return'),
  waitingUnit: planWith(({ story }) => story.at(-1)?.does === 'submit'),
  draft: planWith(({ story }) => story.length === 0),
};

export type Tokens = { access_token: string; id_token: string };
/** `fresh`: the person has just signed in by an act; otherwise the token leans on a session from this morning. */
export type TokenWish = { scopes?: readonly string[]; nonce?: string; fresh?: boolean };

export type OpenTenant = {
  environment: Environment;
  port: number;
  services: Services;
  /** A newly opened desk: nothing is remembered from an earlier one. */
  /** `own`: the clock of the person's computer; else the tenant's. */
  desk(persona: string, wish?: { fresh?: boolean }, own?: { now(): Date }): Promise<Desk>;
  token(persona: string, wish?: TokenWish): Promise<Tokens>;
  /** What a person with direct access does. Throws when the tenant refuses. */
  tamper(wish: Tampering): Promise<void>;
  fault(fault: Omit<Fault, 'times'> & { times?: number }): Promise<void>;
  roll(drop?: boolean): Promise<string>;
  /** Moves the tenant's clock on. */
  later(milliseconds: number): void;
  /** Keeps the present state under a name, for `reset`. */
  keep(name: string): Promise<void>;
  reset(name: Scenario | (string & {})): Promise<void>;
  close(): Promise<void>;
};

export async function openTenant(): Promise<OpenTenant> {
  const copy = copyOfTenant();
  const tenant = await startTenant({ tls: false, port: 0, folder: copy.folder, dist: 'dist' });
  const there = outsideOf(tenant.port);
  const { services } = tenant;
  const clock = { now: () => services.clock.now() };
  return {
    ...there,
    services,
    desk: async (persona, wish, own = clock) => await there.desk(persona, wish, own),
    later: (milliseconds) => services.clock.set(new Date(services.clock.now().getTime() + milliseconds).toISOString()),
    async close() {
      there.close();
      await tenant.close();
      copy.take();
    },
  };
}

export type Outside = Omit<OpenTenant, 'services' | 'later' | 'desk' | 'close'> & {
  desk(persona: string, wish?: { fresh?: boolean }, clock?: { now(): Date }): Promise<Desk>;
  close(): void;
};

/** The desks of a tenant that answers on a port, in this process or another. `close` gives fetch back. */
export function outsideOf(port: number): Outside {
  const environment = readEnvironment('local');
  if ('fault' in environment) throw new Error(environment.fault);
  const close = useLocalNetwork(environment, port);
  async function control<T>(path: string, body: unknown): Promise<T> {
    const answer = await fetch(`http://127.0.0.1:${port}/_tenant/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`/_tenant/${path} answered ${answer.status}: ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }
  const token = async (persona: string, wish: TokenWish = {}) =>
    await control<Tokens>('token', { persona, scopes: ['https://graph.microsoft.com/User.Read'], fresh: true, ...wish });

  async function signIn(persona: string, fresh: boolean): Promise<JobSignIn> {
    const person = personOf((await token(persona)).id_token);
    const kept = new Map<string, Promise<Tokens>>();
    return {
      person,
      async token(scopes) {
        const key = scopes.join(' ');
        const asked = kept.get(key) ?? token(persona, { scopes });
        kept.set(key, asked);
        return (await asked).access_token;
      },
      signNonce: async (nonce) => (await token(persona, { nonce, fresh })).id_token,
    };
  }

  return {
    environment,
    port,
    token,
    async desk(persona, { fresh = true } = {}, clock) {
      const context = { environment, signIn: async (as = persona) => await signIn(as, fresh) };
      return await deskOf(context, persona, clock);
    },
    tamper: async (wish) => await control('tamper', wish),
    fault: async (fault) => await control('faults', fault),
    roll: async (drop = false) => (await control<{ kid: string }>('keys', { roll: true, drop })).kid,
    keep: async (name) => await control('snapshot', { name }),
    reset: async (scenario) => await control('reset', { scenario }),
    close,
  };
}

function personOf(idToken: string): JobPerson {
  const claims = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
  return { oid: String(claims['oid']), name: String(claims['name']), upn: String(claims['preferred_username']), roles: (claims['roles'] ?? []) as string[] };
}

/** The plan as this desk reads it. */
export async function planOf({ ports, trust }: Desk, planId: string): Promise<PlanFile> {
  const file = await readPlanFile(ports, trust, planId);
  if (!file) throw new Error(`the plan ${planId} is not in the site`);
  return file;
}

/** A list or library as the tenant holds it. */
export function listOf({ services }: Pick<OpenTenant, 'services'>, name: string): List {
  const list = [...services.store.state.lists.values()].find((one) => one.name === name);
  if (!list) throw new Error(`the site has no list ${name}`);
  return list;
}

/** The items of a list, oldest first, that have all these column values. */
export function itemsOf(tenant: Pick<OpenTenant, 'services'>, list: string, columns: Readonly<Record<string, unknown>> = {}): Item[] {
  return [...listOf(tenant, list).items.values()].filter((item) => Object.entries(columns).every(([name, value]) => item.fields[name] === value));
}

/** The day in Sweden by the tenant's clock, or so many days from it: a test that names a day of its own holds on that day alone. YYYY-MM-DD. */
export const dayThere = ({ services }: Pick<OpenTenant, 'services'>, days = 0): string =>
  inSweden(new Date(services.clock.now().getTime() + days * 86_400_000).toISOString()).day;
