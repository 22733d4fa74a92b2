// What does not count is told on the plan: what it is, and no more of whoever wrote it than is known.
import { describe, expect, it } from 'vitest';
import { as, asked, ground, information } from '../../../tests/signGround.ts';
import { addressee, decision, people, sha } from '../../../tests/signedPlan.ts';
import type { ConfirmationFact, Fact } from '../../domain/fact.ts';
import { historyOf } from './planHistory.ts';
import { planView, proofOf } from './planViews.ts';

const { applicant, colleague } = people;
const fileOf = (...facts: readonly Fact[]) => ground(as(applicant), [...asked, ...facts]).file!;
const noticesOf = (...facts: readonly Fact[]) =>
  planView(fileOf(...facts), as(applicant), new Date('2026-12-15T09:00:00Z'), { files: [], unfinished: [] }).notices.map(({ kind, sentence }) => [
    kind,
    sentence,
  ]);

describe('what does not count', () => {
  it('is a decision out of order: an alarm on the plan, and no badge of a signature in the history', () => {
    const early = decision('departmentHead');
    expect(noticesOf(early)).toEqual([['alarm', 'Ett beslut räknas inte. Förfalskad: beslutet följer inte på det beslut som det säger.']]);
    expect(historyOf(fileOf(early)).find(({ kind }) => kind === 'approved')).toMatchObject({ proof: { verdict: 'forged' } });
  });

  it('is named as what it is: a choice of who decides is no decision', () => {
    const choice = addressee('unitManager', { by: { oid: colleague.oid }, to: colleague, reason: 'Jag.', namedByDepartments: false });
    expect(noticesOf(choice)).toEqual([['alarm', 'Ett val av godkännare räknas inte. Förfalskad: den som signerade saknar rollen som krävs.']]);
  });

  it('is a confirmation of somebody who is no longer asked, which accuses nobody', () => {
    const { to: _to, reason: _reason, namedByDepartments: _named, ...head } = asked[0]!;
    const confirmation: ConfirmationFact = { ...head, kind: 'confirmation', by: { oid: information.oid }, addresseeSha256: sha('another') };
    expect(noticesOf(confirmation)).toEqual([
      ['alarm', 'En bekräftelse av godkännare räknas inte. Bekräftelsen gäller inte den godkännare som planen är ställd till.'],
    ]);
  });
});

it('a decision that is not among the plan’s facts has no proof', () => {
  const decided = fileOf(decision('unitManager')).life.newest!.steps.unitManager.counted!;
  expect(() => proofOf(decided, fileOf())).toThrow('no fact');
  expect(proofOf(decided, fileOf(decision('unitManager')))).toMatchObject({ verdict: 'genuine', text: 'Microsoft 365-signaturen är kontrollerad.' });
});
