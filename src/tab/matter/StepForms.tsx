// The step that is next, as a form. A removal may be filled in all at once (the short way) or one step at a time; either leaves the same facts behind.

import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { catchFocus } from '../shared/focus.ts';
import { dayOf } from '../shared/format.ts';
import { useProfile } from '../shared/profile.tsx';
import { matterTexts } from '../texts/matter.ts';
import { StepRemark } from './ContentRemark.tsx';
import {
  ActInputs,
  AssessInputs,
  contentOfActing,
  contentOfAssessing,
  contentOfRegistering,
  newActing,
  newAssessing,
  newRegistering,
  RegisterInputs,
  type Acting,
} from './steps.tsx';
import { actFaults, assessFaults, registerFaults } from './faults.ts';
import { isSecretWith, mustWith, StepButtons, StepFields, useStep, type StepProps } from './useStep.tsx';

/** Assess, act and register in one: three answers and one button. */
export function ShortWay(props: StepProps & { onGuided: () => void; isNew: boolean }) {
  const { life, pageTerms } = props.matter;
  const { now } = useActions();
  const { matters } = useProfile();
  const [assessing, setAssessing] = useState(newAssessing);
  const [acting, setActing] = useState(() => newActing(now().toISOString()));
  const [registering, setRegistering] = useState(() => newRegistering(life));
  const must = mustWith(props.matter, assessing);
  const wanted = must ? { ...registering, choice: 'register' as const } : registering;
  const found = { ...assessFaults(assessing), ...actFaults(acting, life, now().getTime()), ...registerFaults(wanted, dayOf(now())) };
  const step = useStep(props, found, () => [
    contentOfAssessing(assessing),
    contentOfActing(acting, matters.disposalSupport),
    contentOfRegistering(wanted, life),
  ]);
  const faults = step.tried ? found : {};
  const part = { life, faults };
  return (
    <Card title={matterTexts.assess.card} aside={<OtherWay label={matterTexts.page.oneByOne} isNew={props.isNew} onPress={props.onGuided} />}>
      <StepFields step={step} label={matterTexts.register.save}>
        <AssessInputs {...part} pageTerms={pageTerms} onMove={props.onMove} value={assessing} put={(some) => setAssessing({ ...assessing, ...some })} />
        <ActInputs {...part} ground={assessing.ground} value={acting} put={(some) => setActing({ ...acting, ...some })} />
        <RegisterInputs
          {...part}
          must={must}
          isSecret={isSecretWith(props.matter, assessing)}
          value={wanted}
          put={(some) => setRegistering({ ...registering, ...some })}
        />
        <StepRemark {...props} texts={[assessing.law, acting.text, wanted.reason]} />
      </StepFields>
    </Card>
  );
}

/** The form that stood here had focus when `isNew`. */
function OtherWay({ label, isNew, onPress }: { label: string; isNew: boolean; onPress: () => void }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (isNew) catchFocus(place.current?.querySelector('button'));
  }, [isNew]);
  return (
    <span ref={place}>
      <Button size="small" appearance="subtle" onClick={onPress}>
        {label}
      </Button>
    </span>
  );
}

export function AssessForm(props: StepProps & { onShort: () => void; isNew: boolean }) {
  const [value, setValue] = useState(newAssessing);
  const found = assessFaults(value);
  const step = useStep(props, found, () => [contentOfAssessing(value)]);
  return (
    <Card title={matterTexts.assess.alone} aside={<OtherWay label={matterTexts.page.allAtOnce} isNew={props.isNew} onPress={props.onShort} />}>
      <StepFields step={step} label={matterTexts.assess.save}>
        <AssessInputs
          life={props.matter.life}
          pageTerms={props.matter.pageTerms}
          faults={step.tried ? found : {}}
          onMove={props.onMove}
          value={value}
          put={(some) => setValue({ ...value, ...some })}
        />
        <StepRemark {...props} texts={[value.law]} />
      </StepFields>
    </Card>
  );
}

export function ActForm(props: StepProps) {
  const { now } = useActions();
  const { matters } = useProfile();
  const { life } = props.matter;
  const [value, setValue] = useState<Acting>(() => newActing(now().toISOString()));
  const found = actFaults(value, life, now().getTime());
  const step = useStep(props, found, () => [contentOfActing(value, matters.disposalSupport)]);
  return (
    <Card title={matterTexts.act.alone}>
      <StepFields step={step} label={matterTexts.act.save}>
        <ActInputs
          life={life}
          faults={step.tried ? found : {}}
          ground={life.assessed?.ground ?? ''}
          value={value}
          put={(some) => setValue({ ...value, ...some })}
        />
        <StepRemark {...props} texts={[value.text]} />
      </StepFields>
    </Card>
  );
}

export function RegisterForm(props: StepProps) {
  const { now } = useActions();
  const [value, setValue] = useState(() => newRegistering(props.matter.life));
  const must = mustWith(props.matter);
  const wanted = must ? { ...value, choice: 'register' as const } : value;
  const found = registerFaults(wanted, dayOf(now()));
  const step = useStep(props, found, () => [contentOfRegistering(wanted, props.matter.life)]);
  return (
    <Card title={matterTexts.register.card}>
      <StepFields step={step} label={matterTexts.register.save}>
        <RegisterInputs
          life={props.matter.life}
          faults={step.tried ? found : {}}
          must={must}
          isSecret={isSecretWith(props.matter)}
          value={wanted}
          put={(some) => setValue({ ...value, ...some })}
        />
      </StepFields>
    </Card>
  );
}

export function CloseForm(props: StepProps) {
  const step = useStep(props, {}, () => [{ kind: 'closed', reason: '' }]);
  return (
    <Card title={matterTexts.close.card}>
      <div className="stack close" ref={step.place}>
        <p>{props.matter.life.opened.outside ? matterTexts.close.outside : matterTexts.close.text}</p>
        <StepButtons step={step} label={matterTexts.close.save} />
      </div>
    </Card>
  );
}
