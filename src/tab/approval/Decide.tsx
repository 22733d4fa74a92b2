// The two buttons, with what they mean beside them: no second question after this page.

import { Button } from '@fluentui/react-components';
import { ArrowUndoRegular, CheckmarkRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { consequence } from '../../domain/planWords.ts';
import { texts } from '../texts.ts';

export type DecideProps = { busy: boolean; panel: ReactNode; onApprove: () => void; onReturn: () => void };

export function Decide({ busy, panel, onApprove, onReturn }: DecideProps) {
  return (
    <div className="bar decide">
      {panel}
      <div className="decide-row">
        <p className="meta" id="consequence">
          {texts.decision.recorded} {consequence()}
        </p>
        <div className="actions">
          <Button icon={<ArrowUndoRegular />} disabledFocusable={busy} onClick={onReturn}>
            {texts.decision.return}
          </Button>
          <Button appearance="primary" icon={<CheckmarkRegular />} disabledFocusable={busy} aria-describedby="consequence" onClick={onApprove}>
            {texts.decision.approve}
          </Button>
        </div>
      </div>
    </div>
  );
}
