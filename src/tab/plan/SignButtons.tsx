// The end of a form that is signed: back to the plan, or on to the signing window.

import { Button } from '@fluentui/react-components';
import { planTexts } from '../texts/plan.ts';

export function SignButtons({ busy, onSign, onCancel }: { busy: boolean; onSign: () => void; onCancel: () => void }) {
  return (
    <div className="actions">
      <Button onClick={onCancel}>{planTexts.read.cancel}</Button>
      <Button appearance="primary" disabledFocusable={busy} onClick={onSign}>
        {planTexts.entered.sign}
      </Button>
    </div>
  );
}
