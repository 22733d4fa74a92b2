// Bookmarks: the headings of the document as a tree (ISO 32000-1, 12.3.3).

import { pdfNumber, pdfText } from './bytes.ts';
import type { PdfFile } from './writer.ts';

/** `page` is the page's index, `top` the height above its lower edge. */
export type Bookmark = { level: number; text: string; page: number; top: number };

type Item = { id: number; bookmark: Bookmark; children: Item[] };

/** Items down to this level are open when the document is opened. */
const openLevel = 1;

/** Writes the bookmarks and answers the number of their root, or undefined when there are none. */
export function writeOutline(file: PdfFile, bookmarks: readonly Bookmark[], pageIds: readonly number[]): number | undefined {
  if (bookmarks.length === 0) return undefined;
  const root = file.reserve();
  const items = treeOf(bookmarks, file);
  const write = (siblings: readonly Item[], parent: number): void =>
    siblings.forEach(({ id, bookmark, children }, index) => {
      const before = siblings[index - 1];
      const after = siblings[index + 1];
      const shown = bookmark.level <= openLevel ? shownIn(children) : -children.length;
      const around = `${before ? `/Prev ${before.id} 0 R` : ''}${after ? `/Next ${after.id} 0 R` : ''}${familyOf(children, shown)}`;
      file.object(
        `<</Title ${pdfText(bookmark.text)}/Parent ${parent} 0 R${around}/Dest[${pageIds[bookmark.page]} 0 R/XYZ null ${pdfNumber(bookmark.top)} null]>>`,
        id,
      );
      write(children, id);
    });
  write(items, root);
  return file.object(`<</Type/Outlines${familyOf(items, shownIn(items))}>>`, root);
}

function familyOf(children: readonly Item[], count: number): string {
  const first = children[0];
  const last = children.at(-1);
  return first && last ? `/First ${first.id} 0 R/Last ${last.id} 0 R/Count ${count}` : '';
}

/** How many lines the items take when their parent is open. */
const shownIn = (items: readonly Item[]): number =>
  items.reduce((sum, { bookmark, children }) => sum + 1 + (bookmark.level <= openLevel ? shownIn(children) : 0), 0);

function treeOf(bookmarks: readonly Bookmark[], file: PdfFile): Item[] {
  const top: Item[] = [];
  const open: Item[] = [];
  for (const bookmark of bookmarks) {
    const item: Item = { id: file.reserve(), bookmark, children: [] };
    while (open.length > 0 && (open.at(-1)?.bookmark.level ?? 0) >= bookmark.level) open.pop();
    (open.at(-1)?.children ?? top).push(item);
    open.push(item);
  }
  return top;
}
