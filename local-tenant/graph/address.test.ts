import { expect, test } from 'vitest';
import { byKey, driveOwner, matcher, parts } from './address.ts';

const plain = (path: string) => decodeURIComponent(byKey(path));

test('sites and drive items by path become sites and drive items by key', () => {
  expect(plain('/sites/host.example:/sites/x')).toBe('/sites/host.example:/sites/x');
  expect(byKey('/sites/host.example:/sites/x:/lists').split('/')).toEqual(['', 'sites', encodeURIComponent('host.example:/sites/x'), 'lists']);
  expect(byKey('/drives/b!1/root')).toBe('/drives/b!1/items/root');
  expect(plain('/drives/b!1/root:/a/b%20c.pdf')).toBe('/drives/b!1/items/root:/a/b c.pdf');
  expect(plain('/drives/b!1/root:/a/b.pdf:/content')).toBe('/drives/b!1/items/root:/a/b.pdf/content');
  expect(plain('/drives/b!1/root:/a/b.pdf:')).toBe('/drives/b!1/items/root:/a/b.pdf');
  expect(plain('/drives/b!1/items/01A:/b.pdf:/createUploadSession')).toBe('/drives/b!1/items/01A:/b.pdf/createUploadSession');
  expect(byKey('/chats/19%3Aa_b%40unq.gbl.spaces/messages')).toBe('/chats/19%3Aa_b%40unq.gbl.spaces/messages');
});

test('a drive of a site or a list is remembered by its owner', () => {
  const [, , key = ''] = byKey('/sites/a,b,c/lists/d/drive/root:/x.pdf').split('/');
  expect(driveOwner(decodeURIComponent(key))).toEqual({ site: 'a,b,c', list: 'd' });
  expect(driveOwner('b!1')).toBeUndefined();
});

test('the way from a place is the names in order', () => {
  expect(parts('root:/a/b.pdf')).toEqual({ start: 'root', names: ['a', 'b.pdf'] });
  expect(parts('01A')).toEqual({ start: '01A', names: [] });
});

test('a pattern gives its decoded parameters, and ignores case', () => {
  expect(matcher('/chats/{chat-id}/messages')('/chats/19%3Aa%40b/Messages')).toEqual({ 'chat-id': '19:a@b' });
  expect(matcher("/x/{id}/search(q='{q}')")("/x/1/search(q='a%20b')")).toEqual({ id: '1', q: 'a b' });
  expect(matcher('/chats/{chat-id}')('/chats/a/b')).toBeUndefined();
});
