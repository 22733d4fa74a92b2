// Draws one scene: ?scene=…&theme=… The screens are the product's own; only what they are given is invented.

import { lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../../src/tab/App.tsx';
import type { ThemeName } from '../../src/tab/Themed.tsx';
import { actionsOf } from './actions.ts';
import { scenes } from './scenes.ts';
import type { Actions } from '../../src/tab/shared/actions.ts';

/** Fetched apart, as those pages are: what the tab fetches late is then late here too. */
const OtherPage = lazy(() => import('./pages.tsx').then((module) => ({ default: module.OtherPage })));
const query = new URLSearchParams(location.search);
const scene = scenes.find(({ name }) => name === query.get('scene')) ?? scenes[0]!;
history.replaceState(null, '', `${location.search}${scene.address}`);
const root = createRoot(document.getElementById('root')!);
const actions = recorded(actionsOf(scene));
const draw = (theme: ThemeName) =>
  root.render(
    scene.page ? (
      <Suspense fallback={null}>
        <OtherPage scene={scene} theme={theme} />
      </Suspense>
    ) : (
      <App actions={actions} theme={theme} place={scene.place ?? 'page'} />
    ),
  );
draw((query.get('theme') ?? 'default') as ThemeName);
/** As the host does it: the theme changes under an open screen. */
addEventListener('gallery-theme', (event) => draw((event as CustomEvent<ThemeName>).detail));

/** Every call with the event it was made in: tests read them from the page. */
function recorded(plain: Actions): Actions {
  const calls: Call[] = [];
  (globalThis as { calls?: Call[] }).calls = calls;
  const entries = Object.entries(plain).map(([name, value]) => {
    if (typeof value !== 'function' || name === 'now') return [name, value];
    const call = (...args: unknown[]) => {
      calls.push({ name, args: args.flatMap(dataOf), during: globalThis.event?.type ?? '' });
      return (value as (...given: unknown[]) => unknown)(...args);
    };
    return [name, call];
  });
  return Object.fromEntries(entries) as Actions;
}

export type Call = { name: string; args: unknown[]; during: string };

/** Without functions, and what holds them: they cannot be copied. */
function dataOf(given: unknown): unknown[] {
  const holds = typeof given === 'object' && given !== null && Object.values(given).some((member) => typeof member === 'function');
  return typeof given === 'function' || holds ? [] : [structuredClone(given)];
}
