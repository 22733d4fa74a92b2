// What is written before anything is saved. It lives in this module's memory alone: never in the browser's storage, for nobody has said yet whether it is
// secret. Going to another page and back keeps it, with its pictures, and what is being saved goes on; closing the window asks first.

import { useEffect, useState } from 'react';
import {
  evidenceExits,
  isProtected,
  mostEvidenceFiles,
  type ContentKind,
  type EvidenceExit,
  type MatterContent,
  type MatterKind,
  type Post,
  type Secrecy,
} from '../../domain/matter.ts';
import type { MatterLife } from '../../domain/matterLife.ts';
import { unsoundCharacter } from '../../domain/input.ts';
import type { Refused } from '../shared/actions.ts';
import type { MatterAccount, MatterDone, Opening } from '../shared/matterActions.ts';
import type { ShelfPlace } from '../shared/pictures/usePictures.ts';
import { matterTexts } from '../texts/matter.ts';

const t = matterTexts.faults;

export type Draft = {
  key: string;
  secrecy?: Secrecy;
  childAbuse: boolean;
  own: boolean;
  kind: MatterKind;
  /** Id of the account, 'other' = somebody else's page, '' = not chosen. */
  account: number | 'other' | '';
  /** Chosen where the account does not say it. */
  authority: string;
  posts: readonly Post[];
  seenAt: string;
  /** What the post says, as it stands there. */
  text: string;
  /** What was seen, in one's own words: all that is written of child abuse. */
  note: string;
  exit: EvidenceExit | '' | undefined;
  exitReason: string;
};

const emptyPost = (content: ContentKind = 'comment'): Post => ({ sender: '', senderAddress: '', address: '', postedAt: '', content });

const newDraft = (key: string, now: string, account: number | ''): Draft => ({
  key,
  childAbuse: false,
  own: false,
  kind: 'removal',
  account,
  authority: '',
  posts: [emptyPost()],
  seenAt: now,
  text: '',
  note: '',
  exit: undefined,
  exitReason: '',
});

/**
 * What the answers leave of all that was written: this is what is shown, judged and stored. The rest stays in memory alone, and comes back when the answer is
 * taken back. Of child abuse that is a note, handled as what may be secret; of our own post there is no other sender.
 */
export function asAnswered(draft: Draft): Draft {
  const { childAbuse, kind, note, posts, exit } = draft;
  if (childAbuse) return { ...draft, secrecy: 'yes', kind: 'removal', posts: [emptyPost('post')], text: note, exit: undefined, exitReason: '' };
  const own = draft.own && kind === 'removal';
  if (!own) return { ...draft, own };
  const [first = emptyPost('post')] = posts;
  const known = exit === 'senderUnknown' ? { exit: undefined, exitReason: '' } : {};
  return { ...draft, own, posts: [{ ...first, sender: '', senderAddress: '' }], ...known };
}

/** Ours is most often a post and others' a comment, until somebody says otherwise. */
const contentOfOwn = (own: boolean, posts: readonly Post[]): readonly Post[] =>
  posts.map((post) => (post.content === (own ? 'comment' : 'post') ? { ...post, content: own ? 'post' : 'comment' } : post));

/** When evidence was made, and of what: words and files, as a text to compare. */
type Made = { at: string; of: string };
/** The time of the evidence: the same at every try to save the same, and another one when anything of it is another, or it would be found saved already. */
export const madeOf = (made: Made | undefined, contents: readonly MatterContent[], files: readonly number[], now: Date): Made => {
  const of = JSON.stringify([contents, files]);
  return made?.of === of ? made : { at: now.toISOString(), of };
};

/**
 * What has been begun of the draft: `made` is the evidence; `openly` are matters that were begun in the open library, and stay
 * there when the answer is changed to one that demands the protected one. `saving` goes on when the form is left; `isOver`: it has failed, or was refused.
 */
type Begun = { made?: Made; openly: Set<string>; saving?: { answer: Promise<MatterDone | Refused>; isOver: boolean } };

type Kept = { draft?: Draft; begun: Begun; pictures: ShelfPlace };
const nothing = (): Kept => ({ begun: { openly: new Set() }, pictures: {} });
let kept = nothing();
/** The draft is saved, or put away with its pictures: the next one begins empty. */
export function forgetDraft(): void {
  kept.pictures.shelf?.close();
  kept = nothing();
}
const keep = (draft: Draft): Draft => Object.assign(kept, { draft }).draft;
export const draftsPictures = (): ShelfPlace => kept.pictures;
export const draftsBegun = (): Begun => kept.begun;

const stay = (event: BeforeUnloadEvent) => event.preventDefault();
/** One save at a time, whatever form asks for it: one that is come back to meanwhile waits for the same. Whoever closes the window is asked first. */
export function saveDraft(save: () => Promise<MatterDone | Refused>): Promise<MatterDone | Refused> {
  const { begun } = kept;
  if (begun.saving && !begun.saving.isOver) return begun.saving.answer;
  addEventListener('beforeunload', stay);
  const saving = { answer: save(), isOver: false };
  begun.saving = saving;
  const over = () => {
    saving.isOver = true;
    removeEventListener('beforeunload', stay);
  };
  saving.answer.then(over, over);
  return saving.answer;
}

/** A form's own draft: of a matter that is opened already. */
export function useOwnDraft(first: Draft): DraftForm {
  const [draft, setDraft] = useState(first);
  return formOf(draft, setDraft, () => draft.key);
}

export type DraftForm = {
  draft: Draft;
  put: (part: Partial<Draft>) => void;
  putPost: (index: number, part: Partial<Post>) => void;
  addPost: () => void;
  removePost: (index: number) => void;
};

/** What decides where a matter lies. */
const deciding = ['secrecy', 'childAbuse', 'account', 'authority'] as const;

/** `only`: the account to begin with, where I have one alone. */
export function useDraft(key: () => string, now: Date, only: number | ''): DraftForm {
  const [draft, setDraft] = useState<Draft>(() => kept.draft ?? newDraft(key(), now.toISOString(), only));
  const set = (next: Draft) => setDraft(keep(next));
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => kept.draft && event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
  return formOf(draft, set, key);
}

function formOf(draft: Draft, set: (next: Draft) => void, key: () => string): DraftForm {
  return {
    draft: asAnswered(draft),
    // Other answers are another matter: what was begun with the former ones is not gone on with in the wrong library.
    put: (part) =>
      set({
        ...draft,
        ...part,
        ...(part.own === undefined ? {} : { posts: contentOfOwn(part.own, draft.posts) }),
        ...(deciding.some((name) => name in part) ? { key: key() } : {}),
      }),
    putPost: (index, part) => set({ ...draft, posts: draft.posts.map((post, at) => (at === index ? { ...post, ...part } : post)) }),
    addPost: () => set({ ...draft, posts: [...draft.posts, emptyPost(draft.posts.at(-1)?.content)] }),
    removePost: (index) => set({ ...draft, posts: draft.posts.filter((_post, at) => at !== index) }),
  };
}

/** The authority whose library it is for, '' while nobody has said. */
export const authorityOf = ({ authority }: Draft, account: MatterAccount | undefined): string => account?.authority || authority;
export const accountOf = ({ account }: Draft, accounts: readonly MatterAccount[]): MatterAccount | undefined => accounts.find(({ id }) => id === account);
/** Evidence is asked of what may have to go; of a question it is not. */
export const needsEvidence = ({ kind, childAbuse }: Draft): boolean => kind === 'removal' && !childAbuse;

/** What is known of a matter that was left before its evidence was saved. */
export function draftOf({ opened, post, exit }: MatterLife, now: Date): Draft {
  return {
    ...newDraft('', post?.seenAt ?? now.toISOString(), opened.account?.id ?? ''),
    secrecy: opened.secrecy,
    childAbuse: opened.childAbuse,
    own: opened.own,
    kind: opened.matter,
    account: opened.account?.id ?? 'other',
    authority: opened.authority,
    ...(post && post.posts.length > 0 ? { posts: post.posts, text: post.text, note: opened.childAbuse ? post.text : '' } : {}),
    exit: exit?.why,
    exitReason: exit?.reason ?? '',
  };
}

export type DraftFaults = Partial<
  Record<'secrecy' | 'account' | 'authority' | 'sender' | 'pictures' | 'exit' | 'exitReason' | 'text' | 'seenAt' | 'address', string>
>;

/** What keeps the draft from being saved, each at its field. `pictures` = how many files there are. `now` in milliseconds. */
export function faultsOf(draft: Draft, account: MatterAccount | undefined, pictures: number, now: number): DraftFaults {
  return { ...answerFaults(draft, account), ...postFaults(draft, pictures, now), ...evidenceFaults(draft, pictures) };
}

/**
 * What keeps a matter that was left with nothing written of its post from being gone on with: its account is settled, and its pictures are brought in the
 * next step. A sender that nobody knows is said there too.
 */
export function resumeFaults(draft: Draft, now: number): DraftFaults {
  const { sender, ...faults } = postFaults(draft, 0, now);
  const isSound = draft.posts.every((post) => unsoundCharacter(post.sender) === undefined);
  return { ...faults, ...(sender && !(needsEvidence(draft) && isSound) ? { sender } : {}) };
}

function answerFaults(draft: Draft, account: MatterAccount | undefined): DraftFaults {
  return {
    ...(draft.secrecy ? {} : { secrecy: t.secrecy }),
    ...(draft.account === '' ? { account: t.account } : {}),
    ...(authorityOf(draft, account) ? {} : { authority: t.authority }),
  };
}

function postFaults(draft: Draft, pictures: number, now: number): DraftFaults {
  const { posts, exit, text, seenAt, childAbuse, own, kind } = draft;
  const faults: DraftFaults = {};
  const unknownSender = posts.some(({ sender, senderAddress }) => !sender.trim() && !senderAddress.trim());
  if (!childAbuse && !own && unknownSender && exit !== 'senderUnknown' && exit !== 'removedBefore')
    faults.sender = needsEvidence(draft) ? t.sender : t.senderAsking;
  const hidden = posts.map(({ sender }) => unsoundCharacter(sender)).find(Boolean);
  if (hidden) faults.sender = hidden;
  const addresses = posts.flatMap((post) => [post.address, post.senderAddress]).filter((one) => one.trim() !== '');
  if (!addresses.every(isWebAddress)) faults.address = t.address;
  const hiddenAddress = addresses.map(unsoundCharacter).find(Boolean);
  if (hiddenAddress) faults.address = hiddenAddress;
  if (childAbuse && !text.trim()) faults.text = t.text;
  // Nobody can answer, hand over or find again what does not say what it is about (R62, R64, R67).
  if (kind !== 'removal' && !text.trim() && pictures === 0) faults.text = kind === 'question' ? t.question : t.politics;
  const unsound = unsoundCharacter(text);
  if (unsound) faults.text = unsound;
  if (!seenAt || Date.parse(seenAt) > now + 60_000) faults.seenAt = t.moment;
  return faults;
}

function evidenceFaults(draft: Draft, pictures: number): DraftFaults {
  const { exit, exitReason, childAbuse } = draft;
  if (childAbuse) return {};
  const faults: DraftFaults = {};
  if (pictures > mostEvidenceFiles) faults.pictures = t.tooManyFiles(mostEvidenceFiles);
  if (needsEvidence(draft) && pictures === 0 && exit !== 'removedBefore' && exit !== 'savedElsewhere') faults.pictures = t.pictures;
  if (exit === '') faults.exit = t.why;
  if (exit && !exitReason.trim()) faults.exitReason = t.reason;
  const hidden = unsoundCharacter(exitReason);
  if (hidden) faults.exitReason = hidden;
  return faults;
}

/** An address is data: shown as text, and never anything but http and https. */
export function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text.trim()).protocol);
  } catch {
    return false;
  }
}

export function openingOf(draft: Draft, account: MatterAccount | undefined): Opening {
  const { secrecy = 'unknown', childAbuse, own, kind, authority } = asAnswered(draft);
  return {
    matter: kind,
    secrecy,
    childAbuse,
    own,
    authority: account?.authority || authority,
    department: account?.department ?? '',
    ...(account ? { account: { id: account.id, name: account.name, platform: account.platform, address: account.address } } : {}),
  };
}

/** What follows the opening, in order; the evidence itself comes after it. */
export function contentsOf(draft: Draft): MatterContent[] {
  const { posts, seenAt, text, exit, exitReason } = asAnswered(draft);
  const trimmed = posts.map((post) => ({ ...post, sender: post.sender.trim(), senderAddress: post.senderAddress.trim(), address: post.address.trim() }));
  return [
    { kind: 'post', seenAt, posts: trimmed, text: text.trim() },
    ...(exit && exit in evidenceExits ? [{ kind: 'evidenceExit', why: exit, reason: exitReason.trim() } as const] : []),
  ];
}

/** What people write themselves. */
export const writtenIn = ({ text, exitReason, posts }: Draft): string[] => [...posts.map(({ sender }) => sender), text, exitReason];

export const mayHoldSecrets = ({ secrecy, childAbuse }: Draft): boolean => childAbuse || (secrecy !== undefined && isProtected(secrecy));
