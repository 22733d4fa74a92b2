// The ground of the pages that stand outside the tab (signing, verification): in the looks of the page that opened them, else in the computer's own.

import { useSyncExternalStore, type ReactNode } from 'react';
import { Themed, type ThemeName } from './Themed.tsx';

const forced = matchMedia('(forced-colors: active)');
const dark = matchMedia('(prefers-color-scheme: dark)');

function follow(listener: () => void): () => void {
  for (const query of [forced, dark]) query.addEventListener('change', listener);
  return () => {
    for (const query of [forced, dark]) query.removeEventListener('change', listener);
  };
}

/** Forced colours go before everything: only the contrast theme draws every edge that they need. */
const nameOf = (wished: ThemeName | undefined): ThemeName => (forced.matches ? 'contrast' : (wished ?? (dark.matches ? 'dark' : 'default')));

export function Outside({ theme, className, children }: { theme?: ThemeName | undefined; className?: string; children: ReactNode }) {
  const name = useSyncExternalStore(follow, () => nameOf(theme));
  return (
    <Themed theme={name} className={className}>
      {children}
    </Themed>
  );
}
