// Draws one scene of the tab with answers that a test has changed: `alter` in the page is given the scene's actions and answers what differs.

import { createRoot } from 'react-dom/client';
import { App } from '../../src/tab/App.tsx';
import type { Actions } from '../../src/tab/shared/actions.ts';
import { actionsOf } from './actions.ts';
import { scenes } from './scenes.ts';

const { alter } = globalThis as { alter?: (actions: Actions) => Partial<Actions> };
const name = new URLSearchParams(location.search).get('scene');
const scene = scenes.find((each) => each.name === name);
if (!scene) throw new Error(`no scene called ${name}`);
history.replaceState(null, '', `${location.search}${scene.address}`);
const plain = actionsOf(scene);
createRoot(document.getElementById('root')!).render(<App actions={{ ...plain, ...alter?.(plain) }} theme="default" place={scene.place ?? 'page'} />);
