import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { SignErrand } from '../../domain/signRequest.ts';
import { carriesErrand, errandIn, signAddress } from './signAddress.ts';

const page = 'https://socialamedier.gislaved.example/sign.html';
const errand = (comment: string): SignErrand => ({
  request: { kind: 'decision', planId: '0b54d1f2-7c1a-4c38-9d0e-3f2a6b8c9d01', version: 2, step: 'departmentHead', decision: 'return', comment },
  opener: 'teams',
  loginHint: 'annika.strand@gislaved.example',
  textLeftOut: false,
});
const hashOf = (address: string) => new URL(address).hash;

describe('the address of the signing page', () => {
  it('carries the errand after the # and nothing before it', () => {
    const address = signAddress(page, errand('Skriv vem som svarar på frågor under sommaren. Åäö 👍'));
    expect(address.startsWith(`${page}#e=`)).toBe(true);
    expect(address).toMatch(/#e=[\w-]+$/);
    expect(address.length).toBeLessThan(600);
    expect(errandIn(hashOf(address))).toEqual(errand('Skriv vem som svarar på frågor under sommaren. Åäö 👍'));
  });

  it('holds an ordinary comment of 1,000 characters', () => {
    const ordinary = 'Beskriv vem som svarar på frågor under sommaren, när både Sara och Johan har semester. '.repeat(12).slice(0, 1000);
    expect(errandIn(hashOf(signAddress(page, errand(ordinary))))).toEqual(errand(ordinary));
  });

  it('leaves out a comment that would make it longer than 1,900 characters, and says so', () => {
    const dense = Array.from({ length: 1000 }, (_, index) => String.fromCharCode(0x4e00 + ((index * 7919) % 20000))).join('');
    const address = signAddress(page, errand(dense));
    expect(address.length).toBeLessThanOrEqual(1900);
    expect(errandIn(hashOf(address))).toEqual({ ...errand(''), textLeftOut: true });
  });

  it('leaves out a text that cannot be signed: the page has a field for it', () => {
    for (const text of ['Ja \ud83d', 'Ja \u0007']) expect(errandIn(hashOf(signAddress(page, errand(text))))).toEqual({ ...errand(''), textLeftOut: true });
  });

  it('is no errand where it would unpack to a hundred million letters', () => {
    const bomb = `#e=${Buffer.from(deflateSync(new Uint8Array(100_000_000))).toString('base64url')}`;
    const before = process.memoryUsage().arrayBuffers;
    expect(errandIn(bomb)).toBeUndefined();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it.each(['', '#', '#code=abc&state=def', '#e=', '#e=AAAA', '#e=%%%', `${hashOf(signAddress(page, errand('')))}x`])('%j is no errand', (hash) => {
    expect(errandIn(hash)).toBeUndefined();
  });

  it('tells an errand from an answer of Entra', () => {
    expect(carriesErrand('#e=broken')).toBe(true);
    expect(carriesErrand('#error=access_denied&state=x')).toBe(false);
  });
});
