// Two people have edited the same draft (412): both texts side by side, one choice for the plan. What is not chosen is kept.

import { Button } from '@fluentui/react-components';
import { steps } from '../../domain/fact.ts';
import { fieldKeys, field as rowOf } from '../../domain/plan.ts';
import { answerInWords, type Names } from '../../domain/planWords.ts';
import { useActions, type ChosenChiefs, type Theirs } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { dayAndTime } from '../shared/format.ts';
import { useNames } from '../shared/profile.tsx';
import { texts } from '../texts.ts';
import { planTexts } from '../texts/plan.ts';
import type { Content } from '../shared/localCopies.ts';

export type ConflictViewProps = { mine: Content; theirs: Theirs; onChoose: (whose: 'mine' | 'theirs') => void };

export function ConflictView({ mine, theirs, onChoose }: ConflictViewProps) {
  const { now } = useActions();
  const rows = differences(mine, theirs, useNames());
  return (
    <>
      <p className="measure">{planTexts.conflict.text(theirs.by, dayAndTime(theirs.at, now()))}</p>
      <Card>
        {rows.length === 0 ? (
          <p>{planTexts.conflict.same}</p>
        ) : (
          <div className="sideways" tabIndex={0} role="region" aria-label={planTexts.conflict.title}>
            <table className="versus">
              <thead>
                <tr>
                  <td />
                  <th scope="col">{planTexts.conflict.mine}</th>
                  <th scope="col">{planTexts.conflict.theirs(theirs.by)}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ label, mine: my, theirs: their }) => (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    <td>{my || <span className="meta">{planTexts.conflict.nothing}</span>}</td>
                    <td>{their || <span className="meta">{planTexts.conflict.nothing}</span>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
      <div className="choices">
        <Choice act={planTexts.conflict.keepMine} note={planTexts.conflict.mineNote} onClick={() => onChoose('mine')} />
        <Choice act={planTexts.conflict.takeTheirs} note={planTexts.conflict.theirsNote} onClick={() => onChoose('theirs')} />
      </div>
    </>
  );
}

function Choice({ act, note, onClick }: { act: string; note: string; onClick: () => void }) {
  return (
    <div className="stack close">
      <Button size="large" onClick={onClick}>
        {act}
      </Button>
      <p className="meta">{note}</p>
    </div>
  );
}

type Difference = { label: string; mine: string; theirs: string };

function differences(mine: Content, theirs: Content, names: Names): Difference[] {
  const answers = fieldKeys.map((key) => ({
    label: rowOf(key).short,
    mine: answerInWords(key, mine.answers, names),
    theirs: answerInWords(key, theirs.answers, names),
  }));
  const chiefs = steps.map((step) => ({ label: texts.chief[step], mine: chiefName(mine.chiefs, step), theirs: chiefName(theirs.chiefs, step) }));
  return [...answers, ...chiefs].filter((row) => row.mine !== row.theirs);
}

const chiefName = (chiefs: ChosenChiefs, step: 'unitManager' | 'departmentHead') => chiefs[step]?.to.name ?? '';
