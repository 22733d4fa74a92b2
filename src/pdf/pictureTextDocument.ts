// The pictures of a record once more, with the text a machine has read in them (R18, R19): unseen over each picture, so that one can search it and have it read aloud.
// The record itself stays as it was made; this is a second file that names it and its checksum.

import type { PictureTextManifest, ReadFile } from '../domain/pictureTextManifest.ts';
import type { ReadLine } from '../domain/readText.ts';
import { swedishMoment, swedishNumber } from '../domain/swedish.ts';
import type { Block, Document } from './document.ts';
import type { FontFiles } from './fonts.ts';
import type { Conformance } from './metadata.ts';
import { pdfParts } from './pdfa.ts';
import type { Picture } from './pictures/picture.ts';
import { plainText } from './plainText.ts';

/** A piece of a picture and what was read in it, in pixels of the piece as it is seen. */
export type ReadPiece = { picture: Picture; lines: readonly ReadLine[] };
export type ShownReadFile = { file: ReadFile; pieces: readonly ReadPiece[] };

export type PictureTextInput = Pick<PictureTextManifest, 'designation' | 'madeAt' | 'of' | 'engine' | 'leastConfidence'> & {
  municipality: string;
  files: readonly ShownReadFile[];
};

/** How the text is named wherever it stands. */
export const readTextTitle = 'Maskinläst text (OCR)';

/** The file as its parts: those of a picture are the picture's own bytes. */
export const pictureTextDocument = (input: PictureTextInput, fonts: FontFiles, conformance: Conformance): Promise<Uint8Array[]> =>
  pdfParts({ ...contentOf(input), conformance }, fonts);

/** The same content as plain text, for SharePoint's search. */
export const pictureTextAsText = (input: PictureTextInput): string => plainText(contentOf(input));

function contentOf(input: PictureTextInput): Document {
  const { municipality, designation, files } = input;
  return {
    title: `${readTextTitle} till bevis ${designation}`,
    author: municipality,
    subject: files.length === 1 ? 'En bild med text som ett program har läst' : `${files.length} bilder med text som ett program har läst`,
    language: 'sv-SE',
    madeAt: input.madeAt,
    footer: `${municipality} · ${readTextTitle} till bevis ${designation}`,
    blocks: [
      { kind: 'sender', organisation: municipality, part: 'Sociala medier' },
      { kind: 'heading', level: 1, text: readTextTitle },
      { kind: 'paragraph', look: 'lead', text: `till bevis ${designation}` },
      { kind: 'paragraph', look: 'strong', text: 'Texten kan vara fel. Det är bilden som gäller.' },
      { kind: 'paragraph', text: whatItIs },
      { kind: 'facts', facts: factsOf(input) },
      ...files.flatMap((shown, place) => fileBlocks(shown, place, files.length)),
      ...howToCheck,
    ],
  };
}

const whatItIs = `Ett program har läst texten i bilderna. Den ligger osynlig över varje bild, så att du kan söka i den, markera den och få den uppläst.
Ord som programmet var osäkert på är utelämnade. Att ett ord inte hittas betyder därför inte att det saknas i bilden.`;

function factsOf({ of, engine, leastConfidence, madeAt, files }: PictureTextInput) {
  const sum = (count: (file: ReadFile) => number) => swedishNumber(files.reduce((total, { file }) => total + count(file), 0));
  return [
    { label: 'Hör till handlingen', value: of.name },
    { label: 'Den handlingens kontrollsumma (SHA-256)', value: of.sha256 },
    { label: 'Läst av', value: `${engine.name} ${engine.version}` },
    { label: 'Språkmodell', value: `${engine.model.name} ${engine.model.version}, ${engine.model.variant}` },
    { label: 'Ord som är med', value: sum(({ words }) => words) },
    { label: 'Ord som är utelämnade', value: `${sum(({ dropped }) => dropped)} (säkerhet under ${leastConfidence} av 100)` },
    { label: 'Texten läst', value: swedishMoment(madeAt) },
  ];
}

function fileBlocks({ file, pieces }: ShownReadFile, place: number, of: number): Block[] {
  const title = `Bild ${place + 1} av ${of}`;
  const part = (index: number) => (pieces.length === 1 ? '' : `, del ${index + 1} av ${pieces.length}`);
  const said = (lines: readonly ReadLine[]) => (lines.length === 0 ? 'Ingen text lästes.' : `${readTextTitle} följer efter bilden.`);
  return [
    { kind: 'heading', level: 2, text: title },
    {
      kind: 'facts',
      facts: [
        { label: 'Fil', value: file.name },
        { label: 'Kontrollsumma (SHA-256)', value: file.sha256 },
        { label: 'Ord', value: `${swedishNumber(file.words)} är med, ${swedishNumber(file.dropped)} är utelämnade` },
      ],
    },
    ...pieces.map(({ picture, lines }, index): Block => ({
      kind: 'picture',
      picture,
      alternative: `${title}${part(index)}: ${file.name}. ${said(lines)}`,
      read: { title: readTextTitle, lines },
    })),
  ];
}

const howToCheck: readonly Block[] = [
  { kind: 'heading', level: 2, text: 'Så hör filen ihop med beviset' },
  {
    kind: 'list',
    items: [
      'Beviset är handlingen som nämns ovan. Den är inte ändrad. Räkna om dess kontrollsumma och jämför.',
      'Bilderna här har samma bildpunkter som i beviset. Bara den osynliga texten är tillagd.',
      'Uppgifterna ovan, och den här filens egen kontrollsumma, står i json-filen som sparas tillsammans med den.',
    ],
  },
];
