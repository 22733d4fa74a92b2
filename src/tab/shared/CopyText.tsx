import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { matterTexts } from '../texts/matter.ts';

/** Is it on the clipboard? A browser or a frame may refuse. */
export const isCopied = (text: string): Promise<boolean> =>
  navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );

/** Copies a text. Where a browser refuses the clipboard the text is shown, to be marked and copied by hand. Nothing is said to be copied that is not. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  if (!text) return null;
  const copy = async () => setOutcome((await isCopied(text)) ? 'copied' : 'refused');
  return (
    <div className="stack tight">
      <div className="actions">
        <Button size="small" icon={<CopyRegular />} onClick={() => void copy()}>
          {label}
        </Button>
      </div>
      <p role="status" className="meta">
        {outcome === 'copied' && matterTexts.act.copied}
        {outcome === 'refused' && matterTexts.act.copyByHand}
      </p>
      {outcome === 'refused' && <p className="said-text wraps">{text}</p>}
    </div>
  );
}
