// Stand-ins (R31): a delegation holds for every plan, so it is read and judged on its own.

import { judgeFacts, type FactInContext } from '../domain/judgedFacts.ts';
import type { Trust } from '../domain/trust.ts';
import type { Ports } from '../ports.ts';
import { readHistories, readMunicipality, storedFact } from './planFile.ts';

/** Every delegation that was ever written, with its verdict. */
export async function readDelegations(ports: Ports, trust: Trust): Promise<FactInContext[]> {
  const [items, municipality] = await Promise.all([ports.register.where('Decisions', 'kind', 'delegation'), readMunicipality(ports)]);
  const rules = await readHistories(ports, municipality, trust).rules();
  return judgeFacts(await Promise.all(items.map((item) => storedFact(ports, item))), { planId: '', applicantOid: '', versions: [] }, rules);
}
