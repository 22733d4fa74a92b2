// What the screens may ask for about entries in the diary. Only registrars need it: what carries it out is fetched when it is first asked for.

import { functionsOf } from '../../domain/settings.ts';
import type { ArchiveActions } from '../shared/archiveActions.ts';
import type { Session } from './session.ts';

const acts = () => import('./archiveActs.ts');

export function archiveActions(session: Session): ArchiveActions {
  return {
    archiveDesk: async () => await (await acts()).archiveDesk(session),
    async entriesToRegister() {
      if (!(await isRegistrar(session))) return [];
      return (await (await acts()).archiveDesk(session)).waiting;
    },
    openEntry: async (designation) => await (await acts()).openForRegistrar(session, designation),
    writeNumber: async (designation, number) => await (await acts()).writeNumber(session, designation, number),
    returnEntry: async (designation, reason) => await (await acts()).returnForRegistrar(session, designation, reason),
    declareNotSecret: async (designation, reason) => await (await acts()).notSecretForRegistrar(session, designation, reason),
    goneThrough: async (designation) => await (await acts()).seenByRegistrar(session, designation),
    markSecrecy: async (designation, marking) => await (await acts()).markForRegistrar(session, designation, marking),
    endMarking: async (designation, ending) => await (await acts()).endMarkingForRegistrar(session, designation, ending),
    fetchEntryFiles: async (designation, name) => await (await acts()).fetchEntryFiles(session, designation, name),
  };
}

async function isRegistrar({ ports, me }: Session): Promise<boolean> {
  const { registrars } = functionsOf(await ports.register.all('Settings'));
  return Object.values(registrars).some(({ members }) => members.some(({ oid }) => oid === me.oid));
}
