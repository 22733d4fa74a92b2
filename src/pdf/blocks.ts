// From blocks to slices: what each block looks like, and which elements it is for a screen reader.

import { pdfText } from './bytes.ts';
import type { Block } from './document.ts';
import { hiddenPieces } from './hiddenText.ts';
import { shownSize, tallest } from './pictures/picture.ts';
import { heightOf, lineSlices, paragraphSlices, spaceOf, textLines, together } from './slice.ts';
import type { Place, Slice } from './slice.ts';
import { bulleted, elementIn } from './structure.ts';
import type { ElementType } from './structure.ts';
import { blockGap, listIndent, page, panelPadding, styles, tallestPage } from './style.ts';
import { factSlices, tableSlices } from './table.ts';
import { onOneLine } from './text.ts';

/** A panel that takes less than this part of a page is not cut. */
const panelKeptTogether = 0.6;

export const blockSlices = (blocks: readonly Block[], place: Place): Slice[] => blocks.flatMap((block) => slicesOf(block, place));

function slicesOf(block: Block, place: Place): Slice[] {
  switch (block.kind) {
    case 'heading':
      return headingSlices(block.level, block.text, place);
    case 'paragraph':
      return paragraphSlices(block.text, styles[block.look ?? 'body'], place, () => elementIn(place.parent, 'P'));
    case 'sender':
      return senderSlices(block.organisation, block.part, place);
    case 'facts':
      return factSlices(block.facts, place);
    case 'table':
      return tableSlices(block.columns, block.rows, place);
    case 'list':
      return listSlices(block.items, place);
    case 'picture':
      return [pictureSlice(block, place)];
    case 'panel':
      return panelSlices(block.blocks, place);
  }
}

/** A heading never stands last on a page. */
function headingSlices(level: 1 | 2 | 3, text: string, place: Place): Slice[] {
  const style = styles[`heading${level}`];
  const title = onOneLine(text);
  const element = elementIn(place.parent, `H${level}` satisfies ElementType);
  const [first, ...rest] = together(lineSlices(textLines(title, style, place.width, place.typefaces), style, place.x, element), true);
  return first ? [{ ...first, bookmark: { level, text: title } }, ...rest] : [];
}

function senderSlices(organisation: string, part: string, place: Place): Slice[] {
  const line = (text: string, style: typeof styles.organisation | typeof styles.part) =>
    lineSlices(textLines(onOneLine(text), style, place.width, place.typefaces), style, place.x, elementIn(place.parent, 'P'));
  return together([...line(organisation, styles.organisation), ...line(part, styles.part)], true);
}

function listSlices(items: readonly string[], place: Place): Slice[] {
  const list = elementIn(place.parent, 'L', bulleted);
  const style = styles.body;
  return items.flatMap((text) => {
    const item = elementIn(list, 'LI');
    const bullet = lineSlices(textLines('•', style, listIndent, place.typefaces), style, place.x, elementIn(item, 'Lbl'));
    const body = elementIn(item, 'LBody');
    const [first, ...rest] = lineSlices(textLines(text.trim(), style, place.width - listIndent, place.typefaces), style, place.x + listIndent, body);
    return first ? [{ ...first, pieces: [...(bullet[0]?.pieces ?? []), ...first.pieces] }, ...rest] : [];
  });
}

/** Never larger than it was: a pixel of a screen is 1/96 inch. As high as a page at most; only one that is very tall and could not be cut gets a taller page. */
function pictureSlice({ picture, alternative, read }: Block & { kind: 'picture' }, place: Place): Slice {
  const shown = shownSize(picture);
  const room = shown.height > tallest * shown.width ? tallestPage - page.top - (page.height - page.bottom) : page.bottom - page.top;
  const scale = Math.min(0.75, place.width / shown.width, room / shown.height);
  const [width, height] = [scale * shown.width, scale * shown.height];
  const element = elementIn(place.parent, 'Figure', `/Alt${pdfText(onOneLine(alternative))}`);
  const text = read ? hiddenPieces(read, scale, place) : [];
  return { height, before: blockGap, keepsNext: false, pieces: [{ kind: 'picture', x: place.x, width, height, picture, element }, ...text] };
}

function panelSlices(blocks: readonly Block[], place: Place): Slice[] {
  const inside = { ...place, parent: elementIn(place.parent, 'Sect'), x: place.x + panelPadding, width: place.width - 2 * panelPadding };
  const panel = { x: place.x, width: place.width };
  const [first, ...rest] = blockSlices(blocks, inside);
  const content = first ? [{ ...first, before: 0 }, ...rest] : [];
  const padded = [
    { ...spaceOf(panelPadding - 2, true), before: blockGap },
    ...content.map((slice, index) => (index === content.length - 1 ? { ...slice, keepsNext: true } : slice)),
    spaceOf(panelPadding, false),
  ];
  const isShort = heightOf(padded) < panelKeptTogether * (page.bottom - page.top);
  return (isShort ? together(padded) : padded).map((slice) => ({ ...slice, panel }));
}
