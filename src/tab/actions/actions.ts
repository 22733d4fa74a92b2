// The signed-in person's actions: what the screens may ask for, carried out by flows through ports.

import { readAllPlanFiles } from '../../flows/planFile.ts';
import type { Actions } from '../shared/actions.ts';
import { accountActions } from './accountActions.ts';
import { archiveActions } from './archiveActions.ts';
import { matterActions } from './matterActions.ts';
import { delegations, mayDelegate, profile } from './municipality.ts';
import { overviewOf, planListOf } from './overview.ts';
import { planActions } from './planActions.ts';
import { releaseActions } from './releaseActions.ts';
import type { Session } from './session.ts';
import { sign } from './signing.ts';
import { textReadingActions } from './textReading.ts';

export function tabActions(session: Session): Actions {
  const { ports, trust } = session;
  const archive = archiveActions(session);
  return {
    me: session.me,
    now: () => ports.clock.now(),
    storage: session.storage,
    clockAhead: session.clockAhead,
    profile: () => profile(session),
    onChange: session.changed.listen,
    async overview() {
      const toRegister = await archive.entriesToRegister();
      const [files, accounts, matters] = await Promise.all([readAllPlanFiles(ports, trust), ports.register.all('Accounts'), ports.register.all('Matters')]);
      const overview = overviewOf(files, accounts, session.me, ports.clock.now(), matters);
      return toRegister.length > 0 ? { ...overview, toRegister } : overview;
    },
    listPlans: async () => planListOf(await readAllPlanFiles(ports, trust), session.me, ports.clock.now()),
    ...planActions(session),
    sign: (request) => sign(session, request),
    ...accountActions(session),
    ...matterActions(session),
    ...textReadingActions(session),
    ...archive,
    ...releaseActions(session),
    delegations: () => delegations(session),
    mayDelegate: () => mayDelegate(session),
    searchPeople: (text) => ports.people.search(text),
    openPictureDesk: session.openPictureDesk,
    ...(session.closeDialog ? { closeDialog: session.closeDialog } : {}),
  };
}
