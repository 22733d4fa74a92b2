// What a text tells that may need more care than its writer thinks (R83, R84): a calm remark with the way to change the answer. Never a stop, and never a verdict.
// Said while the matter lies in the open library; what lies protected may hold it.

import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { warningSentences, type WarningKind } from '../../domain/contentWarning.ts';
import { useActions } from '../shared/actions.ts';
import { matterTexts } from '../texts/matter.ts';
import type { StepProps } from './useStep.tsx';

const t = matterTexts.remark;
/** Milliseconds after the last key: nobody is spoken to in the middle of a word. */
const pause = 500;

/** The kinds that are found in the texts now. The texts leave the page for nothing. */
function useWarnings(texts: readonly string[]): readonly WarningKind[] {
  const { contentWarnings } = useActions();
  const [kinds, setKinds] = useState<readonly WarningKind[]>([]);
  const text = texts.filter((one) => one.trim() !== '').join('\n\n');
  useEffect(() => {
    let isLatest = true;
    const ask = async () => {
      // That the warnings cannot be fetched now keeps nobody from writing: it is tried again at the next word.
      const found = text === '' ? [] : await contentWarnings(text).catch(() => []);
      if (isLatest) setKinds(found);
    };
    const timer = setTimeout(() => void ask(), pause);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [text, contentWarnings]);
  return kinds;
}

/** `change` says what the button does; where there is none, nothing else can be chosen. `leaveOut`: kinds that are at home in these texts. */
type RemarkProps = { texts: readonly string[]; question: string; change?: Change; leaveOut?: readonly WarningKind[] };
type Change = { label: string; act: () => void };

export function ContentRemark({ texts, question, change, leaveOut = [] }: RemarkProps) {
  const kinds = useWarnings(texts).filter((kind) => !leaveOut.includes(kind));
  return <div role="status">{kinds.length > 0 && <WarningRemark kinds={kinds} question={question} {...(change ? { change } : {})} />}</div>;
}

/** `lead` says where it was found, when that is not the text beside. */
export function WarningRemark({ kinds, lead = '', question, change }: { kinds: readonly WarningKind[]; lead?: string; question: string; change?: Change }) {
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {lead} {kinds.map((kind) => warningSentences[kind]).join(' ')} {question}
      </MessageBarBody>
      {change && (
        <MessageBarActions>
          <Button onClick={change.act}>{change.label}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

/** In a form of a matter that is opened. */
export function StepRemark({ matter, onMove, texts }: StepProps & { texts: readonly string[] }) {
  if (matter.isProtected) return null;
  return <ContentRemark texts={texts} question={t.question} {...(onMove ? { change: { label: matterTexts.move.open, act: onMove } } : {})} />;
}

/** In what others are to read: an address to write to belongs there, a personal number seldom. */
export function PublicRemark({ text }: { text: string }) {
  return <ContentRemark texts={[text]} question={t.public} leaveOut={['phone', 'mail']} />;
}
