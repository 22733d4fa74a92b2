// What a document says, apart from how it looks: the blocks that every record is made of. Texts are plain; a line end begins a new line.

import type { ReadLine } from '../domain/readText.ts';
import type { Metadata } from './metadata.ts';
import type { Picture } from './pictures/picture.ts';

/** A label and its value, for example "Version" and "2". */
export type Fact = { label: string; value: string };

/** `share` is the column's part of the width, against the other columns'. */
export type Column = { heading: string; share: number };

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  /** `lead` stands under the title, `strong` is a sentence that must be seen, `small` is quiet. */
  | { kind: 'paragraph'; text: string; look?: 'lead' | 'strong' | 'small' }
  /** The sender at the top of the first page. */
  | { kind: 'sender'; organisation: string; part: string }
  | { kind: 'facts'; facts: readonly Fact[] }
  /** A row has one text a column. The first column names the row. */
  | { kind: 'table'; columns: readonly Column[]; rows: readonly (readonly string[])[] }
  | { kind: 'list'; items: readonly string[] }
  /** A picture as wide as the text, or as high as a page; `alternative` says what it shows (ISO 14289-1, 7.3). `read`: its text, unseen over the picture. */
  | { kind: 'picture'; picture: Picture; alternative: string; read?: ReadText }
  /** A box that holds together: a decision, a reminder. */
  | { kind: 'panel'; blocks: readonly Block[] };

/** What was read in a picture, in pixels of the picture as it is seen. `title` is said to those who cannot see where it comes from. */
export type ReadText = { title: string; lines: readonly ReadLine[] };

export type Document = Metadata & {
  /** To the left at the foot of every page; the page number stands to the right. */
  footer: string;
  blocks: readonly Block[];
};

/** Every text of the blocks, to see which fonts are needed. */
export function textsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [block.text];
      case 'sender':
        return [block.organisation, block.part];
      case 'facts':
        return block.facts.flatMap(({ label, value }) => [label, value]);
      case 'table':
        return [...block.columns.map(({ heading }) => heading), ...block.rows.flat()];
      case 'list':
        return [...block.items];
      case 'picture':
        return [];
      case 'panel':
        return textsOf(block.blocks);
    }
  });
}
