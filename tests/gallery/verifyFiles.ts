// The files a reader may bring to the verification page: a signed record, one signed with another key, the key register, and two that are none of them.

import { approvedRecord, keyRegister, signingKey } from '../signedPlan.ts';

type Brought = { name: string; mimeType: string; buffer: Buffer };
let contents: Promise<Readonly<Record<string, unknown>>> | undefined;

async function make(): Promise<Readonly<Record<string, unknown>>> {
  const [key, other] = await Promise.all([signingKey('ms-1'), signingKey('ms-1')]);
  return {
    'plan.json': await approvedRecord(key),
    'forged.json': await approvedRecord(other),
    'keys.json': await keyRegister(key),
    'plan.pdf': '%PDF-1.7',
    'other.json': { kind: 'planRecord' },
  };
}

export async function verifyFiles(names: readonly string[]): Promise<Brought[]> {
  contents ??= make();
  const all = await contents;
  return names.map((name) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(typeof all[name] === 'string' ? all[name] : JSON.stringify(all[name])),
  }));
}
