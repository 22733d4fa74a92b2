import { describe, expect, it } from 'vitest';
import { decisionLinks, dialogLink, planLink, tabLink } from './link.ts';

const app = {
  appId: '33333333-4444-4555-8666-777777777777',
  tenantId: '11111111-2222-4333-8444-555555555555',
  appUrl: 'https://socialamedier.gislaved.example',
};
const planId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

describe('a link to the tab', () => {
  const link = new URL(planLink(app, planId));

  it('is the documented form, and the route comes out as it went in', () => {
    expect(`${link.origin}${link.pathname}`).toBe(`https://teams.microsoft.com/l/entity/${app.appId}/start`);
    expect(JSON.parse(link.searchParams.get('context')!)).toEqual({ subEntityId: `planer/${planId}` });
    expect(link.searchParams.get('tenantId')).toBe(app.tenantId);
  });

  it('leads to the same page in a browser where there is no Teams', () => {
    expect(link.searchParams.get('webUrl')).toBe(`https://socialamedier.gislaved.example/#/planer/${planId}`);
  });

  it('carries a route with a query and Swedish letters unharmed', () => {
    const route = 'planer/ny?kopiera=å&b="c" d';
    expect(JSON.parse(new URL(tabLink(app, route)).searchParams.get('context')!)).toEqual({ subEntityId: route });
  });
});

describe('a link to the dialog', () => {
  it('opens the decision page on the app’s own address', () => {
    const link = new URL(decisionLinks(app, planId, 'dialog').decide);
    expect(`${link.origin}${link.pathname}`).toBe(`https://teams.microsoft.com/l/task/${app.appId}`);
    expect(link.searchParams.get('url')).toBe(`https://socialamedier.gislaved.example/#/beslut/${planId}`);
    expect(link.searchParams.get('title')).toBe('Godkänn aktivitetsplan');
  });

  it('is the tab’s link where the municipality has chosen that', () => {
    const { decide, tab } = decisionLinks(app, planId, 'tab');
    expect(decide).toBe(tab);
    expect(JSON.parse(new URL(tab).searchParams.get('context')!)).toEqual({ subEntityId: `beslut/${planId}` });
  });
});

describe('no link is longer than Teams on Windows can read', () => {
  it('with the longest address a host may have', () => {
    const long = { ...app, appUrl: `https://${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(50)}.se` };
    for (const link of [planLink(long, planId), ...Object.values(decisionLinks(long, planId, 'dialog'))]) expect(link.length).toBeLessThan(1_900);
  });

  it('and a longer one is a fault that shows at once', () => {
    expect(() => tabLink(app, 'x'.repeat(1_000))).toThrow('1900 characters');
    expect(() => dialogLink(app, 'x'.repeat(2_000), 'Titel')).toThrow('1900 characters');
  });
});
