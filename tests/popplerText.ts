// The text of a PDF as a program of others reads it.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toolIsHere } from './systemTool.ts';

export const readsText = toolIsHere('pdftotext', ['-v']);

/** In the order of the page, line by line. */
export function textInPdf(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-text-'));
  try {
    writeFileSync(join(folder, 'in.pdf'), pdf);
    return execFileSync('pdftotext', ['-enc', 'UTF-8', '-layout', join(folder, 'in.pdf'), '-'], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
