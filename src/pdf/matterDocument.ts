// A closed matter as a document (R12, R18, R19): what it was about, who did what and when, and the checksums of what was saved. It lies beside the evidence,
// in the same library.

import type { MatterFile } from '../domain/matter.ts';
import { swedishMoment } from '../domain/swedish.ts';
import { emptyBoxNote } from './boxFont.ts';
import type { Block, Document, Fact } from './document.ts';
import type { FontFiles } from './fonts.ts';
import { makePdf } from './pdfa.ts';
import { plainText } from './plainText.ts';

/** A thing that was done. `at` = SharePoint's stamp (ISO 8601 in UTC). */
export type MatterLineInWords = { at: string; sentence: string; meta?: string };

export type MatterDocumentInput = {
  municipality: string;
  /** Neutral: it stands in the title and at the foot of every page. */
  designation: string;
  /** What it was about and what became of it, as rows with a label each. */
  about: readonly Fact[];
  /** When it was closed: the record's own time. ISO 8601 in UTC. */
  closedAt: string;
  history: readonly MatterLineInWords[];
  /** Every record of evidence and every file as it came. */
  files: readonly MatterFile[];
  /** Facts that name another author than the one SharePoint saw. */
  strange: number;
  /** It was moved to the protected library: times and names from before that are what whoever moved it read there. */
  isMoved: boolean;
};

/** The record as PDF/A-2a and PDF/UA-1. Equal input gives equal bytes. Fails only when a font cannot be loaded. */
export const matterDocument = (input: MatterDocumentInput, fonts: FontFiles): Promise<Uint8Array<ArrayBuffer>> => makePdf(contentOf(input), fonts);

/** The same content as plain text, for SharePoint's search. */
export const matterAsText = (input: MatterDocumentInput): string => plainText(contentOf(input));

function contentOf(input: MatterDocumentInput): Document {
  const { municipality, designation, about, closedAt, history, files, strange, isMoved } = input;
  return {
    title: `Sammanställning ${designation}`,
    author: municipality,
    subject: 'Vem som gjorde vad, och när',
    language: 'sv-SE',
    madeAt: closedAt,
    footer: `${municipality} · Sammanställning ${designation}`,
    blocks: [
      { kind: 'sender', organisation: municipality, part: 'Sociala medier' },
      { kind: 'heading', level: 1, text: 'Sammanställning' },
      { kind: 'paragraph', look: 'lead', text: designation },
      { kind: 'facts', facts: [...about, { label: 'Stängt', value: swedishMoment(closedAt) }] },
      { kind: 'heading', level: 2, text: 'Vem gjorde vad' },
      { kind: 'facts', facts: history.map(({ at, sentence, meta }) => ({ label: swedishMoment(at), value: meta ? `${sentence}\n${meta}` : sentence })) },
      ...savedFiles(files),
      ...howToCheck(strange, isMoved),
    ],
  };
}

function savedFiles(files: readonly MatterFile[]): Block[] {
  if (files.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Sparade filer' },
    { kind: 'facts', facts: files.map(({ name, sha256 }) => ({ label: name, value: `Kontrollsumma (SHA-256): ${sha256}` })) },
  ];
}

const howToCheck = (strange: number, isMoved: boolean): Block[] => [
  { kind: 'heading', level: 2, text: 'Så kontrolleras handlingen' },
  {
    kind: 'list',
    items: [
      'Raderna under Vem gjorde vad är filer i mappen där handlingen ligger, var sin fil. Filerna läggs bara till. Tiden är den som SharePoint satte när filen sparades, och namnet är kontrollerat mot den som SharePoint såg spara den.',
      'Att ett diarienummer begärdes och vilket det blev är rader i listan Diarieunderlag. De läggs bara till. Tid och namn är de som SharePoint satte.',
      ...(isMoved
        ? ['Ärendet har flyttats till ett skyddat bibliotek. Tid och namn för det som gjordes före flytten är de som den som flyttade läste av.']
        : []),
      ...(strange === 0
        ? []
        : [`${strange === 1 ? 'En fil' : `${strange} filer`} i mappen anger en annan person än den som SharePoint såg. De räknas inte och står inte här.`]),
      'Räkna om kontrollsumman på en sparad fil. Är något ändrat blir summan en annan.',
      emptyBoxNote,
      'Det som har hänt efter stängningen står inte här. Pdf-filen är inte själv underskriven.',
    ],
  },
];
