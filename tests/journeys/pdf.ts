// The text of a record, as a program that searches it finds it.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Needs pdftotext (Debian: poppler-utils). */
export function textOf(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  const path = join(folder, 'record.pdf');
  writeFileSync(path, pdf);
  const text = execFileSync('pdftotext', ['-enc', 'UTF-8', '-raw', path, '-'], { encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  return text;
}
