// Förteckningen (R33): every account with owner, state, administrators and plan. What is shown is decided by the address.

import { Button } from '@fluentui/react-components';
import { DocumentAddRegular, PeopleListRegular, SearchRegular } from '@fluentui/react-icons';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { platforms } from '../../domain/platform.ts';
import { go, href, readRoute, useAddress } from '../route.ts';
import { useActions, type AccountLine } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { Empty } from '../shared/Empty.tsx';
import { Loading } from '../shared/Loading.tsx';
import { Page } from '../shared/Page.tsx';
import { useProfile } from '../shared/profile.tsx';
import { useLive } from '../shared/useAsync.ts';
import { texts } from '../texts.ts';
import { Chips, Toolbar } from './Toolbar.tsx';
import { everything, knownIn, narrowed, queryOf, readView, type View } from './filters.ts';
import { Register } from './Register.tsx';
import { registerRows, sorted, type RegisterRow } from './rows.ts';
import '../shared/register.css';

export function AccountsPage() {
  const { listAccounts } = useActions();
  const accounts = useLive(listAccounts, []);
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
            <Accounts accounts={list} />
          )
        }
      </Loading>
    </Page>
  );
}

function Accounts({ accounts }: { accounts: readonly AccountLine[] }) {
  const rows = useMemo(() => registerRows(accounts, texts.state), [accounts]);
  const { view, show, type } = useView(rows);
  const search = useRef<HTMLInputElement>(null);
  const text = useDeferredValue(view.text);
  const inOrder = useMemo(() => sorted(rows, view.sort), [rows, view.sort.key, view.sort.descending]);
  const choices = queryOf({ ...everything, chosen: view.chosen });
  const hits = useMemo(() => narrowed(inOrder, { chosen: view.chosen, text }), [inOrder, choices, text]);
  /** What was pressed goes away with what it took away: keyboard and reader go on in the search box. */
  const showFromSearch = (next: View) => {
    search.current?.focus();
    show(next);
  };
  return (
    <>
      <div className="stack close">
        <Toolbar rows={rows} view={view} onView={show} onText={type} search={search}>
          <p className="meta hits" role="status">
            {texts.accounts.hits(hits.length, rows.length)}
          </p>
        </Toolbar>
        <Chips view={view} onView={showFromSearch} />
      </div>
      <Card flush>
        {hits.length === 0 ? (
          <Empty icon={<SearchRegular />} title={texts.accounts.noHit} text={texts.accounts.noHitText}>
            <Button onClick={() => showFromSearch({ ...everything, sort: view.sort })}>{texts.accounts.showAll}</Button>
          </Empty>
        ) : (
          <Register rows={hits} view={view} onView={show} />
        )}
      </Card>
    </>
  );
}

/** The view the address tells. `show` is a step one can go back from; what is typed only changes the address where it stands. */
function useView(rows: readonly RegisterRow[]): { view: View; show: (view: View) => void; type: (text: string) => void } {
  const { departments, authorities } = useProfile();
  const address = useAddress();
  const known = useMemo(() => {
    const namesOf = (choices: readonly { label: string }[]) => choices.map(({ label }) => label);
    const named = { plattform: Object.values(platforms).map(({ name }) => name), namnd: namesOf(authorities), forvaltning: namesOf(departments) };
    return knownIn(rows, named);
  }, [rows, departments, authorities]);
  const view = useMemo(() => {
    const route = readRoute(address);
    return readView((route.screen === 'accounts' && route.query) || '', known);
  }, [address, known]);
  const [text, setText] = useState(view.text);
  const typedAt = useRef(address);
  useEffect(() => {
    if (address !== typedAt.current) setText(view.text);
  }, [address, view.text]);
  return {
    view: { ...view, text },
    show: (next) => {
      setText(next.text);
      go(routeOf(next));
    },
    type: (typed) => {
      setText(typed);
      // Told to nobody: the page's other parts need not be read again for every letter.
      typedAt.current = href(routeOf({ ...view, text: typed }));
      history.replaceState(null, '', typedAt.current);
    },
  };
}

function routeOf(view: View) {
  const query = queryOf(view);
  return { screen: 'accounts', ...(query && { query }) } as const;
}
