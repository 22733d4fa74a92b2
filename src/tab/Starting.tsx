// The first thing that is drawn: the page's frame, before screens and sign-in are fetched. Nothing is asked yet.

import { useEffect } from 'react';
import { Themed, type ThemeName } from './Themed.tsx';
import { Waiting } from './shared/Waiting.tsx';
import { texts } from './texts.ts';

/** `cutOff`: the rest of the page could not be fetched, so its own words for that are not here either. */
export function Starting({ theme, cutOff = false, onShown }: { theme: ThemeName; cutOff?: boolean; onShown: () => void }) {
  useEffect(() => {
    document.documentElement.lang = 'sv';
    onShown();
  }, []);
  return (
    <Themed theme={theme} className="root">
      <main>{cutOff ? <p role="alert">{texts.problem.offline}</p> : <Waiting />}</main>
    </Themed>
  );
}
