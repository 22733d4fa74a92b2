// Who and when in the verification's tests: the tenant, its registrations, the persons with their roles, and the moment everything is written.

import { createHash } from 'node:crypto';

export const tenantId = '11111111-2222-4333-8444-555555555555';
export const clientId = '22222222-3333-4444-8555-666666666666';
export const signClientId = '99999999-3333-4444-8555-666666666666';
export const planId = '0b54d1f2-7c1a-4c38-9d0e-3f2a6b8c9d01';
export const person = (n: number, name: string) => ({ oid: `a0000000-0000-4000-8000-00000000000${n}`, name, upn: `${n}@gislaved.example` });
export const [sara, amir, peter, annika, jonas, nils] = [
  person(1, 'Sara Holmberg'),
  person(2, 'Amir Lindqvist'),
  person(3, 'Peter Ålund'),
  person(4, 'Annika Strand'),
  person(5, 'Jonas Berggren'),
  person(9, 'Nils Ek'),
];
export const rolesOf: Record<string, string[]> = { [jonas.oid]: ['Information'], [nils.oid]: ['Administrator'] };

export const now = '2026-12-15T08:12:30.000Z';
export const seconds = Date.parse(now) / 1000;
export const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
