// What the pictures of a masked copy show, read from the file's bytes.

import { readPdf } from './readPdf.ts';

/** The pixels of all the images of the file, three bytes each, one under the other. Our writer codes rows with no filter or by the left neighbour. */
export function pixelsOf(pdf: Uint8Array): number[][] {
  const { objects, streams } = readPdf(pdf);
  return [...objects]
    .filter(([, object]) => object.includes('/Subtype/Image'))
    .flatMap(([id, object]) => {
      if (!/\/Filter\/FlateDecode\/DecodeParms<<\/Predictor 15\/Colors 3\/BitsPerComponent 8/.test(object)) throw new Error(`not plain colour: ${object}`);
      const length = 3 * Number(/\/Width (\d+)/.exec(object)?.[1]);
      const coded = streams.get(id)!;
      return Array.from({ length: coded.length / (1 + length) }, (_, y) => {
        const [filter, ...row] = coded.subarray(y * (1 + length), (y + 1) * (1 + length));
        if (filter !== 0 && filter !== 1) throw new Error(`a row with filter ${filter}`);
        if (filter === 1) for (let at = 3; at < length; at++) row[at] = (row[at]! + row[at - 3]!) & 0xff;
        return row;
      });
    });
}
