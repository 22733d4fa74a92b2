// The issuer's signing keys. They lie in keys.json beside the journal, so that tokens and stored decisions outlive a restart.
// Rolling is what Entra does "periodically" (learn.microsoft.com/entra/identity-platform/signing-key-rollover): a new key signs, the old one stays
// published until it is dropped.

import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

type StoredKey = { kid: string; privateJwk: JWK };
type KeyFile = { keys: StoredKey[]; refreshSecret: string };

export type SigningKeys = {
  /** The key that signs now: the newest. */
  current(): { kid: string; key: CryptoKey };
  /** The public keys as the discovery address publishes them, newest first. */
  published(): JWK[];
  publicKey(kid: string): CryptoKey | undefined;
  /** The secret that seals refresh tokens; never leaves this process or keys.json. */
  refreshSecret: Uint8Array;
  /** A new key signs from now on. With `drop` only the new one stays published. Answers the new kid. */
  roll(drop: boolean): Promise<string>;
};

async function makeKey(): Promise<StoredKey> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid: randomBytes(20).toString('base64url'), privateJwk: await exportJWK(privateKey) };
}

function publicPart(stored: StoredKey): JWK {
  const { n, e } = stored.privateJwk;
  return { kty: 'RSA', use: 'sig', alg: 'RS256', kid: stored.kid, n: n ?? '', e: e ?? '' };
}

/** Opens `<folder>/keys.json`, or makes the first key. */
export async function openKeys(folder: string): Promise<SigningKeys> {
  const file = path.join(folder, 'keys.json');
  const read = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as KeyFile,
    () => undefined,
  );
  const state: KeyFile = read ?? { keys: [await makeKey()], refreshSecret: randomBytes(32).toString('base64url') };
  const privateKeys = new Map<string, CryptoKey>();
  const publicKeys = new Map<string, CryptoKey>();

  async function adopt(stored: StoredKey): Promise<void> {
    privateKeys.set(stored.kid, (await importJWK(stored.privateJwk, 'RS256')) as CryptoKey);
    publicKeys.set(stored.kid, (await importJWK(publicPart(stored), 'RS256')) as CryptoKey);
  }
  async function save(): Promise<void> {
    await mkdir(folder, { recursive: true });
    await writeFile(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
    await rename(`${file}.new`, file);
  }

  for (const stored of state.keys) await adopt(stored);
  if (!read) await save();

  return {
    refreshSecret: new TextEncoder().encode(state.refreshSecret),
    current() {
      const newest = state.keys[0];
      const key = newest && privateKeys.get(newest.kid);
      if (!newest || !key) throw new Error('keys.json holds no signing key');
      return { kid: newest.kid, key };
    },
    published: () => state.keys.map(publicPart),
    publicKey: (kid) => publicKeys.get(kid),
    async roll(drop) {
      const fresh = await makeKey();
      await adopt(fresh);
      if (drop) {
        for (const old of state.keys) publicKeys.delete(old.kid);
        state.keys = [fresh];
      } else state.keys.unshift(fresh);
      await save();
      return fresh.kid;
    },
  };
}
