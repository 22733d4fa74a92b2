// Text as evidence, typed or pasted: it becomes a file as it stands. Whoever leaves the field has added it, so that nothing written there is forgotten.

import { Button, Field, Textarea } from '@fluentui/react-components';
import { TextAddRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState, type FocusEvent } from 'react';
import { longestText } from '../../../domain/matter.ts';
import { pictureTexts } from '../../texts/pictures.ts';

const words = pictureTexts.text;

export function PastedText({ add }: { add: (files: readonly File[]) => void }) {
  const [text, setText] = useState<string>();
  const group = useRef<HTMLDivElement>(null);
  const isOpen = text !== undefined;
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (isOpen) group.current?.querySelector('textarea')?.focus();
    else if (wasOpen.current && document.activeElement === document.body) group.current?.querySelector('button')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const put = () => {
    if (text?.trim()) add([new File([text], words.called, { type: 'text/plain' })]);
    setText(undefined);
  };
  const left = ({ relatedTarget }: FocusEvent) => {
    // Whoever goes to another window to copy more has not left: the field is still the page's.
    const isHere = [relatedTarget, document.activeElement].some((one) => group.current?.contains(one));
    if (text?.trim() && !isHere) put();
  };
  return (
    <div className={isOpen ? 'stack close pictures-text' : undefined} ref={group} onBlur={left}>
      {isOpen ? (
        <>
          <Field label={words.label} hint={words.hint}>
            <Textarea className="long" rows={5} maxLength={longestText} value={text} onChange={(_event, { value }) => setText(value)} />
          </Field>
          <div className="actions wrap">
            <Button onClick={() => setText(undefined)}>{words.cancel}</Button>
            <Button appearance="primary" disabledFocusable={!text.trim()} onClick={put}>
              {words.add}
            </Button>
          </div>
        </>
      ) : (
        <Button icon={<TextAddRegular />} onClick={() => setText('')}>
          {words.open}
        </Button>
      )}
    </div>
  );
}
