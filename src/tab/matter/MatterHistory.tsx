import { factWords } from '../../domain/matterWords.ts';
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
        {life.facts.toReversed().map(({ place, createdAt, fact }) => {
          const { sentence, meta } = factWords(fact);
          return (
            <li key={place}>
              <p className="wraps">{sentence}</p>
              {meta && <p className="meta wraps said-text">{meta}</p>}
              <p className="meta">{dayAndTime(createdAt, now())}</p>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
