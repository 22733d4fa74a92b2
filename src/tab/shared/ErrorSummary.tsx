// Over the first card: how many faults there are and a link to each, with exactly the field's own message. It takes focus when the person has asked for it, never because the last fault came back while it was mended.

import { Link, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { Ref } from 'react';

export type SummaryLine = { id: string; label: string; sentence: string; show: () => void };

export type ErrorSummaryProps = { title: string; lines: readonly SummaryLine[]; place: Ref<HTMLDivElement> };

export function ErrorSummary({ title, lines, place }: ErrorSummaryProps) {
  return (
    <div ref={place} tabIndex={-1} role="group" aria-label={title} className="summary">
      {/* What has focus is the group: a second one of the same name within it would be read twice. */}
      <MessageBar intent="error" layout="multiline" role="none" aria-labelledby={undefined}>
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
