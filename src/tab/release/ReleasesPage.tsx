// The search for what somebody asks for, one authority at a time. What is searched for may be a name: it stands in no address and is kept in memory only.

import { Button, Field, Input, Link, Select } from '@fluentui/react-components';
import { ArchiveRegular, SearchRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { promptly } from '../../domain/releaseDecision.ts';
import { listed } from '../../domain/swedish.ts';
import type { ReleaseFound, ReleaseLine, ReleaseWish } from '../../flows/releaseSearch.ts';
import { href } from '../route.ts';
import { useActions, type Choice } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { Empty } from '../shared/Empty.tsx';
import { longDay } from '../shared/format.ts';
import { Loading } from '../shared/Loading.tsx';
import { Page } from '../shared/Page.tsx';
import { Pill } from '../shared/states.tsx';
import { useActing } from '../shared/useActing.tsx';
import { useAsync } from '../shared/useAsync.ts';
import { archiveTexts } from '../texts/archive.ts';
import { releaseTexts } from '../texts/release.ts';
import './release.css';
import '../shared/inputs.css';

const t = releaseTexts.search;
const crumb = { label: archiveTexts.list.title, to: { screen: 'archive' } } as const;

export function ReleasesPage() {
  const { releaseAuthorities } = useActions();
  const authorities = useAsync(releaseAuthorities, []);
  return (
    <Page title={t.title} sub={t.sub} crumb={crumb}>
      <Loading loaded={authorities}>{(mine) => (mine.length === 0 ? <Others /> : <Search authorities={mine} />)}</Loading>
    </Page>
  );
}

function Others() {
  return (
    <Card>
      <Empty icon={<ArchiveRegular />} title={t.others} text={t.othersText} />
    </Card>
  );
}

type Searched = { wish: ReleaseWish; found: ReleaseFound };
/** The latest search, for whoever comes back from a record. */
let latest: Searched | undefined;

/** `isUnderWay`: an answer is waited for. */
function useSearch(authorities: readonly Choice[]) {
  const { searchForRelease } = useActions();
  const acting = useActing({ typed: true });
  const known = authorities.some(({ value }) => value === latest?.wish.authority) ? latest : undefined;
  const [searched, setSearched] = useState(known);
  const [wish, setWish] = useState<ReleaseWish>(known?.wish ?? { authority: authorities[0]?.value ?? '', text: '', day: '' });
  // One that is asked while another is under way takes its place.
  const asked = useRef(0);
  const search = async () => {
    const turn = ++asked.current;
    // What was found for other words does not stand under these.
    setSearched(undefined);
    const answer = await acting.run(async () => {
      const found = await searchForRelease(wish);
      return found === 'notReleaser' ? ({ outcome: 'refused', why: found } as const) : { outcome: 'found' as const, found };
    });
    if (turn !== asked.current || answer.outcome !== 'found') return;
    latest = { wish, found: answer.found };
    setSearched(latest);
  };
  return { wish, searched, search, isUnderWay: acting.busy, said: acting.said, put: (part: Partial<ReleaseWish>) => setWish({ ...wish, ...part }) };
}

function Search({ authorities }: { authorities: readonly Choice[] }) {
  const { wish, searched, search, isUnderWay, said, put } = useSearch(authorities);
  const nameOf = (code: string) => authorities.find(({ value }) => value === code)?.label ?? code;
  return (
    <div className="stack release-search">
      <Card title={t.card}>
        <div className="fields">
          <p>{promptly[0]}</p>
          {authorities.length > 1 && (
            <Field label={t.authority}>
              <Select value={wish.authority} onChange={(_event, { value: authority }) => put({ authority })}>
                {authorities.map(({ value, label }) => (
                  <option value={value} key={value}>
                    {label}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          <Field label={t.text} hint={t.textHint}>
            <Input
              autoComplete="off"
              type="search"
              maxLength={200}
              value={wish.text}
              onChange={(_event, { value: text }) => put({ text })}
              onKeyDown={({ key }) => key === 'Enter' && void search()}
            />
          </Field>
          <DayInput field={{ label: t.day, hint: t.dayHint }} value={wish.day} onChange={(day) => put({ day })} />
          {said}
          <div className="actions">
            <Button appearance="primary" icon={<SearchRegular />} disabledFocusable={isUnderWay} onClick={() => void search()}>
              {t.act}
            </Button>
          </div>
        </div>
      </Card>
      <Hits searched={searched} nameOf={nameOf} />
    </div>
  );
}

function Hits({ searched, nameOf }: { searched: Searched | undefined; nameOf: (code: string) => string }) {
  const place = useRef<HTMLDivElement>(null);
  return (
    <div ref={place} className="stack">
      <p role="status" className="meta">
        {searched && t.hitsIn(searched.found.lines.length, searched.wish.text.trim(), nameOf(searched.wish.authority))}
      </p>
      {searched && <Found found={searched.found} />}
    </div>
  );
}

function Found({ found: { lines, unread, more } }: { found: ReleaseFound }) {
  return (
    <>
      {lines.length === 0 ? (
        <Card>
          <Empty icon={<SearchRegular />} title={t.none} text={t.noneText} />
        </Card>
      ) : (
        <Card flush title={t.hits} count={lines.length}>
          <ul>
            {lines.map((line) => (
              <Hit line={line} key={line.designation} />
            ))}
          </ul>
        </Card>
      )}
      <div className="stack tight meta">
        <p>{t.protectedNote}</p>
        {unread > 0 && <p>{t.unread(unread)}</p>}
        {more > 0 && <p>{t.more(more)}</p>}
      </div>
    </>
  );
}

function Hit({ line: { designation, kind, isProtected, days, isClosed } }: { line: ReleaseLine }) {
  return (
    <li className="list-row">
      <div className="min0 grow">
        <Link className="row-link wraps" appearance="subtle" href={href({ screen: 'release', designation })}>
          {archiveTexts.list.matter(designation)}
        </Link>
        <div className="meta wraps">{[kind, isClosed ? t.closed : t.open, t.days(listed(days.map(longDay)))].join(' · ')}</div>
      </div>
      {isProtected && <Pill state="secret" />}
    </li>
  );
}
