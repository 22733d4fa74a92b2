// A document as plain text. Headings stand at the margin and everything else is indented, so that no answer can look like a heading or a decision.

import type { Block, Document, ReadText } from './document.ts';
import { onOneLine, safeText } from './text.ts';

/** UTF-8 text with \n at the end of each line. */
export const plainText = (document: Document): string =>
  `${linesOf(document.blocks)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;

/**
 * What the files of a record say, out of its plain text: what stands under headings of the third level (writingBlocks.ts) and what was read in pictures or
 * stands on more lines than one. No heading, checksum or guidance of the document's own.
 */
export function saidInFiles(text: string): string {
  const lines = text.split('\n');
  let isTold = false;
  const said = lines.filter((line, at) => {
    if (/^\S/.test(line)) isTold = !/^(?:=+|-+)$/.test(line) && !/^(?:=+|-+)$/.test(lines[at + 1] ?? '');
    return line.startsWith('    ') || (isTold && line.startsWith('  '));
  });
  return said.join('\n');
}

const linesOf = (blocks: readonly Block[]): string[] => blocks.flatMap(blockLines);

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return ['', ...headingLines(block.level, onOneLine(block.text))];
    case 'paragraph':
      return indented(block.text);
    case 'sender':
      return [block.organisation, block.part].map(onOneLine);
    case 'facts':
      return block.facts.flatMap(({ label, value }) => labelled(label, value));
    case 'table':
      return block.rows.flatMap((row) => ['', ...block.columns.flatMap(({ heading }, index) => (row[index] ? labelled(heading, row[index]) : []))]);
    case 'list':
      return block.items.flatMap((item) => indented(`- ${item}`));
    case 'picture':
      return [...indented(`[${block.alternative}]`), ...(block.read ? readLines(block.read) : [])];
    case 'panel':
      return ['', ...linesOf(block.blocks)];
  }
}

/** Further in than everything else: what a machine has read can look like nothing of the document's own. */
const readLines = ({ title, lines }: ReadText): string[] =>
  lines.length === 0 ? [] : [...indented(`${title}:`), ...lines.flatMap((words) => indented(onOneLine(words.map(({ text }) => text).join(' ')), '    '))];

/** The two upper levels are underlined. */
const headingLines = (level: 1 | 2 | 3, text: string): string[] => (level === 3 ? [text] : [text, (level === 1 ? '=' : '-').repeat(text.length)]);

const indented = (text: string, indent = '  '): string[] =>
  safeText(text)
    .trim()
    .split('\n')
    .map((line) => `${indent}${line.trimEnd()}`.trimEnd());

function labelled(label: string, value: string): string[] {
  const [first = '', ...rest] = indented(value, '    ');
  return [`  ${onOneLine(label)}: ${first.trimStart()}`, ...rest];
}
