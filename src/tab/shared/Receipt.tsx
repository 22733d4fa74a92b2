// What an act led to, said over the page and to screen readers, and brought into view: the button that was pressed may be far below. It takes focus only when
// that button is gone.

import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { catchFocus } from './focus.ts';

/** `intent` 'info' = done, but something remains. */
export type Said = { sentence: string; intent?: 'success' | 'info' };

/** Stands empty first and is filled then: a live region that is put into the page with its words in it is seldom read. */
export function Receipt({ said }: { said: Said | undefined }) {
  const place = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Said>();
  useEffect(() => setShown(said), [said]);
  useEffect(() => {
    if (!shown) return;
    catchFocus(place.current);
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <div role="status" ref={place} tabIndex={-1}>
      {shown && (
        <MessageBar intent={shown.intent ?? 'success'} layout="multiline">
          <MessageBarBody>{shown.sentence}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
