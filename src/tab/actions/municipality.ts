// The municipality's own data for the screens: its name, its departments, its stand-ins.

import { delegationsOf } from '../../domain/judgedFacts.ts';
import { functionsOf, matterSettingsOf, profileOf } from '../../domain/settings.ts';
import { standInState } from '../../domain/standIn.ts';
import { inSweden } from '../../domain/swedish.ts';
import { readMunicipality } from '../../flows/planFile.ts';
import type { Delegation, Profile } from '../shared/actions.ts';
import { proofOfFact } from './proof.ts';
import type { Session } from './session.ts';

export async function profile(session: Session): Promise<Profile> {
  const { departments, settings } = await readMunicipality(session.ports);
  const rows = departments.map(({ row }) => row);
  const { municipality, website, exampleAddress } = profileOf(settings);
  const ofKind = (kind: string) => rows.filter((row) => row.kind === kind).toSorted((a, b) => a.Title.localeCompare(b.Title, 'sv'));
  return {
    municipality,
    website,
    ...(exampleAddress ? { exampleAddress } : {}),
    matters: matterSettingsOf(settings),
    askHref: session.askHref(functionsOf(settings).information.mailbox),
    authorities: ofKind('authority').map((row) => ({ value: row.code, label: row.Title })),
    departments: ofKind('department').map((row) => ({ value: row.code, label: row.Title, authority: row.parent })),
    units: Object.fromEntries(
      ofKind('department').map((row) => [
        row.code,
        ofKind('unit')
          .filter((unit) => unit.parent === row.code)
          .map((unit) => unit.Title),
      ]),
    ),
  };
}

/** Does the list of departments name me, as chief or as the one above? */
export async function mayDelegate({ ports, me }: Session): Promise<boolean> {
  if (me.roles.includes('Administrator')) return true;
  const { departments } = await readMunicipality(ports);
  return departments.some(({ row }) => row.chiefOid === me.oid || row.superiorOid === me.oid);
}

export async function delegations(session: Session): Promise<Delegation[]> {
  const { day } = inSweden(session.ports.clock.now().toISOString());
  const facts = await session.delegationFacts();
  const counted = new Set(delegationsOf(facts).map(({ sha256 }) => sha256));
  return facts.flatMap((found): Delegation[] => {
    const { fact, judgement, stored } = found;
    if (fact?.kind !== 'delegation') return [];
    // One that was replaced by a later one is no more than history.
    if (judgement.counts && !counted.has(stored.sha256)) return [];
    const state = !judgement.counts ? 'notCounted' : standInState(fact, day);
    return [{ for: fact.for, to: fact.to, from: fact.from, until: fact.until, reference: fact.reference, state, proof: proofOfFact(found) }];
  });
}
