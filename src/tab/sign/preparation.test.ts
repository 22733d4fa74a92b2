import { describe, expect, it } from 'vitest';
import { addressee, clientId, decision, people, planId, sha, tenantId, time, versionText } from '../../../tests/signedPlan.ts';
import type { Fact } from '../../domain/fact.ts';
import { nonceOf, signingText } from '../../domain/factText.ts';
import { decidingFacts, judgeFacts } from '../../domain/judgedFacts.ts';
import { planLife } from '../../domain/planLife.ts';
import { readPlanText } from '../../domain/planText.ts';
import type { SignRequest } from '../../domain/signRequest.ts';
import type { Rules } from '../../domain/tokenClaims.ts';
import type { StoredFact } from '../../domain/verification.ts';
import type { PlanFile } from '../../flows/planFile.ts';
import { freshDemanded, prepare, whyNotCounted } from './preparation.ts';
import { isObstacle, type Ground, type Prepared, type Signer } from './prepared.ts';

const { applicant, colleague, unitManager, departmentHead } = people;
const information: Signer = { oid: 'a0000000-0000-4000-8000-000000000005', name: 'Jonas Berggren', upn: 'jonas@gislaved.example', roles: ['Information'] };
const administrator: Signer = { ...information, oid: information.oid.replace('5', '9'), name: 'Nils Ek', roles: ['Administrator'] };
const as = (person: typeof applicant, ...roles: string[]): Signer => ({ ...person, roles });
const open: Rules = { tenantId, audience: [{ from: '', value: clientId }], level: [], freshSignIn: [] };
const asked = [addressee('unitManager'), addressee('departmentHead')];
const approved = decision('unitManager');

function stored(fact: Fact, id: number, roles: readonly string[] = []): StoredFact {
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

function fileOf(facts: readonly Fact[], rules: Rules): PlanFile {
  const plan = readPlanText(versionText)!;
  const named = (['unitManager', 'departmentHead'] as const).map((step) => ({ step, oid: people[step].oid, name: people[step].name, from: '', until: '' }));
  const versions = [{ id: 1, version: 1, text: versionText, sha256: sha(versionText), at: '2026-12-14T08:00:00Z', by: applicant, plan, chiefs: named }];
  const judged = judgeFacts(
    facts.map((fact, index) => stored(fact, index + 1)),
    { planId, applicantOid: applicant.oid, versions },
    rules,
  );
  const life = planLife({ applicantOid: applicant.oid, chiefOids: [], versions, decisions: decidingFacts(judged), events: [] });
  return {
    planId,
    draft: undefined,
    answers: plan.answers,
    chiefs: {},
    applicant,
    versions,
    strangeVersions: [],
    facts: judged,
    rows: { decisions: [], events: [] },
    events: [],
    named,
    rules,
    life,
    municipality: { departments: [], settings: [] },
  };
}

const ground = (me: Signer, facts: readonly Fact[] = asked, rules = open): Ground => ({
  me,
  now: new Date(time),
  municipality: { departments: [], settings: [] },
  rules,
  file: fileOf(facts, rules),
});
const ofStep = { planId, version: 1, step: 'unitManager' } as const;
const approve: SignRequest = { kind: 'decision', ...ofStep, decision: 'approve', comment: 'Bra plan.' };
const giveBack: SignRequest = { kind: 'decision', ...ofStep, decision: 'return', comment: '' };
const byHead: SignRequest = { ...approve, step: 'departmentHead' };
const another: SignRequest = { kind: 'addressee', ...ofStep, to: colleague, reason: 'Chefen är tjänstledig.' };
const appoint: SignRequest = { kind: 'delegation', for: unitManager, to: colleague, from: '2026-12-10', until: '2026-12-20', reference: '' };
const enter: SignRequest = {
  kind: 'paper',
  ...ofStep,
  decision: 'approve',
  comment: '',
  signedBy: unitManager,
  signedOn: '2026-12-14',
  fileName: 'KFN/2026/plan.pdf',
  fileSha256: sha('scan'),
};

function prepared(request: SignRequest, on: Ground): Prepared {
  const answer = prepare(request, on);
  if (isObstacle(answer)) throw new Error(answer.obstacle);
  return answer;
}
function refused(request: SignRequest, on: Ground): [string, boolean] {
  const answer = prepare(request, on);
  return isObstacle(answer) ? [answer.obstacle, answer.changePerson] : ['', false];
}

describe('what is shown and signed', () => {
  it('a decision binds the stored text’s hash, the person and what stands on the page', () => {
    const { heading, plan, freeText, button, fact } = prepared(approve, ground(as(unitManager)));
    expect({ heading, button, initial: freeText?.initial }).toEqual({
      heading: 'Godkänn aktivitetsplanen?',
      button: 'Godkänn och signera',
      initial: 'Bra plan.',
    });
    expect(plan).toMatchObject({
      title: 'Bokbussen på Instagram',
      sub: 'Sara Holmberg · version 1 · skickad 14 december 2026 kl. 09.00',
      sha256: sha(versionText),
    });
    expect(plan?.inShort).toContainEqual(['Socialt medium', 'Instagram']);
    expect(plan?.chiefs).toMatchObject([
      { name: 'Peter Ålund', text: 'Ditt beslut', mine: true },
      { name: 'Annika Strand', text: 'Beslutar sedan', state: 'notYet' },
    ]);
    expect(fact('Ändrad text.', time)).toEqual({ ...approved, comment: 'Ändrad text.' });
  });

  it('the head’s decision names the unit manager’s as the one before', () => {
    const on = ground(as(departmentHead), [...asked, approved]);
    const { plan, fact } = prepared(byHead, on);
    expect(fact('', time)).toMatchObject({ step: 'departmentHead', previous: sha(signingText(approved)) });
    expect(plan?.chiefs[0]).toMatchObject({ text: 'Godkände 15 december 2026 kl. 09.12', proof: 'Microsoft 365-signaturen är kontrollerad.' });
  });

  it('who hands a plan back must say what has to change', () => {
    expect(prepared(giveBack, ground(as(unitManager)))).toMatchObject({
      heading: 'Lämna tillbaka planen till Sara Holmberg?',
      freeText: { label: 'Skriv vad som behöver ändras', required: 'Skriv vad som behöver ändras.' },
    });
  });

  it('a stand-in’s decision carries the delegation it leans on', () => {
    const delegation = prepared(appoint, ground(as(unitManager))).fact('', time);
    const { fact, lines } = prepared(approve, ground(as(colleague), [...asked, delegation]));
    expect(fact('', time)).toMatchObject({ by: { oid: colleague.oid }, delegationSha256: sha(signingText(delegation)) });
    expect(lines).toContainEqual(['Du beslutar som', 'Ersättare för Peter Ålund, verksamhetens chef']);
  });

  it.each<[string, SignRequest, Signer, readonly Fact[]]>([
    ['a decision', approve, as(unitManager), asked],
    ['a return', giveBack, as(unitManager), asked],
    ['the head’s decision', byHead, as(departmentHead), [...asked, approved]],
    ['an own choice of chief', another, as(applicant), []],
    ['a re-addressing', another, information, asked],
    ['a re-addressing by an Administrator', another, administrator, asked],
    ['a stand-in by the chief', appoint, as(unitManager), asked],
    ['a stand-in by an Administrator', appoint, administrator, asked],
    ['paper entered by Information', enter, information, asked],
  ])('what is signed would count: %s', (_what, request, me, facts) => {
    const on = ground(me, facts);
    const fact = prepared(request, on).fact('Därför.', time);
    expect(whyNotCounted(fact, sha(signingText(fact)), on)).toBeUndefined();
  });

  it('a confirmation names the applicant’s choice by its hash', () => {
    const choice = addressee('unitManager', { to: colleague, namedByDepartments: false, reason: 'Tjänstledig.' });
    const on = ground(information, [choice]);
    const { fact, freeText } = prepared({ kind: 'confirmation', ...ofStep }, on);
    expect(fact('', time)).toMatchObject({ addresseeSha256: sha(signingText(choice)) });
    expect(freeText).toBeUndefined();
    expect(whyNotCounted(fact('', time), sha(signingText(fact('', time))), on)).toBeUndefined();
  });
});

describe('what cannot be signed', () => {
  it.each<[string, SignRequest, Ground, string, boolean]>([
    ['someone who is not asked', approve, ground(as(colleague)), 'Det är Peter Ålund som ska besluta. Du är inloggad som Amir Lindqvist.', true],
    [
      'a step that is decided',
      approve,
      ground(as(unitManager), [...asked, approved]),
      'Peter Ålund har redan beslutat. Öppna planen i Sociala medier för att se vad som gäller nu.',
      false,
    ],
    [
      'the head before the unit manager',
      byHead,
      ground(as(departmentHead)),
      'Planen har hunnit ändras. Öppna den igen i Sociala medier för att se vad som gäller nu.',
      false,
    ],
    [
      'another version than the newest',
      { ...approve, version: 2 },
      ground(as(unitManager)),
      'Planen har hunnit ändras. Öppna den igen i Sociala medier för att se vad som gäller nu.',
      false,
    ],
    ['a step nobody is asked for', approve, ground(as(unitManager), []), 'Ingen är angiven som verksamhetens chef än.', false],
    [
      'a signature where paper is demanded',
      approve,
      ground(as(unitManager), asked, { ...open, level: [{ from: '', value: 'paper' }] }),
      'Kommunen kräver beslut på papper. Lämna det underskrivna beslutet till informationsfunktionen.',
      false,
    ],
    [
      'a first choice by someone else than the applicant',
      another,
      ground(as(colleague), []),
      'Det är Sara Holmberg som ska signera valet. Du är inloggad som Amir Lindqvist.',
      true,
    ],
    ['re-addressing without the role', another, ground(as(applicant)), 'Det här gör informationsfunktionen. Du är inloggad som Sara Holmberg.', true],
    [
      'a stand-in by a colleague',
      appoint,
      ground(as(colleague)),
      'Det är Peter Ålund eller en administratör som utser ersättaren. Du är inloggad som Amir Lindqvist.',
      true,
    ],
    ['paper entered by an Administrator', enter, ground(administrator), 'Det här gör informationsfunktionen. Du är inloggad som Nils Ek.', true],
    [
      'a confirmation of a chief Departments named',
      { kind: 'confirmation', ...ofStep },
      ground(information),
      'Det finns inget val att bekräfta. Öppna planen i Sociala medier för att se vad som gäller nu.',
      false,
    ],
  ])('%s is told why, and whether another account helps', (_what, request, on, sentence, changePerson) => {
    expect(refused(request, on)).toEqual([sentence, changePerson]);
  });

  it('a plan nobody may see is missing', () => {
    const { file: _file, ...bare } = ground(as(unitManager));
    expect(refused(approve, bare)).toEqual(['Planen finns inte, eller så saknar du behörighet till den.', false]);
  });

  it('nobody signs in vain: what would not count is said before the sign-in', () => {
    const why = (request: SignRequest, on: Ground, text = '') => {
      const fact = prepared(request, on).fact(text, time);
      return whyNotCounted(fact, sha(signingText(fact)), on);
    };
    expect(why({ ...enter, signedBy: colleague } as SignRequest, ground(information))).toBe(
      'Signaturen skulle inte räknas. Förfalskad: beslutet är fattat av någon som planen inte är ställd till.',
    );
    expect(why({ ...appoint, until: '2026-12-01' } as SignRequest, ground(as(unitManager)))).toContain('ersättningen saknar giltiga dagar');
    expect(why(another, ground(as(applicant), []))).toContain('saknar skäl');
  });

  it('a fresh sign-in is asked for when it is demanded now', () => {
    expect(freshDemanded(ground(as(unitManager)))).toBe(false);
    expect(freshDemanded(ground(as(unitManager), asked, { ...open, freshSignIn: [{ from: '', value: true }] }))).toBe(true);
    expect(freshDemanded(ground(as(unitManager), asked, { ...open, freshSignIn: [{ from: '2027-01-01T00:00:00Z', value: true }] }))).toBe(false);
  });
});
