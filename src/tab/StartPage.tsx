// Before anybody is signed in: one button, or what went wrong.

import { Button } from '@fluentui/react-components';
import { PersonRegular, PlugDisconnectedRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { Themed, type ThemeName } from './Themed.tsx';
import { Empty } from './shared/Empty.tsx';
import { problemSentence } from './shared/Problem.tsx';
import { texts } from './texts.ts';

export function StartPage({ theme, problem, signIn }: { theme: ThemeName; problem?: unknown; signIn: () => void }) {
  const failed = problem !== undefined;
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <Themed theme={theme} className="root">
      <main>
        <Empty
          icon={failed ? <PlugDisconnectedRegular /> : <PersonRegular />}
          heading={heading}
          title={failed ? texts.problem.title : texts.start.title}
          text={failed ? problemSentence(problem) : texts.start.text}
        >
          <Button appearance="primary" onClick={signIn}>
            {failed ? texts.problem.retry : texts.start.signIn}
          </Button>
        </Empty>
      </main>
    </Themed>
  );
}
