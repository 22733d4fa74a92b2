import { describe, expect, it } from 'vitest';
import { href, readRoute, type Route } from './route.ts';

const id = '3f0c2a6e-0d3b-4a55-9c2d-1f1e2d3c4b5a';
const routes: Route[] = [
  { screen: 'overview' },
  { screen: 'plans' },
  { screen: 'newPlan' },
  { screen: 'newPlan', copyOf: id },
  { screen: 'newPlan', forAccount: 12 },
  { screen: 'plan', planId: id },
  { screen: 'alreadyStarted', planId: id },
  { screen: 'decision', planId: id },
  { screen: 'plans', waiting: true },
  { screen: 'accounts' },
  { screen: 'accounts', query: 'status=planMissing&sok=bok+och+film&sort=-namn' },
  { screen: 'account', id: 12 },
  { screen: 'posts' },
  { screen: 'snapshots' },
  { screen: 'archive' },
  { screen: 'entry', designation: '2026-118' },
  { screen: 'releases' },
  { screen: 'release', designation: '2026-118' },
  { screen: 'guidelines' },
  { screen: 'settings' },
];

describe('route', () => {
  it.each(routes)('the address of $screen leads back to the same route', (route) => {
    expect(readRoute(href(route))).toEqual(route);
  });
  it('a subEntityId from Teams (without # and first slash) is read like an address', () => {
    expect(readRoute(`beslut/${id}`)).toEqual({ screen: 'decision', planId: id });
    expect(readRoute('')).toEqual({ screen: 'overview' });
  });
  it.each(['#/nagot', '#/planer/a/b', '#/konton/tolv', '#/beslut/%E0%A4%A', '#/constructor'])('%s is no page of ours, and no error', (address) => {
    expect(readRoute(address)).toEqual({ screen: 'missing' });
  });
  it('an ending slash does not matter', () => {
    expect(readRoute('#/planer/')).toEqual({ screen: 'plans' });
  });
});
