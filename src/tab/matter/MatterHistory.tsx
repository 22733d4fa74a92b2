import { matterHistory } from '../../domain/matterHistory.ts';
import type { MatterLife } from '../../domain/matterLife.ts';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { dayAndTime } from '../shared/format.ts';
import { matterTexts } from '../texts/matter.ts';

/** Who did what and when, newest first, by SharePoint's stamps. */
export function MatterHistory({ life }: { life: MatterLife }) {
  const { now } = useActions();
  return (
    <Card title={matterTexts.page.history}>
      <ol className="matter-history">
        {matterHistory(life)
          .toReversed()
          .map(({ key, at, sentence, meta }) => (
            <li key={key}>
              <p className="wraps">{sentence}</p>
              {meta && <p className="meta wraps said-text">{meta}</p>}
              <p className="meta">{dayAndTime(at, now())}</p>
            </li>
          ))}
      </ol>
    </Card>
  );
}
