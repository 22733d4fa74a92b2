// Our writer of pictures against pdfkit and @cantoo/pdf-lib, in one run on one machine: time, peak of memory, size. Says figures, decides nothing.

import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { engines, type Engine } from './pictureEngines.ts';
import { photograph, tallPng } from './pictureInputs.ts';
import type { PictureRun } from './pictureRun.ts';

/** What is aimed at: times faster than the others with the picture whole, ms and MB where it is a limit. Of the machine, so never a test. */
const targets = {
  'tall.png': { faster: { pdfkit: 5, '@cantoo/pdf-lib': 40 }, peak: 100, cutTime: 2_000, cutPeak: 200 },
  'photograph.jpg': { time: 20 },
} as const;

/** Within the project: what is built finds its packages there. */
const place = 'test-results/bench-pictures';

export async function benchPictures(): Promise<void> {
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  await build({
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    build: {
      ssr: 'tests/bench/pictureRun.ts',
      outDir: place,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  });
  for (const [name, bytes] of [
    ['tall.png', tallPng()],
    ['photograph.jpg', photograph()],
  ] as const) {
    writeFileSync(join(place, name), bytes);
    say(`${name}: ${megabytes(bytes.length)} MB`);
    compare(name);
  }
  rmSync(place, { recursive: true, force: true });
}

function compare(name: keyof typeof targets): void {
  const runs = new Map((Object.keys(engines) as Engine[]).map((engine, at) => [engine, run(engine, name, join(place, `${name}-${at}.pdf`))]));
  const input = statSync(join(place, name)).size;
  for (const [engine, { first, best, work, before, peak, bytes }] of runs)
    say(
      `  ${engine.padEnd(16)} ${ms(best)} (first ${ms(first)}, processor ${ms(work)})  peak ${peak} MB (${before} before)  output ${megabytes(bytes)} MB, ${((100 * bytes) / input - 100).toFixed(2)} % more than the picture`,
    );
  const whole = runs.get('ours, whole');
  const cut = runs.get('ours');
  if (!whole || !cut) return;
  for (const peer of ['pdfkit', '@cantoo/pdf-lib'] as const) {
    const other = runs.get(peer);
    if (!other) continue;
    const times = (mine: PictureRun) => `${(other.best / mine.best).toFixed(1)} times as fast (by the processor's time ${(other.work / mine.work).toFixed(1)})`;
    const aim = name === 'tall.png' ? `, aim ${targets[name].faster[peer]}` : '';
    say(`  against ${peer}: whole ${times(whole)}${aim}; with everything ${times(cut)}`);
  }
  if (name === 'tall.png') {
    const { peak, cutTime, cutPeak } = targets[name];
    say(`  whole: ${whole.peak} MB (aim ${peak}); cut: ${ms(cut.best)} (aim ${cutTime}), ${cut.peak} MB (aim ${cutPeak})`);
  } else say(`  whole: ${ms(whole.best)} (aim ${targets[name].time})`);
}

function run(engine: Engine, name: string, out: string): PictureRun {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(place, 'pictureRun.mjs'), engine, join(place, name), out], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${engine} on ${name}: ${stderr}`);
  return JSON.parse(stdout) as PictureRun;
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(2);
const ms = (time: number): string => `${time < 100 ? time.toFixed(1) : time.toFixed(0)} ms`;
const say = (line: string) => console.log(line);
