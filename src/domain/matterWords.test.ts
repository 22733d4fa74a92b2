import { describe, expect, it } from 'vitest';
import type { MatterContent, MatterFact } from './matter.ts';
import { matterLife, type MatterLife } from './matterLife.ts';
import { aboutPost, factWords } from './matterWords.ts';

const by = { oid: 'a1', name: 'Sara Holmberg' };
const at = '2026-12-16T08:50:00Z';
const opened = (part: object): MatterContent => ({
  kind: 'opened',
  matter: 'removal',
  secrecy: 'no',
  childAbuse: false,
  own: false,
  authority: 'KFN',
  department: '',
  ...part,
});
const post = (sender: string, text = ''): MatterContent => ({
  kind: 'post',
  seenAt: at,
  posts: [{ sender, senderAddress: '', address: '', postedAt: '', content: 'post' }],
  text,
});
const registration: MatterContent = { kind: 'registration', choice: 'register', reason: '', received: '2026-12-15' };
const lifeOf = (...contents: readonly MatterContent[]): MatterLife =>
  matterLife(
    contents.map((content, place) => ({ place, createdAt: at, createdBy: by, fact: { v: 1, designation: '2026-1', at, by, ...content } as MatterFact })),
  )!;
const about = (life: MatterLife) => Object.fromEntries(aboutPost(life, 'KFN').map(({ label, value }) => [label, value]));
const meta = ({ facts, opened: answers }: MatterLife) => facts.map(({ fact }) => factWords(fact, answers).meta ?? '').join('\n');

describe('our own post', () => {
  const life = lifeOf(opened({ own: true }), post(''), registration);
  it('was written by the municipality, and by nobody that is unknown', () => {
    expect(about(life)['Avsändare']).toBe('Kommunen själv');
    expect(meta(life)).not.toMatch(/okänd/i);
  });
  it('was drawn up, and has not come in (TF 2 kap. 10 §)', () => {
    expect(meta(life)).toContain('Upprättad 15 december 2026');
    expect(meta(lifeOf(opened({}), post('Kalle'), registration))).toContain('Kom in 15 december 2026');
  });
  it('has nobody to answer, and its sender is known without being asked for', () => {
    expect(life.steps.map(({ step }) => step)).not.toContain('tell');
    const exit: MatterContent = { kind: 'evidenceExit', why: 'savedElsewhere', reason: 'Hos arkivet' };
    expect(lifeOf(opened({ own: true }), post(''), exit).state).toBe('assess');
    expect(lifeOf(opened({}), post(''), exit).state).toBe('evidence');
  });
  it('that somebody asks about is a question to answer', () =>
    expect(lifeOf(opened({ own: true, matter: 'question' }), post('Kalle')).steps.map(({ step }) => step)).toContain('tell'));
  it('that was written of with a name keeps it, and says whose it was', () =>
    expect(about(lifeOf(opened({ own: true }), post('Bokbussen')))).toMatchObject({ Avsändare: 'Bokbussen', 'Vem som skrev': 'Kommunen själv' }));
});

describe('of child abuse', () => {
  const life = lifeOf(opened({ childAbuse: true, secrecy: 'yes' }), post('', 'En bild i en kommentar.'));
  it('what was seen is no text of the post, and no sender is called unknown that nobody was asked for', () => {
    expect(about(life)).toMatchObject({ 'Vad som sågs, med egna ord': 'En bild i en kommentar.' });
    expect(Object.keys(about(life))).not.toContain('Inläggets text');
    expect(Object.keys(about(life))).not.toContain('Avsändare');
    expect(meta(life)).not.toMatch(/okänd|inget sparas/i);
  });
});
