// Stand-ins (R31): a delegation holds for every plan, so it is read and judged on its own.

import { judgeFacts, type FactInContext } from '../domain/judgedFacts.ts';
import type { Rules } from '../domain/tokenClaims.ts';
import type { Trust } from '../domain/trust.ts';
import { readHistories, readMunicipality, storedFact, type ReadingPorts } from './planFile.ts';

/** Every delegation that was ever written, with its verdict. */
export async function readDelegations(ports: ReadingPorts, trust: Trust): Promise<FactInContext[]> {
  return await judgedDelegations(ports, await readHistories(ports, await readMunicipality(ports), trust).rules());
}

/** The same by rules that are read already. */
export async function judgedDelegations(ports: ReadingPorts, rules: Rules): Promise<FactInContext[]> {
  const items = await ports.register.where('Decisions', 'kind', 'delegation');
  return judgeFacts(await Promise.all(items.map((item) => storedFact(ports, item))), { planId: '', applicantOid: '', versions: [] }, rules);
}
