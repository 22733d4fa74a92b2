import { describe, expect, it } from 'vitest';
import { administrator, as, asked, ground, information, open, stored } from '../../../tests/signGround.ts';
import { addressee, decision, people, planId, sha, time, versionText } from '../../../tests/signedPlan.ts';
import type { Fact } from '../../domain/fact.ts';
import { signingText } from '../../domain/factText.ts';
import { judgeFacts } from '../../domain/judgedFacts.ts';
import type { SignRequest } from '../../domain/signRequest.ts';
import { adviceOn, freshDemanded, prepare, whyNotCounted } from './preparation.ts';
import { faultInText, isObstacle, type Ground, type Prepared, type Signer } from './prepared.ts';

const { applicant, colleague, unitManager, departmentHead } = people;
const approved = decision('unitManager');
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

const confirmedBy = (oid: string): Fact => {
  const { to: _to, reason: _reason, namedByDepartments: _named, ...head } = asked[0]!;
  return { ...head, kind: 'confirmation', by: { oid }, addresseeSha256: sha(signingText(asked[0]!)) };
};
const enteredBy = (oid: string): Fact => prepared(enter, ground({ ...information, oid })).fact('', time);

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

describe('a stand-in', () => {
  it('is appointed with a reference, also by the chief himself: the form and the window ask alike', () => {
    expect(prepared(appoint, ground(as(unitManager))).freeText?.required).toBe('Skriv en hänvisning till beslutet.');
    expect(prepared(appoint, ground(administrator)).freeText?.required).toBe('Skriv vilket beslut om ersättaren du hänvisar till.');
  });

  const held = (from: string, until: string, me: Signer = as(unitManager)): Ground => {
    const fact = prepared({ ...appoint, from, until } as SignRequest, ground(me)).fact('4.2', time);
    return { ...ground(me), delegations: judgeFacts([stored(fact, 1)], { planId: '', applicantOid: '', versions: [] }, open) };
  };
  const until = (day: string, from = '2026-12-10') => ({ ...appoint, from, until: day, reference: '4.2' }) as SignRequest;

  it.each([
    ['long before', '2026-12-10'],
    ['this very day', '2026-12-15'],
  ])('who began %s is ended by the same delegation until today, and holds until midnight', (_when, from) => {
    const { heading, button, after, lines } = prepared(until('2026-12-15', from), held(from, '2026-12-20'));
    expect([heading, button]).toEqual(['Avsluta att Amir Lindqvist ersätter Peter Ålund?', 'Avsluta och signera']);
    expect(after).toBe('Ditt namn och tidpunkten sparas. Ersättaren kan besluta i chefens ställe till midnatt i dag.');
    expect(lines.at(-1)).toEqual(['Sista dag', '15 december 2026']);
  });

  it('who has not begun yet is called off: that is signed, counts, and leaves no day', () => {
    const on = held('2026-12-21', '2026-12-31');
    const { heading, button, after, lines, fact } = prepared(until('2026-12-15', '2026-12-21'), on);
    expect([heading, button]).toEqual(['Avsluta att Amir Lindqvist ersätter Peter Ålund?', 'Avsluta och signera']);
    expect(after).toBe('Ditt namn och tidpunkten sparas. Ersättaren får aldrig besluta i chefens ställe.');
    expect(lines.slice(2)).toEqual([['Skulle ha börjat', '21 december 2026']]);
    const { file: _none, ...ofNoPlan } = on;
    expect(whyNotCounted(fact('4.2', time), sha(signingText(fact('4.2', time))), ofNoPlan)).toBeUndefined();
  });

  it('is appointed for this one day where there was none, and nothing is called off that there never was', () => {
    expect(prepared(until('2026-12-15', '2026-12-15'), ground(as(unitManager))).button).toBe('Utse och signera');
    expect(refused(until('2026-12-15', '2026-12-21'), ground(as(unitManager)))[0]).toMatch(/^Det finns ingen ersättning att avsluta\. /);
  });
});

describe('the chiefs of a plan', () => {
  it('nobody who was not named has the plan', () => {
    const { plan } = prepared(another, ground(as(applicant), []));
    expect(plan?.chiefs.map(({ name, text, state }) => [name, text, state])).toEqual([
      ['Ingen är angiven', 'Någon behöver anges', 'notYet'],
      ['Ingen är angiven', 'Någon behöver anges', 'notYet'],
    ]);
  });
});

describe('a text that is signed', () => {
  const required = { required: 'Skriv varför.' };
  it.each<[string, string, { required?: string } | undefined, string | RegExp | undefined]>([
    ['an ordinary text', 'Ja.\n\tBra 👍', required, undefined],
    ['nothing where nothing is required', ' ', undefined, undefined],
    ['nothing where something is required', ' ', required, 'Skriv varför.'],
    ['a thousand characters', 'a'.repeat(1000), required, undefined],
    ['more', 'a'.repeat(1001), required, 'Skriv högst 1 000 tecken.'],
    ['a control character', 'Ja\u0007.', undefined, /^Texten innehåller ett dolt tecken som inte går att spara \(U\+0007\)/],
    ['an override of the direction', 'Nej \u202eaj', undefined, /vänder läsriktningen/],
    ['half a character', 'Ja \ud83d', undefined, /halvt tecken/],
  ])('%s', (_what, text, freeText, sentence) => {
    const said = faultInText(text, freeText);
    if (sentence instanceof RegExp) expect(said).toMatch(sentence);
    else expect(said?.replace('\u00a0', ' ')).toBe(sentence);
  });
});

describe('what cannot be signed', () => {
  it.each<[string, SignRequest, Ground, string, boolean]>([
    ['someone who is not asked', approve, ground(as(colleague)), 'Det är Peter Ålund som ska besluta. Du är inloggad som Amir Lindqvist.', true],
    [
      'a step that somebody else has decided',
      enter,
      ground(information, [...asked, approved]),
      'Peter Ålund har redan beslutat. Öppna planen i Sociala medier för att se vad som gäller nu.',
      false,
    ],
    [
      'a step one has decided oneself',
      approve,
      ground(as(unitManager), [...asked, approved]),
      'Du har redan godkänt den här versionen av planen. Öppna planen i Sociala medier för att se vad som gäller nu.',
      false,
    ],
    [
      'a plan one has handed back oneself',
      approve,
      ground(as(unitManager), [...asked, decision('unitManager', { decision: 'return', comment: 'Nej.' })]),
      'Du har redan lämnat tillbaka den här versionen av planen. Öppna planen i Sociala medier för att se vad som gäller nu.',
      false,
    ],
    [
      'a plan that was withdrawn',
      approve,
      ground(as(unitManager), asked, open, { withdrawn: '2026-12-14T09:00:00Z' }),
      'Sara Holmberg har dragit tillbaka planen. Du behöver inte besluta om den. Stäng fönstret, och öppna planen i Sociala medier om du vill se vad som gäller nu.',
      false,
    ],
    [
      'a version that was followed by another',
      approve,
      ground(as(unitManager), asked, open, { sentAgain: true }),
      'Planen har skickats på nytt som version 2. Stäng fönstret och öppna planen i Sociala medier för att läsa den.',
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
      'Det är Peter Ålund eller en administratör som utser eller avslutar ersättaren. Du är inloggad som Amir Lindqvist.',
      true,
    ],
    [
      'a paper dated before the version was sent',
      { ...enter, signedOn: '2026-12-13' } as SignRequest,
      ground(information),
      'Underskriften är daterad den 13 december 2026, men versionen skickades först den 14 december 2026. Stäng fönstret och rätta datumet. Stämmer datumet gäller papperet en tidigare version.',
      false,
    ],
    [
      'a paper dated ahead',
      { ...enter, kind: 'external', signedOn: '2026-12-16' } as SignRequest,
      ground(information),
      'Underskriften är daterad den 16 december 2026, och den dagen har inte varit än. Stäng fönstret och rätta datumet.',
      false,
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
      'Signaturen skulle inte räknas. Beslutet är fattat av någon som planen inte är ställd till. Kontrollera i planen vem som ska besluta. Är det rätt person som har skrivit under, ange först den personen som godkännare.',
    );
    expect(why({ ...appoint, to: unitManager } as SignRequest, ground(as(unitManager)))).toBe(
      'Signaturen skulle inte räknas. Ersättningen saknar giltiga dagar eller hänvisning. Rätta dagarna eller skriv en hänvisning till beslutet.',
    );
    expect(why(another, ground(as(applicant), []))).toContain('saknar skäl');
  });

  it.each<[string, Fact, string]>([
    ['a confirmation', confirmedBy(administrator.oid), 'Be informationsfunktionen att göra det.'],
    ['a paper', enteredBy(administrator.oid), 'Be informationsfunktionen att göra det.'],
    [
      're-addressing',
      addressee('unitManager', { by: { oid: colleague.oid }, to: colleague, reason: 'Jag.', namedByDepartments: false }),
      'Be informationsfunktionen eller en administratör att göra det.',
    ],
  ])('whoever lacks the role is sent to somebody who has it: %s', (_what, fact, advice) => {
    const { file } = ground(as(colleague), [...asked, fact]);
    const found = file!.facts.at(-1)!;
    expect(found.judgement.fault).toBe('role');
    expect(adviceOn(found.judgement, fact)).toBe(`Den som signerade saknar rollen som krävs. ${advice}`);
  });

  it('whoever enters what a former chief signed is told what makes it count', () => {
    const given = addressee('unitManager', { by: { oid: information.oid }, to: colleague, reason: 'Ledig.', namedByDepartments: false });
    const rows = [...asked, given].map((fact, index) => ({ ...stored(fact, index + 1), createdAt: '2026-12-15T08:12:00Z' }));
    const { file } = ground(information, [...asked, given]);
    const on: Ground = {
      ...ground(information),
      file: { ...file!, facts: judgeFacts(rows, { planId, applicantOid: applicant.oid, versions: file!.versions }, open) },
    };
    const fact = prepared(enter, on).fact('', time);
    expect(whyNotCounted(fact, sha(signingText(fact)), on)).toBe(
      'Signaturen skulle inte räknas. En annan godkännare hade angetts innan beslutet lades in. Kontrollera i planen vem som ska besluta nu. Ska det underskrivna beslutet gälla, ange först den som skrev under som godkännare igen.',
    );
  });

  it('a window whose registration is not the one in force says so before the sign-in, and one whose registration is does not', () => {
    const { clientId, ...rest } = ground(as(unitManager));
    const own = '99999999-0000-4000-8000-000000000009';
    const why = (signsInWith: string, since: string) => {
      const audience = [
        { from: '', value: clientId },
        { from: since, value: own },
      ];
      const on: Ground = { ...rest, clientId: signsInWith, rules: { ...open, audience } };
      const fact = prepared(approve, on).fact('', time);
      return whyNotCounted(fact, sha(signingText(fact)), on);
    };
    const [ahead, passed] = ['2027-01-01T00:00:00Z', '2026-01-01T00:00:00Z'];
    expect([why(clientId, ahead), why(own, passed)]).toEqual([undefined, undefined]);
    for (const said of [why(own, ahead), why(clientId, passed)]) expect(said).toMatch(/^Kommunen har bytt inställning för signering/);
  });

  it('a fresh sign-in is asked for when it is demanded now', () => {
    expect(freshDemanded(ground(as(unitManager)))).toBe(false);
    expect(freshDemanded(ground(as(unitManager), asked, { ...open, freshSignIn: [{ from: '', value: true }] }))).toBe(true);
    expect(freshDemanded(ground(as(unitManager), asked, { ...open, freshSignIn: [{ from: '2027-01-01T00:00:00Z', value: true }] }))).toBe(false);
  });
});
