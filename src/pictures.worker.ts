// Composition root of the worker that takes pictures and other files as evidence: fetched when the first of them comes, and on a thread of its own.

import { fetchedAssets } from './adapters/browser/fonts.ts';
import { systemIds, webDigest } from './adapters/browser/platform.ts';
import { browserDecoder } from './adapters/pictures/browserDecoder.ts';
import { readBeside } from './adapters/pictures/exif.ts';
import { serveDesk, type DeskScope } from './adapters/pictures/servedDesk.ts';
import { pictureDesk } from './flows/pictureDesk.ts';

const decoder = browserDecoder();
/** Fetched when the first e-mail comes. */
const readMail = async (bytes: Uint8Array) => await (await import('./adapters/mail/readMail.ts')).readMail(bytes);
serveDesk(
  globalThis as unknown as DeskScope,
  pictureDesk({ assets: fetchedAssets(), digest: webDigest, ids: systemIds, readBeside, readMail, ...(decoder ? { decoder } : {}) }),
);
