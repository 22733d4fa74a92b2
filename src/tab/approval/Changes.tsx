// "Ändrat sedan version 1": field, before, now. Neither struck through (hard to read) nor red and green.

import { changesBetween } from '../../domain/planWords.ts';
import type { PlanView } from '../shared/actions.ts';
import { useNames } from '../shared/profile.tsx';
import { texts } from '../texts.ts';

export function Changes({ plan }: { plan: PlanView }) {
  const names = useNames();
  const former = plan.versions.find(({ version }) => version === plan.version - 1);
  if (!former) return null;
  const changes = changesBetween(former.answers, plan.answers, names);
  return (
    <section className="stack close">
      <h2>{texts.decision.changed(former.version)}</h2>
      {changes.length === 0 ? (
        <p>{texts.decision.nothingChanged}</p>
      ) : (
        <dl className="changes">
          {changes.map(({ key, label, before, after }) => (
            <div className="change" key={key}>
              <dt>{label}</dt>
              <dd>
                <span className="meta">{texts.decision.before}</span>
                <span className="was">{before}</span>
              </dd>
              <dd>
                <span className="meta">{texts.decision.now}</span>
                <span className="strong lines">{after}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
