// The few pictures of the page, drawn here.

import { html } from 'hono/html';
import type { Html } from '../../document.ts';

const paths = {
  list: 'M3 5h2M3 10h2M3 15h2M8 5h9M8 10h9M8 15h9',
  library: 'M3 4.5h5l1.5 2H17v9H3z',
  folder: 'M3 4.5h5l1.5 2H17v9H3z',
  file: 'M6 2.8h5l3.5 3.5v10.9H6zM11 2.8v3.7h3.5',
  home: 'M3.5 9.5L10 4l6.5 5.5M5 8.5V16h10V8.5',
  close: 'M5 5l10 10M15 5L5 15',
  up: 'M10 16V4M5.5 8.5L10 4l4.5 4.5',
  down: 'M10 4v12M5.5 11.5L10 16l4.5-4.5',
  open: 'M5 8l5 5 5-5',
  closed: 'M8 5l5 5-5 5',
  download: 'M10 3v10M5.5 8.5L10 13l4.5-4.5M4 16.5h12',
} as const;
export type IconName = keyof typeof paths;

/** Decoration unless it is given a name. */
export function icon(name: IconName, label?: string): Html {
  const role = label ? html`role="img" aria-label="${label}"` : html`aria-hidden="true"`;
  return html`<svg class="icon icon-${name}" viewBox="0 0 20 20" ${role}><path d="${paths[name]}" /></svg>`;
}
