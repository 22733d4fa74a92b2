// Draws the register with invented accounts: ?accounts=600&theme=dark#/konton?status=active. `changeAccounts` in the page reads others anew.

import { createRoot } from 'react-dom/client';
import { App } from '../../../src/tab/App.tsx';
import type { ThemeName } from '../../../src/tab/Themed.tsx';
import { OutsideError } from '../../../src/outsideError.ts';
import type { AccountLine } from '../../../src/tab/shared/actions.ts';
import { actionsOf } from '../actions.ts';
import { scenes } from '../scenes.ts';
import { inventedAccounts } from './accounts.ts';

const query = new URLSearchParams(location.search);
let accounts = inventedAccounts(Number(query.get('accounts')));
let failures = query.has('failing') ? 1 : 0;
let tell = (): void => undefined;
const plain = actionsOf(scenes.find(({ name }) => name === 'accounts')!);
const actions = {
  ...plain,
  onChange: (listener: () => void) => {
    const before = tell;
    tell = () => {
      before();
      listener();
    };
    return () => undefined;
  },
  listAccounts: async () => {
    failures -= 1;
    if (failures >= 0) throw new OutsideError('offline', 'the line is down');
    return accounts;
  },
};
Object.assign(globalThis, {
  changeAccounts: (change: (accounts: readonly AccountLine[]) => AccountLine[]) => {
    accounts = change(accounts);
    tell();
  },
});

const root = createRoot(document.getElementById('root')!);
const draw = (theme: ThemeName) => root.render(<App actions={actions} theme={theme} />);
draw((query.get('theme') ?? 'default') as ThemeName);
addEventListener('gallery-theme', (event) => draw((event as CustomEvent<ThemeName>).detail));
