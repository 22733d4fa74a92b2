// "Starta kontot" (R38, gate G3): closed until the head has approved and the copy is sent, with the reason in sight and the honest way out beside it.

import { Button, Link } from '@fluentui/react-components';
import { LockClosedRegular, PlayCircleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useActions, type AccountView } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { useActing } from '../shared/useActing.tsx';
import { texts } from '../texts.ts';
import { AlreadyStarted, isLost, type LostWhy } from './AlreadyStarted.tsx';
import { Checklist, StartInputs, useStartForm } from './startForm.tsx';

/** `onLost` = the account is started already: the form may have gone before that is answered, so its page says it. */
export type StartAccountProps = { account: AccountView; onDone: (account: AccountView, sentence: string) => void; onLost: (why: LostWhy) => void };

export function StartAccount({ account, onDone, onLost }: StartAccountProps) {
  const [before, setBefore] = useState(false);
  if (!before) return <Start account={account} onDone={onDone} onLost={onLost} onAlready={() => setBefore(true)} />;
  return (
    <AlreadyStarted
      planId={account.planId ?? ''}
      known={account}
      onDone={(changed) => onDone(changed, texts.account.deviationSaved)}
      onLost={onLost}
      onCancel={() => setBefore(false)}
    />
  );
}

function Start({ account, onDone, onLost, onAlready }: StartAccountProps & { onAlready: () => void }) {
  const { startAccount } = useActions();
  const acting = useActing({ typed: true });
  const form = useStartForm(account, false);
  const closed = account.closedGate !== undefined;
  const start = async () => {
    if (closed || !form.isComplete()) return;
    const { reason: _reason, ...input } = form.input;
    const answer = await acting.run(() => startAccount(account.id, input));
    if (answer?.outcome === 'done') onDone(answer.account, texts.account.started);
    else if (answer?.outcome === 'refused' && isLost(answer.why)) onLost(answer.why);
    else if (answer?.outcome === 'refused' && form.refuse(answer.why)) acting.clear();
  };
  return (
    <Card title={texts.account.start}>
      <div className="fields" ref={form.place}>
        <p>{texts.account.startText}</p>
        {!closed && <StartInputs planId={account.planId ?? ''} form={form} />}
        {!closed && <Checklist form={form} />}
        {acting.said}
        <div className="row wide wrap">
          <Button
            appearance="primary"
            icon={closed ? <LockClosedRegular /> : <PlayCircleRegular />}
            disabledFocusable={closed || acting.busy}
            aria-describedby="start-closed"
            onClick={() => void start()}
          >
            {texts.account.start}
          </Button>
          <span className="gate" id="start-closed">
            {account.closedGate && `${texts.refused[account.closedGate]} `}
            <Link as="button" inline onClick={onAlready}>
              {texts.account.already}
            </Link>
          </span>
        </div>
      </div>
    </Card>
  );
}
