// A masked copy from its masks to what is handed over, as the screen does it in two steps: made and looked at, then given out.

import { nodeAssets } from '../jobs/persons.ts';
import { webDigest } from '../src/adapters/browser/platform.ts';
import { maskedCopy } from '../src/flows/maskedCopy.ts';
import type { DeskPorts } from '../src/flows/registrarsDesk.ts';
import { giveOutCopy, makeCopy, type Masking, type ReleaseAnswer, type ReleaseMatter } from '../src/flows/releasing.ts';

export const municipality = 'Gislaveds kommun';

export type ToGiveOut = Masking & { informed: boolean };

export async function giveOutMasked(ports: DeskPorts, opened: ReleaseMatter, { informed, ...masking }: ToGiveOut): Promise<ReleaseAnswer> {
  const made = await makeCopy(ports, opened, masking, {
    municipality,
    make: (about, pictures) => maskedCopy({ digest: webDigest, assets: nodeAssets }, about, pictures),
  });
  return made.outcome === 'made' ? await giveOutCopy(ports, opened, made.copy, informed) : made;
}
