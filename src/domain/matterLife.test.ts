import { describe, expect, it } from 'vitest';
import type { MatterContent, MatterFact, Secrecy } from './matter.ts';
import { readMatterFact } from './matter.ts';
import { askedPerson, dueOn, isOpenStep, matterLife, mustRegister, stateLabel, type MatterLife, type StoredMatterFact } from './matterLife.ts';
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
    ['a kind from the prototype', { kind: 'constructor' }],
    ['half a character', { kind: 'note', text: '\ud800' }],
    ['a ground that is none', { ...assessed(), ground: 'opinion' }],
  ])('with %s is none', (_name, content) => {
    const text = typeof content === 'string' ? content : JSON.stringify({ v: 1, designation: '2026-1', at, by: me, ...content });
    expect(readMatterFact(text, '2026-1')).toBeUndefined();
  });
});

describe('days that somebody is waited for', () => {
  const question = opened({ matter: 'question' });
  const person = { oid: '22222222-0000-4000-8000-000000000002', name: 'Kollega', upn: 'kollega@k.example' };
  const asked: MatterContent = { kind: 'handedOver', how: 'answer', to: person.name, contact: '', dueOn: '2026-11-27', person };
  const revisit = (on: string): MatterContent => ({ kind: 'revisit', on });

  it('an answer is waited for until the sender has been answered', () => {
    expect(dueOn(lifeOf([question, post(), asked]))).toBe('2026-11-27');
    expect(askedPerson(lifeOf([question, post(), asked]))).toMatchObject({ ...person, dueOn: '2026-11-27' });
    expect(dueOn(lifeOf([question, post(), asked, told]))).toBe('');
    expect(askedPerson(lifeOf([question, post(), asked, told]))).toBeUndefined();
  });

  it('a revisit is waited for, also of a closed matter, until somebody has been there', () => {
    const story = [question, post(), asked, told, revisit('2026-12-01'), register('ordered'), closed];
    expect(dueOn(lifeOf(story))).toBe('2026-12-01');
    expect(dueOn(lifeOf([...story, revisit('2026-12-08')]))).toBe('2026-12-08');
    expect(dueOn(lifeOf([...story, { kind: 'revisited', text: '' }]))).toBe('');
  });

  it('the first of two days is the one that counts', () => {
    expect(dueOn(lifeOf([question, post(), asked, revisit('2026-11-25')]))).toBe('2026-11-25');
  });
});
