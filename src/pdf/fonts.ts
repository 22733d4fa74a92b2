// The fonts of a document, read once and kept for the next one.

import { openFont } from './font.ts';
import type { Font } from './font.ts';
import type { Weight } from './typeface.ts';
import { clustersOf, safeText } from './text.ts';

type Script = 'latin' | 'latin-ext';

/** Where font files come from: WOFF 1.0 or TrueType, Source Sans 3. */
export type FontFiles = { font(weight: Weight, script: Script): Promise<Uint8Array> };

const opened = new WeakMap<FontFiles, Map<string, Promise<Font>>>();

function fontOf(files: FontFiles, weight: Weight, script: Script): Promise<Font> {
  const known = opened.get(files) ?? new Map<string, Promise<Font>>();
  opened.set(files, known);
  const key = `${weight} ${script}`;
  const font = known.get(key) ?? files.font(weight, script).then(openFont);
  known.set(key, font);
  // A file that could not be loaded is asked for again next time.
  font.catch(() => known.delete(key));
  return font;
}

/** The fonts that the texts need, in the order they are asked: letters beyond Western Europe's are a file of their own, loaded only when one is used. */
export async function fontsFor(texts: readonly string[], files: FontFiles): Promise<Record<Weight, readonly Font[]>> {
  const [regular, bold] = await Promise.all([fontOf(files, 400, 'latin'), fontOf(files, 700, 'latin')]);
  const characters = new Set(texts.flatMap((text) => clustersOf(safeText(text).replaceAll('\n', ''))));
  const latinIsEnough = [...characters].every((character) => regular.glyphOf(character.codePointAt(0) ?? 0) !== 0);
  if (latinIsEnough) return { 400: [regular], 700: [bold] };
  const [regularMore, boldMore] = await Promise.all([fontOf(files, 400, 'latin-ext'), fontOf(files, 700, 'latin-ext')]);
  return { 400: [regular, regularMore], 700: [bold, boldMore] };
}
