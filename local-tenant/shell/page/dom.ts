// A little help with elements.

type Child = Node | string | undefined | false;

/** Makes an element. `on…` properties and `class` as in HTML; undefined attributes are left out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean | ((event: Event) => void) | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (typeof value === 'string') made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== false));
  return made;
}

const paths = {
  activity: 'M10 2.5a5 5 0 0 0-5 5V11l-1.5 3h13L15 11V7.5a5 5 0 0 0-5-5ZM8 14.5a2 2 0 0 0 4 0',
  chat: 'M10 2.8a7 7 0 0 0-6.1 10.4L3 17l3.9-.9A7 7 0 1 0 10 2.8ZM7.2 8.5h5.6M7.2 11.5h3.6',
  mail: 'M3 5.5h14v9.5H3zM3 6l7 5 7-5',
  reload: 'M15.5 10A5.5 5.5 0 1 1 13 5.4M13.2 2.6v3.2H10',
  theme: 'M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM10 6v4.2l2.8 1.6',
  close: 'M5 5l10 10M15 5L5 15',
  back: 'M11.5 4.5L6 10l5.5 5.5M6.5 10H16',
  file: 'M6 2.8h5l3.5 3.5v10.9H6zM11 2.8v3.7h3.5',
  open: 'M8 4H4v12h12v-4M11 3.5h5.5V9M16 4l-7 7',
  send: 'M3 3.5l14 6.5-14 6.5 2.5-6.5zM5.5 10H11',
} as const;
export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}

/** Initials on a colour that stays with the name. */
export function avatar(name: string, size: 24 | 32 = 32): HTMLElement {
  const words = name.split(/[\s,]+/).filter(Boolean);
  const initials = [words[0], words.length > 1 ? words[words.length - 1] : undefined]
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase();
  const hue = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 6, 7);
  return el('span', { class: `avatar avatar-${size} tint-${hue}`, 'aria-hidden': 'true' }, initials);
}

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** "09:12" today, "i går", else "15 dec." */
export function shortTime(iso: string, now: Date): string {
  const at = new Date(iso);
  if (sameDay(at, now)) return at.toLocaleTimeString('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' });
  if (sameDay(at, new Date(now.getTime() - 86_400_000))) return 'i går';
  return at.toLocaleDateString('sv-SE', { day: 'numeric', month: 'short' });
}

export function longTime(iso: string): string {
  return new Date(iso).toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
}
