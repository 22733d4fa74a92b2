import { describe, expect, it } from 'vitest';
import { fieldKeys, planFields, type FieldKey, type PlanAnswers } from './plan.ts';
import { faults, hindrances, shortcomings, type CheckContext } from './planCheck.ts';
import { planText } from './planText.ts';

const complete: PlanAnswers = {
  platform: 'Facebook',
  address: 'www.facebook.com/biblioteken',
  unit: 'Gislaveds bibliotek',
  department: 'kultur-fritid',
  authority: 'KFN',
  accountMail: 'biblioteken.some@gislaved.example',
  purpose: 'Skapa dialog om böcker.',
  audience: 'Barn och unga.',
  goals: [{ text: 'Fler följare', measure: 'antal följare', target: '200', by: '2027-06-30' }],
  administrators: [
    { name: 'Sara Holmberg', contact: 'sara.holmberg@gislaved.example', oid: 'a', upn: 'sara.holmberg@gislaved.example' },
    { name: 'Johan Modig', contact: '0371-81 000' },
  ],
  operators: [{ name: 'Sara Holmberg', contact: 'sara.holmberg@gislaved.example' }],
  monitoringTimes: 'Endast kontorstid',
  checksPerDay: 2,
  postsPerWeek: 3,
  weeklyHours: 2.5,
};
const without = (...keys: FieldKey[]): PlanAnswers => Object.fromEntries(Object.entries(complete).filter(([key]) => !keys.includes(key as FieldKey)));
const asked: CheckContext = { mailOwner: { givenName: '', surname: '' }, exampleAddress: 'www.facebook.com/gislavedskommun' };
const sentences = (answers: PlanAnswers, context = asked) => shortcomings(answers, context).map(({ sentence }) => sentence);

describe('a complete plan', () => {
  it('can be sent', () => expect(hindrances(complete, asked)).toEqual([]));

  it('can miss every question that is not required', () => {
    const optional = fieldKeys.filter((key) => !('required' in planFields[key]) && key !== 'address');
    expect(hindrances(without(...optional), asked)).toEqual([]);
  });
});

describe('a plan cannot be sent', () => {
  it.each(fieldKeys.filter((key) => 'required' in planFields[key]))('without an answer to %s, and the sentence stands at that field', (key) => {
    const found = shortcomings(without(key), asked);
    expect(found).toHaveLength(1);
    expect(found[0]).toEqual({ field: key, sentence: (planFields[key] as { missing: string }).missing });
  });

  it.each(['   ', '\n\t', '\u00a0'])('with an answer of nothing but spaces (%j)', (purpose) => {
    expect(shortcomings({ ...complete, purpose }, asked)).toEqual([{ field: 'purpose', sentence: 'Beskriv vad syftet är.' }]);
  });

  it('with one administrator', () => {
    expect(sentences({ ...complete, administrators: [complete.administrators![0]!] })).toEqual([
      'Ange minst två administratörer. Riktlinjerna kräver det för alla konton.',
    ]);
  });

  it('with empty rows counted as administrators', () => {
    expect(sentences({ ...complete, administrators: [complete.administrators![0]!, { name: ' ', contact: '' }] })).toEqual([
      'Ange minst två administratörer. Riktlinjerna kräver det för alla konton.',
    ]);
  });

  it('with the same administrator twice, and the second row is named', () => {
    const again = { name: 'Holmberg, Sara', contact: '0371', oid: 'a' };
    expect(shortcomings({ ...complete, administrators: [complete.administrators![0]!, { name: '', contact: '' }, again] }, asked)).toEqual([
      { field: 'administrators', row: 2, part: 'name', sentence: 'Du har angett samma person två gånger. Välj en annan person.' },
    ]);
    expect(
      sentences({
        ...complete,
        administrators: [
          { name: 'Eva Lund', contact: '0371-1' },
          { name: ' eva  LUND', contact: '0371-1 ' },
        ],
      }),
    ).toEqual(['Du har angett samma person två gånger. Välj en annan person.']);
  });

  it('with somebody nobody can reach, or a way to reach nobody', () => {
    const found = shortcomings(
      {
        ...complete,
        operators: [
          { name: 'Eva Lund', contact: ' ' },
          { name: '', contact: '0371' },
        ],
      },
      asked,
    );
    expect(found).toEqual([
      { field: 'operators', row: 0, part: 'contact', sentence: 'Skriv hur Eva Lund nås, till exempel telefon eller e-post.' },
      { field: 'operators', row: 1, part: 'name', sentence: 'Skriv personens namn.' },
    ]);
  });

  it('with goals nobody can measure and no reason for it', () => {
    const sentence = 'Skriv minst ett mål som går att mäta, eller förklara varför det inte går.';
    expect(sentences({ ...complete, goals: [{ text: 'Nöjdare besökare' }] })).toEqual([sentence]);
    expect(sentences({ ...complete, goals: [{ text: 'Nöjdare besökare', measure: 'enkät', target: ' ' }] })).toEqual([sentence]);
    expect(sentences({ ...complete, goals: [{ text: 'Nöjdare besökare' }], unmeasurableReason: 'Vi har ingen enkät.' })).toEqual([]);
  });

  it('with a goal that is only a figure', () => {
    expect(shortcomings({ ...complete, goals: [...complete.goals!, { text: '', target: '50' }] }, asked)).toEqual([
      { field: 'goals', row: 1, part: 'text', sentence: 'Skriv vad målet är.' },
    ]);
  });

  it('without an address, unless the account is still planned', () => {
    expect(sentences(without('address'))).toEqual(['Skriv webbadressen till kontot, till exempel www.facebook.com/gislavedskommun.']);
    expect(sentences({ ...without('address'), plannedAddress: true })).toEqual([]);
  });

  it('with an address that is planned, for an account that has started', () => {
    expect(sentences({ ...complete, plannedAddress: true, startedOn: '2025-03-01' })).toEqual([
      'Planen gäller ett konto som redan är startat. Ta bort krysset och skriv kontots adress.',
    ]);
  });

  it('with an address on another medium than the plan is about', () => {
    expect(sentences({ ...complete, platform: 'Instagram' })).toEqual([
      'Adressen går till Facebook, men planen gäller Instagram. Ändra det ena eller det andra.',
    ]);
    expect(sentences({ ...complete, platform: 'Twitter', address: 'x.com/biblioteken' })).toEqual([]);
    expect(sentences({ ...complete, address: 'https://blogg.example.se' })).toEqual([
      'Adressen går till en annan webbplats, men planen gäller Facebook. Ändra det ena eller det andra.',
    ]);
    expect(sentences({ ...complete, platform: 'Blogg', address: 'https://blogg.example.se' })).toEqual([]);
  });

  it('with "Även andra tider" and no times', () => {
    expect(sentences({ ...complete, monitoringTimes: 'Även andra tider' })).toEqual(['Skriv vilka andra tider kontot ska bevakas.']);
    expect(sentences({ ...complete, monitoringTimes: 'Även andra tider', monitoringOther: 'Lördagar' })).toEqual([]);
  });

  it('with the account on one person’s address, whether the directory or the address says so', () => {
    const sentence = 'Personliga kommunala e-postadresser får inte användas. Ange en gemensam adress, till exempel en funktionsbrevlåda.';
    expect(sentences(complete, { mailOwner: { givenName: 'Sara', surname: 'Holmberg' } })).toEqual([sentence]);
    expect(sentences({ ...complete, accountMail: 'sara.holmberg@gislaved.example' }, { mailOwner: undefined })).toEqual([sentence]);
    expect(sentences({ ...complete, accountMail: 'sara.holmberg@gislaved.example' }, {})).toEqual([sentence]);
  });

  it('and all that is missing is told in the order of the form', () => {
    const keys = shortcomings({}, asked).map(({ field }) => field);
    expect(keys).toEqual(fieldKeys.filter((key) => 'required' in planFields[key] || key === 'address'));
  });
});

const textFields = fieldKeys.filter((key) =>
  ['text', 'long', 'platform', 'address', 'mail', 'choice', 'department', 'authority'].includes(planFields[key].kind),
);

describe('what cannot be kept is named at once', () => {
  it.each(textFields)('a null byte in %s', (key) => {
    const found = faults({ ...complete, [key]: 'a\u0000b' });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ field: key });
    expect(found[0]!.sentence).toContain('U+0000');
  });

  it.each(textFields)('a text over 10 000 characters in %s', (key) => {
    expect(faults({ ...complete, [key]: 'a'.repeat(10_001) })).toEqual([
      { field: key, sentence: 'Texten är 10\u00a0001 tecken. Högst 10\u00a0000 får plats. Korta den.' },
    ]);
  });

  it('exactly 10 000 characters fit', () => expect(faults({ ...complete, purpose: 'å'.repeat(10_000) })).toEqual([]));

  it('a turned reading direction, with its place', () => {
    const found = faults({ ...complete, goals: [{ text: 'Mål' }, { text: 'Följare \u202e002' }], administrators: [{ name: 'Sara', contact: '\u2066x' }] });
    expect(found.map(({ field, row, part }) => [field, row, part])).toEqual([
      ['goals', 1, 'text'],
      ['administrators', 0, 'contact'],
    ]);
    expect(found[0]!.sentence).toContain('RIGHT-TO-LEFT OVERRIDE');
  });

  it('half an emoji', () => expect(faults({ ...complete, other: 'hej \ud83d' })[0]!.sentence).toContain('U+D83D'));

  it.each(['2027-02-29', '2027-13-01', '30 juni', '2027/06/30', '27-06-30', '2027-6-30'])('the day %j in a goal', (by) => {
    expect(faults({ ...complete, goals: [{ text: 'Mål', by }] })).toEqual([
      { field: 'goals', row: 0, part: 'by', sentence: 'Skriv ett datum som finns, i formen åååå-mm-dd, till exempel 2027-06-30.' },
    ]);
  });

  it.each([
    ['weeklyHours', 168.5, 168],
    ['weeklyHours', -1, 168],
    ['weeklyHours', Number.NaN, 168],
    ['checksPerDay', Number.POSITIVE_INFINITY, '1\u00a0000'],
    ['postsPerWeek', 1001, '1\u00a0000'],
  ] as const)('%s of %d', (key, number, most) =>
    expect(faults({ ...complete, [key]: number })).toEqual([{ field: key, sentence: `Skriv ett tal mellan 0 och ${most}.` }]),
  );

  it.each([0, 0.5, 168])('but %d hours are a number of hours', (weeklyHours) => expect(faults({ ...complete, weeklyHours })).toEqual([]));

  it.each(['javascript:alert(1)', 'https://www.fаcebook.com/x', 'https://www.facebook.com@evil.example/', 'http://127.0.0.1/', 'gislavedskommun'])(
    'the address %j',
    (address) => {
      expect(faults({ ...complete, address }).map(({ field }) => field)).toEqual(['address']);
    },
  );

  it.each(['biblioteken', 'a@b', 'två ord@gislaved.example', 'x@gislaved.example, y@gislaved.example', '<x@gislaved.example>'])(
    'the e-mail address %j',
    (accountMail) => {
      expect(faults({ ...complete, accountMail })).toEqual([
        { field: 'accountMail', sentence: 'Skriv hela e-postadressen, till exempel biblioteket@minkommun.se.' },
      ]);
    },
  );

  it('a choice that is none of the choices', () =>
    expect(faults({ ...complete, monitoringTimes: 'Aldrig' })).toEqual([{ field: 'monitoringTimes', sentence: 'Välj ett av svaren.' }]));

  it('script and formula text is text: nothing is refused, nothing is changed', () => {
    const odd = { ...complete, other: '<script>alert(1)</script>\n=HYPERLINK("http://x")\n{{DATE(2026-01-01T00:00:00Z)}} ${x} \\u0000' };
    expect(faults(odd)).toEqual([]);
    const version = {
      v: 1,
      planId: '00000000-0000-4000-8000-000000000000',
      version: 1,
      applicant: { oid: 'a0000000-0000-4000-8000-000000000001', name: 'S', upn: 's' },
      answers: odd,
    } as const;
    expect((JSON.parse(planText(version)) as typeof version).answers.other).toBe(odd.other);
  });
});

describe('a plan that is too long altogether', () => {
  const long = (n: number): PlanAnswers => ({
    ...complete,
    purpose: 'a'.repeat(9_999),
    audience: 'a'.repeat(9_999),
    audienceUse: 'a'.repeat(9_999),
    audienceInterest: 'a'.repeat(9_999),
    audienceTrust: 'a'.repeat(9_999),
    other: 'b'.repeat(n),
  });

  it('is refused at its longest answer', () => {
    const found = faults({ ...long(9_999), goals: [{ text: 'c'.repeat(10_000) }] });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ field: 'goals' });
    expect(found[0]!.sentence).toMatch(/^Planen är för lång för att sparas: alla svar tillsammans är .+ tecken för mycket\. Korta texterna\.$/);
  });

  it('is refused before its stored text passes 60 000 units, whatever is quoted in it', () => {
    for (const piece of ['b', '"', 'x\n', '😀', 'å']) {
      let n = 10_000;
      while (n > 0 && faults({ ...long(0), other: piece.repeat(n) }).length > 0) n -= 100;
      const version = {
        v: 1,
        planId: '00000000-0000-4000-8000-000000000000',
        version: 999,
        applicant: { oid: 'a0000000-0000-4000-8000-000000000001', name: 'N'.repeat(255), upn: 'u'.repeat(255) },
        answers: { ...long(0), other: piece.repeat(n) },
      } as const;
      expect(planText(version).length).toBeLessThanOrEqual(60_000);
      expect(n).toBeGreaterThan(2_000);
    }
  });
});

describe('a second look stops nobody', () => {
  it('at a site nobody knows and a mailbox the directory does not know', () => {
    const odd = { ...complete, platform: 'Blogg', address: 'https://blogg.example.se' };
    expect(hindrances(odd, { mailOwner: undefined })).toEqual([]);
  });
});
