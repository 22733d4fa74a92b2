import { expect, it } from 'vitest';
import { stateTable } from './approval.ts';
import { mayTellStart, startParties } from './start.ts';

const applicantOid = 'sara';
const since = '2026-12-01T00:00:00Z';
const tellers = {
  applicantOid,
  information: [
    { from: '', value: ['jonas'] },
    { from: since, value: ['mona', 'sara'] },
  ],
};
const [before, after] = [Date.parse(since) - 1, Date.parse(since)];

it('informationsfunktionen is whom the settings named when the start was told', () => {
  expect(['jonas', 'mona', 'sara'].map((oid) => startParties(tellers, oid, before))).toEqual([['information'], [], ['applicant']]);
  expect(['jonas', 'mona', 'sara'].map((oid) => startParties(tellers, oid, after))).toEqual([[], ['information'], ['applicant', 'information']]);
});

it('whoever the table of states lets start may tell the start, and nobody else', () => {
  const { by } = stateTable.copySent.start!;
  for (const oid of ['jonas', 'mona', 'sara', 'peter', ''])
    for (const at of [before, after, Infinity]) expect(mayTellStart(tellers, oid, at)).toBe(startParties(tellers, oid, at).some((party) => by.includes(party)));
  expect(mayTellStart(tellers, 'peter', Infinity)).toBe(false);
  expect(mayTellStart(tellers, 'jonas', Infinity)).toBe(false);
});
