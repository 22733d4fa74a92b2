// We have spread personal data ourselves: whom to tell, and until when it is to be reported. Said while it is judged, and on the page until the matter is closed.

import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { reportBreachBy, type MatterLife } from '../../domain/matterLife.ts';
import { swedishMoment } from '../../domain/swedish.ts';
import { useActions } from '../shared/actions.ts';
import { useProfile } from '../shared/profile.tsx';
import { matterTexts } from '../texts/matter.ts';

const t = matterTexts.breach;

/** `post`: when it was seen is what the time is counted from. */
export function Breach({ post }: { post: MatterLife['post'] }) {
  const { now } = useActions();
  const { matters } = useProfile();
  const by = post && reportBreachBy(post);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {/* An address is longer than a phone is wide. */}
        <p className="wraps">
          <MessageBarTitle>{t.title}</MessageBarTitle> {t.tell(matters.dataProtection)} {t.rule}{' '}
          {by && (by < now().toISOString() ? t.passed(swedishMoment(by)) : t.by(swedishMoment(by)))}
        </p>
      </MessageBarBody>
    </MessageBar>
  );
}
