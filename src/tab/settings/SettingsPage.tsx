// Inställningar: so far the chiefs' stand-ins, open to everyone who is a chief; the rest lies in the site's own lists.

import { MessageBar, MessageBarBody, Button } from '@fluentui/react-components';
import { PersonSwapRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useActions, type Delegation } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { longDay } from '../shared/format.ts';
import { Loading } from '../shared/Loading.tsx';
import { Page } from '../shared/Page.tsx';
import { Person } from '../shared/Person.tsx';
import { ProofBadge } from '../shared/Proof.tsx';
import { useLive } from '../shared/useAsync.ts';
import { useSigning } from '../shared/useSigning.tsx';
import { texts } from '../texts.ts';
import { DelegationForm } from './DelegationForm.tsx';
import './settings.css';
import '../shared/inputs.css';

export function SettingsPage() {
  const [saved, setSaved] = useState(false);
  return (
    <Page title={texts.settings.title} sub={texts.settings.sub}>
      <div role="status">
        {saved && (
          <MessageBar intent="success">
            <MessageBarBody>{texts.settings.saved}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      <ChiefsStandIns onSaved={setSaved} />
      <Card title={texts.settings.rest}>
        <p className="measure">{texts.settings.restText}</p>
      </Card>
    </Page>
  );
}

/** Those there are, and the form that signs another one. `onSaved(false)` = a new one is begun. */
function ChiefsStandIns({ onSaved }: { onSaved: (saved: boolean) => void }) {
  const { delegations } = useActions();
  const list = useLive(delegations, []);
  const [adding, setAdding] = useState(false);
  const signing = useSigning(() => {
    setAdding(false);
    onSaved(true);
    list.reload();
  });
  return (
    <Card title={texts.settings.standIns}>
      <div className="stack">
        <p className="measure">{texts.settings.standInsText}</p>
        <Loading loaded={list}>{(all) => <StandIns all={all} />}</Loading>
        {signing.panel}
        {adding ? (
          <DelegationForm busy={signing.underWay} onSign={signing.begin} onClose={() => setAdding(false)} />
        ) : (
          <div>
            <Button
              appearance="primary"
              icon={<PersonSwapRegular />}
              onClick={() => {
                onSaved(false);
                setAdding(true);
              }}
            >
              {texts.settings.add}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

function StandIns({ all }: { all: readonly Delegation[] }) {
  if (all.length === 0) return <p className="meta">{texts.settings.none}</p>;
  return (
    <ul className="stack close">
      {all.map((delegation) => (
        <li className="stand-in" key={`${delegation.for.oid}${delegation.to.oid}${delegation.from}${delegation.until}`}>
          <Person name={delegation.to.name} note={texts.settings.line(delegation.to.name, delegation.for.name)} size={32} />
          <span className="min0">
            <span className="block">{texts.settings.period(longDay(delegation.from), longDay(delegation.until))}</span>
            <span className="meta block">
              {texts.settings[delegation.state]} · {delegation.reference}
            </span>
          </span>
          <ProofBadge proof={delegation.proof} />
        </li>
      ))}
    </ul>
  );
}
