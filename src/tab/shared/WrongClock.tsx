import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { swedishMoment } from '../../domain/swedish.ts';
import { texts } from '../texts.ts';
import { useActions } from './actions.ts';

/** A strip over the page: what this computer shows, and what the time is by the stamps of what one has saved. */
export function WrongClock({ ahead }: { ahead: number }) {
  const real = useActions().now().getTime();
  return (
    <MessageBar intent="warning" layout="multiline" shape="square">
      <MessageBarBody>
        {texts.frame.wrongClock(swedishMoment(new Date(real + ahead).toISOString()), swedishMoment(new Date(real).toISOString()))}
      </MessageBarBody>
    </MessageBar>
  );
}
