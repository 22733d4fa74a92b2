// Material that lies beside the project (../shared) and is not committed: the municipality's guidelines, official schemas.

import { existsSync, readFileSync } from 'node:fs';
import { missing } from './systemTool.ts';

/** The text of a file in ../shared, or undefined after a loud line (a failure with CI=true). */
export function sharedMaterial(path: string): string | undefined {
  const file = new URL(`../../shared/${path}`, import.meta.url);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  missing(`../shared/${path} is not beside the project`);
  return undefined;
}
