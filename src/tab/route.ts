// The addresses of the tab: `#/planer/…`. The part after `#/` is also the subEntityId of Teams' deep links.

import { useSyncExternalStore } from 'react';
import { isDesignation } from '../domain/designation.ts';

export type Route =
  | { screen: 'overview' }
  | { screen: 'plans'; waiting?: true }
  | { screen: 'newPlan'; copyOf?: string; forAccount?: number }
  | { screen: 'plan'; planId: string }
  | { screen: 'alreadyStarted'; planId: string }
  | { screen: 'decision'; planId: string }
  /** `query` = what the register is searched, filtered and sorted by, without its question mark. */
  | { screen: 'accounts'; query?: string }
  | { screen: 'account'; id: number }
  | { screen: 'reportChange'; id: number }
  | { screen: 'posts' }
  | { screen: 'newPost' }
  | { screen: 'post'; designation: string }
  | { screen: 'snapshots' }
  | { screen: 'archive' }
  /** An entry in the diary, by its matter's designation. */
  | { screen: 'entry'; designation: string }
  /** Begäran om allmän handling: the search, and one record that is asked for. */
  | { screen: 'releases' }
  | { screen: 'release'; designation: string }
  | { screen: 'guidelines' }
  | { screen: 'settings' }
  | { screen: 'missing' };
export type Screen = Route['screen'];

const plain: Partial<Record<string, Screen>> = {
  '': 'overview',
  planer: 'plans',
  konton: 'accounts',
  inlagg: 'posts',
  ogonblicksbilder: 'snapshots',
  arkiv: 'archive',
  riktlinjer: 'guidelines',
  installningar: 'settings',
};

/** Reads `#/planer/…`, `/planer/…` or `planer/…`. Unknown addresses are 'missing', never an error. */
export function readRoute(address: string): Route {
  const [path = '', query = ''] = address.replace(/^#?\/?/, '').split('?');
  const [first = '', second = '', ...more] = path.split('/').filter((part, i) => part !== '' || i === 0);
  if (first === 'planer' && more.length === 1 && more[0] === 'startat') return { screen: 'alreadyStarted', planId: decode(second) ?? '' };
  if (first === 'konton' && /^\d+$/.test(second) && more.length === 1 && more[0] === 'anmal') return { screen: 'reportChange', id: Number(second) };
  const third = more.length === 1 ? more[0] : undefined;
  if (first === 'arkiv' && second === 'begaran' && third && isDesignation(third)) return { screen: 'release', designation: third };
  if (more.length > 0) return { screen: 'missing' };
  if (second === '') {
    const screen = Object.hasOwn(plain, first) ? plain[first] : undefined;
    if (screen === 'accounts' && query !== '') return { screen, query };
    if (screen === 'plans' && query === 'visa=vantar') return { screen, waiting: true };
    return screen ? ({ screen } as Route) : { screen: 'missing' };
  }
  // Ids are written in lower case; an address that somebody typed may not be.
  const id = decode(second)?.toLowerCase();
  if (id === undefined) return { screen: 'missing' };
  if (first === 'planer' && id === 'ny') return newPlan(new URLSearchParams(query));
  if (first === 'planer') return { screen: 'plan', planId: id };
  if (first === 'inlagg' && id === 'nytt') return { screen: 'newPost' };
  if (first === 'arkiv' && id === 'begaran') return { screen: 'releases' };
  if (first === 'arkiv' && isDesignation(id)) return { screen: 'entry', designation: id };
  if (first === 'inlagg' && isDesignation(id)) return { screen: 'post', designation: id };
  if (first === 'beslut') return { screen: 'decision', planId: id };
  if (first === 'konton' && /^\d+$/.test(id)) return { screen: 'account', id: Number(id) };
  return { screen: 'missing' };
}

function newPlan(query: URLSearchParams): Route {
  const copyOf = query.get('kopiera');
  const account = query.get('konto');
  if (copyOf) return { screen: 'newPlan', copyOf };
  if (account && /^\d+$/.test(account)) return { screen: 'newPlan', forAccount: Number(account) };
  return { screen: 'newPlan' };
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** The same screen about the same thing: what is filtered or sorted on it is no other place. */
export const placeOf = (route: Route): string => href(route).replace(/\?.*$/, '');

/** The address of a route, with `#`. */
export function href(route: Route): string {
  switch (route.screen) {
    case 'overview':
    case 'missing':
      return '#/';
    case 'plan':
      return `#/planer/${encodeURIComponent(route.planId)}`;
    case 'plans':
      return route.waiting ? '#/planer?visa=vantar' : '#/planer';
    case 'alreadyStarted':
      return `#/planer/${encodeURIComponent(route.planId)}/startat`;
    case 'decision':
      return `#/beslut/${encodeURIComponent(route.planId)}`;
    case 'accounts':
      return route.query ? `#/konton?${route.query}` : '#/konton';
    case 'account':
      return `#/konton/${route.id}`;
    case 'newPost':
      return '#/inlagg/nytt';
    case 'post':
      return `#/inlagg/${route.designation}`;
    case 'entry':
      return `#/arkiv/${route.designation}`;
    case 'releases':
      return '#/arkiv/begaran';
    case 'release':
      return `#/arkiv/begaran/${route.designation}`;
    case 'reportChange':
      return `#/konton/${route.id}/anmal`;
    case 'newPlan':
      if (route.copyOf) return `#/planer/ny?kopiera=${encodeURIComponent(route.copyOf)}`;
      return route.forAccount === undefined ? '#/planer/ny' : `#/planer/ny?konto=${route.forAccount}`;
    default: {
      const word = Object.keys(plain).find((key) => plain[key] === route.screen) ?? '';
      return `#/${word}`;
    }
  }
}

const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('hashchange', changed);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('hashchange', changed);
  };
}

/** The present address (with `#`); the component is drawn again when it changes. */
export function useAddress(): string {
  return useSyncExternalStore(subscribe, () => location.hash);
}

export function go(route: Route): void {
  location.hash = href(route);
}

/** Changes the address without a new entry in the history: for a plan that has just got its id. */
export function replaceRoute(route: Route): void {
  history.replaceState(null, '', href(route));
  changed();
}
