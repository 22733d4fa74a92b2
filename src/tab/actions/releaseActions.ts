// What the screens may ask for about records that somebody asks to read. Few need it: what carries it out is fetched when it is first asked for.

import type { ReleaseActions } from '../shared/releaseActions.ts';
import type { Session } from './session.ts';

const acts = () => import('./releaseActs.ts');

export function releaseActions(session: Session): ReleaseActions {
  return {
    releaseAuthorities: async () => await (await acts()).releaseAuthorities(session),
    searchForRelease: async (wish) => await (await acts()).search(session, wish),
    openRelease: async (designation) => await (await acts()).openRecord(session, designation),
    readOriginal: async (designation, name) => await (await acts()).readFile(session, designation, name),
    fetchOriginal: async (designation, name) => await (await acts()).fetchFile(session, designation, name),
    giveOutOriginals: async (designation, names, madeAt) => await (await acts()).giveOriginals(session, designation, names, madeAt),
    makeCopy: async (designation, masking, reading) => await (await acts()).makeMasked(session, designation, masking, reading),
    giveOutCopy: async (designation, copy, informed) => await (await acts()).giveCopy(session, designation, copy, informed),
    withhold: async (designation, refusal) => await (await acts()).refuse(session, designation, refusal),
  };
}
