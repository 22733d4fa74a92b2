// Text, e-mail and PDF in a record of evidence (R18, R70): what the file is, and what it says as plain text. Nothing of it is run, followed or drawn.

import type { WritingEntry } from '../domain/evidenceManifest.ts';
import { swedishNumber } from '../domain/swedish.ts';
import { mostShown, pdfRemarkSentences, writingKinds, type WritingContent } from '../domain/writing.ts';
import type { Block, Fact } from './document.ts';

type Content<K extends WritingContent['kind']> = Extract<WritingContent, { kind: K }>;

/** What is said of every file of evidence; `format` stands between its names and its size. */
export const fileFacts = ({ name, called, size, sha256 }: Pick<WritingEntry, 'name' | 'called' | 'size' | 'sha256'>, format: readonly Fact[]): Fact[] => [
  { label: 'Fil', value: name },
  { label: 'Hette', value: called },
  ...format,
  { label: 'Storlek', value: `${swedishNumber(size)} byte` },
  { label: 'Kontrollsumma (SHA-256)', value: sha256 },
];

export function writingBlocks({ file, content }: { file: WritingEntry; content: WritingContent }, title: string): Block[] {
  return [
    { kind: 'heading', level: 2, text: title },
    {
      kind: 'facts',
      facts: fileFacts(file, [{ label: 'Format', value: content.kind === 'pdf' ? `PDF ${content.version}` : writingKinds[file.kind].name }]),
    },
    ...contentBlocks(content),
  ];
}

function contentBlocks(content: WritingContent): Block[] {
  switch (content.kind) {
    case 'text':
      return [{ kind: 'heading', level: 3, text: 'Texten i filen' }, ...textBlocks(content.text)];
    case 'mail':
      return mailBlocks(content);
    case 'pdf':
      return pdfBlocks(content);
  }
}

const claimed = 'Uppgifterna står så i brevet. De är inte kontrollerade: den som skickar ett brev kan skriva vad som helst där.';
const htmlAlone = 'Brevet har ingen vanlig text. Har det formaterad text (HTML) visas den inte här, eftersom den kan innehålla program. Den finns i filen.';

function mailBlocks({ headers, text, attachments }: Content<'mail'>): Block[] {
  return [
    { kind: 'heading', level: 3, text: 'Så står det i brevet' },
    { kind: 'paragraph', look: 'small', text: claimed },
    ...(headers.length > 0 ? [{ kind: 'facts', facts: headers } as const] : []),
    { kind: 'heading', level: 3, text: 'Brevets text' },
    ...(text === undefined ? [{ kind: 'paragraph', text: htmlAlone } as const] : textBlocks(text)),
    ...attachments.flatMap(({ name, type, size, sha256 }, place): Block[] => [
      { kind: 'heading', level: 3, text: `Bilaga ${place + 1} av ${attachments.length} i brevet` },
      {
        kind: 'facts',
        facts: [
          { label: 'Namn', value: name.trim() || 'Utan namn' },
          { label: 'Kallas', value: type || 'Utan typ' },
          { label: 'Storlek', value: `${swedishNumber(size)} byte` },
          { label: 'Kontrollsumma (SHA-256)', value: sha256 },
        ],
      },
    ]),
    ...(attachments.length > 0 ? [{ kind: 'paragraph', text: 'Bilagorna ligger i brevets fil. De är varken öppnade eller visade här.' } as const] : []),
  ];
}

const beside = 'PDF-filen visas inte här. Den är sparad bredvid handlingen precis som den kom, utan att den är prövad mot någon standard.';
const nothingFound = 'Inget program och inget annat som händer av sig själv hittades i filen. Det är ingen garanti.';

const pdfBlocks = ({ remarks }: Content<'pdf'>): Block[] => [
  { kind: 'paragraph', text: beside },
  ...(remarks.length === 0
    ? [{ kind: 'paragraph', text: nothingFound } as const]
    : [
        { kind: 'paragraph', look: 'strong', text: 'Var försiktig när du öppnar filen.' } as const,
        { kind: 'list', items: remarks.map((remark) => pdfRemarkSentences[remark]) } as const,
      ]),
];

/** A long text begins here and goes on in its file. */
function textBlocks(text: string): Block[] {
  // Never half a character: a pair that is cut is left to the file.
  const shown = text.length > mostShown ? text.slice(0, mostShown).replace(/[\ud800-\udbff]$/, '') : text;
  const rest: Block[] =
    shown.length < text.length
      ? [{ kind: 'paragraph', look: 'strong', text: `Här slutar det som visas: de första ${swedishNumber(shown.length)} tecknen. Resten står i filen.` }]
      : [];
  return [{ kind: 'paragraph', text: shown.trim() || 'Texten är tom.' }, ...rest];
}
