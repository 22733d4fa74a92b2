import { describe, expect, it } from 'vitest';
import type { MatterContent, MatterFact, Secrecy } from './matter.ts';
import { readMatterFact } from './matter.ts';
import {
  answerOn,
  askedPerson,
  isOpenStep,
  matterLife,
  mustRegister,
  personReached,
  reportBreachBy,
  showsChildAbuse,
  stateLabel,
  type MatterLife,
  type StoredMatterFact,
} from './matterLife.ts';
import type { Diary } from './diary.ts';

const me = { oid: '11111111-0000-4000-8000-000000000001', name: 'Handläggare' };
const at = '2026-11-23T10:00:00.000Z';
const sha256 = 'a'.repeat(64);

const opened = (part: Partial<Extract<MatterContent, { kind: 'opened' }>> = {}): MatterContent => ({
  kind: 'opened',
  matter: 'removal',
  secrecy: 'no',
  childAbuse: false,
  own: false,
  authority: 'KFN',
  department: 'Kultur- och fritidsförvaltningen',
  ...part,
});
const post = (sender = 'Kalle'): MatterContent => ({
  kind: 'post',
  seenAt: at,
  posts: [{ sender, senderAddress: '', address: '', postedAt: '', content: 'comment' }],
  text: '',
});
const evidence: MatterContent = {
  kind: 'evidence',
  record: { name: '2026-1.pdf', sha256, size: 10 },
  files: [{ name: '2026-1_bild-1.png', sha256, size: 9 }],
  madeAt: at,
};
const assessed = (policeReport = false): MatterContent => ({ kind: 'assessed', ground: 'threat', law: '', indicators: [], policeReport, incident: false });
const acted: MatterContent = { kind: 'acted', outcome: 'removed', at, text: '' };
const register = (choice: 'register' | 'ordered'): MatterContent => ({
  kind: 'registration',
  choice,
  reason: 'Går lätt att söka fram.',
  received: '2026-11-23',
});
const told: MatterContent = { kind: 'told', to: 'sender', text: 'Hej!', at, sameMedium: true, reason: '' };
const closed: MatterContent = { kind: 'closed', reason: '' };

const stored = (contents: readonly MatterContent[]): StoredMatterFact[] =>
  contents.map((content, index) => ({
    place: index + 1,
    createdAt: at,
    createdBy: me,
    fact: { v: 1, designation: '2026-1', at, by: me, ...content } as MatterFact,
  }));
function lifeOf(contents: readonly MatterContent[], diary?: Diary): MatterLife {
  const life = matterLife(stored(contents), diary);
  if (!life) throw new Error('the matter was never opened');
  return life;
}
const number = (state: Diary['state']): Diary => ({ state, number: state === 'registered' ? 'KFN.2026.12' : '', since: at, by: 'Registrator', key: '' });

describe('the order of a removal', () => {
  const story = [opened(), post(), evidence, assessed(), acted, register('ordered'), closed];
  it.each([
    [1, 'post'],
    [2, 'evidence'],
    [3, 'assess'],
    [4, 'act'],
    [5, 'register'],
    [6, 'close'],
    [7, 'closed'],
  ] as const)('after %i facts the next is %s', (count, next) => expect(lifeOf(story.slice(0, count)).state).toBe(next));

  it('opens no step before the one in front of it is done: nothing is told as removed before the evidence is saved (R18, R70)', () => {
    const life = lifeOf(story.slice(0, 2));
    expect(isOpenStep(life, 'evidence')).toBe(true);
    for (const step of ['assess', 'act', 'register', 'close'] as const) expect(isOpenStep(life, step)).toBe(false);
    expect(isOpenStep(lifeOf([opened(), post(), assessed(), acted]), 'act')).toBe(false);
  });

  it('is the same in whatever order the facts are read', () => {
    const facts = stored(story);
    for (let turn = 0; turn < facts.length; turn++) expect(matterLife([...facts.slice(turn), ...facts.slice(0, turn)])?.state).toBe('closed');
  });

  it('asks for the sender too, unless it is said that nobody can tell who wrote', () => {
    expect(lifeOf([opened(), post(' '), evidence]).state).toBe('evidence');
    const exit: MatterContent = { kind: 'evidenceExit', why: 'senderUnknown', reason: 'Kontot är borta.' };
    expect(lifeOf([opened(), post(' '), evidence, exit]).state).toBe('assess');
    expect(lifeOf([opened(), post(' '), exit]).state).toBe('evidence');
  });

  it('goes on without evidence only where the post was gone or is saved elsewhere', () => {
    for (const why of ['removedBefore', 'savedElsewhere'] as const)
      expect(lifeOf([opened(), post(), { kind: 'evidenceExit', why, reason: 'x' }]).state).toBe('assess');
  });
});

describe('what must be registered (R12, R16, R82)', () => {
  it.each(['yes', 'unknown'] as const)('is whatever may be secret (%s), and it waits for its number', (secrecy: Secrecy) => {
    const facts = [opened({ secrecy }), post(), evidence, assessed(), acted];
    expect(mustRegister(lifeOf(facts))).toBe(true);
    expect(lifeOf([...facts, register('ordered')]).state).toBe('register');
    expect(lifeOf([...facts, register('register')]).state).toBe('diary');
    expect(lifeOf([...facts, register('register')], number('waiting')).state).toBe('diary');
    expect(lifeOf([...facts, register('register')], number('returned')).state).toBe('diary');
    expect(lifeOf([...facts, register('register')], number('registered')).state).toBe('close');
    expect(lifeOf([...facts, register('register')], number('notSecret')).state).toBe('close');
  });
  it('is what goes to the police, and what is handed on to somebody else', () => {
    expect(mustRegister(lifeOf([opened(), post(), evidence, assessed(true)]))).toBe(true);
    expect(mustRegister(lifeOf([opened(), post(), evidence, assessed()]))).toBe(false);
    const forward: MatterContent = { kind: 'handedOver', how: 'forward', to: 'Tekniska', contact: '0371-81 000', dueOn: '' };
    expect(mustRegister(lifeOf([opened({ matter: 'question' }), post(), forward]))).toBe(true);
    expect(mustRegister(lifeOf([opened({ matter: 'question' }), post(), { ...forward, how: 'answer' } as MatterContent]))).toBe(false);
  });
  it('is not said to be done while its number is awaited', () => {
    const facts = [opened({ secrecy: 'yes' }), post(), evidence, assessed(), acted, register('register')];
    const shown = (diary?: ReturnType<typeof number>) => lifeOf(facts, diary).steps.find(({ step }) => step === 'register')?.state;
    expect([shown(), shown(number('waiting')), shown(number('returned')), shown(number('registered'))]).toEqual(['waits', 'waits', 'waits', 'done']);
  });
  it('is said in the words of whoever waits', () => {
    const facts = [opened({ secrecy: 'yes' }), post(), evidence, assessed(), acted, register('register')];
    expect(stateLabel(lifeOf(facts, number('returned')))).toBe('Återlämnat av registratorn');
    expect(stateLabel(lifeOf(facts))).toBe('Väntar på diarienummer');
  });
});

describe('steps that a matter does not have', () => {
  it('nobody is told of what may be secret', () =>
    expect(lifeOf([opened({ secrecy: 'unknown' }), post()]).steps.map(({ step }) => step)).not.toContain('tell'));
  it('of child abuse nothing is saved and nothing assessed', () => {
    const steps = lifeOf([opened({ childAbuse: true, secrecy: 'yes' }), post()]).steps.map(({ step }) => step);
    expect(steps).toEqual(['post', 'act', 'register', 'close']);
  });
  it('a removal may be told of, and is not held up by it', () => {
    const life = lifeOf([opened(), post(), evidence, assessed(), acted]);
    expect(life.steps.find(({ step }) => step === 'tell')?.state).toBe('optional');
    expect(life.state).toBe('register');
  });
  it('a question is not closed before its sender has an answer (R65)', () => {
    const facts = [opened({ matter: 'question' }), post(), { kind: 'handedOver', how: 'answer', to: 'Tekniska', contact: '', dueOn: '' } as MatterContent];
    expect(lifeOf(facts).state).toBe('tell');
    expect(isOpenStep(lifeOf([...facts, register('ordered')]), 'close')).toBe(false);
    expect(lifeOf([...facts, told, register('ordered')]).state).toBe('close');
  });
});

describe('a fact', () => {
  it('that names another author than the one SharePoint saw says nothing', () => {
    const facts = stored([opened(), post(), evidence]);
    const forged = { ...facts[2]!, createdBy: { oid: '22222222-0000-4000-8000-000000000002', name: 'Någon annan' } };
    const life = matterLife([facts[0]!, facts[1]!, forged]);
    expect(life?.state).toBe('evidence');
    expect(life?.strange).toEqual([forged]);
  });
  it('is read back as it was written, and only by its own matter', () => {
    for (const { fact } of stored([opened(), post(), evidence, assessed(), acted, register('ordered'), told, closed])) {
      expect(readMatterFact(JSON.stringify(fact), '2026-1')).toEqual(fact);
      expect(readMatterFact(JSON.stringify(fact), '2026-2')).toBeUndefined();
    }
  });
  it.each([
    ['no JSON', 'x'],
    ['an unknown kind', { kind: 'removed' }],
    ['a member too much', { kind: 'note', text: 'x', more: 1 }],
    ['no text', { kind: 'note', text: ' ' }],
    ['a text that nobody sees', { kind: 'told', to: 'sender', text: '\u200b\u2060', at, sameMedium: true, reason: '' }],
    ['a kind from the prototype', { kind: 'constructor' }],
    ['half a character', { kind: 'note', text: '\ud800' }],
    ['a ground that is none', { ...assessed(), ground: 'opinion' }],
    ['a record of evidence that shows nothing', { ...evidence, files: [] }],
  ])('with %s is none', (_name, content) => {
    const text = typeof content === 'string' ? content : JSON.stringify({ v: 1, designation: '2026-1', at, by: me, ...content });
    expect(readMatterFact(text, '2026-1')).toBeUndefined();
  });
});

describe('what two people wrote without having seen each other', () => {
  const suspected: MatterContent = { kind: 'suspected', secrecy: 'unknown' };
  /** The last fact took the same place as the one before it, or the next one when its writer tried again. */
  const raced = (contents: readonly MatterContent[], inSamePlace: boolean, diary?: Diary): MatterLife => {
    const facts = stored(contents);
    const place = inSamePlace ? facts.length - 1 : facts.length;
    return matterLife([...facts.slice(0, -1), { ...facts.at(-1)!, place }], diary)!;
  };
  const done = [opened(), post(), evidence, assessed(), acted];

  it.each([true, false])('a closing that did not see that it may be secret closes nothing (G6; in the same place: %s)', (inSamePlace) => {
    for (const story of [
      [...done, register('ordered'), suspected, closed],
      [...done, register('ordered'), closed, suspected],
    ]) {
      const life = raced(story, inSamePlace);
      expect(life.closed).toBeUndefined();
      expect(life.state).not.toBe('closed');
    }
    const life = raced([...done, suspected, register('ordered')], inSamePlace);
    expect(life.steps.find(({ step }) => step === 'register')?.state).not.toBe('done');
  });

  it('a closing counts only where every gate before it is passed', () => {
    expect(lifeOf([...done, closed]).closed).toBeUndefined();
    expect(lifeOf([opened({ matter: 'question' }), post(), register('ordered'), closed]).closed).toBeUndefined();
    expect(lifeOf([...done, register('register'), closed], number('waiting')).closed).toBeUndefined();
    expect(lifeOf([...done, register('register'), closed], number('registered')).closed).toBeDefined();
    expect(lifeOf([...done, register('ordered'), closed]).closed).toBeDefined();
  });

  it('the first answer stands: a second assessment, outcome or registration undoes nothing', () => {
    const other: MatterContent = { kind: 'assessed', ground: 'profanity', law: '', indicators: [], policeReport: false, incident: false };
    const life = lifeOf([
      ...done.slice(0, 3),
      assessed(true),
      acted,
      register('register'),
      other,
      { ...acted, outcome: 'hidden' } as MatterContent,
      register('ordered'),
    ]);
    expect(life.assessed).toMatchObject({ ground: 'threat', policeReport: true });
    expect(life.acted?.outcome).toBe('removed');
    expect(life.registration?.choice).toBe('register');
    expect(mustRegister(life)).toBe(true);
  });

  it('what is registered anew after it was found that it may be secret is what counts', () => {
    const life = lifeOf([...done, register('ordered'), suspected, register('register')]);
    expect(life.registration?.choice).toBe('register');
  });
});

describe('child abuse that is found in the assessment', () => {
  const found: MatterContent = { kind: 'assessed', ground: 'childAbuse', law: '', indicators: [], policeReport: false, incident: false };
  it('is handled as what may be secret: it must be moved and entered (R16, R82)', () => {
    const life = lifeOf([opened(), post(), evidence, found]);
    expect([life.mustMove, mustRegister(life), showsChildAbuse(life)]).toEqual([true, true, true]);
  });
});

describe('days that somebody is waited for', () => {
  const question = opened({ matter: 'question' });
  const person = { oid: '22222222-0000-4000-8000-000000000002', name: 'Kollega', upn: 'kollega@k.example' };
  const asked: MatterContent = { kind: 'handedOver', how: 'answer', to: person.name, contact: '', dueOn: '2026-11-27', person };
  const revisit = (on: string): MatterContent => ({ kind: 'revisit', on });

  it('an answer is waited for until the sender has been answered', () => {
    expect(answerOn(lifeOf([question, post(), asked]))).toBe('2026-11-27');
    expect(askedPerson(lifeOf([question, post(), asked]))).toMatchObject({ ...person, dueOn: '2026-11-27' });
    expect(answerOn(lifeOf([question, post(), asked, told]))).toBe('');
    expect(askedPerson(lifeOf([question, post(), asked, told]))).toBeUndefined();
  });

  it('that the sender has been told that somebody was asked is not the answer: the question stays open until it is written in (R62)', () => {
    const note: MatterContent = { ...told, interim: true } as MatterContent;
    const waiting = lifeOf([question, post(), asked, note]);
    expect(waiting.state).toBe('tell');
    expect(answerOn(waiting)).toBe('2026-11-27');
    expect(askedPerson(waiting)).toMatchObject(person);
    expect(isOpenStep(waiting, 'register')).toBe(false);
    const done = lifeOf([question, post(), asked, note, told]);
    expect(done.state).toBe('register');
    expect(answerOn(done)).toBe('');
    expect(askedPerson(done)).toBeUndefined();
    expect(readMatterFact(JSON.stringify({ v: 1, designation: '2026-1', at, by: me, ...note }), '2026-1')).toMatchObject({ interim: true });
  });

  it('whoever takes an errand over is asked for no answer', () => {
    const life = lifeOf([question, post(), { ...asked, how: 'forward', contact: '0371-81 000', dueOn: '' } as MatterContent]);
    expect(askedPerson(life)).toBeUndefined();
    expect(personReached(life)).toMatchObject({ ...person, how: 'forward' });
  });

  it('a revisit is waited for, also of a closed matter, until somebody has been there', () => {
    const story = [question, post(), asked, told, revisit('2026-12-01'), register('ordered'), closed];
    expect(lifeOf(story).revisitOn).toBe('2026-12-01');
    expect(lifeOf([...story, revisit('2026-12-08')]).revisitOn).toBe('2026-12-08');
    expect(lifeOf([...story, { kind: 'revisited', text: '' }]).revisitOn).toBeUndefined();
    expect(answerOn(lifeOf(story))).toBe('');
  });
});

it('a breach of personal data is to be reported within 72 hours from when it was seen (dataskyddsförordningen artikel 33.1)', () =>
  expect(reportBreachBy({ seenAt: '2026-03-27T10:00:00.000Z' })).toBe('2026-03-30T10:00:00.000Z'));
