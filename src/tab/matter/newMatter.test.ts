import { describe, expect, it } from 'vitest';
import { mostEvidenceFiles, type MatterContent } from '../../domain/matter.ts';
import type { MatterLife } from '../../domain/matterLife.ts';
import { asAnswered, contentsOf, draftOf, faultsOf, madeOf, openingOf, resumeFaults, type Draft } from './newMatter.ts';

const post = (sender: string): MatterContent => ({
  kind: 'post',
  seenAt: '2026-11-23T10:00:00.000Z',
  posts: [{ sender, senderAddress: '', address: '', postedAt: '', content: 'comment' }],
  text: '',
});
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute));

it('evidence that is tried again has the time it had; with another picture or another word it is another record', () => {
  const first = madeOf(undefined, [post('Kalle')], [1], at(0));
  expect(madeOf(first, [post('Kalle')], [1], at(5))).toBe(first);
  expect(madeOf(first, [post('Kalle')], [1, 2], at(5)).at).toBe(at(5).toISOString());
  expect(madeOf(first, [post('Kalle')], [2], at(5)).at).toBe(at(5).toISOString());
  expect(madeOf(first, [post('Kalle Andra')], [1], at(5)).at).toBe(at(5).toISOString());
});

it('more files than one record holds are told of while they can be taken away', () => {
  const opened = { matter: 'removal', secrecy: 'no', childAbuse: false, own: false, authority: 'KFN' } as MatterLife['opened'];
  const draft = draftOf({ opened } as MatterLife, at(0));
  expect(faultsOf(draft, undefined, mostEvidenceFiles, at(0).getTime()).pictures).toBeUndefined();
  expect(faultsOf(draft, undefined, mostEvidenceFiles + 1, at(0).getTime()).pictures).toContain('Högst 100 filer');
});

describe('of child abuse', () => {
  const opened = { matter: 'question', secrecy: 'no', childAbuse: false, own: false, authority: 'KFN' } as MatterLife['opened'];
  const typed: Draft = {
    ...draftOf({ opened } as MatterLife, at(0)),
    posts: [{ sender: 'Kalle', senderAddress: 'https://a.example/kalle', address: 'https://a.example/1', postedAt: at(0).toISOString(), content: 'comment' }],
    text: 'Vad Kalle skrev',
    exit: 'savedElsewhere',
    exitReason: 'Hos Kalle',
  };
  const told: Draft = { ...typed, childAbuse: true, note: 'En bild i en kommentar.' };

  it('nothing is stored that was written before it was said, and it is handled as what may be secret', () => {
    const stored = JSON.stringify([openingOf(told, undefined), contentsOf(told)]);
    expect(stored).not.toMatch(/Kalle|a\.example|comment|savedElsewhere/);
    expect(contentsOf(told)).toMatchObject([{ kind: 'post', text: 'En bild i en kommentar.' }]);
    expect(openingOf(told, undefined)).toMatchObject({ matter: 'removal', secrecy: 'yes', childAbuse: true });
  });
  it('all of it is there again when the answer is taken back', () => {
    expect(contentsOf({ ...told, childAbuse: false })).toEqual(contentsOf(typed));
    expect(openingOf({ ...told, childAbuse: false }, undefined)).toEqual(openingOf(typed, undefined));
  });
  it('no fault is told of a field that is not shown', () => {
    const bad = asAnswered({ ...told, posts: [{ ...typed.posts[0]!, sender: '', address: 'ingen adress' }], exit: '', exitReason: '' });
    expect(faultsOf(bad, undefined, mostEvidenceFiles + 1, at(0).getTime())).toEqual({});
  });
});

describe('a question', () => {
  const opened = { matter: 'question', secrecy: 'no', childAbuse: false, own: false, authority: 'KFN' } as MatterLife['opened'];
  const draft: Draft = {
    ...draftOf({ opened } as MatterLife, at(0)),
    posts: [{ sender: 'Kalle', senderAddress: '', address: '', postedAt: '', content: 'comment' }],
  };
  const now = at(0).getTime();
  it('says what is asked, in words or in a picture', () => {
    expect(faultsOf(draft, undefined, 0, now)).toEqual({ text: 'Skriv frågan eller ärendet, eller lägg in det som bild.' });
    expect(faultsOf({ ...draft, text: 'När öppnar simhallen?' }, undefined, 0, now)).toEqual({});
    expect(faultsOf(draft, undefined, 1, now)).toEqual({});
  });
  it('is not alone in that: a post to politicians is found again by what it says', () => {
    expect(faultsOf({ ...draft, kind: 'politics' }, undefined, 0, now)).toEqual({ text: 'Skriv vad som står i inlägget, eller lägg in det som bild.' });
  });
  it('has a sender: that nobody can know who it is can only be chosen of what may have to go', () => {
    const nameless = { ...draft, text: 'När öppnar simhallen?', posts: [{ ...draft.posts[0]!, sender: '' }] };
    expect(faultsOf(nameless, undefined, 0, now)).toEqual({ sender: 'Skriv avsändarens namn.' });
    expect(faultsOf({ ...nameless, kind: 'removal' }, undefined, 1, now).sender).toContain('eller välj');
  });
  it('that is gone on with says it in words', () => expect(resumeFaults(draft, now)).toHaveProperty('text'));
});

describe('what is gone on with', () => {
  const opened = { matter: 'removal', secrecy: 'no', childAbuse: false, own: false, authority: 'KFN' } as MatterLife['opened'];
  const draft = draftOf({ opened } as MatterLife, at(0));
  it('is asked for no picture yet, and a sender that nobody knows waits for the evidence', () => {
    expect(faultsOf(draft, undefined, 0, at(0).getTime())).toHaveProperty('pictures');
    expect(resumeFaults(draft, at(0).getTime())).toEqual({});
  });
  it('of another kind has a sender', () =>
    expect(resumeFaults({ ...draft, kind: 'politics' }, at(0).getTime())).toMatchObject({ sender: expect.any(String) as string }));
});

describe('our own post', () => {
  const opened = { matter: 'removal', secrecy: 'no', childAbuse: false, own: true, authority: 'KFN' } as MatterLife['opened'];
  const draft: Draft = {
    ...draftOf({ opened } as MatterLife, at(0)),
    posts: [{ sender: 'Kalle', senderAddress: '', address: 'https://a.example/1', postedAt: '', content: 'post' }],
  };
  it('has no other sender: none is asked for, and none that was written before is stored', () => {
    expect(faultsOf(asAnswered(draft), undefined, 1, at(0).getTime())).toEqual({});
    expect(contentsOf(draft)).toMatchObject([{ posts: [{ sender: '', address: 'https://a.example/1' }] }]);
    expect(contentsOf({ ...draft, own: false })).toMatchObject([{ posts: [{ sender: 'Kalle' }] }]);
  });
  it('is one that may have to go: a question on it is somebody else’s', () =>
    expect(openingOf({ ...draft, kind: 'question' }, undefined)).toMatchObject({ matter: 'question', own: false }));
});
