// A copy that is given out with parts of it masked (TF 2 kap. 15 §): the text row by row, the pictures as they were painted over, and why each thing is
// masked. The file says nothing of the record it comes from that could be used to guess what is hidden: no checksum, and no name that a file had.

import { maskedText, reasonWords, type MaskReason } from '../domain/masking.ts';
import type { WordRow } from '../domain/matterWords.ts';
import { rightToDecision } from '../domain/releaseDecision.ts';
import type { ReadLine } from '../domain/readText.ts';
import { swedishMoment } from '../domain/swedish.ts';
import { emptyBoxNote } from './boxFont.ts';
import type { Block, Document } from './document.ts';
import type { FontFiles } from './fonts.ts';
import type { Conformance } from './metadata.ts';
import { pdfParts } from './pdfa.ts';
import type { Picture } from './pictures/picture.ts';
import { readTextTitle } from './pictureTextDocument.ts';

/** A piece of a picture, already painted over, and the words left in it, in pixels of the piece. */
export type MaskedPiece = { picture: Picture; lines: readonly ReadLine[] };
/** `reasons`: of the masks in this picture, in their order. */
export type MaskedPictureShown = { pieces: readonly MaskedPiece[]; reasons: readonly MaskReason[] };
export type MaskedDocumentInput = {
  municipality: string;
  designation: string;
  /** ISO 8601 in UTC. */
  madeAt: string;
  /** As they are shown: what is masked is masked already. `reason` stands beside a row that is. */
  rows: readonly (WordRow & { reason?: MaskReason })[];
  pictures: readonly MaskedPictureShown[];
};

/** The file as its parts. */
export const maskedDocument = (input: MaskedDocumentInput, fonts: FontFiles, conformance: Conformance): Promise<Uint8Array[]> =>
  pdfParts({ ...contentOf(input), conformance }, fonts);

const isMasked = ({ rows, pictures }: MaskedDocumentInput): boolean => rows.some(({ reason }) => reason) || pictures.some(({ reasons }) => reasons.length > 0);

function contentOf(input: MaskedDocumentInput): Document {
  const { municipality, designation, madeAt, rows, pictures } = input;
  const name = isMasked(input) ? 'Maskerad kopia' : 'Kopia';
  return {
    title: `${name} av inlägg ${designation}`,
    author: municipality,
    subject: isMasked(input) ? 'Kopia där uppgifter är dolda' : 'Kopia utan maskeringar',
    language: 'sv-SE',
    madeAt,
    footer: `${municipality} · ${name} av inlägg ${designation}`,
    blocks: [
      { kind: 'sender', organisation: municipality, part: 'Sociala medier' },
      { kind: 'heading', level: 1, text: name },
      { kind: 'paragraph', look: 'lead', text: `av inlägg ${designation}` },
      ...(isMasked(input) ? told : []),
      ...(pictures.some(({ pieces }) => pieces.some(({ lines }) => lines.length > 0)) ? [readNote] : []),
      { kind: 'heading', level: 2, text: 'Uppgifter' },
      { kind: 'facts', facts: [...rows.map(shownRow), { label: 'Kopian gjord', value: swedishMoment(madeAt) }] },
      ...pictures.flatMap((picture, place) => pictureBlocks(picture, place, pictures.length)),
      { kind: 'paragraph', text: emptyBoxNote },
    ],
  };
}

const told: readonly Block[] = [
  {
    kind: 'paragraph',
    look: 'strong',
    text: `Uppgifter som inte får lämnas ut är dolda: svarta ytor i bilderna och ${maskedText} i texten. Skälet står vid varje maskering.`,
  },
  { kind: 'list', items: rightToDecision },
];

const readNote: Block = {
  kind: 'paragraph',
  text: `${readTextTitle} ligger osynlig över bilderna, så att du kan söka i dem och få dem upplästa. Ett program har läst bilderna så som de står här. Texten kan vara fel: det är bilden som gäller.`,
};

const shownRow = ({ label, value, reason }: MaskedDocumentInput['rows'][number]) => ({ label, value: reason ? `${maskedText} ${reasonWords(reason)}` : value });

function pictureBlocks({ pieces, reasons }: MaskedPictureShown, place: number, of: number): Block[] {
  const title = `Bild ${place + 1} av ${of}`;
  const part = (index: number) => (pieces.length === 1 ? '' : `, del ${index + 1} av ${pieces.length}`);
  const hidden = reasons.length === 0 ? 'Inget är maskerat.' : 'Delar av bilden är maskerade.';
  return [
    { kind: 'heading', level: 2, text: title },
    { kind: 'paragraph', text: hidden },
    ...(reasons.length > 0 ? [{ kind: 'list', items: reasons.map((reason, index) => `Maskering ${index + 1}: ${reasonWords(reason)}`) } as const] : []),
    ...pieces.map(({ picture, lines }, index): Block => ({
      kind: 'picture',
      picture,
      alternative: `${title}${part(index)}. ${hidden}`,
      ...(lines.length > 0 ? { read: { title: readTextTitle, lines } } : {}),
    })),
  ];
}
