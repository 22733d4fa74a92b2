// Inställningar: so far the chiefs' stand-ins, open to everyone who is a chief; the rest lies in the site's own lists.

import { MessageBar, MessageBarBody, Button } from '@fluentui/react-components';
import { PersonSwapRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useActions, type Delegation } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { dayOf, longDay } from '../shared/format.ts';
import { Loading } from '../shared/Loading.tsx';
import { Page } from '../shared/Page.tsx';
import { Person } from '../shared/Person.tsx';
import { ProofBadge } from '../shared/Proof.tsx';
import { useAsync, useLive } from '../shared/useAsync.ts';
import { useSigning } from '../shared/useSigning.tsx';
import { texts } from '../texts.ts';
import { DelegationForm } from './DelegationForm.tsx';
import './settings.css';
import '../shared/inputs.css';

export function SettingsPage() {
  const { me } = useActions();
  const [saved, setSaved] = useState<string>();
  return (
    <Page title={texts.settings.title} sub={texts.settings.sub}>
      <div role="status">
        {saved && (
          <MessageBar intent="success">
            <MessageBarBody>{saved}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      <ChiefsStandIns onSaved={setSaved} />
      {me.roles.includes('Administrator') && (
        <Card title={texts.settings.rest}>
          <p className="measure">{texts.settings.restText}</p>
        </Card>
      )}
    </Page>
  );
}

/** Those there are, and the form that signs another one. `onSaved()` = something new is begun. */
function ChiefsStandIns({ onSaved }: { onSaved: (sentence?: string) => void }) {
  const { delegations, mayDelegate, now } = useActions();
  const list = useLive(delegations, []);
  const may = useAsync(mayDelegate, []);
  const [adding, setAdding] = useState(false);
  const mine = may.state === 'here' && may.value;
  const today = dayOf(now());
  const signing = useSigning((request) => {
    setAdding(false);
    onSaved(request.kind === 'delegation' && request.until === today && request.from < today ? texts.settings.endSaved : texts.settings.saved);
    list.reload();
  });
  const end = ({ for: instead, to, from, reference }: Delegation) => {
    onSaved();
    setAdding(false);
    signing.begin({ kind: 'delegation', for: instead, to, from, until: today, reference });
  };
  return (
    <Card title={texts.settings.standIns}>
      <div className="stack">
        <p className="measure">{mine ? texts.settings.standInsText : texts.settings.standInsOfChiefs}</p>
        <Loading loaded={list}>{(all) => <StandIns all={all} busy={signing.underWay} onEnd={end} />}</Loading>
        {signing.panel}
        {adding && <DelegationForm busy={signing.underWay} onSign={signing.begin} onClose={() => setAdding(false)} />}
        {!adding && mine && (
          <div>
            <Button
              appearance="primary"
              icon={<PersonSwapRegular />}
              onClick={() => {
                onSaved();
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

type StandInsProps = { all: readonly Delegation[]; busy: boolean; onEnd: (delegation: Delegation) => void };

function StandIns({ all, busy, onEnd }: StandInsProps) {
  const { me, now } = useActions();
  const today = dayOf(now());
  if (all.length === 0) return <p className="meta">{texts.settings.none}</p>;
  const mayEnd = ({ state, for: instead, until }: Delegation) =>
    state === 'inForce' && until > today && (instead.oid === me.oid || me.roles.includes('Administrator'));
  return (
    <ul className="stack close">
      {all.map((delegation, index) => (
        <li className="stand-in" key={`${delegation.for.oid}${delegation.to.oid}${delegation.from}${delegation.until}${index}`}>
          <Person name={delegation.to.name} note={texts.settings.line(delegation.to.name, delegation.for.name)} size={32} />
          <span className="min0">
            <span className="block">{texts.settings.period(longDay(delegation.from), longDay(delegation.until))}</span>
            <span className="meta block wraps">
              {stateOf(delegation, today)} · {delegation.reference}
            </span>
          </span>
          <span className="row wrap">
            <ProofBadge proof={delegation.proof} />
            {mayEnd(delegation) && (
              <Button
                size="small"
                aria-label={texts.settings.endOne(texts.settings.line(delegation.to.name, delegation.for.name))}
                disabledFocusable={busy}
                onClick={() => onEnd(delegation)}
              >
                {texts.settings.end}
              </Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

const stateOf = ({ state, until }: Delegation, today: string): string =>
  state === 'inForce' && until === today ? texts.settings.lastDay : texts.settings[state];
