// The first thing that is drawn: the page's frame, before screens and sign-in are fetched. Nothing is asked yet.

import { FluentProvider, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';
import { useEffect } from 'react';
import { Waiting } from './shared/Waiting.tsx';
import { texts } from './texts.ts';
import './look.css';

const themes = { default: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme } as const;

/** `cutOff`: the rest of the page could not be fetched, so its own words for that are not here either. */
export function Starting({ theme, cutOff = false, onShown }: { theme: keyof typeof themes; cutOff?: boolean; onShown: () => void }) {
  useEffect(() => {
    document.documentElement.lang = 'sv';
    onShown();
  }, []);
  return (
    <FluentProvider theme={themes[theme]} className="sm root" data-theme={theme}>
      <main>{cutOff ? <p role="alert">{texts.problem.offline}</p> : <Waiting />}</main>
    </FluentProvider>
  );
}
