// Before anybody is signed in: one button, or what went wrong.

import { Button, FluentProvider, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';
import { PersonRegular, PlugDisconnectedRegular } from '@fluentui/react-icons';
import type { ThemeName } from './App.tsx';
import { Empty } from './shared/Empty.tsx';
import { problemSentence } from './shared/Problem.tsx';
import { texts } from './texts.ts';
import './look.css';

const themes = { default: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme } as const;

export function StartPage({ theme, problem, signIn }: { theme: ThemeName; problem?: unknown; signIn: () => void }) {
  const failed = problem !== undefined;
  return (
    <FluentProvider theme={themes[theme]} className="sm root" data-theme={theme}>
      <main>
        <Empty
          icon={failed ? <PlugDisconnectedRegular /> : <PersonRegular />}
          title={failed ? texts.problem.title : texts.start.title}
          text={failed ? problemSentence(problem) : texts.start.text}
        >
          <Button appearance="primary" onClick={signIn}>
            {failed ? texts.problem.retry : texts.start.signIn}
          </Button>
        </Empty>
      </main>
    </FluentProvider>
  );
}
