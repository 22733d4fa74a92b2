import { describe, expect, it } from 'vitest';
import { field, fieldKeys, type PlanAnswers } from './plan.ts';
import { answerColumns, answerInWords, asksAgain, changesBetween, consequence, cut, peopleChanged, planTitle } from './planWords.ts';

const names = { KFN: 'Kultur- och fritidsnämnden', 'kultur-fritid': 'Kultur- och fritidsförvaltningen' };
const sara = { oid: 'a', name: 'Sara Holmberg', upn: 'sara@x', contact: '0371-81 000' };
const answers: PlanAnswers = {
  platform: 'Instagram',
  unit: 'Bokbussen',
  department: 'kultur-fritid',
  authority: 'KFN',
  purpose: 'Sprida information.\nSkapa dialog.',
  goals: [{ text: 'Fler följare', measure: 'antal följare', today: '50', target: '200 följare', by: '2027-06-30' }, { text: 'Nöjda läsare.' }],
  administrators: [sara, { name: 'Johan Modig', contact: 'johan@x' }],
  weeklyHours: 2.5,
};

describe('an answer in words', () => {
  it.each([
    ['platform', 'Instagram'],
    ['department', 'Kultur- och fritidsförvaltningen'],
    ['authority', 'Kultur- och fritidsnämnden'],
    ['purpose', 'Sprida information.\nSkapa dialog.'],
    ['goals', 'Fler följare. Mäts med: antal följare. I dag: 50. Mål: 200 följare senast 30 juni 2027.\nNöjda läsare.'],
    ['administrators', 'Sara Holmberg, 0371-81 000\nJohan Modig, johan@x'],
    ['weeklyHours', '2,5'],
    ['plannedAddress', 'Nej'],
    ['other', ''],
  ] as const)('%s', (key, words) => expect(answerInWords(key, answers, names)).toBe(words));

  it('is short on a card: names alone, a goal in one line', () => {
    expect(answerInWords('administrators', answers, names, 'short')).toBe('Sara Holmberg\nJohan Modig');
    expect(answerInWords('goals', answers, names, 'short')).toBe('Fler följare (200 följare senast 30 juni 2027)\nNöjda läsare.');
    expect(answerInWords('goals', { goals: [{ text: '200 följare', target: '200', by: '2027-06-30' }] }, names, 'short')).toBe(
      '200 följare (senast 30 juni 2027)',
    );
  });

  it('shows a code nobody has named, and a day that is none, as they are', () => {
    expect(answerInWords('authority', { authority: 'MBN' })).toBe('MBN');
    expect(answerInWords('goals', { goals: [{ text: 'Mål', by: 'sommaren' }] })).toBe('Mål. Senast sommaren.');
  });
});

describe('the plan is called', () => {
  it.each([
    [{ unit: 'Bokbussen', platform: 'Instagram' }, 'Bokbussen på Instagram'],
    [{ unit: ' Bokbussen\n' }, 'Bokbussen'],
    [{ platform: 'X (Twitter)' }, 'X (Twitter)'],
    [{}, 'Aktivitetsplan utan namn'],
  ])('%j: %s', (given, title) => expect(planTitle(given)).toBe(title));

  it('something that fits in a column of 255', () => expect(planTitle({ unit: '😀'.repeat(300), platform: 'b'.repeat(300) }).length).toBeLessThanOrEqual(255));
});

describe('what changed between two versions', () => {
  it('is told in words, in the order of the form', () => {
    const after: PlanAnswers = { ...answers, weeklyHours: 4, purpose: '', unit: 'Bokbussen ', department: 'barn', other: 'Nytt' };
    expect(changesBetween(answers, after, names)).toEqual([
      { key: 'department', label: 'Förvaltning', before: 'Kultur- och fritidsförvaltningen', after: 'barn' },
      { key: 'purpose', label: 'Syfte', before: 'Sprida information.\nSkapa dialog.', after: 'Inget svar' },
      { key: 'weeklyHours', label: 'Timmar per vecka', before: '2,5', after: '4' },
      { key: 'other', label: 'Övrigt', before: 'Inget svar', after: 'Nytt' },
    ]);
  });

  it('is nothing when only spaces and empty rows differ', () => {
    expect(changesBetween(answers, { ...answers, goals: [...answers.goals!, { text: ' ' }], other: ' ', plannedAddress: false })).toEqual([]);
  });

  it('shows another person of the same name', () => {
    const other = { ...answers, administrators: [{ ...sara, oid: 'b', upn: 'sara2@x' }, answers.administrators![1]!] };
    const [change] = changesBetween(answers, other);
    expect(change?.before).toContain('sara@x');
    expect(change?.after).toContain('sara2@x');
  });
});

describe('what asks again', () => {
  it('is every question but address, administrators, daily operation and the mailbox', () => {
    const not = fieldKeys.filter((key) => field(key).asksAgain === false);
    expect(not).toEqual(['address', 'plannedAddress', 'accountMail', 'startedOn', 'administrators', 'operators']);
    expect(asksAgain(changesBetween(answers, { ...answers, administrators: [], address: 'x.com/a', accountMail: 'a@b.se' }))).toBe(false);
    expect(asksAgain(changesBetween(answers, { ...answers, weeklyHours: 3 }))).toBe(true);
    expect(asksAgain([])).toBe(false);
  });

  it('is said in one sentence that is derived from the table', () => {
    expect(consequence()).toBe(
      'Ändras medium, verksamhet, syfte, målgrupp, mål, bevakning, arbetstid eller övrigt behöver planen godkännas på nytt. Byte av adress, administratörer eller daglig drift räcker det att anmäla.',
    );
  });

  it('says nothing of a person who only changed telephone', () => {
    expect(peopleChanged([sara], [{ ...sara, contact: 'ny' }])).toEqual({ came: [], left: [] });
    expect(peopleChanged([sara], [{ name: 'Eva', contact: '1' }])).toEqual({ came: [{ name: 'Eva', contact: '1' }], left: [sara] });
  });
});

describe('the columns of the list', () => {
  it('there is one for every question, empty where nobody has answered', () => {
    const columns = answerColumns(answers, names);
    expect(Object.keys(columns)).toEqual(fieldKeys);
    expect(columns).toMatchObject({ authority: 'Kultur- och fritidsnämnden', weeklyHours: 2.5, plannedAddress: false, other: null, checksPerDay: null });
  });

  it('a short column is cut, never in the middle of a character', () => {
    const unit = String(answerColumns({ unit: `${'a'.repeat(253)}😀😀` }).unit);
    expect(unit).toBe(`${'a'.repeat(253)}…`);
    expect(unit.length).toBeLessThanOrEqual(255);
  });
});

it('a text is cut with a mark', () => {
  expect([cut('abc', 3), cut('abcd', 3), cut('😀😀😀', 2), cut('ab cd', 4)]).toEqual(['abc', 'ab…', '😀…', 'ab…']);
});
