// The tab: theme, the signed-in person's actions, the frame and one lazily fetched screen at a time.

import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { ComingPage, MissingPage } from './ComingPage.tsx';
import { Frame } from './Frame.tsx';
import { Themed, type ThemeName } from './Themed.tsx';
import { OverviewPage } from './overview/OverviewPage.tsx';
import { placeOf, readRoute, useAddress, type Route } from './route.ts';
import { ActionsProvider, type Actions, type Overview } from './shared/actions.ts';
import { Boundary } from './shared/Boundary.tsx';
import { tellOtherFrames } from './shared/otherFrames.ts';
import { ProfileProvider } from './shared/profile.tsx';
import { useAsync, useLive, type Loaded } from './shared/useAsync.ts';
import { Waiting } from './shared/Waiting.tsx';
import './frame.css';

const NoStorage = lazy(() => import('./shared/NoStorage.tsx').then((module) => ({ default: module.NoStorage })));
const WrongClock = lazy(() => import('./shared/WrongClock.tsx').then((module) => ({ default: module.WrongClock })));
const DialogService = lazy(() =>
  import('./shared/DialogService.tsx').then(
    (module) => ({ default: module.DialogService }),
    () => ({ default: () => null }),
  ),
);
const PlansPage = lazy(() => import('./plan/PlansPage.tsx').then((module) => ({ default: module.PlansPage })));
const NewPlanPage = lazy(() => import('./plan/NewPlanPage.tsx').then((module) => ({ default: module.NewPlanPage })));
const PlanPage = lazy(() => import('./plan/PlanPage.tsx').then((module) => ({ default: module.PlanPage })));
const DecisionPage = lazy(() => import('./approval/DecisionPage.tsx').then((module) => ({ default: module.DecisionPage })));
const AccountsPage = lazy(() => import('./account/AccountsPage.tsx').then((module) => ({ default: module.AccountsPage })));
const AccountPage = lazy(() => import('./account/AccountPage.tsx').then((module) => ({ default: module.AccountPage })));
const ReportChangePage = lazy(() => import('./account/ReportChangePage.tsx').then((module) => ({ default: module.ReportChangePage })));
const AlreadyStartedPage = lazy(() => import('./account/AlreadyStartedPage.tsx').then((module) => ({ default: module.AlreadyStartedPage })));
const ArchivePage = lazy(() => import('./archive/ArchivePage.tsx').then((module) => ({ default: module.ArchivePage })));
const EntryPage = lazy(() => import('./archive/EntryPage.tsx').then((module) => ({ default: module.EntryPage })));
const MattersPage = lazy(() => import('./matter/MattersPage.tsx').then((module) => ({ default: module.MattersPage })));
const NewMatterPage = lazy(() => import('./matter/NewMatterPage.tsx').then((module) => ({ default: module.NewMatterPage })));
const MatterPage = lazy(() => import('./matter/MatterPage.tsx').then((module) => ({ default: module.MatterPage })));
const ReleasesPage = lazy(() => import('./release/ReleasesPage.tsx').then((module) => ({ default: module.ReleasesPage })));
const ReleasePage = lazy(() => import('./release/ReleasePage.tsx').then((module) => ({ default: module.ReleasePage })));
const SettingsPage = lazy(() => import('./settings/SettingsPage.tsx').then((module) => ({ default: module.SettingsPage })));

/** `place` 'dialog' = inside a Teams dialog: only the decision, no navigation. `onShown` is called once, after the first view is drawn. */
export type AppProps = { actions: Actions; theme: ThemeName; place?: 'page' | 'dialog'; onShown?: () => void };

export function App({ actions, theme, place = 'page', onShown }: AppProps) {
  useEffect(() => {
    document.documentElement.lang = 'sv';
    onShown?.();
    // Once, whatever the host hands us later.
  }, []);
  useEffect(() => actions.onChange(tellOtherFrames), [actions]);
  return (
    <Themed theme={theme}>
      <ActionsProvider value={actions}>
        <Boundary>
          <Places place={place} actions={actions} />
        </Boundary>
      </ActionsProvider>
    </Themed>
  );
}

function Places({ place, actions }: { place: 'page' | 'dialog'; actions: Actions }) {
  const route = readRoute(useAddress());
  const profile = useAsync(actions.profile, [actions]);
  if (place === 'dialog') {
    return (
      <ProfileProvider loaded={profile}>
        <main className="app">
          <div className="scroll">
            <Screen route={route} />
          </div>
        </main>
      </ProfileProvider>
    );
  }
  return (
    <ProfileProvider loaded={profile}>
      <Framed route={route} actions={actions} />
      <Dialogs screen={route.screen} />
    </ProfileProvider>
  );
}

/** Pages that open dialogs. */
const withDialogs: ReadonlySet<Route['screen']> = new Set(['newPlan', 'plan', 'post']);

/** From the first page that may open one on: nothing of it is fetched for the first view of the others. */
function Dialogs({ screen }: Pick<Route, 'screen'>) {
  const [isNeeded, need] = useState(false);
  useEffect(() => {
    if (withDialogs.has(screen)) need(true);
  }, [screen]);
  return (
    isNeeded && (
      <Suspense fallback={null}>
        <DialogService />
      </Suspense>
    )
  );
}

function Framed({ route, actions }: { route: Route; actions: Actions }) {
  const overview = useLive(actions.overview, [actions]);
  useFreshness(overview.reload, placeOf(route));
  const clockAhead = useSyncExternalStore(actions.onChange, actions.clockAhead);
  const tasks = overview.state === 'here' ? overview.value.tasks : [];
  const toRegister = (overview.state === 'here' && overview.value.toRegister) || [];
  const posts = overview.state === 'here' ? overview.value.toHandle.length : 0;
  const ofAccounts = tasks.filter((task) => task.kind === 'startAccount').length;
  return (
    <Frame route={route} counts={{ plans: tasks.length - ofAccounts, accounts: ofAccounts, posts, archive: toRegister.length }}>
      {!actions.storage && (
        <Suspense fallback={null}>
          <NoStorage />
        </Suspense>
      )}
      {clockAhead !== 0 && (
        <Suspense fallback={null}>
          <WrongClock ahead={clockAhead} />
        </Suspense>
      )}
      <Screen route={route} overview={overview} />
    </Frame>
  );
}

const everyMinute = 60_000;

/** The tasks and their counters: read again on every page one comes to, and each minute while the window is seen. What is shown stays meanwhile. */
function useFreshness(reload: () => void, address: string): void {
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) reload();
    first.current = false;
  }, [reload, address]);
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && reload(), everyMinute);
    return () => clearInterval(timer);
  }, [reload]);
}

type LiveOverview = Loaded<Overview> & { reload: () => void };

function Screen({ route, overview }: { route: Route; overview?: LiveOverview }): ReactNode {
  return (
    <Boundary key={route.screen}>
      <Suspense fallback={<Waiting />}>{screenOf(route, overview)}</Suspense>
    </Boundary>
  );
}

function screenOf(route: Route, overview: LiveOverview | undefined): ReactNode {
  switch (route.screen) {
    case 'overview':
      return overview ? <OverviewPage loaded={overview} /> : <MissingPage />;
    case 'plans':
      return <PlansPage waiting={route.waiting === true} key={String(route.waiting)} />;
    case 'newPlan':
      return <NewPlanPage {...(route.copyOf ? { copyOf: route.copyOf } : {})} {...(route.forAccount === undefined ? {} : { forAccount: route.forAccount })} />;
    case 'plan':
      return <PlanPage planId={route.planId} key={route.planId} />;
    case 'alreadyStarted':
      return <AlreadyStartedPage planId={route.planId} key={route.planId} />;
    case 'decision':
      return <DecisionPage planId={route.planId} key={route.planId} />;
    case 'accounts':
      return <AccountsPage />;
    case 'account':
      return <AccountPage id={route.id} key={route.id} />;
    case 'reportChange':
      return <ReportChangePage id={route.id} key={route.id} />;
    case 'posts':
      return <MattersPage />;
    case 'newPost':
      return <NewMatterPage />;
    case 'post':
      return <MatterPage designation={route.designation} key={route.designation} />;
    case 'archive':
      return <ArchivePage />;
    case 'entry':
      return <EntryPage designation={route.designation} key={route.designation} />;
    case 'releases':
      return <ReleasesPage />;
    case 'release':
      return <ReleasePage designation={route.designation} key={route.designation} />;
    case 'settings':
      return <SettingsPage />;
    case 'missing':
      return <MissingPage />;
    default:
      return <ComingPage screen={route.screen} />;
  }
}
