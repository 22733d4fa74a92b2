import { describe, expect, it } from 'vitest';
import { errandText, peopleIn, readErrand, withFreeText, withPeople, withoutFreeText, type SignErrand, type SignRequest } from './signRequest.ts';

const ofStep = { planId: '0b54d1f2-7c1a-4c38-9d0e-3f2a6b8c9d01', version: 2, step: 'unitManager' } as const;
const to = { oid: 'a0000000-0000-4000-8000-000000000003', name: 'Peter Ålund', upn: 'peter.alund@gislaved.example' };
const requests: SignRequest[] = [
  { kind: 'decision', ...ofStep, decision: 'return', comment: 'Skriv vem som svarar i juli.' },
  { kind: 'addressee', ...ofStep, to, reason: 'Chefen är föräldraledig.' },
  { kind: 'confirmation', ...ofStep },
  { kind: 'delegation', for: to, to: { ...to, oid: to.oid.replace('3', '4') }, from: '2026-12-20', until: '2027-01-06', reference: 'KFN § 12' },
  { kind: 'paper', ...ofStep, decision: 'approve', comment: '', signedBy: to, signedOn: '2026-12-10', fileName: 'bilaga.pdf', fileSha256: 'ab'.repeat(32) },
];
const errand = (request: SignRequest): SignErrand => ({ request, opener: 'window', loginHint: 'peter.alund@gislaved.example', textLeftOut: false });

describe('an errand to the signing page', () => {
  it.each(requests.map((request) => [request.kind, request] as const))('of kind %s is read back as it was', (_kind, request) => {
    expect(readErrand(errandText(errand(request)))).toEqual(errand(request));
  });

  const [decision] = requests as [SignRequest];
  const spoiled: [string, unknown][] = [
    ['nothing', ''],
    ['another kind', { ...errand(decision), request: { ...decision, kind: 'approval' } }],
    ['another decision', { ...errand(decision), request: { ...decision, decision: 'maybe' } }],
    ['a plan id that is none', { ...errand(decision), request: { ...decision, planId: '../../plan' } }],
    ['a member too many', { ...errand(decision), request: { ...decision, by: to.oid } }],
    ['a member too few', { request: decision, opener: 'window', loginHint: '' }],
    ['an opener nobody knows', { ...errand(decision), opener: 'https://forger.example' }],
    ['a comment that is no text', { ...errand(decision), request: { ...decision, comment: { toString: 1 } } }],
  ];
  it.each(spoiled)('with %s is not read', (_what, value) => {
    expect(readErrand(typeof value === 'string' ? value : JSON.stringify(value))).toBeUndefined();
  });

  it('may tell how the page that opened it looks', () => {
    const dark: SignErrand = { ...errand(decision), theme: 'dark' };
    expect(readErrand(errandText(dark))).toEqual(dark);
    expect(readErrand(JSON.stringify({ ...dark, theme: 'javascript:' }))).toBeUndefined();
  });

  it('without its free text says so; a confirmation has none to leave out', () => {
    expect(withoutFreeText(errand(decision))).toEqual({ ...errand(decision), request: { ...decision, comment: '' }, textLeftOut: true });
    expect(withoutFreeText(errand(requests[2]!))).toBeUndefined();
    expect(withFreeText({ ...errand(decision), textLeftOut: true }, 'Ny text.')).toEqual(errand({ ...decision, comment: 'Ny text.' } as SignRequest));
    expect(withFreeText(errand(requests[2]!), 'x')).toEqual(errand(requests[2]!));
  });

  it('the people it names are shown as the directory knows them, or by id: a name in an address is not believed', () => {
    const lie = requests.map((request) => JSON.parse(JSON.stringify(request).replaceAll('Peter Ålund', 'Kommundirektören')) as SignRequest);
    expect(lie.flatMap((request) => peopleIn(withPeople(request, [to]))).filter(({ oid }) => oid === to.oid)).toEqual([to, to, to]);
    expect(lie.flatMap((request) => peopleIn(withPeople(request, []))).map(({ oid, name }) => oid === name)).toEqual([true, true, true, true]);
    expect(peopleIn(requests[0]!)).toEqual([]);
  });
});
