// The register's columns.

import { Avatar, Link } from '@fluentui/react-components';
import { PersonWarningRegular } from '@fluentui/react-icons';
import { memo } from 'react';
import { go, href } from '../route.ts';
import type { AccountLine } from '../shared/actions.ts';
import { shortAddress } from '../shared/format.ts';
import { Grid, type Column } from '../shared/grid/Grid.tsx';
import { Mark } from '../shared/Mark.tsx';
import { Pill } from '../shared/states.tsx';
import { texts } from '../texts.ts';
import { sortedBy, type View } from './filters.ts';
import type { RegisterRow, SortKey } from './rows.ts';
import './account.css';
import './register.css';

type Cell = { row: RegisterRow };
const t = texts.accounts.columns;

const columns: readonly Column<RegisterRow, SortKey>[] = [
  { key: 'namn', title: t.account, Cell: Account },
  { key: 'status', title: t.status, Cell: State },
  { key: 'plattform', title: t.platform, Cell: ({ row }) => row.platform },
  { key: 'forvaltning', title: t.department, Cell: Department },
  { key: 'verksamhet', title: t.unit, Cell: ({ row }) => row.account.unit },
  { key: 'administratorer', title: t.administrators, Cell: ({ row }) => <Faces people={row.account.administrators} /> },
  { key: 'plan', title: t.plan, Cell: Plan },
];
export const columnTitles = Object.fromEntries(columns.map(({ key, title }) => [key, title])) as Readonly<Record<SortKey, string>>;

export function Register({ rows, view, onView }: { rows: readonly RegisterRow[]; view: View; onView: (view: View) => void }) {
  return (
    <Grid
      label={texts.accounts.title}
      className="accounts"
      columns={columns}
      rows={rows}
      idOf={idOf}
      sort={view.sort}
      onSort={(key) => onView(sortedBy(view, key))}
      onOpen={({ account }) => go({ screen: 'account', id: account.id })}
    />
  );
}
const idOf = ({ account }: RegisterRow) => account.id;

function Account({ row: { account, platform } }: Cell) {
  return (
    <span className="row">
      <Mark platform={account.platform} />
      <span className="min0">
        <Link className="row-link strong" appearance="subtle" tabIndex={-1} href={href({ screen: 'account', id: account.id })}>
          {account.name}
        </Link>
        <span className="meta block wide-only">{shortAddress(account.address) || platform}</span>
      </span>
    </span>
  );
}

function State({ row: { pill, also, platform } }: Cell) {
  return (
    <span className="state">
      <Pill state={pill} />
      {also && <span className="meta">{texts.state[also]}</span>}
      <span className="meta narrow-only">{platform}</span>
    </span>
  );
}

function Department({ row: { account } }: Cell) {
  return (
    <>
      <span className="small">{account.department}</span>
      {account.authority && <span className="meta">{account.authority}</span>}
    </>
  );
}

function Plan({ row: { account } }: Cell) {
  return account.approvedVersion > 0 ? texts.accounts.planVersion(account.approvedVersion) : <span className="meta">{texts.accounts.noPlan}</span>;
}

const mostFaces = 3;

/** One lonely face would look like an administrator too many: fewer than two is said in words (R97). */
const Faces = memo(function Faces({ people }: { people: AccountLine['administrators'] }) {
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
      {people.slice(0, mostFaces).map(({ id, name }) => (
        <Avatar key={id} size={24} name={name} color="colorful" title={name} />
      ))}
      {people.length > mostFaces && <span className="meta">{texts.accounts.more(people.length - mostFaces)}</span>}
    </span>
  );
});
