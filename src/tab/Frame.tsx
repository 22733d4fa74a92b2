// Left navigation with the eight places, the way to informationsfunktionen, and the scrolling place beside it.
// Plain links: the first view must not wait for a navigation component.

import { Button, CounterBadge } from '@fluentui/react-components';
import {
  ArchiveRegular,
  BookOpenRegular,
  CameraRegular,
  ChatWarningRegular,
  ClipboardTaskListLtrRegular,
  CloudOffRegular,
  DismissRegular,
  HomeRegular,
  NavigationRegular,
  PeopleListRegular,
  PersonChatRegular,
  SettingsRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { href, placeOf as placeAt, type Route, type Screen } from './route.ts';
import { useProfile } from './shared/profile.tsx';
import { useScrollPlace } from './shared/scrollPlace.ts';
import { texts } from './texts.ts';

type Place = keyof typeof texts.frame.screens;
const places: readonly { place: Place; icon: FluentIcon }[] = [
  { place: 'overview', icon: HomeRegular },
  { place: 'plans', icon: ClipboardTaskListLtrRegular },
  { place: 'accounts', icon: PeopleListRegular },
  { place: 'posts', icon: ChatWarningRegular },
  { place: 'snapshots', icon: CameraRegular },
  { place: 'archive', icon: ArchiveRegular },
  { place: 'guidelines', icon: BookOpenRegular },
  { place: 'settings', icon: SettingsRegular },
];

const placeOf: Partial<Record<Screen, Place>> = {
  newPlan: 'plans',
  plan: 'plans',
  alreadyStarted: 'plans',
  decision: 'plans',
  newPost: 'posts',
  post: 'posts',
  entry: 'archive',
  releases: 'archive',
  release: 'archive',
  account: 'accounts',
  reportChange: 'accounts',
};

export type FrameProps = { route: Route; counts: Partial<Record<Place, number>>; children: ReactNode };

export function Frame({ route, counts, children }: FrameProps) {
  const here = placeOf[route.screen] ?? (route.screen in texts.frame.screens ? (route.screen as Place) : undefined);
  const scroll = useRef<HTMLElement>(null);
  const drawer = useRef<HTMLDialogElement>(null);
  const closeDrawer = () => drawer.current?.close();
  const address = placeAt(route);
  useEffect(() => {
    drawer.current?.close();
  }, [address]);
  useScrollPlace(scroll, address);

  const links = <Places here={here} counts={counts} />;
  return (
    <div className="app">
      <Skip onClick={() => scroll.current?.focus()} />
      <nav className="nav" aria-label={texts.frame.navigation}>
        {links}
      </nav>
      <main className="scroll" id="main" ref={scroll} tabIndex={-1}>
        <Offline />
        {children}
        <Button
          className="menu-button"
          appearance="subtle"
          icon={<NavigationRegular />}
          aria-label={texts.frame.menu}
          onClick={() => drawer.current?.showModal()}
        />
      </main>
      <dialog className="drawer" ref={drawer} aria-label={texts.frame.menu}>
        <Button className="drawer-close" appearance="subtle" icon={<DismissRegular />} aria-label={texts.frame.closeMenu} onClick={closeDrawer} />
        <nav className="stack tight grow" aria-label={texts.frame.navigation}>
          {links}
        </nav>
      </dialog>
    </div>
  );
}

/** Past the navigation to the page. Its address is never used: addresses of the tab are routes. */
function Skip({ onClick }: { onClick: () => void }) {
  return (
    <a
      className="skip"
      href="#main"
      onClick={(event) => {
        event.preventDefault();
        onClick();
      }}
    >
      {texts.frame.skip}
    </a>
  );
}

/** A strip over the page while there is no connection: what works goes on, and what is typed is kept. */
function Offline() {
  const online = useSyncExternalStore(listenToConnection, () => navigator.onLine);
  return (
    <div role="status" className="offline-place">
      {!online && (
        <p className="offline with-icon">
          <CloudOffRegular aria-hidden />
          {texts.frame.offline}
        </p>
      )}
    </div>
  );
}

function listenToConnection(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

function Places({ here, counts }: { here: Place | undefined; counts: FrameProps['counts'] }) {
  const { askHref } = useProfile();
  return (
    <>
      <ul className="nav-list">
        {places.map(({ place, icon: Icon }) => (
          <li key={place}>
            {place === 'guidelines' && <div className="nav-line" />}
            <a className="nav-link" href={href({ screen: place })} title={texts.frame.screens[place]} aria-current={place === here ? 'page' : undefined}>
              <Icon aria-hidden />
              <span className="nav-label">{texts.frame.screens[place]}</span>
              <Counter count={counts[place] ?? 0} />
            </a>
          </li>
        ))}
      </ul>
      {askHref && (
        <a className="nav-link ask" href={askHref} target="_blank" rel="noopener" title={texts.frame.ask}>
          <PersonChatRegular aria-hidden />
          <span className="nav-label">{texts.frame.ask}</span>
        </a>
      )}
    </>
  );
}

function Counter({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <>
      <CounterBadge className="counter" appearance="filled" color="brand" size="small" count={count} aria-hidden />
      <span className="unseen">{texts.frame.waiting(count)}</span>
    </>
  );
}
