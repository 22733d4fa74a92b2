// Nothing can be signed: why, the one thing that may help, and what became of it when that failed.

import { Button } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { Empty } from '../shared/Empty.tsx';
import { CloseButton } from './CloseButton.tsx';
import { focusHeading } from './focusHeading.ts';
import { signTexts } from './signTexts.ts';

export type StoppedProps = { title?: string; sentence: string; act?: { label: string; run: () => void }; children?: ReactNode };

export function Stopped({ title = signTexts.cannot, sentence, act, children }: StoppedProps) {
  return (
    <div role="alert" ref={focusHeading}>
      <Empty icon={<LockClosedRegular />} title={title} text={sentence}>
        {children}
        {act && (
          <Button appearance="primary" onClick={act.run}>
            {act.label}
          </Button>
        )}
        <CloseButton />
      </Empty>
    </div>
  );
}
