import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { calculateJwkThumbprint } from 'jose';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { OutsideError } from '../../outsideError.ts';
import { asRegistered, fetchLiveKeys, keySetText, publicKeys, trustedKeys, type PublicKey, type RegisteredKey } from './keys.ts';
import { signatures } from './signatures.ts';

const make = (kid: string) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = publicKey.export({ format: 'jwk' });
  return { privateKey, publicKey, key: { kty: 'RSA', kid, n: jwk.n, e: jwk.e } as PublicKey };
};
const microsoft = make('ms-1');
const later = make('ms-2');
const forger = make('ms-1');

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
function token(header: object, privateKey: KeyObject, claims: object = { oid: 'a', nonce: 'n' }): string {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey).toString('base64url')}`;
}
const rowOf = async (key: PublicKey, more: Partial<RegisteredKey> = {}): Promise<RegisteredKey> => ({
  kid: key.kid,
  thumbprint: await calculateJwkThumbprint(key),
  jwk: JSON.stringify(key),
  ...more,
});
const withKeys = (live: PublicKey[], registered: RegisteredKey[] = []) => signatures({ live: async () => live, registered: async () => registered });

describe('examining a token', () => {
  it('a token signed with a live key holds, and its claims are answered', async () => {
    const seen = await withKeys([microsoft.key]).examine(token({ alg: 'RS256', kid: 'ms-1' }, microsoft.privateKey));
    expect(seen).toEqual({ alg: 'RS256', kid: 'ms-1', keyIsTrusted: true, keyIsLive: true, signatureHolds: true, claims: { oid: 'a', nonce: 'n' } });
  });

  it('a token signed with an own key under a trusted name does not hold', async () => {
    const seen = await withKeys([microsoft.key]).examine(token({ alg: 'RS256', kid: 'ms-1' }, forger.privateKey));
    expect(seen).toMatchObject({ keyIsTrusted: true, signatureHolds: false });
  });

  it('a key that a token brings along in its header is not trusted', async () => {
    const own = make('own');
    const seen = await withKeys([microsoft.key]).examine(token({ alg: 'RS256', kid: 'own', jwk: own.key, jku: 'https://forger.example/keys' }, own.privateKey));
    expect(seen).toMatchObject({ keyIsTrusted: false, signatureHolds: false });
  });

  it('alg none never holds, with or without a signature', async () => {
    const bare = `${part({ alg: 'none', kid: 'ms-1' })}.${part({ oid: 'a' })}.`;
    expect(await withKeys([microsoft.key]).examine(bare)).toMatchObject({ alg: 'none', signatureHolds: false });
    expect(await withKeys([microsoft.key]).examine(token({ alg: 'none', kid: 'ms-1' }, microsoft.privateKey))).toMatchObject({
      alg: 'none',
      signatureHolds: false,
    });
  });

  it('HS256 with the public key as its secret never holds', async () => {
    const text = `${part({ alg: 'HS256', kid: 'ms-1' })}.${part({ oid: 'a' })}`;
    const secret = microsoft.publicKey.export({ type: 'spki', format: 'pem' });
    const forged = `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
    expect(await withKeys([microsoft.key]).examine(forged)).toMatchObject({ alg: 'HS256', signatureHolds: false });
  });

  it('claims changed after the signing no longer hold', async () => {
    const [header, , signature] = token({ alg: 'RS256', kid: 'ms-1' }, microsoft.privateKey).split('.');
    expect(await withKeys([microsoft.key]).examine(`${header}.${part({ oid: 'b' })}.${signature}`)).toMatchObject({
      signatureHolds: false,
      claims: { oid: 'b' },
    });
  });

  it.each(['', 'a', 'a.b', 'a.b.c', 'a.b.c.d', `${part({ alg: 'RS256' })}.${Buffer.from('[1]').toString('base64url')}.x`])('%j is no token', async (text) => {
    expect(await withKeys([microsoft.key]).examine(text)).toBeUndefined();
  });
});

describe('where trust comes from', () => {
  it('a retired key still counts when the register holds it', async () => {
    const seen = await withKeys([later.key], [await rowOf(microsoft.key)]).examine(token({ alg: 'RS256', kid: 'ms-1' }, microsoft.privateKey));
    expect(seen).toMatchObject({ keyIsTrusted: true, signatureHolds: true });
  });

  it('a register row with a live name and another key is noticed and does not count', async () => {
    const registered = [await rowOf(forger.key)];
    expect((await trustedKeys([microsoft.key], registered)).conflicting).toEqual(['ms-1']);
    expect(await withKeys([microsoft.key], registered).examine(token({ alg: 'RS256', kid: 'ms-1' }, forger.privateKey))).toMatchObject({
      signatureHolds: false,
    });
    expect(await withKeys([microsoft.key], registered).examine(token({ alg: 'RS256', kid: 'ms-1' }, microsoft.privateKey))).toMatchObject({
      signatureHolds: true,
    });
  });

  it('a retired name that two keys claim counts for neither', async () => {
    const registered = [await rowOf(microsoft.key), await rowOf(forger.key)];
    expect(await withKeys([later.key], registered).examine(token({ alg: 'RS256', kid: 'ms-1' }, microsoft.privateKey))).toMatchObject({ keyIsTrusted: false });
  });

  it('a row whose key was exchanged under its thumbprint does not count', async () => {
    const { thumbprint } = await rowOf(microsoft.key);
    const seen = await withKeys([later.key], [await rowOf(forger.key, { thumbprint })]).examine(token({ alg: 'RS256', kid: 'ms-1' }, forger.privateKey));
    expect(seen).toMatchObject({ keyIsTrusted: false });
  });

  it('a key that came after the tab was opened is found', async () => {
    const live = [microsoft.key];
    const port = signatures({ live: async () => live, registered: async () => [] });
    await port.examine(token({ alg: 'RS256', kid: 'ms-1' }, microsoft.privateKey));
    live.push(later.key);
    expect(await port.examine(token({ alg: 'RS256', kid: 'ms-2' }, later.privateKey))).toMatchObject({ signatureHolds: true });
  });

  it('without an answer from the live address a registered key is judged, and an unknown one is not called unknown', async () => {
    const port = signatures({ live: () => Promise.reject(new OutsideError('offline', 'no network')), registered: async () => [await rowOf(microsoft.key)] });
    expect(await port.examine(token({ alg: 'RS256', kid: 'ms-1' }, microsoft.privateKey))).toMatchObject({ signatureHolds: true });
    await expect(port.examine(token({ alg: 'RS256', kid: 'ms-2' }, later.privateKey))).rejects.toMatchObject({ kind: 'offline' });
  });

  it('a register that could not be read is read again for the next token', async () => {
    let fails = true;
    const port = signatures({ registered: async () => (fails ? Promise.reject(new OutsideError('throttled', 'wait')) : [await rowOf(microsoft.key)]) });
    await expect(port.examine(token({ alg: 'RS256', kid: 'ms-1' }, microsoft.privateKey))).rejects.toMatchObject({ kind: 'throttled' });
    fails = false;
    expect(await port.examine(token({ alg: 'RS256', kid: 'ms-1' }, microsoft.privateKey))).toMatchObject({ signatureHolds: true });
  });
});

describe('the register of keys', () => {
  it('gets live keys in the form that counts later, when they are no longer live', async () => {
    const rows = await asRegistered([microsoft.key, later.key]);
    expect(rows.map(({ kid, thumbprint }) => ({ kid, thumbprint }))).toEqual([
      { kid: 'ms-1', thumbprint: await calculateJwkThumbprint(microsoft.key) },
      { kid: 'ms-2', thumbprint: await calculateJwkThumbprint(later.key) },
    ]);
    expect(await withKeys([], rows).examine(token({ alg: 'RS256', kid: 'ms-1' }, microsoft.privateKey))).toMatchObject({ signatureHolds: true });
  });

  it('what is stored beside a decision is a key set with public parts only', () => {
    expect(publicKeys(JSON.parse(keySetText([microsoft.key])))).toEqual([microsoft.key]);
  });

  it('encryption keys, other kinds of keys and rubbish in a key set are passed over', () => {
    expect(
      publicKeys({ keys: [{ ...microsoft.key, use: 'sig', x5c: ['…'] }, { ...later.key, use: 'enc' }, { kty: 'oct', kid: 'x', k: 'AAAA' }, null, 'key'] }),
    ).toEqual([microsoft.key]);
    expect(publicKeys(undefined)).toEqual([]);
  });
});

describe('the live address', () => {
  const answers = new Map<string, [number, string]>();
  const server = createServer((request, response) => {
    const [status, body] = answers.get(request.url ?? '') ?? [404, ''];
    response.writeHead(status).end(body);
  }).listen(0, '127.0.0.1');
  afterAll(() => {
    vi.unstubAllGlobals();
    server.close();
  });

  it('is the tenant’s discovery address; an error is one from outside', async () => {
    const real = fetch;
    const { port } = server.address() as AddressInfo;
    vi.stubGlobal('fetch', (address: string) => real(address.replace('https://login.microsoftonline.com', `http://127.0.0.1:${port}`)));
    answers.set('/one/discovery/v2.0/keys', [200, JSON.stringify({ keys: [{ ...microsoft.key, use: 'sig' }] })]);
    answers.set('/busy/discovery/v2.0/keys', [503, '']);
    expect(await fetchLiveKeys('one')).toEqual([microsoft.key]);
    await expect(fetchLiveKeys('busy')).rejects.toMatchObject({ name: 'OutsideError', kind: 'throttled' });
    vi.stubGlobal('fetch', () => real('http://127.0.0.1:1/'));
    await expect(fetchLiveKeys('one')).rejects.toMatchObject({ name: 'OutsideError', kind: 'offline' });
  });
});
