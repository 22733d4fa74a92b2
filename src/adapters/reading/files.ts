// What the reader of text in pictures needs beside the tab's own scripts: it asks for these files by name when it is first used, so they keep their names in the build.

/** Folder of the built tab. */
export const readingFolder = 'reading';

export const language = 'swe';
/** The most accurate training with whole-number weights: a third of the size of the ordinary form, and read as fast. */
export const modelVariant = '4.0.0_best_int';

/** Of the three cores a browser takes the one it can run. */
const cores = ['', '-simd', '-relaxedsimd'].map((form) => `tesseract-core${form}-lstm.wasm.js`);

/** Name in the folder to place in a package. */
export const readingFiles: Readonly<Record<string, string>> = {
  'worker.min.js': 'tesseract.js/dist/worker.min.js',
  ...Object.fromEntries(cores.map((core) => [core, `tesseract.js-core/${core}`])),
  [`${language}.traineddata.gz`]: `@tesseract.js-data/${language}/${modelVariant}/${language}.traineddata.gz`,
};

/** Whose work the files are, with the licence each came with. `text`: where its text stands in a package. */
export const readingLicences = [
  { what: 'worker.min.js: tesseract.js and what it is built with', licence: 'Apache-2.0', text: 'tesseract.js/LICENSE.md' },
  { what: 'worker.min.js: parts by others', licence: 'MIT and BSD-3-Clause', text: 'tesseract.js/dist/worker.min.js.LICENSE.txt' },
  {
    what: 'tesseract-core*.wasm.js: Tesseract OCR (github.com/tesseract-ocr/tesseract) and Leptonica (leptonica.org), compiled by tesseract.js-core',
    licence: 'Apache-2.0; Leptonica BSD-2-Clause',
    text: 'tesseract.js-core/LICENSE',
  },
  {
    what: `${language}.traineddata.gz: the Swedish model of tessdata_best, as whole numbers (Apache-2.0), packed by @tesseract.js-data/${language} (MIT)`,
    licence: 'Apache-2.0 and MIT',
    text: `@tesseract.js-data/${language}/README.md`,
  },
] as const;
