// One engine on one picture in a process of its own, so that its peak of memory is its own: node pictureRun.js ENGINE FILE OUT, one JSON line on stdout.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { engines, type Engine } from './pictureEngines.ts';

/** Times in milliseconds (`work` = the processor's, which other work on the machine disturbs less), memory in MB: `before` the work, and the peak of the first time it was done. */
export type PictureRun = { first: number; best: number; work: number; before: number; peak: number; bytes: number };

const times = 3;
/** A process that is begun by another starts with that one's peak in its own accounts: Linux tells the true one beside them. */
function peakNow(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const told = /VmHWM:\s+(\d+)/.exec(status)?.[1];
  return Math.round(Number(told ?? process.resourceUsage().maxRSS) / 1024);
}

const [engine = '', path = '', out = ''] = process.argv.slice(2);
const bytes = new Uint8Array(readFileSync(path));
const before = peakNow();
const found: number[] = [];
const worked: number[] = [];
let made: Uint8Array = new Uint8Array();
let peak = 0;
for (let time = 0; time < times; time++) {
  const begun = performance.now();
  const cpu = process.cpuUsage();
  made = await engines[engine as Engine](bytes);
  found.push(performance.now() - begun);
  const { user, system } = process.cpuUsage(cpu);
  worked.push((user + system) / 1_000);
  if (time === 0) peak = peakNow();
}
writeFileSync(out, made);
const run: PictureRun = { first: found[0] ?? 0, best: Math.min(...found), work: Math.min(...worked), before, peak, bytes: made.length };
console.log(JSON.stringify(run));
