// The working draft of a plan: what is on the screen, what the server has, and the way between them.
// Saved a moment after the last key, when the window is left and when the connection comes back. One save at a time, so that the etag follows.

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PlanAnswers } from '../../domain/plan.ts';
import { useActions, type ChosenChiefs, type PlanView, type Theirs } from '../shared/actions.ts';
import type { SaveState } from '../shared/Autosave.tsx';
import { dropCopy, keepCopy, readCopy } from '../shared/localCopies.ts';
import { kindOf } from '../shared/Problem.tsx';

const pause = 1_500;
export type Content = { answers: PlanAnswers; chiefs: ChosenChiefs };
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

const same = (a: Content, b: Content) => JSON.stringify([a.answers, a.chiefs]) === JSON.stringify([b.answers, b.chiefs]);

export function useDraft(plan: PlanView): Draft {
  const { me, now, saveDraft } = useActions();
  const start = useMemo(() => startOf(plan, readCopy(me, 'draft', plan.planId)), []);
  const [content, setContent] = useState<Content>(start.content);
  const [saving, setSaving] = useState<SaveState>(plan.savedAt ? { kind: 'saved', at: plan.savedAt } : { kind: 'new' });
  const [theirs, setTheirs] = useState<Theirs | undefined>(start.theirs);
  const [revision, setRevision] = useState(0);

  // What the saving reads: never a state of an earlier drawing.
  const live = useRef({ content: start.content, etag: plan.etag, edits: start.restored ? 1 : 0, saved: 0, conflict: start.theirs !== undefined });
  /** Saves follow each other: each needs the etag of the one before. */
  const turns = useRef<Promise<Flushed>>(Promise.resolve('saved'));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const save = useCallback(async (): Promise<Flushed> => {
    const { content: sent, etag, edits } = live.current;
    setSaving({ kind: 'saving' });
    try {
      const answer = await saveDraft(plan.planId, sent.answers, sent.chiefs, etag);
      if (answer.outcome === 'conflict') {
        live.current.conflict = true;
        setTheirs(answer.theirs);
        setSaving({ kind: 'unsaved' });
        return 'conflict';
      }
      if (answer.outcome === 'refused') {
        setSaving({ kind: 'refused' });
        return 'notSaved';
      }
      live.current.etag = answer.etag;
      live.current.saved = edits;
      if (live.current.edits === edits) dropCopy(me, 'draft', plan.planId);
      setSaving(live.current.edits === edits ? { kind: 'saved', at: answer.at } : { kind: 'unsaved' });
      return 'saved';
    } catch (thrown) {
      setSaving({ kind: kindOf(thrown) === 'offline' ? 'offline' : 'failed' });
      return 'notSaved';
    }
  }, [saveDraft, me, plan.planId]);

  const flush = useCallback((): Promise<Flushed> => {
    clearTimeout(timer.current);
    turns.current = turns.current.then(() => {
      if (live.current.conflict) return 'conflict';
      return live.current.edits === live.current.saved ? 'saved' : save();
    });
    return turns.current;
  }, [save]);

  const put = useCallback(
    (next: Content) => {
      live.current.content = next;
      live.current.edits += 1;
      setContent(next);
      keepCopy(me, 'draft', { planId: plan.planId, ...next, etag: live.current.etag, at: now().toISOString() });
      clearTimeout(timer.current);
      if (live.current.conflict) return;
      setSaving({ kind: 'unsaved' });
      timer.current = setTimeout(() => void flush(), pause);
    },
    [flush, me, now, plan.planId],
  );

  useLeaving(flush);
  useEffect(() => {
    if (start.restored) void flush();
  }, []);

  const meet = useCallback((other: Theirs) => {
    live.current.conflict = true;
    setTheirs(other);
  }, []);
  const choose = useCallback(
    (whose: 'mine' | 'theirs') => {
      if (!theirs) return;
      const mine = live.current.content;
      live.current.conflict = false;
      live.current.etag = theirs.etag;
      setTheirs(undefined);
      setRevision((former) => former + 1);
      if (whose === 'mine') {
        put(mine);
        void flush();
        return;
      }
      keepCopy(me, 'aside', { planId: plan.planId, ...mine, etag: theirs.etag, at: now().toISOString() });
      dropCopy(me, 'draft', plan.planId);
      live.current.content = { answers: theirs.answers, chiefs: theirs.chiefs };
      live.current.saved = live.current.edits;
      setContent(live.current.content);
      setSaving({ kind: 'saved', at: theirs.at });
    },
    [theirs, put, flush, me, now, plan.planId],
  );
  const settle = useCallback(() => {
    clearTimeout(timer.current);
    live.current.saved = live.current.edits;
    dropCopy(me, 'draft', plan.planId);
  }, [me, plan.planId]);

  return { ...content, saving, theirs, restored: start.restored, revision, change: put, flush, etag: () => live.current.etag, meet, choose, settle };
}

/** An unsaved copy wins over the server's text when it was written on it; when another version lies there, both are shown. */
function startOf(plan: PlanView, copy: ReturnType<typeof readCopy>): { content: Content; restored?: string; theirs?: Theirs } {
  const server: Content = { answers: plan.answers, chiefs: plan.chiefs };
  if (!copy) return { content: server };
  const mine: Content = { answers: copy.answers, chiefs: copy.chiefs };
  if (same(mine, server)) return { content: server };
  if (copy.etag === plan.etag) return { content: mine, restored: copy.at };
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
