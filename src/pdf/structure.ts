// What the parts of the page are, for screen readers and for reuse: the logical structure (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).

import type { PdfFile } from './writer.ts';

/** Standard structure types that the product uses (ISO 32000-1, 14.8.4). */
export type ElementType =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Figure'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD';

/** A piece of a page's content that belongs to an element: the page's index and the mark's number there. */
type Marked = { page: number; mark: number };
export type Element = { type: ElementType; attributes: string; parent: Element | undefined; children: (Element | Marked)[] };

/** A page's object number, and the element of each mark on it. */
export type MarkedPage = { id: number; marks: readonly Element[] };

export const rootElement = (): Element => ({ type: 'Document', attributes: '', parent: undefined, children: [] });

/** A new last child of `parent`. `attributes` are entries of the element's dictionary. */
export function elementIn(parent: Element, type: ElementType, attributes = ''): Element {
  const element: Element = { type, attributes, parent, children: [] };
  parent.children.push(element);
  return element;
}

/** A heading of a table names its column or its row (ISO 14289-1, 7.5). */
export const scopeOf = (scope: 'Column' | 'Row'): string => `/A<</O/Table/Scope/${scope}>>`;
export const bulleted = '/A<</O/List/ListNumbering/Disc>>';

/** Writes the tree and answers the number of its root. A page's StructParents is its index. */
export function writeStructure(file: PdfFile, root: Element, pages: readonly MarkedPage[]): number {
  const tree = file.reserve();
  const ids = new Map<Element, number>();
  const number = (element: Element): void => {
    ids.set(element, file.reserve());
    for (const child of element.children) if ('type' in child) number(child);
  };
  number(root);
  const reference = (element: Element) => `${ids.get(element)} 0 R`;
  for (const [element, id] of ids) {
    const children = element.children.map((child) => ('type' in child ? reference(child) : `<</Type/MCR/Pg ${pages[child.page]?.id} 0 R/MCID ${child.mark}>>`));
    const parent = element.parent ? reference(element.parent) : `${tree} 0 R`;
    file.object(`<</Type/StructElem/S/${element.type}/P ${parent}${element.attributes}/K[${children.join(' ')}]>>`, id);
  }
  const parents = pages.map(({ marks }, index) => `${index}[${marks.map(reference).join(' ')}]`);
  const parentTree = file.object(`<</Nums[${parents.join('\n')}]>>`);
  return file.object(`<</Type/StructTreeRoot/K ${reference(root)}/ParentTree ${parentTree} 0 R/ParentTreeNextKey ${pages.length}>>`, tree);
}
