// The working draft of a plan: what is on the screen, what the server has, and the way between them.
// Saved a moment after the last key, when the window is left and when the connection comes back. One save at a time, so that the etag follows.

import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { OutsideKind } from '../../outsideError.ts';
import { useActions, type PlanView, type Theirs } from '../shared/actions.ts';
import type { SaveState } from '../shared/Autosave.tsx';
import { dropCopy, keepCopy, readCopy, type Content, type CopyKind, type LocalCopy } from '../shared/localCopies.ts';
import { kindOf } from '../shared/Problem.tsx';

const pause = 1_500;
/** A computer may believe that it is connected when it is not: then nothing tells that the connection is back. */
const beforeNextTry = 10_000;
export type Flushed = 'saved' | 'conflict' | 'notSaved';

export type Draft = Content & {
  saving: SaveState;
  /** Set while two versions wait for a choice. */
  theirs: Theirs | undefined;
  /** ISO time of text that was brought back because it had not been saved. */
  restored: string | undefined;
  /** Changes when the content was replaced from outside the form: the inputs are then drawn anew. */
  revision: number;
  change: (content: Content) => void;
  flush: () => Promise<Flushed>;
  etag: () => string;
  meet: (theirs: Theirs) => void;
  choose: (whose: 'mine' | 'theirs') => void;
  /** The server has it all (after sending). */
  settle: () => void;
};

/** Members in one order: what the server answers is sorted, and what one has typed is not. Any text can be compared, also one that cannot be saved. */
const inOrder = (_name: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
const textOf = ({ answers, chiefs }: Content) => JSON.stringify([answers, chiefs], inOrder);
const same = (a: Content, b: Content) => textOf(a) === textOf(b);

/**
 * What the saving reads: never a state of an earlier drawing. `edits` and `saved` count changes; equal = the server has it all.
 * `unanswered` = sent to be saved, and nobody knows whether they came there.
 */
type Live = { content: Content; etag: string; edits: number; saved: number; conflict: boolean; unanswered: readonly Content[] };

export function useDraft(plan: PlanView): Draft {
  const copies = useCopies(plan.planId);
  const start = useMemo(() => startOf(plan, copies.kept()), []);
  const [content, setContent] = useState<Content>(start.content);
  const [theirs, setTheirs] = useState<Theirs | undefined>(start.theirs);
  const [revision, setRevision] = useState(0);
  const live = useRef<Live>({
    content: start.content,
    etag: plan.etag,
    edits: start.restored ? 1 : 0,
    saved: 0,
    conflict: start.theirs !== undefined,
    unanswered: [],
  });
  const meet = useCallback((other: Theirs) => {
    live.current.conflict = true;
    setTheirs(other);
  }, []);
  const { saving, flush, saveSoon, rest } = useSaving(plan, live, copies, meet);

  const change = useCallback(
    (next: Content) => {
      live.current.content = next;
      live.current.edits += 1;
      setContent(next);
      copies.keepDraft(live.current);
      saveSoon();
    },
    [copies, saveSoon],
  );
  const choose = (whose: 'mine' | 'theirs') => {
    if (!theirs) return;
    const mine = live.current.content;
    live.current.conflict = false;
    live.current.etag = theirs.etag;
    setTheirs(undefined);
    setRevision((former) => former + 1);
    if (whose === 'mine') {
      change(mine);
      void flush();
      return;
    }
    copies.keep('aside', { ...mine, etag: theirs.etag });
    live.current.content = { answers: theirs.answers, chiefs: theirs.chiefs };
    setContent(live.current.content);
    rest(theirs.at);
  };
  useEffect(() => {
    if (start.restored) void flush();
  }, []);

  return { ...content, saving, theirs, restored: start.restored, revision, change, flush, etag: () => live.current.etag, meet, choose, settle: rest };
}

/** The copies on this computer of one plan of mine. */
function useCopies(planId: string) {
  const { me, now } = useActions();
  return useMemo(
    () => ({
      kept: () => readCopy(me, 'draft', planId),
      keep: (kind: CopyKind, copy: Omit<LocalCopy, 'planId' | 'at'>) => keepCopy(me, kind, { planId, ...copy, at: now().toISOString() }),
      keepDraft({ content, etag, unanswered }: Live) {
        this.keep('draft', { ...content, etag, ...(unanswered.length > 0 ? { unanswered } : {}) });
      },
      dropDraft: () => dropCopy(me, 'draft', planId),
    }),
    [me, now, planId],
  );
}

type Kept = ReturnType<typeof useCopies>;

/** One save, and what it says. `quietly` = nobody asked for it: nothing is said until there is something else to say. */
function useSave(plan: PlanView, live: RefObject<Live>, copies: Kept, onConflict: (theirs: Theirs) => void) {
  const { saveDraft } = useActions();
  const [saving, setSaving] = useState<SaveState>(() => stateAtFirst(plan, live.current));
  const save = useCallback(
    async (quietly = false): Promise<Flushed> => {
      const { content, etag, edits } = live.current;
      if (!quietly) setSaving({ kind: 'saving' });
      const answer = await saveDraft(plan.planId, content.answers, content.chiefs, etag).catch((thrown: unknown) => ({ outcome: 'failed', thrown }) as const);
      switch (answer.outcome) {
        case 'saved':
          live.current.etag = answer.etag;
          live.current.saved = edits;
          live.current.unanswered = [];
          if (live.current.edits === edits) copies.dropDraft();
          setSaving(live.current.edits === edits ? { kind: 'saved', at: answer.at } : { kind: 'unsaved' });
          return 'saved';
        case 'conflict':
          if (live.current.unanswered.some((one) => same(one, answer.theirs))) {
            live.current = { ...live.current, etag: answer.theirs.etag, unanswered: [] };
            return await save(quietly);
          }
          onConflict(answer.theirs);
          setSaving({ kind: 'unsaved' });
          return 'conflict';
        case 'refused':
          setSaving({ kind: 'refused', why: answer.why });
          return 'notSaved';
        case 'failed':
          live.current.unanswered = [...live.current.unanswered, content];
          copies.keepDraft(live.current);
          setSaving(kindOf(answer.thrown) === 'offline' ? { kind: 'offline' } : { kind: 'failed', thrown: answer.thrown });
          return 'notSaved';
      }
    },
    [saveDraft, plan.planId, live, copies, onConflict],
  );
  return { saving, setSaving, save };
}

/** Text that was brought back is not saved, whatever the server has. */
function stateAtFirst({ savedAt }: PlanView, { edits, saved, conflict }: Live): SaveState {
  if (edits > saved || conflict) return { kind: 'unsaved' };
  return savedAt ? { kind: 'saved', at: savedAt } : { kind: 'new' };
}

/** The way to the server: a moment after the last change, or at once with `flush`. `rest` = the server has it all (since `at`). */
function useSaving(plan: PlanView, live: RefObject<Live>, copies: Kept, onConflict: (theirs: Theirs) => void) {
  const { saving, setSaving, save } = useSave(plan, live, copies, onConflict);
  /** Saves follow each other: each needs the etag of the one before. */
  const turns = useRef<Promise<Flushed>>(Promise.resolve('saved'));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const inTurn = useCallback(
    (quietly: boolean): Promise<Flushed> => {
      clearTimeout(timer.current);
      turns.current = turns.current.then(() => {
        if (live.current.conflict) return 'conflict';
        return live.current.edits === live.current.saved ? 'saved' : save(quietly);
      });
      return turns.current;
    },
    [live, save],
  );
  const flush = useCallback(() => inTurn(false), [inTurn]);
  const saveSoon = useCallback(() => {
    clearTimeout(timer.current);
    if (live.current.conflict) return;
    setSaving({ kind: 'unsaved' });
    timer.current = setTimeout(() => void flush(), pause);
  }, [live, flush, setSaving]);
  const rest = useCallback(
    (at?: string) => {
      clearTimeout(timer.current);
      live.current.saved = live.current.edits;
      copies.dropDraft();
      if (at) setSaving({ kind: 'saved', at });
    },
    [live, copies, setSaving],
  );
  useLeaving(flush);
  useTryingAgain(saving, inTurn);
  return { saving, flush, saveSoon, rest };
}

/** An unsaved copy wins over the server's text when it was written on it, or on one's own that went unanswered; when another version lies there, both are shown. */
function startOf(plan: PlanView, copy: ReturnType<typeof readCopy>): { content: Content; restored?: string; theirs?: Theirs } {
  const server: Content = { answers: plan.answers, chiefs: plan.chiefs };
  if (!copy) return { content: server };
  const mine: Content = { answers: copy.answers, chiefs: copy.chiefs };
  if (same(mine, server)) return { content: server };
  if (copy.etag === plan.etag || copy.unanswered?.some((one) => same(one, server))) return { content: mine, restored: copy.at };
  return { content: mine, theirs: { ...server, etag: plan.etag, by: plan.savedBy ?? plan.applicant.name, at: plan.savedAt ?? copy.at } };
}

/** Saves what is unsaved when the window is hidden or left, and when the connection is back. */
function useLeaving(flush: () => Promise<Flushed>): void {
  useEffect(() => {
    const hidden = () => {
      if (document.visibilityState === 'hidden') void flush();
    };
    const back = () => void flush();
    document.addEventListener('visibilitychange', hidden);
    addEventListener('online', back);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('online', back);
      void flush();
    };
  }, [flush]);
}

/** What time alone may cure is tried again by itself. Signing in is the person's: nothing opens unasked. */
function useTryingAgain(saving: SaveState, inTurn: (quietly: boolean) => Promise<Flushed>): void {
  useEffect(() => {
    if (saving.kind !== 'offline' && !(saving.kind === 'failed' && mayPass.includes(kindOf(saving.thrown)))) return undefined;
    const timer = setTimeout(() => void inTurn(true), beforeNextTry);
    return () => clearTimeout(timer);
  }, [saving, inTurn]);
}

const mayPass: readonly OutsideKind[] = ['throttled', 'unexpected'];
