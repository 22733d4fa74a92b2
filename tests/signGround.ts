// What the signing page reads of one plan: a version with its facts, judged as everywhere else, and who stands before the page.

import type { Fact } from '../src/domain/fact.ts';
import { nonceOf, signingText } from '../src/domain/factText.ts';
import { planText, readPlanText } from '../src/domain/planText.ts';
import type { Rules } from '../src/domain/tokenClaims.ts';
import type { StoredFact } from '../src/domain/verification.ts';
import { judged } from '../src/flows/judging.ts';
import type { PlanFile } from '../src/flows/planFile.ts';
import type { Ground, Signer } from '../src/tab/sign/prepared.ts';
import { addressee, clientId, people, planId, sha, tenantId, time, versionText } from './signedPlan.ts';

const { applicant } = people;
export const information: Signer = {
  oid: 'a0000000-0000-4000-8000-000000000005',
  name: 'Jonas Berggren',
  upn: 'jonas@gislaved.example',
  roles: ['Information'],
};
export const administrator: Signer = { ...information, oid: information.oid.replace('5', '9'), name: 'Nils Ek', roles: ['Administrator'] };
export const as = (person: typeof applicant, ...roles: string[]): Signer => ({ ...person, roles });
export const open: Rules = { tenantId, audience: [{ from: '', value: clientId }], level: [], freshSignIn: [] };
const rolesOf = (oid: string) => [information, administrator].find((person) => person.oid === oid)?.roles ?? [];
export const asked = [addressee('unitManager'), addressee('departmentHead')];

/** The fact as its signer's honest signing page stored it. */
export function stored(fact: Fact, id: number, roles: readonly string[] = rolesOf(fact.by.oid)): StoredFact {
  const text = signingText(fact);
  const iat = Date.parse(time) / 1000;
  const claims = {
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    aud: clientId,
    tid: tenantId,
    oid: fact.by.oid,
    nonce: nonceOf(sha(text)),
    iat,
    auth_time: iat,
    roles,
  };
  const token =
    fact.kind === 'addressee' && fact.namedByDepartments ? ('none' as const) : { signatureHolds: true, keyIsTrusted: true, alg: 'RS256', kid: 'k', claims };
  const by = Object.values(people).find(({ oid }) => oid === fact.by.oid) ?? information;
  return { id, createdAt: time, createdBy: { oid: by.oid, name: by.name }, fact: text, sha256: sha(text), token };
}

/** What has happened to the plan: when version 1 was withdrawn (ISO), and whether version 2 was sent. */
export type Since = { withdrawn?: string; sentAgain?: boolean };

function fileOf(facts: readonly Fact[], rules: Rules, { withdrawn, sentAgain }: Since): PlanFile {
  const sent = readPlanText(versionText)!;
  const named = (['unitManager', 'departmentHead'] as const).map((step) => ({ step, oid: people[step].oid, name: people[step].name, from: '', until: '' }));
  const versions = [{ id: 1, version: 1, text: versionText, sha256: sha(versionText), at: '2026-12-14T08:00:00Z', by: applicant, plan: sent, chiefs: named }];
  if (sentAgain) {
    const text = planText({ ...sent, version: 2 });
    versions.push({ ...versions[0]!, id: 2, version: 2, text, sha256: sha(text), at: '2026-12-14T10:00:00Z', plan: readPlanText(text)! });
  }
  const events = withdrawn ? [{ id: 1, what: 'withdrawn', version: 1, at: withdrawn, by: applicant, detail: {} }] : [];
  const rows = facts.map((fact, index) => stored(fact, index + 1));
  const plan = judged({ planId, applicantOid: applicant.oid, versions, facts: rows, events }, rules);
  return {
    planId,
    draft: undefined,
    answers: sent.answers,
    chiefs: {},
    applicant,
    versions,
    strangeVersions: [],
    facts: plan.facts,
    rows: { decisions: [], events: [] },
    events,
    named,
    rules,
    information: [],
    life: plan.life,
    municipality: { departments: [], settings: [] },
  };
}

export const ground = (me: Signer, facts: readonly Fact[] = asked, rules = open, since: Since = {}): Ground => ({
  me,
  clientId,
  now: new Date(time),
  municipality: { departments: [], settings: [] },
  rules,
  file: fileOf(facts, rules, since),
});
