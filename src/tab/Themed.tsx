// The ground that every page lies on, in one of Teams' three themes.

import { FluentProvider, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import './look.css';

/** The names Teams gives its themes. */
export type ThemeName = 'default' | 'dark' | 'contrast';
const themes: Record<ThemeName, Theme> = { default: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };

/** Dialogs and menus get the classes too. `on-dark` is for what the browser draws by itself: the calendar of a day, lists, scrollbars. */
export function Themed({ theme, className, children }: { theme: ThemeName; className?: string | undefined; children: ReactNode }) {
  const classes = ['sm', theme !== 'default' && 'on-dark', className].filter(Boolean);
  return (
    <FluentProvider theme={themes[theme]} className={classes.join(' ')} data-theme={theme}>
      {children}
    </FluentProvider>
  );
}
