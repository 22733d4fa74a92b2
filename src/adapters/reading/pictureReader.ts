// Text in pictures, read by Tesseract in a worker of the browser (github.com/naptha/tesseract.js, docs/local-installation.md). All its files come from the tab's own host:
// each path that is not named would be asked of another one.

import { version as modelVersion } from '@tesseract.js-data/swe/package.json';
import type { Page, Worker } from 'tesseract.js';
import { version } from 'tesseract.js/package.json';
import type { ReadingEngine, ReadLine } from '../../domain/readText.ts';
import { OutsideError } from '../../outsideError.ts';
import type { PictureReader } from '../../ports.ts';
import { language, modelVariant, readingFolder } from './files.ts';
import { uprightParts } from './upright.ts';

export const readingEngine: ReadingEngine = {
  name: 'tesseract.js',
  version,
  model: { name: `@tesseract.js-data/${language}`, version: modelVersion, variant: modelVariant },
};

type Options = {
  /** Where the files lie: an address. */
  folder?: string;
  /** Milliseconds the reader may take to come and to start. Its files are four megabytes the first time. */
  startWithin?: number;
};

type Running = { worker: Promise<Worker>; stopped: Promise<'stopped'>; stop(): void };

/** One worker for all pictures, from the first one until it is stopped; pictures that are asked for at once are read one after the other. */
export function tesseractReader({ folder = new URL(readingFolder, document.baseURI).href, startWithin = 90_000 }: Options = {}): PictureReader {
  let running: Running | undefined;
  let tell = (_share: number) => {};
  const stop = () => {
    running?.stop();
    running = undefined;
  };
  const read = async (worker: Worker, picture: Parameters<PictureReader['read']>[0], told: (share: number) => void) => {
    const lines: ReadLine[] = [];
    for await (const { file, top, height, of } of uprightParts(picture.bytes, picture.turn)) {
      tell = (share) => told((top + share * height) / of);
      const { data } = await worker.recognize(file, {}, { text: false, blocks: true });
      lines.push(...linesOf(data, top));
    }
    told(1);
    return lines;
  };
  return {
    engine: readingEngine,
    async read(picture, told = () => {}) {
      const mine = (running ??= start(folder, startWithin, (share) => tell(share)));
      const worker = mine.worker.catch((failure: unknown) => {
        // Whoever asks again gets a new one.
        if (running === mine) running = undefined;
        throw failure;
      });
      const lines = worker.then((ready) => read(ready, picture, told).catch(unreadable));
      return await Promise.race([mine.stopped, lines]);
    },
    stop,
  };
}

function unreadable(failure: unknown): never {
  throw new OutsideError('unexpected', `the picture could not be read: ${String(failure)}`);
}

function start(folder: string, within: number, tell: (share: number) => void): Running {
  let leave = (_how: 'stopped') => {};
  const stopped = new Promise<'stopped'>((resolve) => (leave = resolve));
  const worker = startedWorker(folder, within, tell);
  const stop = () => {
    leave('stopped');
    void worker.then((ready) => ready.terminate()).catch(() => undefined);
  };
  return { worker, stopped, stop };
}

/** Tesseract's own promise is never settled when a file is missing or refused by the page's policy; its error handler or the time tells. */
function startedWorker(folder: string, within: number, tell: (share: number) => void): Promise<Worker> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const fail = (why: unknown) => {
      isOver = true;
      clearTimeout(late);
      reject(new OutsideError('offline', `the reader of text did not start: ${String(why)}`));
    };
    const late = setTimeout(() => fail(`no answer within ${within} ms`), within);
    const take = (worker: Worker) => {
      clearTimeout(late);
      if (isOver) void worker.terminate();
      else resolve(worker);
    };
    createdWorker(folder, tell, fail).then(take, fail);
  });
}

async function createdWorker(folder: string, tell: (share: number) => void, errorHandler: (why: unknown) => void): Promise<Worker> {
  const { createWorker, OEM, PSM } = await import('tesseract.js');
  const places = { workerPath: `${folder}/worker.min.js`, corePath: folder, langPath: folder };
  // The model is not kept in the browser's database: the host's own headers say how long a file may be kept.
  const manners = { workerBlobURL: false, cacheMethod: 'none', gzip: true } as const;
  const logger = ({ status, progress }: { status: string; progress: number }) => {
    if (status === 'recognizing text') tell(progress);
  };
  const worker = await createWorker(language, OEM.LSTM_ONLY, { ...places, ...manners, logger, errorHandler });
  // A post has columns, pictures and lines of several sizes: it is no single block of text.
  await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO });
  return worker;
}

/** `top`: where the part that was read begins in the picture. */
const linesOf = ({ blocks }: Page, top: number): ReadLine[] =>
  (blocks ?? []).flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ lines }) =>
      lines.map(({ words }) =>
        words.map(({ text, confidence, bbox: { x0, y0, x1, y1 } }) => ({ text, left: x0, top: top + y0, width: x1 - x0, height: y1 - y0, confidence })),
      ),
    ),
  );
