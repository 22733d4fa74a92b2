// A document as a file that is PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) at once: tagged, searchable, with everything it needs inside.
// Equal documents give equal bytes in every engine: no clock, no chance, no compression that belongs to the browser.

import { joined, latin1, pdfNumber } from './bytes.ts';
import { blockSlices } from './blocks.ts';
import { textsOf } from './document.ts';
import type { Document } from './document.ts';
import { writeFont } from './fontObjects.ts';
import { fontsFor } from './fonts.ts';
import type { FontFiles } from './fonts.ts';
import { srgbProfile } from './icc.ts';
import { linesOf } from './lines.ts';
import { informationOf, xmpOf } from './metadata.ts';
import type { Metadata } from './metadata.ts';
import { writeOutline } from './outline.ts';
import { extraOf, pagesOf } from './paging.ts';
import type { PlacedSlice } from './paging.ts';
import { paintFooter, paintPage } from './painting.ts';
import type { FaceName } from './painting.ts';
import { rootElement, writeStructure } from './structure.ts';
import type { MarkedPage } from './structure.ts';
import type { Picture } from './pictures/picture.ts';
import { writePicture } from './pictures/writePicture.ts';
import { page, styles } from './style.ts';
import { onOneLine } from './text.ts';
import { typefacesOf, widthOf } from './typeface.ts';
import type { Typefaces } from './typeface.ts';
import { startFile } from './writer.ts';
import type { PdfFile } from './writer.ts';

/** Room for "Sida 100 av 100" and a space before it. */
const footerNumberWidth = 80;

/** Makes the file. Fails only when a font cannot be loaded; every text is allowed. */
export const makePdf = async (document: Document, files: FontFiles): Promise<Uint8Array<ArrayBuffer>> => joined(await pdfParts(document, files));

/** The file as its parts, one after the other: those of a picture are the picture's own bytes, not copied. */
export async function pdfParts(document: Document, files: FontFiles): Promise<Uint8Array[]> {
  const typefaces = typefacesOf(await fontsFor([...textsOf(document.blocks), document.footer, 'Sida 0123456789 av •'], files));
  const root = rootElement();
  const placed = pagesOf(blockSlices(document.blocks, { typefaces, parent: root, x: page.left, width: page.right - page.left }));
  const file = startFile();
  const tree = file.reserve();
  const fontIds = new Map(typefaces.faces.map((face) => [face, file.reserve()]));
  const nameOf: FaceName = (face) => `F${typefaces.faces.indexOf(face)}`;
  const footers = footersOf(document.footer, placed.map(extraOf), typefaces, nameOf);
  const resources = file.reserve();
  const pictures = picturesIn(file);
  const pages: MarkedPage[] = placed.map((slices, index) => {
    const { content, marks } = paintPage(slices, index, { face: nameOf, picture: pictures.nameOf });
    const stream = file.deflated('', latin1([...content, ...(footers[index] ?? [])].join('\n')));
    // A longer page goes on below zero: what stands on it keeps its place from above.
    const box = `[0 ${pdfNumber(-extraOf(slices))} ${pdfNumber(page.width)} ${pdfNumber(page.height)}]`;
    return {
      id: file.object(`<</Type/Page/Parent ${tree} 0 R/MediaBox${box}/Resources ${resources} 0 R/Contents ${stream} 0 R/StructParents ${index}/Tabs/S>>`),
      marks,
    };
  });
  file.object(`<</Type/Pages/Count ${pages.length}/Kids[${pages.map(({ id }) => `${id} 0 R`).join(' ')}]>>`, tree);
  const used = typefaces.faces.filter(({ texts }) => texts.size > 0);
  for (const face of used) await writeFont(file, face, fontIds.get(face) ?? 0, typefaces.faces.indexOf(face));
  file.object(`<</Font<<${used.map((face) => `/${nameOf(face)} ${fontIds.get(face)} 0 R`).join('')}>>${pictures.resources()}>>`, resources);
  const structure = writeStructure(file, root, pages);
  const outline = writeOutline(
    file,
    bookmarksOf(placed),
    pages.map(({ id }) => id),
  );
  const catalog = writeCatalog(file, document, tree, structure, outline);
  return await file.finish(catalog, file.object(informationOf(document)));
}

/** A picture is written where it is first shown, and once. */
function picturesIn(file: PdfFile) {
  const ids = new Map<Picture, number>();
  const nameOf = (picture: Picture): string => {
    const id = ids.get(picture) ?? writePicture(file, picture);
    ids.set(picture, id);
    return `I${id}`;
  };
  const resources = () => (ids.size === 0 ? '' : `/XObject<<${[...ids.values()].map((id) => `/I${id} ${id} 0 R`).join('')}>>`);
  return { nameOf, resources };
}

/** `extras`: how much longer each page is. */
function footersOf(text: string, extras: readonly number[], typefaces: Typefaces, nameOf: FaceName): string[][] {
  // A long name ends where the page number begins: it stands in full at the top of the first page.
  const room = page.right - page.left - footerNumberWidth;
  const [left = []] = linesOf(typefaces.glyphsOf(onOneLine(text), styles.footer.weight), (1000 * room) / styles.footer.size);
  return extras.map((extra, index) => {
    const right = typefaces.glyphsOf(`Sida ${index + 1} av ${extras.length}`, styles.footer.weight);
    const at = { right: page.right - (widthOf(right) * styles.footer.size) / 1000, y: page.footer + extra };
    return paintFooter(left, right, at, styles.footer, nameOf);
  });
}

const bookmarksOf = (pages: readonly (readonly PlacedSlice[])[]) =>
  pages.flatMap((slices, index) =>
    slices.flatMap(({ slice, top, again }) => (slice.bookmark && !again ? [{ ...slice.bookmark, page: index, top: page.height - top }] : [])),
  );

function writeCatalog(file: PdfFile, metadata: Metadata, pages: number, structure: number, outline: number | undefined): number {
  const profile = file.deflated('/N 3', srgbProfile());
  const colours = `/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile ${profile} 0 R>>]`;
  // XMP stands undeflated, so that archives can read it without a PDF program.
  const xmp = file.stream('/Type/Metadata/Subtype/XML', new TextEncoder().encode(xmpOf(metadata)));
  const reading = `/Lang(${metadata.language})/MarkInfo<</Marked true>>/StructTreeRoot ${structure} 0 R/ViewerPreferences<</DisplayDocTitle true>>`;
  return file.object(`<</Type/Catalog/Pages ${pages} 0 R/Metadata ${xmp} 0 R${reading}${outline ? `/Outlines ${outline} 0 R` : ''}${colours}>>`);
}
