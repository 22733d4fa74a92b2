// What the screens may ask for about accounts, and the checks of what belongs to an account while it is typed.

import { accountMailVerdict } from '../../domain/accountMail.ts';
import { canonicalAddress } from '../../domain/address.ts';
import type { AccountRow, Item } from '../../domain/rows.ts';
import { readAllPlanFiles, readMunicipality } from '../../flows/planFile.ts';
import { holderOf, startAccount } from '../../flows/running.ts';
import type { Actions, StartInput } from '../shared/actions.ts';
import { accountLine, accountView } from './accountViews.ts';
import { readSeen } from './opening.ts';
import type { Session } from './session.ts';

type AccountActions = Pick<Actions, 'listAccounts' | 'openAccount' | 'startAccount' | 'startedBefore' | 'checkAddress' | 'checkMail'>;

export function accountActions(session: Session): AccountActions {
  const { ports, trust } = session;
  const accountBy = async (is: (item: Item<AccountRow>) => boolean) => (await ports.register.all('Accounts')).find(is);

  async function open(item: Item<AccountRow>) {
    const file = item.row.planId ? await readSeen(session, item.row.planId) : undefined;
    return accountView(item, file, (await readMunicipality(ports)).departments, session.me);
  }

  async function start(
    item: Item<AccountRow> | undefined,
    planId: string,
    input: StartInput,
    before?: { reason: string },
  ): ReturnType<Actions['startAccount']> {
    const file = await readSeen(session, planId);
    if (!file) return { outcome: 'refused', why: 'gone' };
    const result = await startAccount(ports, file, item, input, before);
    if (result.outcome === 'refused') return result;
    session.changed.tell();
    const after = await accountBy(({ row }) => row.planId === planId);
    return after ? { outcome: 'done', account: await open(after) } : { outcome: 'refused', why: 'gone' };
  }

  return {
    async listAccounts() {
      const [items, files, { departments }] = await Promise.all([ports.register.all('Accounts'), readAllPlanFiles(ports, trust), readMunicipality(ports)]);
      const fileOf = new Map(files.map((file) => [file.planId, file]));
      return items.map((item) => accountLine(item, fileOf.get(item.row.planId), departments)).toSorted((a, b) => a.name.localeCompare(b.name, 'sv'));
    },
    async openAccount(id) {
      const item = await accountBy((one) => one.id === id);
      return item && (await open(item));
    },
    async startAccount(id, input) {
      const item = await accountBy((one) => one.id === id);
      return item ? await start(item, item.row.planId, input) : { outcome: 'refused', why: 'gone' };
    },
    startedBefore: async (planId, { reason, ...input }) => await start(await accountBy(({ row }) => row.planId === planId), planId, input, { reason }),
    async checkAddress(address, planId) {
      const found = canonicalAddress(address);
      if (!('key' in found)) return { outcome: 'refused', sentence: found.sentence };
      const holder = await holderOf(ports, found.key, planId);
      if (holder) return { outcome: 'taken', by: holder.row.Title, accountId: holder.id };
      return { outcome: 'free', address: found.url, key: found.key, ...(found.warning ? { warning: found.warning } : {}) };
    },
    async checkMail(address) {
      const { verdict } = accountMailVerdict(address, await ports.people.byMail(address));
      return verdict === 'notAsked' ? 'unknown' : verdict;
    },
  };
}
