// Draws one scene: ?scene=…&theme=… The screens are the product's own; only what they are given is invented.

import { createRoot } from 'react-dom/client';
import { App, type ThemeName } from '../../src/tab/App.tsx';
import { actionsOf } from './actions.ts';
import { scenes } from './scenes.ts';

const query = new URLSearchParams(location.search);
const scene = scenes.find(({ name }) => name === query.get('scene')) ?? scenes[0]!;
history.replaceState(null, '', `${location.search}${scene.address}`);
const root = createRoot(document.getElementById('root')!);
const actions = actionsOf(scene);
const draw = (theme: ThemeName) => root.render(<App actions={actions} theme={theme} place={scene.place ?? 'page'} />);
draw((query.get('theme') ?? 'default') as ThemeName);
/** As the host does it: the theme changes under an open screen. */
addEventListener('gallery-theme', (event) => draw((event as CustomEvent<ThemeName>).detail));
