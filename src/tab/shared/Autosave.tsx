// What has become of the text: left in the bar, polite to screen readers, never a toast.

import { ArrowSyncRegular, CloudCheckmarkRegular, CloudOffRegular, EditRegular, ErrorCircleRegular } from '@fluentui/react-icons';
import { texts } from '../texts.ts';
import type { RefusalReason } from './actions.ts';
import { clockTime } from './format.ts';
import { problemSentence, WayOutButton } from './Problem.tsx';

export type SaveState =
  | { kind: 'new' | 'unsaved' | 'saving' | 'offline' }
  | { kind: 'failed'; thrown: unknown }
  | { kind: 'refused'; why: RefusalReason }
  | { kind: 'saved'; at: string };

export function Autosave({ state, retry }: { state: SaveState; retry: () => void }) {
  const [Icon, said] = looks(state);
  return (
    <div className="row autosave">
      <span className="meta with-icon" role="status">
        <Icon aria-hidden />
        {said}
      </span>
      {state.kind === 'failed' && <WayOutButton thrown={state.thrown} retry={retry} small />}
    </div>
  );
}

function looks(state: SaveState) {
  switch (state.kind) {
    case 'saved':
      return [CloudCheckmarkRegular, texts.save.saved(clockTime(state.at))] as const;
    case 'saving':
      return [ArrowSyncRegular, texts.save.saving] as const;
    case 'offline':
      return [CloudOffRegular, texts.save.offline] as const;
    case 'failed':
      return [ErrorCircleRegular, texts.save.refused(problemSentence(state.thrown, true))] as const;
    case 'refused':
      return [ErrorCircleRegular, texts.save.refused(texts.refused[state.why])] as const;
    case 'unsaved':
      return [EditRegular, texts.save.unsaved] as const;
    case 'new':
      return [EditRegular, texts.save.notYet] as const;
  }
}
