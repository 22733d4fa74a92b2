import { describe, expect, it } from 'vitest';
import { asked, ground, open, stored } from '../../tests/signGround.ts';
import { decision, people, planId, sha, versionText } from '../../tests/signedPlan.ts';
import type { FactInContext } from '../domain/judgedFacts.ts';
import { planText, readPlanText } from '../domain/planText.ts';
import { judged, readVersions, type VersionText } from './judging.ts';

const { applicant, colleague } = people;
const digest = { sha256: async (text: string | Uint8Array) => await Promise.resolve(sha(String(text))) };
const first: VersionText = { id: 1, version: 1, text: versionText, createdAt: '2026-12-14T08:00:00Z', createdBy: applicant };
const plan = readPlanText(versionText)!;
const idsOf = async (applicantOid: string | undefined, ...rows: VersionText[]) => {
  const { versions, strange } = await readVersions(digest, planId, applicantOid, rows);
  return { versions: versions.map(({ id }) => id), strange: strange.map(({ id }) => id) };
};

describe('the versions of a plan', () => {
  it('are those of whoever began it, and else of whoever sent the first', async () => {
    const others = { ...first, id: 2, version: 2, text: planText({ ...plan, version: 2, applicant: colleague }), createdBy: colleague };
    expect(await idsOf(applicant.oid, first, others)).toEqual({ versions: [1], strange: [2] });
    expect(await idsOf(undefined, others, first)).toEqual({ versions: [1], strange: [2] });
    expect(await idsOf(colleague.oid, first)).toEqual({ versions: [], strange: [1] });
  });

  it('stay when SharePoint no longer names who began the plan: an author without an id is nobody', async () => {
    expect(await idsOf('', first)).toEqual({ versions: [1], strange: [] });
    expect(await idsOf('', { ...first, createdBy: { oid: '', name: 'Sara Holmberg' } })).toEqual({ versions: [], strange: [1] });
  });

  it('have each number once: the one that was written first stands', async () => {
    expect(await idsOf(applicant.oid, { ...first, id: 3 }, first, { ...first, id: 2 })).toEqual({ versions: [1], strange: [2, 3] });
  });
});

describe('a decision that does not follow on the one before it', () => {
  const [first, early] = [decision('unitManager'), decision('departmentHead')];
  const astray = decision('departmentHead', { previous: sha('another decision') });
  const headOf = (file: { facts: readonly FactInContext[] } | undefined) =>
    file?.facts.find(({ fact }) => fact?.kind === 'decision' && fact.step === 'departmentHead');

  it.each([
    ['a head before the unit manager', [early]],
    ['a head before the unit manager, who decides afterwards', [early, first]],
    ['a head who names another decision', [first, astray]],
  ])('is a forgery, for whoever reads the plan: %s', (_what, decisions) => {
    const { file } = ground({ ...people.departmentHead, roles: [] }, [...asked, ...decisions]);
    expect(headOf(file)?.judgement).toMatchObject({
      verdict: 'forged',
      counts: false,
      reasons: ['order'],
      fault: 'order',
      text: 'Förfalskad: beslutet följer inte på det beslut som det säger.',
    });
    expect(file?.life.newest?.steps.departmentHead).toMatchObject({ outOfOrder: [{ fact: { step: 'departmentHead' } }] });
    expect(file?.life.newest?.steps.departmentHead.counted).toBeUndefined();
  });

  it('is one also where stamps are enough', () => {
    const rows = [...asked, early].map((fact, index) => ({ ...stored(fact, index + 1), token: 'none' as const }));
    const { file } = ground({ ...people.departmentHead, roles: [] });
    const { planId: plan, versions, applicant: by, events } = file!;
    const rules = { ...open, level: [{ from: '', value: 'stamped' as const }] };
    expect(headOf(judged({ planId: plan, applicantOid: by.oid, versions, events, facts: rows }, rules))?.judgement).toMatchObject({
      verdict: 'forged',
      counts: false,
      fault: 'order',
    });
  });

  it('stays what it was when it follows', () => {
    const { file } = ground({ ...people.departmentHead, roles: [] }, [...asked, first, decision('departmentHead', { previous: stored(first, 3).sha256 })]);
    expect(headOf(file)?.judgement).toMatchObject({ verdict: 'genuine', counts: true, reasons: [] });
    expect(file?.life.state).toBe('approved');
  });
});
