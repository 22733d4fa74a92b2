// What the screens may ask for about accounts, and the checks of what belongs to an account while it is typed.

import { accountMailVerdict } from '../../domain/accountMail.ts';
import { canonicalAddress } from '../../domain/address.ts';
import type { AccountRow, Item } from '../../domain/rows.ts';
import { foundAccount, planBefore, planOnItsWay } from '../../flows/foundAccount.ts';
import { readAllPlanFiles, readMunicipality } from '../../flows/planFile.ts';
import { readPageTerms } from '../../flows/pageTerms.ts';
import { plannedThoughThere } from '../../flows/planning.ts';
import { reportChange } from '../../flows/reporting.ts';
import { accountOf, holderOf, startAccount } from '../../flows/running.ts';
import type { AccountLine, Actions, ChangeInput, StartInput } from '../shared/actions.ts';
import { accountLine, accountView } from './accountViews.ts';
import { completed } from './completing.ts';
import { readSeen, unlessUnread } from './opening.ts';
import type { Session } from './session.ts';

type AccountActions = Pick<Actions, 'listAccounts' | 'openAccount' | 'startAccount' | 'startedBefore' | 'reportChange' | 'checkAddress' | 'checkMail'>;

export function accountActions(session: Session): AccountActions {
  const { ports } = session;
  return {
    listAccounts: () => listAccounts(session),
    async openAccount(id) {
      const item = await accountBy(session, (one) => one.id === id);
      if (!item) return undefined;
      const [file, onItsWay, { departments }, terms] = await Promise.all([
        item.row.planId ? readSeen(session, item.row.planId) : undefined,
        item.row.planId ? undefined : unlessUnread(planOnItsWay(ports, session.trust, item.row.activeKey)),
        readMunicipality(ports),
        readPageTerms(ports, id),
      ]);
      const view = accountView(item, file, departments, session.me, session.ports.ids.uuid());
      return { ...view, ...(onItsWay ? { planOnItsWay: onItsWay } : {}), ...(terms ? { pageTerms: terms } : {}) };
    },
    async startAccount(id, input) {
      const item = await accountBy(session, (one) => one.id === id);
      return item ? await start(session, item, item.row.planId, input) : { outcome: 'refused', why: 'gone' };
    },
    startedBefore: async (planId, { reason, ...input }) => await start(session, undefined, planId, input, { reason }),
    reportChange: (id, input) => report(session, id, input),
    checkAddress: (...typed) => checkAddress(session, ...typed),
    async checkMail(address) {
      const { verdict } = accountMailVerdict(address, await ports.people.byMail(address));
      return verdict === 'notAsked' ? 'unknown' : verdict;
    },
  };
}

async function accountBy({ ports }: Session, is: (item: Item<AccountRow>) => boolean): Promise<Item<AccountRow> | undefined> {
  return (await ports.register.all('Accounts')).find(is);
}

async function listAccounts({ ports, trust }: Session): Promise<AccountLine[]> {
  const [items, files, { departments }] = await Promise.all([ports.register.all('Accounts'), readAllPlanFiles(ports, trust), readMunicipality(ports)]);
  const fileOf = new Map(files.map((file) => [file.planId, file]));
  return items.map((item) => accountLine(item, fileOf.get(item.row.planId), departments)).toSorted((a, b) => a.name.localeCompare(b.name, 'sv'));
}

/** The start is written. It is answered as done once the register is read with it; that its plan cannot be read again does not undo it. */
async function start(
  session: Session,
  item: Item<AccountRow> | undefined,
  planId: string,
  input: StartInput,
  before?: { reason: string },
): ReturnType<Actions['startAccount']> {
  const file = await readSeen(session, planId);
  if (!file) return { outcome: 'refused', why: 'gone' };
  const result = await startAccount(session.ports, session.trust, file, item ?? (await accountOf(session.ports, file)), input, before);
  if (result.outcome === 'refused') return result;
  try {
    const fresh = (await readSeen(session, planId).catch(() => undefined)) ?? file;
    const after = await accountOf(session.ports, fresh);
    if (!after) return { outcome: 'refused', why: 'gone' };
    return { outcome: 'done', account: accountView(after, fresh, file.municipality.departments, session.me, session.ports.ids.uuid()) };
  } finally {
    session.changed.tell();
  }
}

/** The change is told. It is done once its event is written; register and notice follow now, or when somebody opens the plan next. */
async function report(session: Session, id: number, input: ChangeInput): ReturnType<Actions['reportChange']> {
  const item = await accountBy(session, (one) => one.id === id);
  const file = item?.row.planId ? await readSeen(session, item.row.planId) : undefined;
  if (!item || !file) return { outcome: 'refused', why: 'gone' };
  const told = await reportChange(session.ports, file, input);
  if (told.outcome !== 'done') return told;
  try {
    const read = (await readSeen(session, file.planId).catch(() => undefined)) ?? file;
    const { file: fresh } = await session.inTurn(file.planId, () => completed(session, read));
    const after = (await accountBy(session, (one) => one.id === id)) ?? item;
    return { outcome: 'done', account: accountView(after, fresh, file.municipality.departments, session.me, session.ports.ids.uuid()) };
  } finally {
    session.changed.tell();
  }
}

async function checkAddress(
  { ports, trust }: Session,
  ...[address, planId, planned = false]: Parameters<Actions['checkAddress']>
): ReturnType<Actions['checkAddress']> {
  const found = canonicalAddress(address);
  if (!('key' in found)) return { outcome: 'refused', sentence: found.sentence };
  const holder = await holderOf(ports, found.key, planId);
  if (holder) return { outcome: 'taken', by: holder.row.Title, accountId: holder.id };
  const there = await plannedThoughThere(ports, { address, plannedAddress: planned });
  if (there) return { outcome: 'refused', sentence: there.sentence };
  const mine = planId === '' ? [] : await ports.register.where('Accounts', 'planId', planId);
  const own = mine.some(({ row }) => row.activeKey === found.key);
  // An account that is started is not another one that was found.
  const waiting = mine.some(({ row }) => row.startedOn !== '') ? undefined : await foundAccount(ports, found.key);
  const plan = waiting && (await planBefore(ports, trust, found.key, planId));
  return {
    outcome: 'free',
    address: found.url,
    key: found.key,
    ...(own ? { own } : {}),
    ...(waiting ? { found: waiting.row.Title } : {}),
    ...(plan ? { plan } : {}),
    ...(found.warning ? { warning: found.warning } : {}),
  };
}
