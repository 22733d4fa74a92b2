// Who will decide: what Departments says for these answers, or whom the applicant named with a reason.

import { useEffect, useState } from 'react';
import { steps, type Step } from '../../domain/fact.ts';
import type { Colleague } from '../../domain/person.ts';
import { useActions, type ChosenChiefs, type PlanView, type ProposedChiefs } from '../shared/actions.ts';
import type { Content } from '../shared/localCopies.ts';

export type Chiefs = {
  proposed: ProposedChiefs;
  /** What would be sent now: the named ones, else the proposed ones. */
  chosen: ChosenChiefs;
  /** False until a department is chosen: nobody can be proposed. */
  departmentChosen: boolean;
  name: (step: Step, to: Colleague, reason: string) => void;
  useProposed: (step: Step) => void;
};

export function useChiefs(plan: PlanView, draft: Content & { change: (content: Content) => void }): Chiefs {
  const { proposeChiefs } = useActions();
  const [proposed, setProposed] = useState<ProposedChiefs>({});
  const { department = '', unit = '', authority = '' } = draft.answers;
  useEffect(() => {
    let current = true;
    // Without an answer from the directory nobody is proposed; the applicant can still name the chiefs.
    proposeChiefs(draft.answers).then(
      (answer) => current && setProposed(answer),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [proposeChiefs, plan.planId, department, unit, authority]);

  const named = (step: Step) => {
    const chief = draft.chiefs[step];
    return chief && !chief.namedByDepartments ? chief : undefined;
  };
  const chosen: ChosenChiefs = {};
  for (const step of steps) {
    const mine = named(step);
    const theirs = proposed[step];
    if (mine) chosen[step] = mine;
    else if (theirs) chosen[step] = { to: theirs.to, namedByDepartments: true, reason: '' };
  }
  const put = (step: Step, chief: ChosenChiefs[Step]) => {
    const { [step]: _former, ...others } = draft.chiefs;
    draft.change({ answers: draft.answers, chiefs: chief ? { ...others, [step]: chief } : others });
  };
  return {
    proposed,
    chosen,
    departmentChosen: department !== '',
    name: (step, to, reason) => put(step, proposed[step]?.to.oid === to.oid ? undefined : { to, namedByDepartments: false, reason }),
    useProposed: (step) => put(step, undefined),
  };
}
