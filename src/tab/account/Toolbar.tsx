// What the register is narrowed by: search, one menu a facet with the number of accounts behind each value, and what is chosen.

import {
  Button,
  Menu,
  MenuButton,
  MenuGroup,
  MenuGroupHeader,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  SearchBox,
} from '@fluentui/react-components';
import { ArrowSortRegular, DismissRegular } from '@fluentui/react-icons';
import type { ReactNode, RefObject } from 'react';
import { texts } from '../texts.ts';
import { everything, facets, optionsOf, withChoice, type Facet, type View } from './filters.ts';
import { columnTitles } from './Register.tsx';
import { sortKeys, type RegisterRow, type SortKey, type Status } from './rows.ts';

const titles: Readonly<Record<Facet, string>> = {
  status: texts.accounts.columns.status,
  plattform: texts.accounts.columns.platform,
  namnd: texts.account.authority,
  forvaltning: texts.accounts.columns.department,
};
const wordOf = (facet: Facet, value: string): string => (facet === 'status' ? texts.state[value as Status] : value);

export type ToolbarProps = {
  rows: readonly RegisterRow[];
  view: View;
  onView: (view: View) => void;
  onText: (text: string) => void;
  search: RefObject<HTMLInputElement | null>;
  children: ReactNode;
};

export function Toolbar({ rows, view, onView, onText, search, children }: ToolbarProps) {
  return (
    <div className="toolbar" role="search">
      <SearchBox
        className="search"
        placeholder={texts.accounts.search}
        aria-label={texts.accounts.search}
        value={view.text}
        ref={(input: HTMLInputElement | null) => {
          search.current = input;
        }}
        onChange={(_event, { value }) => onText(value)}
      />
      {facets.map((facet) => (
        <FacetMenu key={facet} facet={facet} rows={rows} view={view} onView={onView} />
      ))}
      <SortMenu view={view} onView={onView} />
      {children}
    </div>
  );
}

function FacetMenu({ facet, rows, view, onView }: { facet: Facet } & Pick<ToolbarProps, 'rows' | 'view' | 'onView'>) {
  const chosen = view.chosen[facet];
  return (
    <Menu
      hasCheckmarks
      checkedValues={{ [facet]: [...chosen] }}
      onCheckedValueChange={(_event, { checkedItems }) => onView(withChoice(view, facet, checkedItems))}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton className="facet">{texts.accounts.chosen(titles[facet], chosen.length)}</MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <Options facet={facet} rows={rows} view={view} />
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** Counted only while the menu is open. */
function Options({ facet, rows, view }: { facet: Facet } & Pick<ToolbarProps, 'rows' | 'view'>) {
  return optionsOf(facet, rows, view).map(({ value, hits }) => (
    <MenuItemCheckbox key={value} name={facet} value={value} secondaryContent={String(hits)}>
      {wordOf(facet, value)}
    </MenuItemCheckbox>
  ));
}

/** Where the columns have no headers to press: on a phone. */
function SortMenu({ view, onView }: Pick<ToolbarProps, 'view' | 'onView'>) {
  return (
    <Menu
      checkedValues={{ sort: [view.sort.key], order: [view.sort.descending ? 'descending' : 'ascending'] }}
      onCheckedValueChange={(_event, { name, checkedItems: [chosen] }) => {
        const sort = name === 'order' ? { ...view.sort, descending: chosen === 'descending' } : { ...view.sort, key: chosen as SortKey };
        onView({ ...view, sort });
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton className="facet narrow-only" icon={<ArrowSortRegular />}>
          {texts.accounts.sort}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{texts.accounts.sortBy}</MenuGroupHeader>
            {sortKeys.map((key) => (
              <MenuItemRadio key={key} name="sort" value={key}>
                {columnTitles[key]}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuGroup>
            <MenuGroupHeader>{texts.accounts.order}</MenuGroupHeader>
            {(['ascending', 'descending'] as const).map((order) => (
              <MenuItemRadio key={order} name="order" value={order}>
                {texts.accounts.orders[order]}
              </MenuItemRadio>
            ))}
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** What is chosen, each with its way out. */
export function Chips({ view, onView }: Pick<ToolbarProps, 'view' | 'onView'>) {
  const chosen = facets.flatMap((facet) => view.chosen[facet].map((value) => ({ facet, value })));
  if (chosen.length === 0) return null;
  return (
    <div className="chips" role="group" aria-label={texts.accounts.filters}>
      {chosen.map(({ facet, value }) => (
        <Button
          key={`${facet} ${value}`}
          size="small"
          shape="circular"
          icon={<DismissRegular />}
          iconPosition="after"
          aria-label={texts.accounts.takeAway(titles[facet], wordOf(facet, value))}
          onClick={() =>
            onView(
              withChoice(
                view,
                facet,
                view.chosen[facet].filter((each) => each !== value),
              ),
            )
          }
        >
          {wordOf(facet, value)}
        </Button>
      ))}
      <Button size="small" appearance="subtle" onClick={() => onView({ ...view, chosen: everything.chosen })}>
        {texts.accounts.clear}
      </Button>
    </div>
  );
}
