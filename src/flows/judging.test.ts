import { describe, expect, it } from 'vitest';
import { people, planId, sha, versionText } from '../../tests/signedPlan.ts';
import { planText, readPlanText } from '../domain/planText.ts';
import { readVersions, type VersionText } from './judging.ts';

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
