// veraPDF as the judge of every PDF the product makes (docs/decisions/0003-verapdf.md).
// Maven fetches the jars once into .cache/verapdf; one Java process judges many files.

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { missing, toolIsHere } from './systemTool.ts';

/** PDF/A-2 levels B, U and A (ISO 19005-2) and PDF/UA-1 (ISO 14289-1). */
export type Flavour = '2b' | '2u' | '2a' | 'ua1';
export const flavours = ['2b', '2u', '2a', 'ua1'] as const satisfies readonly Flavour[];

/** A rule that fired: clause and test number of the standard, how often, and the first message. */
export type FiredRule = { rule: string; count: number; message: string };
/** `error` is there when the file could not be read as PDF at all; it is then not compliant. */
export type Verdict = { file: string; flavour: Flavour; compliant: boolean; fired: FiredRule[]; error?: string };

const run = promisify(execFile);
/** The process lives for seconds: optimising for hours costs more than it gives. */
const quickStart = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
const root = fileURLToPath(new URL('..', import.meta.url));
const pom = join(root, 'tools', 'verapdf', 'pom.xml');

/** The folder with the jars, or undefined when the judge cannot be had here (an Error with CI=true). */
async function fetchJars(): Promise<string | undefined> {
  if (!toolIsHere('java', ['--list-modules'], 'jdk.compiler')) return undefined;
  const version = /<artifactId>validation-model<\/artifactId>\s*<version>([\d.]+)</.exec(readFileSync(pom, 'utf8'))?.[1];
  const jars = join(root, '.cache', 'verapdf', version ?? 'unknown');
  if (existsSync(jars)) return jars;
  if (!toolIsHere('mvn', ['--version'])) return undefined;
  mkdirSync(join(jars, '..'), { recursive: true });
  const unfinished = mkdtempSync(`${jars}-`);
  try {
    await run('mvn', ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${unfinished}`], { shell: process.platform === 'win32' });
    // Several test files may fetch at once: whoever is first names the folder, the others throw theirs away.
    if (!existsSync(jars)) renameSync(unfinished, jars);
    return jars;
  } catch (failure) {
    if (existsSync(jars)) return jars;
    missing(`veraPDF could not be fetched by Maven (${String(failure).slice(0, 300)})`);
    return undefined;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

const jars = await fetchJars();

/** Milliseconds a judging test may take, Java's start on a busy machine included: a guard against hanging, never a measure. */
export const judgingTime = 600_000;

/** False only on a machine without Java, Maven or the network, after a loud line: use with `describe.skipIf`. */
export const canJudge = jars !== undefined;

/**
 * Judges files by each flavour. The answer has a verdict per name and flavour, names in the order given.
 * Files are given as bytes under a name of the test's choice.
 */
export async function judge(files: Readonly<Record<string, Uint8Array>>, by: readonly Flavour[] = flavours): Promise<Verdict[]> {
  if (jars === undefined) throw new Error('The judge is not here: ask canJudge first');
  const folder = mkdtempSync(join(tmpdir(), 'verapdf-'));
  try {
    const paths = new Map(Object.entries(files).map(([name, bytes], index) => [join(folder, `${index}.pdf`), { name, bytes }]));
    for (const [path, { bytes }] of paths) writeFileSync(path, bytes);
    const program = join(root, 'tools', 'verapdf', 'Judge.java');
    const { stdout } = await run('java', [...quickStart, '-cp', join(jars, '*'), program, by.join(','), ...paths.keys()], { maxBuffer: 64 * 1024 * 1024 });
    return stdout
      .trim()
      .split('\n')
      .map((line) => {
        const said = JSON.parse(line) as { file: string; flavour: Flavour; compliant?: boolean; fired?: FiredRule[]; error?: string };
        const file = paths.get(said.file)?.name ?? said.file;
        return {
          file,
          flavour: said.flavour,
          compliant: said.compliant ?? false,
          fired: said.fired ?? [],
          ...(said.error !== undefined && { error: said.error }),
        };
      });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a verdict says in one line, for the message of a failing test. */
export function inWords(verdict: Verdict): string {
  const why = verdict.error ?? verdict.fired.map(({ rule, count, message }) => `${rule} x${count} ${message}`).join('\n    ');
  return `${verdict.file} by ${verdict.flavour}: ${verdict.compliant ? 'passes' : why}`;
}
