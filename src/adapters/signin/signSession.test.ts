import { expect, it } from 'vitest';
import type { SignErrand } from '../../domain/signRequest.ts';
import { signAddress } from './signAddress.ts';
import { comesToSave, type SignSession } from './signSession.ts';

const errand: SignErrand = {
  request: { kind: 'confirmation', planId: '0b54d1f2-7c1a-4c38-9d0e-3f2a6b8c9d01', version: 1, step: 'unitManager' },
  opener: 'teams',
  loginHint: '',
  textLeftOut: false,
};
const away: SignSession = { errand, away: { fact: '{}', sha256: '', nonce: '' } };
const row = { Title: '', factKey: '', planId: '', planVersion: 1, fact: '', factSha256: '', idToken: '', keySet: '' };
const pending = { errand, pending: { row, cameBackAt: 0 } } as unknown as SignSession;
const newErrand = new URL(signAddress('https://socialamedier.gislaved.example/sign.html', errand)).hash;

it('a page that comes back from the sign-in, or is loaded again before all is saved, says that it saves', () => {
  for (const hash of ['', '#code=0.A&state=b']) expect([away, pending].map((before) => comesToSave(before, hash))).toEqual([true, true]);
  expect(comesToSave({ errand }, '')).toBe(false);
  expect(comesToSave(undefined, '')).toBe(false);
});

it('a new errand never begins as if it came back from the one before it', () => {
  for (const before of [away, pending, { errand }, undefined]) expect(comesToSave(before, newErrand)).toBe(false);
});
