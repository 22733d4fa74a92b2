// What the parts of the tenant share. The server makes one of these and hands it to every part.

import type { Persona } from './demo/people.ts';
import type { Exchanges } from './exchanges.ts';
import type { Faults } from './faults.ts';
import type { Store } from './store/store.ts';

/** Who calls, as the access token says. `scopes` are delegated permissions. */
export type Caller = { oid: string; upn: string; name: string; roles: readonly string[]; scopes: readonly string[]; audience: 'graph' | 'sharepoint' };

/** The tenant's clock: real time plus an offset that the control API sets. */
export type TenantClock = { now(): Date; set(now: string | null): void };

export type Ids = { tenantId: string; clientId: string; teamsAppId: string; sharePointHost: string; sitePath: string; appUrl: string };

export type Services = {
  store: Store;
  clock: TenantClock;
  ids: Ids;
  people: readonly Persona[];
  /** Made by createFaults() and createExchanges(). */
  faults: Faults;
  exchanges: Exchanges;
  /** The caller of a bearer token minted here, or undefined when it is expired, malformed or from another issuer. */
  verify(bearer: string): Promise<Caller | undefined>;
};
