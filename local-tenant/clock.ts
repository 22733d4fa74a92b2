// The tenant's clock: real time plus an offset. The offset lies in the journal, so that a restart keeps it and a reset takes it back.

import type { TenantClock } from './services.ts';
import type { Store } from './store/store.ts';

export function createClock(store: Store): TenantClock {
  const offset = (): number => Number(store.state.kept.get('clockOffset') ?? 0);
  return {
    now: () => new Date(Date.now() + offset()),
    set(now) {
      const wanted = now === null ? 0 : Date.parse(now) - Date.now();
      if (Number.isNaN(wanted)) throw new Error(`Not a time: ${now}`);
      store.commit({ type: 'kept', key: 'clockOffset', value: wanted });
    },
  };
}
