// Nothing can be signed: why, and the one thing that may help.

import { Button } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import { Empty } from '../shared/Empty.tsx';
import { CloseButton } from './CloseButton.tsx';
import { signTexts } from './signTexts.ts';

export function Stopped({ sentence, act }: { sentence: string; act?: { label: string; run: () => void } }) {
  return (
    <div role="alert">
      <Empty icon={<LockClosedRegular />} title={signTexts.cannot} text={sentence}>
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
