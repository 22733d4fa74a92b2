import { Button } from '@fluentui/react-components';
import { CopyRegular, TextEditStyleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { isCopied } from '../shared/CopyText.tsx';
import { matterTexts } from '../texts/matter.ts';

/** A ready text to copy to the medium. `onUse` takes it into the form's own field, where it is changed before it is sent. */
export function Proposal({ text, onUse }: { text: string; onUse: (text: string) => void }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    onUse(text);
    // A browser may refuse the clipboard: the text stands in the field, and nothing is said to be copied.
    setCopied(await isCopied(text));
  };
  return (
    <div className="proposal">
      <p className="meta">{matterTexts.act.proposal}</p>
      <p className="said-text">{text}</p>
      <div className="actions">
        <Button size="small" icon={<TextEditStyleRegular />} onClick={() => onUse(text)}>
          {matterTexts.act.use}
        </Button>
        <Button size="small" icon={<CopyRegular />} onClick={() => void copy()}>
          {matterTexts.act.copy}
        </Button>
      </div>
      <p role="status" className="meta">
        {copied && matterTexts.act.copied}
      </p>
    </div>
  );
}
