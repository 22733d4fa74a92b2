// Over the first card: how many faults there are and a link to each, with exactly the field's own message. It takes focus when it appears.

import { Link, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';

export type SummaryLine = { id: string; label: string; sentence: string; show: () => void };

/** `turn` changes at each attempt: then the summary takes focus again. */
export function ErrorSummary({ title, lines, turn }: { title: string; lines: readonly SummaryLine[]; turn: number }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus();
    place.current?.scrollIntoView({ block: 'start' });
  }, [turn]);
  return (
    <div ref={place} tabIndex={-1} role="group" aria-label={title} className="summary">
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{title}</MessageBarTitle>
          <ul className="summary-lines">
            {lines.map(({ id, label, sentence, show }) => (
              <li key={id}>
                <Link as="button" inline onClick={show}>
                  {label}: {sentence}
                </Link>
              </li>
            ))}
          </ul>
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}
