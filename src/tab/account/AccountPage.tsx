// An account's page: the next step (to start it, gate G3), its history, its administrators and facts.

import { Button, Link, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { DocumentQuestionMarkRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { href } from '../route.ts';
import { useActions, type AccountView } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { Facts } from '../shared/Facts.tsx';
import { longDay, shortAddress } from '../shared/format.ts';
import { History } from '../shared/History.tsx';
import { Loading } from '../shared/Loading.tsx';
import { Mark } from '../shared/Mark.tsx';
import { Page } from '../shared/Page.tsx';
import { PageTermsForm, PageTermsLink } from '../shared/PageTerms.tsx';
import { Person } from '../shared/Person.tsx';
import { Pill } from '../shared/states.tsx';
import { useLive } from '../shared/useAsync.ts';
import { texts } from '../texts.ts';
import { matterTexts } from '../texts/matter.ts';
import { StartAccount } from './StartAccount.tsx';
import { forgetWords, wordsFor } from '../shared/leftWords.ts';
import './account.css';
import '../shared/inputs.css';

const crumb = { label: texts.accounts.title, to: { screen: 'accounts' } } as const;

export function AccountPage({ id }: { id: number }) {
  const { openAccount } = useActions();
  const account = useLive(() => openAccount(id), [id]);
  if (account.state !== 'here') {
    return (
      <Page title={texts.accounts.title} crumb={crumb}>
        <Loading loaded={account}>{() => null}</Loading>
      </Page>
    );
  }
  if (!account.value) {
    return (
      <Page title={texts.coming.missingTitle} crumb={crumb}>
        <Card>
          <p>{texts.problem.missing}</p>
        </Card>
      </Page>
    );
  }
  return <Account account={account.value} onAccount={account.set} onStale={account.reload} />;
}

type AccountProps = { account: AccountView; onAccount: (account: AccountView) => void; onStale: () => void };

function Account({ account, onAccount, onStale }: AccountProps) {
  const { said, say, place } = useReceipt(account.id);
  return (
    <Page
      title={account.name}
      crumb={crumb}
      lead={<Mark platform={account.platform} size={48} />}
      pill={<Pill state={account.deviation ? 'deviation' : account.state} />}
      sub={<Where account={account} />}
    >
      <div role="status">
        {said && (
          <div className="receipt" tabIndex={-1} ref={place}>
            <MessageBar intent={said.intent ?? 'success'} layout="multiline">
              <MessageBarBody>{said.sentence}</MessageBarBody>
            </MessageBar>
          </div>
        )}
      </div>
      <div className="two">
        <div className="stack">
          {account.state === 'planMissing' && <PlanMissing account={account} />}
          {account.mayStart && (
            <StartAccount
              account={account}
              onDone={(changed, sentence) => {
                say({ sentence });
                onAccount(changed);
              }}
              onLost={(why) => {
                say({ intent: 'warning', sentence: texts.refused[why] });
                onStale();
              }}
            />
          )}
          <History title={texts.account.history} entries={account.history} />
        </div>
        <div className="stack">
          <People account={account} />
          <About account={account} />
        </div>
      </div>
    </Page>
  );
}

type Words = { sentence: string; intent?: 'warning' };

/** What an act led to, here or on the page one came from. What had focus has gone with it: one goes on from the receipt, also where a new page took focus. */
function useReceipt(accountId: number) {
  const [said, say] = useState((): Words | undefined => {
    const sentence = wordsFor(href({ screen: 'account', id: accountId }));
    return sentence === undefined ? undefined : { sentence };
  });
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => forgetWords(href({ screen: 'account', id: accountId })), [accountId]);
  useEffect(() => {
    if (said) place.current?.focus();
  }, [said]);
  return { said, say, place };
}

function Where({ account }: { account: AccountView }) {
  const owner = [account.unit, account.department].filter(Boolean).join(', ');
  if (!account.address) return owner;
  if (account.plannedAddress) return `${shortAddress(account.address)} (${texts.account.planned}) · ${owner}`;
  return (
    <>
      <Link href={account.address} target="_blank" rel="noopener noreferrer" inline className="small">
        {shortAddress(account.address)}
      </Link>
      {' · '}
      {owner}
    </>
  );
}

function PlanMissing({ account: { id, planOnItsWay } }: { account: AccountView }) {
  return (
    <Card title={texts.account.next}>
      <div className="row between wrap">
        <p className="with-icon">
          <DocumentQuestionMarkRegular aria-hidden />
          {planOnItsWay ? texts.account.planOnItsWay(planOnItsWay) : texts.account.planMissing}
        </p>
        {planOnItsWay ? (
          <Button as="a" href={href({ screen: 'plan', planId: planOnItsWay.planId })}>
            {texts.account.openPlan}
          </Button>
        ) : (
          <Button as="a" appearance="primary" href={href({ screen: 'newPlan', forAccount: id })}>
            {texts.account.makePlan}
          </Button>
        )}
      </div>
    </Card>
  );
}

function People({ account }: { account: AccountView }) {
  const report = account.toReport && <Link href={href({ screen: 'reportChange', id: account.id })}>{texts.account.report}</Link>;
  return (
    <Card title={texts.account.administrators} count={account.people.length} aside={report}>
      <Persons people={account.people} />
      {account.operators.length > 0 && (
        <>
          <h3 className="account-part">{texts.account.operators}</h3>
          <Persons people={account.operators} />
        </>
      )}
    </Card>
  );
}

function Persons({ people }: { people: readonly { name: string; contact: string }[] }) {
  return (
    <ul className="stack close">
      {people.map(({ name, contact }) => (
        <li key={`${name}${contact}`}>
          <Person name={name} note={contact} size={32} />
        </li>
      ))}
    </ul>
  );
}

/** The address, and the way to tell or change it. */
function Terms({ account }: { account: AccountView }) {
  const [told, setTold] = useState(account.pageTerms);
  const [telling, setTelling] = useState(false);
  const row = useRef<HTMLSpanElement>(null);
  const t = matterTexts.terms;
  const close = () => {
    setTelling(false);
    requestAnimationFrame(() => row.current?.querySelector('button')?.focus());
  };
  if (telling) {
    return (
      <PageTermsForm
        accountId={account.id}
        before={told?.address}
        onTold={(terms) => {
          setTold(terms);
          close();
        }}
        onCancel={close}
      />
    );
  }
  return (
    <span className="row wrap" ref={row}>
      <span className="min0">{told?.address ? <PageTermsLink terms={told} /> : t.none}</span>
      <Button size="small" appearance="subtle" aria-label={`${told?.address ? t.change : t.tell}: ${t.label}`} onClick={() => setTelling(true)}>
        {told?.address ? t.change : t.tell}
      </Button>
    </span>
  );
}

function About({ account }: { account: AccountView }) {
  const facts: (readonly [label: string, value: string | undefined])[] = [
    [texts.account.goals, account.goals.join('\n')],
    [texts.account.mail, account.accountMail || texts.account.noMail],
    [texts.account.department, account.department],
    [texts.account.authority, account.authority],
    [texts.account.startedFact, account.startedOn && longDay(account.startedOn)],
  ];
  return (
    <Card title={texts.account.about}>
      <Facts
        rows={[
          [texts.account.plan, <PlanLink account={account} key="plan" />],
          ...facts.filter(([, value]) => value),
          [matterTexts.terms.label, <Terms account={account} key="terms" />],
        ]}
      />
    </Card>
  );
}

function PlanLink({ account: { planId, approvedVersion } }: { account: AccountView }) {
  const said = approvedVersion > 0 ? texts.accounts.planVersion(approvedVersion) : texts.accounts.noPlan;
  if (!planId) return said;
  return (
    <Link inline href={href({ screen: 'plan', planId })}>
      {said}
    </Link>
  );
}
