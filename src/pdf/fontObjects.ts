// Fonts as PDF objects: a composite font of two-byte codes, embedded as a subset, with a map back to Unicode (ISO 32000-1, 9.7; ISO 19005-2, 6.2.11).

import { hex4, latin1, pdfNumber, utf16Hex } from './bytes.ts';
import { blankGlyph, boxWidth, boxBounds, boxFile, boxMap, boxFontName } from './boxFont.ts';
import { hiddenFile, hiddenFontName, hiddenMap, hiddenWidth } from './hiddenFont.ts';
import { madeAscent, madeDescent } from './madeFont.ts';
import { subsetOf } from './subset.ts';
import type { Face } from './typeface.ts';
import type { PdfFile } from './writer.ts';

/** What differs between a real font and those that are made here. */
type Parts = { name: string; file: Uint8Array; descriptor: string; widths: string; glyphMap: string };

/** Writes the font as object `id`. `index` is the font's place in the document. */
export async function writeFont(file: PdfFile, face: Face, id: number, index: number): Promise<void> {
  const { name, file: bytes, descriptor, widths, glyphMap } = partsOf(face, file);
  const tagged = `${await subsetTag(bytes, index)}+${name}`;
  const program = file.deflated(`/Length1 ${bytes.length}`, bytes);
  const description = file.object(`<</Type/FontDescriptor/FontName/${tagged}/Flags 4${descriptor}/FontFile2 ${program} 0 R>>`);
  const system = '/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>';
  const descendant = file.object(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${tagged}${system}/FontDescriptor ${description} 0 R${widths}/CIDToGIDMap${glyphMap}>>`,
  );
  const unicode = file.deflated('', latin1(unicodeMap(face.texts)));
  file.object(`<</Type/Font/Subtype/Type0/BaseFont/${tagged}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`, id);
}

function partsOf(face: Face, file: PdfFile): Parts {
  switch (face.kind) {
    case 'font':
      return fontParts(face);
    case 'box':
      return boxParts(face, file);
    case 'hidden':
      return hiddenParts(face, file);
  }
}

function fontParts({ font, texts }: Face & { kind: 'font' }): Parts {
  const codes = [...texts.keys()].sort((a, b) => a - b);
  const lengths = [
    ['Ascent', font.ascent],
    ['Descent', font.descent],
    ['CapHeight', font.capHeight],
    ['ItalicAngle', font.italicAngle],
    ['StemV', font.stem],
  ] as const;
  return {
    name: font.name,
    file: subsetOf(font, codes),
    descriptor: `/FontBBox[${font.box.map(pdfNumber).join(' ')}]${lengths.map(([key, value]) => `/${key} ${pdfNumber(value)}`).join('')}`,
    widths: `/DW 0/W[${codes.map((code) => `${code}[${pdfNumber(font.widthOf(code))}]`).join('')}]`,
    glyphMap: '/Identity',
  };
}

function boxParts({ glyphs }: Face & { kind: 'box' }, file: PdfFile): Parts {
  const blanks = glyphs.flatMap((glyph, index) => (glyph === blankGlyph ? [`${index + 1}[0]`] : []));
  return {
    name: boxFontName,
    file: boxFile(),
    descriptor: `/FontBBox[${boxBounds.join(' ')}]/Ascent ${madeAscent}/Descent ${madeDescent}/CapHeight 660/ItalicAngle 0/StemV 40`,
    widths: `/DW ${boxWidth}/W[${blanks.join('')}]`,
    glyphMap: ` ${file.deflated('', boxMap(glyphs))} 0 R`,
  };
}

const hiddenParts = ({ texts }: Face & { kind: 'hidden' }, file: PdfFile): Parts => ({
  name: hiddenFontName,
  file: hiddenFile(),
  descriptor: `/FontBBox[0 ${madeDescent} ${hiddenWidth} ${madeAscent}]/Ascent ${madeAscent}/Descent ${madeDescent}/CapHeight ${madeAscent}/ItalicAngle 0/StemV 40`,
  widths: `/DW ${hiddenWidth}`,
  glyphMap: ` ${file.deflated('', hiddenMap(texts.size))} 0 R`,
});

/** Six capitals that no other subset in the document has: one for the font's place, five from its bytes (ISO 32000-1, 9.6.4). */
async function subsetTag(bytes: Uint8Array, index: number): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return String.fromCharCode(65 + index, ...[...digest.subarray(0, 5)].map((byte) => 65 + (byte % 26)));
}

/** Entries in one block of the map. */
const mostEntries = 100;

/** A CMap from codes to text (ISO 32000-1, 9.10.3). */
function unicodeMap(texts: ReadonlyMap<number, string>): string {
  const rows = [...texts].sort(([a], [b]) => a - b).map(([code, text]) => `<${hex4(code)}> <${utf16Hex(text)}>`);
  const blocks: string[] = [];
  for (let first = 0; first < rows.length; first += mostEntries) {
    const block = rows.slice(first, first + mostEntries);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
