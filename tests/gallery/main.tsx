// Draws one scene: ?scene=…&theme=… The screens are the product's own; only what they are given is invented.

import { createRoot } from 'react-dom/client';
import { App, type ThemeName } from '../../src/tab/App.tsx';
import { actionsOf } from './actions.ts';
import { scenes } from './scenes.ts';

const query = new URLSearchParams(location.search);
const scene = scenes.find(({ name }) => name === query.get('scene')) ?? scenes[0]!;
history.replaceState(null, '', `${location.search}${scene.address}`);
createRoot(document.getElementById('root')!).render(<App actions={actionsOf(scene)} theme={(query.get('theme') ?? 'default') as ThemeName} place={scene.place ?? 'page'} />);
