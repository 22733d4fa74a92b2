// Inställningar: so far the chiefs' stand-ins, open to everyone who is a chief; the rest lies in the site's own lists.

import { MessageBar, MessageBarBody, Button } from '@fluentui/react-components';
import { PersonSwapRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import type { SignRequest } from '../../domain/signRequest.ts';
import { endsOne, mayEndOn } from '../../domain/standIn.ts';
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
  // What stood there when the signing was begun: the list may have been read anew since.
  const standing = useRef<readonly Delegation[]>([]);
  const signing = useSigning((request) => {
    setAdding(false);
    if (request.kind === 'delegation') onSaved(receiptOf(request, standing.current, today));
    list.reload();
  });
  const begin = (request: SignRequest) => {
    standing.current = list.state === 'here' ? list.value.filter(({ state }) => state === 'coming' || state === 'inForce') : [];
    signing.begin(request);
  };
  const end = ({ for: instead, to, from, reference }: Delegation) => {
    onSaved();
    setAdding(false);
    begin({ kind: 'delegation', for: instead, to, from, until: today, reference });
  };
  return (
    <Card title={texts.settings.standIns}>
      <div className="stack">
        <p className="measure">{mine ? texts.settings.standInsText : texts.settings.standInsOfChiefs}</p>
        <Loading loaded={list}>{(all) => <StandIns all={all} busy={signing.underWay} onEnd={end} />}</Loading>
        {signing.panel}
        {adding && <DelegationForm busy={signing.underWay} onSign={begin} onClose={() => setAdding(false)} />}
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
  const mayEnd = (delegation: Delegation) =>
    ['coming', 'inForce'].includes(delegation.state) && mayEndOn(delegation, today) && (delegation.for.oid === me.oid || me.roles.includes('Administrator'));
  return (
    <ul className="stack close">
      {all.map((delegation, index) => (
        <li className="stand-in" key={`${delegation.for.oid}${delegation.to.oid}${delegation.from}${delegation.until}${index}`}>
          <Person name={delegation.to.name} note={texts.settings.line(delegation.to.name, delegation.for.name)} size={32} />
          <span className="min0">
            <span className="block">{daysOf(delegation)}</span>
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

function daysOf({ state, from, until }: Delegation): string {
  return state === 'calledOff' ? texts.settings.wouldBegin(longDay(from)) : texts.settings.period(longDay(from), longDay(until));
}

/** What the signature did: appointed somebody, ended what held, or called off what had not begun. */
function receiptOf(request: Extract<SignRequest, { kind: 'delegation' }>, standing: readonly Delegation[], today: string): string {
  if (!endsOne(request, standing, today)) return texts.settings.saved;
  return request.until < request.from ? texts.settings.callOffSaved : texts.settings.endSaved(request.to.name);
}

const stateOf = ({ state, until }: Delegation, today: string): string =>
  state === 'inForce' && until === today ? texts.settings.lastDay : texts.settings[state];
