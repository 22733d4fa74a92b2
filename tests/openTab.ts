// A person's tab without its screens: what a click asks for, on a running tenant.

import { numberKind } from '../src/adapters/personalNumbers/numberKind.ts';
import { contentWarnings } from '../src/domain/contentWarning.ts';
import { readMail } from '../src/adapters/mail/readMail.ts';
import { readBeside } from '../src/adapters/pictures/exif.ts';
import type { Ports } from '../src/ports.ts';
import { OutsideError } from '../src/outsideError.ts';
import { readDelegations } from '../src/flows/delegating.ts';
import { pictureDesk } from '../src/flows/pictureDesk.ts';
import { tabActions } from '../src/tab/actions/actions.ts';
import { changes, turns } from '../src/tab/actions/session.ts';
import type { Actions } from '../src/tab/shared/actions.ts';
import { colleague } from './forger.ts';
import type { OpenTenant } from './tenantDesk.ts';

/** A person's tab, and how often its screens were told that something changed. */
export async function openTab(tenant: OpenTenant, persona: string, change: Partial<Ports> = {}): Promise<{ actions: Actions; told: () => number }> {
  const desk = await tenant.desk(persona);
  const changed = changes();
  let told = 0;
  changed.listen(() => void told++);
  const actions = tabActions({
    ...desk,
    ports: { ...desk.ports, ...change },
    me: { ...colleague(persona), tenantId: tenant.environment.tenantId, roles: desk.person.roles },
    storage: true,
    clockAhead: () => 0,
    signAddress: () => 'about:blank',
    openSigning: () => ({ window: 'open', closed: new Promise(() => {}) }),
    askHref: () => '',
    offerFile: () => {},
    openPictureDesk: () => pictureDesk({ ...desk.ports, readBeside, readMail }),
    // Only a browser reads: here it is as if it could not be fetched.
    contentWarnings: async (text) => await Promise.resolve(contentWarnings(text, numberKind)),
    openPictureReader: async () => await Promise.reject(new OutsideError('offline', 'no reader in this tab')),
    delegationFacts: () => readDelegations(desk.ports, desk.trust),
    inTurn: turns(),
    seen: new Map(),
    changed,
  });
  return { actions, told: () => told };
}
