// How documents look: A4, one typeface in two weights, one colour beside ink. Lengths in points (1/72 inch).

import type { Weight } from './typeface.ts';

/** Red, green and blue from 0 to 1, as PDF writes them. */
export type Colour = readonly [number, number, number];

// Contrast against white, and against the wash: ink 16:1, quiet 6:1 or more, accent 9:1 (WCAG 2.2 AA asks 4.5:1).
const ink: Colour = [0.11, 0.12, 0.14];
const quiet: Colour = [0.34, 0.37, 0.41];
export const accent: Colour = [0.05, 0.27, 0.42];
export const hairline: Colour = [0.8, 0.83, 0.86];
export const wash: Colour = [0.955, 0.967, 0.976];

/** `before` is the space above the first line, dropped at the top of a page. */
export type TextStyle = { size: number; leading: number; weight: Weight; colour: Colour; before: number };

export const styles = {
  organisation: { size: 12, leading: 16, weight: 700, colour: accent, before: 0 },
  part: { size: 9.5, leading: 13, weight: 400, colour: quiet, before: 0 },
  heading1: { size: 23, leading: 28, weight: 700, colour: ink, before: 30 },
  heading2: { size: 14.5, leading: 19, weight: 700, colour: accent, before: 24 },
  heading3: { size: 10.5, leading: 15, weight: 700, colour: ink, before: 11 },
  lead: { size: 13, leading: 19, weight: 400, colour: quiet, before: 4 },
  body: { size: 10.5, leading: 15, weight: 400, colour: ink, before: 2 },
  strong: { size: 10.5, leading: 15, weight: 700, colour: ink, before: 4 },
  small: { size: 9, leading: 12.5, weight: 400, colour: quiet, before: 4 },
  columnHeading: { size: 9, leading: 12.5, weight: 700, colour: quiet, before: 0 },
  label: { size: 9.5, leading: 14, weight: 400, colour: quiet, before: 0 },
  value: { size: 9.5, leading: 14, weight: 400, colour: ink, before: 0 },
  footer: { size: 8.5, leading: 11, weight: 400, colour: quiet, before: 0 },
} as const satisfies Record<string, TextStyle>;

/** A4 (ISO 216), with its margins. The footer stands below `bottom`. */
export const page = { width: 595.276, height: 841.89, left: 66, right: 529.276, top: 58, bottom: 770, footer: 797 } as const;

/** No side of a page is longer (ISO 19005-2, 6.1.13). */
export const tallestPage = 14_400;

/** Empty lines in an answer become this space. */
export const paragraphGap = 6;
export const rowPadding = 4;
export const columnGap = 12;
/** Part of the width that a label takes beside its value. */
export const labelShare = 0.26;
export const listIndent = 14;
export const panelPadding = 14;
export const blockGap = 8;
