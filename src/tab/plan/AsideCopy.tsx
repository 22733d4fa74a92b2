// My text after I took the other person's: kept on this computer until I put it away myself.

import { Link, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import { useActions, type PlanView } from '../shared/actions.ts';
import { dropCopy, readCopy } from '../shared/localCopies.ts';
import { planTexts } from '../texts/plan.ts';
import { PlanContent } from './PlanContent.tsx';

export function AsideCopy({ plan }: { plan: PlanView }) {
  const { me } = useActions();
  const [copy, setCopy] = useState(() => readCopy(me, 'aside', plan.planId));
  const [shown, setShown] = useState(false);
  if (!copy) return null;
  return (
    <div className="stack close">
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>
          {planTexts.conflict.aside}{' '}
          <Link as="button" inline aria-expanded={shown} onClick={() => setShown(!shown)}>
            {shown ? planTexts.conflict.hideAside : planTexts.conflict.showAside}
          </Link>{' '}
          <Link
            as="button"
            inline
            onClick={() => {
              dropCopy(me, 'aside', plan.planId);
              setCopy(undefined);
            }}
          >
            {planTexts.conflict.dropAside}
          </Link>
        </MessageBarBody>
      </MessageBar>
      {shown && (
        <div className="card aside-copy">
          <PlanContent answers={copy.answers} />
        </div>
      )}
    </div>
  );
}
