// Before anybody is signed in: one button, or what went wrong.

import { Button, FluentProvider, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';
import { PersonRegular, PlugDisconnectedRegular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import type { ThemeName } from './App.tsx';
import { Empty } from './shared/Empty.tsx';
import { problemSentence } from './shared/Problem.tsx';
import { Waiting } from './shared/Waiting.tsx';
import { texts } from './texts.ts';
import './look.css';

const themes = { default: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme } as const;

/** `waiting` while Teams signs the person in by itself: the frame is there, nothing is asked. */
export function StartPage({
  theme,
  problem,
  waiting = false,
  signIn,
  onShown,
}: {
  theme: ThemeName;
  problem?: unknown;
  waiting?: boolean;
  signIn: () => void;
  onShown: () => void;
}) {
  useEffect(() => {
    document.documentElement.lang = 'sv';
    onShown();
  }, []);
  const failed = problem !== undefined;
  return (
    <FluentProvider theme={themes[theme]} className="sm root" data-theme={theme}>
      <main>
        {waiting ? (
          <Waiting />
        ) : (
          <Empty
            icon={failed ? <PlugDisconnectedRegular /> : <PersonRegular />}
            title={failed ? texts.problem.title : texts.start.title}
            text={failed ? problemSentence(problem) : texts.start.text}
          >
            <Button appearance="primary" onClick={signIn}>
              {failed ? texts.problem.retry : texts.start.signIn}
            </Button>
          </Empty>
        )}
      </main>
    </FluentProvider>
  );
}
