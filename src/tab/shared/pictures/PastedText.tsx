// Text as evidence, typed or pasted: it becomes a file as it stands. What is left in the field is saved with the rest, so that nothing written there is forgotten.

import { Button, Field, Textarea } from '@fluentui/react-components';
import { TextAddRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { longestText } from '../../../domain/matter.ts';
import { pictureTexts } from '../../texts/pictures.ts';
import type { Pictures } from './usePictures.ts';

const words = pictureTexts.text;

export function PastedText({ pictures: { text, textFault, write, addText } }: { pictures: Pictures }) {
  const group = useRef<HTMLDivElement>(null);
  const isOpen = text !== undefined;
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (isOpen && !wasOpen.current) group.current?.querySelector('textarea')?.focus();
    else if (wasOpen.current && document.activeElement === document.body) group.current?.querySelector('button')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <div className={isOpen ? 'stack close pictures-text' : undefined} ref={group}>
      {isOpen ? (
        <>
          <Field label={words.label} hint={words.hint} {...(textFault ? { validationMessage: textFault } : {})}>
            <Textarea className="long" rows={5} maxLength={longestText} value={text} onChange={(_event, { value }) => write(value)} />
          </Field>
          <div className="actions wrap">
            <Button onClick={() => write(undefined)}>{words.cancel}</Button>
            <Button appearance="primary" disabledFocusable={!text.trim()} onClick={addText}>
              {words.add}
            </Button>
          </div>
        </>
      ) : (
        <Button icon={<TextAddRegular />} onClick={() => write('')}>
          {words.open}
        </Button>
      )}
    </div>
  );
}
