import { describe, expect, test } from 'vitest';
import { readDeepLink, type AppIdentity } from './deepLinks.ts';

const app: AppIdentity = {
  id: '33333333-4444-4555-8666-777777777777',
  entityId: 'start',
  name: 'Sociala medier',
  origins: ['http://localhost:4300', 'https://socialamedier.gislaved.example'],
};
const teams = (rest: string): string => `https://teams.microsoft.com/l/${rest}`;
const context = (value: object): string => `context=${encodeURIComponent(JSON.stringify(value))}`;

describe('a deep link', () => {
  test('to the tab carries the sub page', () => {
    expect(readDeepLink(teams(`entity/${app.id}/start?webUrl=x&label=y&${context({ subEntityId: 'beslut/å 1' })}`), app)).toEqual({
      kind: 'tab',
      subPageId: 'beslut/å 1',
    });
    expect(readDeepLink(teams(`entity/${app.id}/start`), app)).toEqual({ kind: 'tab', subPageId: '' });
    expect(readDeepLink(teams(`entity/${app.id}/start`).replace('teams.microsoft.com', 'teams.cloud.microsoft'), app)).toEqual({ kind: 'tab', subPageId: '' });
  });
  test('to a dialog carries its page, title and size', () => {
    const page = 'https://socialamedier.gislaved.example/index.html#/beslut/1';
    expect(readDeepLink(teams(`task/${app.id}?url=${encodeURIComponent(page)}&height=large&width=medium&title=Godk%C3%A4nn`), app)).toEqual({
      kind: 'dialog',
      url: page,
      title: 'Godkänn',
      width: 'medium',
      height: 'large',
    });
  });
  test('to a chat carries its people', () => {
    expect(readDeepLink(teams('chat/0/0?users=a@x.se,b@x.se&message=hej'), app)).toEqual({ kind: 'chat', users: ['a@x.se', 'b@x.se'] });
  });
  test.each([
    ['another app', teams('entity/99999999-0000-4000-8000-000000000000/start')],
    ['an unknown tab', teams(`entity/${app.id}/annan`)],
    ['a dialog on another domain', teams(`task/${app.id}?url=${encodeURIComponent('https://example.org/')}`)],
    ['an unknown form', teams(`meeting/${app.id}`)],
    ['a context that is not JSON', teams(`entity/${app.id}/start?context=x`)],
    ['http', teams(`entity/${app.id}/start`).replace('https:', 'http:')],
    ['more than 1,900 characters', teams(`entity/${app.id}/start?label=${'x'.repeat(1900)}`)],
    ['a % that stands for nothing', teams(`entity/${app.id}/start%E0%A4%A`)],
    ['no address at all', 'planer/1'],
  ])('is refused when it is %s', (_what, link) => {
    expect(readDeepLink(link, app)).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/\.$/) });
  });
  test('is not what an ordinary address is', () => {
    expect(readDeepLink('https://www.gislaved.se/', app)).toBeUndefined();
    expect(readDeepLink('https://teams.microsoft.com/v2/', app)).toBeUndefined();
  });
});
