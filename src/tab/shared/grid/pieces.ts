// Which rows of a long list stand in the page: those on the screen with some to spare, and the one that keyboard focus is in.
// Between them stand gaps as high as the rows left out. The rows themselves stand in the flow of the page, so a row may grow with its text.

export type Span = { from: number; to: number };
export type Piece = { row: number } | { gap: number; before: number };

/** Rows to spare above and below the screen: enough for the frames between a scroll and its drawing. */
const spare = 4;

/** The rows on the screen. `top` = how far the list's own beginning is scrolled past, all in pixels. Moves in steps, so that most scrolling draws nothing. */
export function spanOf({ top, height, rowHeight }: { top: number; height: number; rowHeight: number }, count: number): Span {
  const first = Math.floor(Math.max(0, top) / rowHeight / spare) * spare - spare;
  const last = Math.ceil(Math.max(0, top + height) / rowHeight / spare) * spare + spare;
  return { from: Math.max(0, Math.min(first, count)), to: Math.max(0, Math.min(last, count)) };
}

/** Rows and gaps from the first to the last. `kept` is a row that stays in the page wherever one scrolls; -1 for none. */
export function piecesOf(count: number, { from, to }: Span, kept: number): Piece[] {
  const inside = Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, i) => from + i);
  const rows = kept < 0 || kept >= count || inside.includes(kept) ? inside : [...inside, kept].toSorted((a, b) => a - b);
  const pieces: Piece[] = [];
  let next = 0;
  for (const row of rows) {
    if (row > next) pieces.push({ gap: row - next, before: row });
    pieces.push({ row });
    next = row + 1;
  }
  if (next < count) pieces.push({ gap: count - next, before: count });
  return pieces;
}
