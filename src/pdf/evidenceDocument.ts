// Evidence as a document (R18, R19, R70): what it is about, then each file with its checksum: a picture in full, in its own pixels; of other files what they say
// (writingBlocks.ts).

import type { PictureEntry, WritingEntry } from '../domain/evidenceManifest.ts';
import { pictureKinds, type PictureKind } from '../domain/picture.ts';
import { swedishMoment, swedishNumber } from '../domain/swedish.ts';
import type { WritingContent } from '../domain/writing.ts';
import { emptyBoxNote } from './boxFont.ts';
import type { Block, Document, Fact } from './document.ts';
import type { FontFiles } from './fonts.ts';
import type { Conformance } from './metadata.ts';
import { pdfParts } from './pdfa.ts';
import type { Picture } from './pictures/picture.ts';
import { plainText } from './plainText.ts';
import { fileFacts, writingBlocks } from './writingBlocks.ts';

/** A picture and what of it stands on pages, in order. `isDecoded`: its pixels are a browser's, PDF/A could not hold the file's own. */
type ShownPicture = { file: PictureEntry; pieces: readonly Picture[]; isDecoded: boolean };
export type ShownFile = ShownPicture | { file: WritingEntry; content: WritingContent };
const isPicture = (shown: ShownFile): shown is ShownPicture => 'pieces' in shown;

export type EvidenceDocumentInput = {
  municipality: string;
  /** Neutral: it stands in the title and at the foot of every page. */
  designation: string;
  /** What the evidence is about, as rows with a label each. */
  about: readonly Fact[];
  /** ISO 8601 in UTC. */
  madeAt: string;
  files: readonly ShownFile[];
};

/** The file as its parts: those of a picture are the picture's own bytes. */
export const evidenceDocument = (input: EvidenceDocumentInput, fonts: FontFiles, conformance: Conformance): Promise<Uint8Array[]> =>
  pdfParts({ ...contentOf(input), conformance }, fonts);

/** The same content as plain text, for SharePoint's search. */
export const evidenceAsText = (input: EvidenceDocumentInput): string => plainText(contentOf(input));

function contentOf(input: EvidenceDocumentInput): Document {
  const { municipality, designation, madeAt, files } = input;
  const one = files.every(isPicture) ? (['En bild', 'bilder', 'Bild'] as const) : (['En fil', 'filer', 'Fil'] as const);
  return {
    title: `Bevis ${designation}`,
    author: municipality,
    subject: files.length === 1 ? `${one[0]} med kontrollsumma` : `${files.length} ${one[1]} med kontrollsummor`,
    language: 'sv-SE',
    madeAt,
    footer: `${municipality} · Bevis ${designation}`,
    blocks: [
      { kind: 'sender', organisation: municipality, part: 'Sociala medier' },
      { kind: 'heading', level: 1, text: 'Bevis' },
      { kind: 'paragraph', look: 'lead', text: designation },
      { kind: 'facts', facts: [...input.about, { label: 'Handlingen gjord', value: swedishMoment(madeAt) }] },
      ...files.flatMap((shown, place) => fileBlocks(shown, `${one[2]} ${place + 1} av ${files.length}`)),
      ...howToCheck,
    ],
  };
}

const fileBlocks = (shown: ShownFile, title: string): Block[] => (isPicture(shown) ? pictureBlocks(shown, title) : writingBlocks(shown, title));

function pictureBlocks({ file, pieces, isDecoded }: ShownPicture, title: string): Block[] {
  const part = (index: number) => (pieces.length === 1 ? '' : `, del ${index + 1} av ${pieces.length}`);
  return [
    { kind: 'heading', level: 2, text: title },
    {
      kind: 'facts',
      facts: [
        ...fileFacts(file, [
          { label: 'Format', value: pictureKinds[file.kind].name },
          { label: 'Bildpunkter', value: `${swedishNumber(file.width)} × ${swedishNumber(file.height)}` },
        ]),
        ...(isDecoded ? [{ label: 'I handlingen', value: file.kind in moving ? `${decoded} ${firstFrame}` : decoded }] : []),
      ],
    },
    ...pieces.map((picture, index): Block => ({ kind: 'picture', picture, alternative: `${title}${part(index)}: ${file.called}` })),
  ];
}

const decoded = 'Omräknad till vanliga bildpunkter av en webbläsare, eftersom PDF/A inte rymmer filens egna.';
const firstFrame = 'Är bilden rörlig visas dess första bild.';
/** Kinds that may move. */
const moving: Partial<Record<PictureKind, true>> = { gif: true, webp: true };

const howToCheck: readonly Block[] = [
  { kind: 'heading', level: 2, text: 'Så kontrolleras handlingen' },
  {
    kind: 'list',
    items: [
      'Varje bild, text, PDF och e-post är också sparad som fil, precis som den kom. Räkna om filens kontrollsumma. Är något ändrat blir summan en annan.',
      'Bilderna i handlingen har filernas egna bildpunkter, om inget annat står vid bilden. En hög bild är delad på flera sidor där ingen text står, eller har en lång sida för sig. Genomskinliga delar visas på vitt.',
      'Kontrollsummorna, också handlingens egen, står i json-filen som sparas tillsammans med den. Pdf-filen är inte själv underskriven.',
      emptyBoxNote,
    ],
  },
];
