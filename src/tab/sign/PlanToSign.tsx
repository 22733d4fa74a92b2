// The plan that is signed: its name, what is decided, both chiefs in order, what changed, and on demand every answer.

import { Button } from '@fluentui/react-components';
import { ArrowUndoRegular, CheckmarkCircleFilled, CircleRegular, ClockRegular, type FluentIcon } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { Facts } from '../shared/Facts.tsx';
import { Mark } from '../shared/Mark.tsx';
import type { ChiefLine, Line, PlanShown } from './prepared.ts';
import { signTexts } from './signTexts.ts';

export function PlanToSign({ plan, lines }: { plan: PlanShown; lines: readonly Line[] }) {
  return (
    <>
      <div className="row wide">
        <Mark platform={plan.platform} size={40} />
        <div className="min0 grow">
          <h2>{plan.title}</h2>
          <p className="meta sub">{plan.sub}</p>
        </div>
      </div>
      <Facts columns={2} rows={lines} />
      <section className="stack close">
        <h3>{signTexts.chiefs}</h3>
        <ol className="chiefs boxed">
          {plan.chiefs.map((chief) => (
            <Chief key={chief.step} chief={chief} />
          ))}
        </ol>
      </section>
      {plan.changes && <Changes changes={plan.changes} />}
      <Answers plan={plan} />
    </>
  );
}

function Changes({ changes: { since, rows } }: { changes: NonNullable<PlanShown['changes']> }) {
  return (
    <section className="stack close">
      <h3>{signTexts.changed(since)}</h3>
      {rows.map((change) => (
        <div className="sign-change" key={change.key}>
          <span className="strong">{change.label}</span>
          <span>
            <span className="meta block">{signTexts.before}</span>
            {change.before}
          </span>
          <span>
            <span className="meta block">{signTexts.now}</span>
            <span className="strong">{change.after}</span>
          </span>
        </div>
      ))}
    </section>
  );
}

/** In short, and every answer on demand. */
function Answers({ plan }: { plan: PlanShown }) {
  const [whole, setWhole] = useState(false);
  const answers = useId();
  return (
    <section className="stack close">
      <h3>{signTexts.inShort}</h3>
      <Facts columns={2} rows={plan.inShort} />
      <div>
        <Button type="button" aria-expanded={whole} aria-controls={answers} onClick={() => setWhole(!whole)}>
          {whole ? signTexts.hidePlan : signTexts.showPlan}
        </Button>
      </div>
      <div id={answers}>{whole && <Facts rows={plan.whole} />}</div>
    </section>
  );
}

const icons: Record<ChiefLine['state'], FluentIcon> = {
  notYet: CircleRegular,
  open: ClockRegular,
  approved: CheckmarkCircleFilled,
  returned: ArrowUndoRegular,
};

function Chief({ chief }: { chief: ChiefLine }) {
  const Icon = icons[chief.state];
  return (
    <li className={chief.mine ? 'open mine' : chief.state}>
      <span className="chief-icon" aria-hidden>
        <Icon />
      </span>
      <div className="min0">
        <div className="meta">{signTexts.step(chief.step)}</div>
        <div className="strong">{chief.name}</div>
        <div className="meta">{chief.text}</div>
        {chief.proof && <div className="meta">{chief.proof}</div>}
      </div>
    </li>
  );
}
