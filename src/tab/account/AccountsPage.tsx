// Förteckningen (R33): every account with owner, state, administrators and plan; instant search.

import { Link, SearchBox, Avatar, Button } from '@fluentui/react-components';
import { DocumentAddRegular, PeopleListRegular, PersonWarningRegular, SearchRegular } from '@fluentui/react-icons';
import { useDeferredValue, useState } from 'react';
import { href } from '../route.ts';
import { useActions, type AccountLine } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { Empty } from '../shared/Empty.tsx';
import { shortAddress } from '../shared/format.ts';
import { Loading } from '../shared/Loading.tsx';
import { Mark } from '../shared/Mark.tsx';
import { Page } from '../shared/Page.tsx';
import { matches } from '../shared/search.ts';
import { Pill } from '../shared/states.tsx';
import { useLive } from '../shared/useAsync.ts';
import { texts } from '../texts.ts';
import './account.css';
import '../shared/register.css';

export function AccountsPage() {
  const { listAccounts } = useActions();
  const accounts = useLive(listAccounts, []);
  const [text, setText] = useState('');
  return (
    <Page
      title={texts.accounts.title}
      sub={texts.accounts.sub}
      actions={
        <Button as="a" appearance="primary" icon={<DocumentAddRegular />} href={href({ screen: 'newPlan' })}>
          {texts.overview.newPlan}
        </Button>
      }
    >
      <Loading loaded={accounts} rows={10}>
        {(list) =>
          list.length === 0 ? (
            <Card>
              <Empty icon={<PeopleListRegular />} title={texts.accounts.empty} text={texts.accounts.emptyText} />
            </Card>
          ) : (
            <>
              <div className="toolbar">
                <SearchBox
                  className="search"
                  placeholder={texts.accounts.search}
                  aria-label={texts.accounts.search}
                  value={text}
                  onChange={(_event, { value }) => setText(value)}
                />
              </div>
              <Accounts accounts={list} text={text} />
            </>
          )
        }
      </Loading>
    </Page>
  );
}

function Accounts({ accounts, text }: { accounts: readonly AccountLine[]; text: string }) {
  const asked = useDeferredValue(text);
  const hits = accounts.filter((account) =>
    matches(asked, [account.name, account.platform, account.address, account.unit, account.department, ...account.administrators.map(({ name }) => name)]),
  );
  return (
    <Card flush className="table">
      {hits.length === 0 ? <Empty icon={<SearchRegular />} title={texts.accounts.noHit} text={texts.accounts.noHitText} /> : <Table accounts={hits} />}
      <p className="meta foot" role="status">
        {hits.length === 1 ? texts.accounts.hit : texts.accounts.hits(hits.length)}
      </p>
    </Card>
  );
}

function Table({ accounts }: { accounts: readonly AccountLine[] }) {
  const t = texts.accounts.columns;
  return (
    <table className="register accounts">
      <thead>
        <tr>
          <th scope="col">{t.account}</th>
          <th scope="col">{t.unit}</th>
          <th scope="col">{t.state}</th>
          <th scope="col">{t.administrators}</th>
          <th scope="col">{t.plan}</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <Row key={account.id} account={account} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ account }: { account: AccountLine }) {
  return (
    <tr>
      <th scope="row">
        <span className="row">
          <Mark platform={account.platform} />
          <span className="min0">
            <Link className="row-link wraps" appearance="subtle" href={href({ screen: 'account', id: account.id })}>
              {account.name}
            </Link>
            <span className="meta block wraps">{shortAddress(account.address) || account.platform}</span>
          </span>
        </span>
      </th>
      <td>
        <span className="block wraps">{account.unit}</span>
        <span className="meta block wraps">{account.department}</span>
      </td>
      <td>
        <Pill state={account.deviation ? 'deviation' : account.state} />
      </td>
      <td>
        <Faces people={account.administrators} />
      </td>
      <td>{account.approvedVersion > 0 ? texts.accounts.planVersion(account.approvedVersion) : <span className="meta">{texts.accounts.noPlan}</span>}</td>
    </tr>
  );
}

const mostFaces = 3;

/** One lonely face would look like an administrator too many: fewer than two is said in words (R97). */
function Faces({ people }: { people: AccountLine['administrators'] }) {
  if (people.length < 2) {
    return (
      <span className="with-icon attention">
        <PersonWarningRegular aria-hidden />
        {people.length === 0 ? texts.accounts.none : texts.accounts.onlyOne}
      </span>
    );
  }
  return (
    <span className="faces">
      {people.slice(0, mostFaces).map(({ name }) => (
        <Avatar key={name} size={24} name={name} color="colorful" title={name} />
      ))}
      {people.length > mostFaces && <span className="meta">{texts.accounts.more(people.length - mostFaces)}</span>}
    </span>
  );
}
