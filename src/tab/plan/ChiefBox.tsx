// "Så godkänns planen": the two chiefs in order, and the way to name another one with a reason.

import { Link } from '@fluentui/react-components';
import { ErrorCircleFilled } from '@fluentui/react-icons';
import { useState } from 'react';
import { steps, type Step } from '../../domain/fact.ts';
import type { Station } from '../shared/actions.ts';
import { Chiefs } from '../shared/Chiefs.tsx';
import { texts } from '../texts.ts';
import { planTexts } from '../texts/plan.ts';
import { ChiefDialog } from './ChiefDialog.tsx';
import type { Chiefs as ChosenChiefsState } from './useChiefs.ts';

/** The DOM id of the way to name a chief: the summary leads there when nobody is named. */
export const chiefControl = (step: Step) => `chief-${step}`;

/** `missing` = the steps that nobody is named for, once the person has tried to send. `running` = the account is in use already. */
export function ChiefBox({ chiefs, missing, running }: { chiefs: ChosenChiefsState; missing: readonly Step[]; running: boolean }) {
  const [changing, setChanging] = useState<Step>();
  const stations = steps.map((step): Station => {
    const chosen = chiefs.chosen[step];
    return {
      step,
      state: 'notYet',
      mine: false,
      remarks: chosen && !chosen.namedByDepartments ? [{ kind: 'namedByApplicant' }] : [],
      ...(chosen ? { person: chosen.to } : {}),
    };
  });
  return (
    <section className="form-side stack" aria-labelledby="how-approved">
      <h2 id="how-approved">{planTexts.plan.howApproved}</h2>
      {missing.length > 0 && (
        <p className="meta with-icon wrong">
          <ErrorCircleFilled aria-hidden />
          {planTexts.plan.partFaults(missing.length)}
        </p>
      )}
      {chiefs.departmentChosen || stations.some(({ person }) => person) ? (
        <Chiefs stations={stations} aside={({ step }) => <Choice step={step} chiefs={chiefs} onChange={() => setChanging(step)} />} />
      ) : (
        <p className="meta">{planTexts.chiefs.chooseFirst}</p>
      )}
      <p className="meta">{running ? planTexts.plan.afterBothRunning : planTexts.plan.afterBoth}</p>
      <p className="meta">{planTexts.plan.publicRecord}</p>
      {changing && (
        <ChiefDialog
          step={changing}
          instead={chiefs.proposed[changing] !== undefined}
          onClose={() => setChanging(undefined)}
          onName={(to, reason) => {
            chiefs.name(changing, to, reason);
            setChanging(undefined);
          }}
        />
      )}
    </section>
  );
}

function Choice({ step, chiefs, onChange }: { step: Step; chiefs: ChosenChiefsState; onChange: () => void }) {
  const chosen = chiefs.chosen[step];
  const proposed = chiefs.proposed[step];
  return (
    <div className="stack tight">
      {!chosen && <div className="meta">{planTexts.chiefs.nobody}</div>}
      {chosen?.namedByDepartments && proposed?.because === 'applicantIsHead' && <div className="meta">{planTexts.chiefs.superior}</div>}
      {chosen && !chosen.namedByDepartments && <div className="meta">{chosen.reason}</div>}
      <div className="row wrap">
        <Link as="button" className="small" id={chiefControl(step)} onClick={onChange}>
          {chosen || proposed ? planTexts.chiefs.other : planTexts.chiefs.name}
          <span className="unseen"> ({texts.chief[step]})</span>
        </Link>
        {chosen && !chosen.namedByDepartments && proposed && (
          <Link as="button" className="small" onClick={() => chiefs.useProposed(step)}>
            {planTexts.chiefs.reset(proposed.to.name)}
          </Link>
        )}
      </div>
    </div>
  );
}
