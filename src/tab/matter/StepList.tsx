import { CheckmarkCircleFilled, CircleRegular, HourglassRegular, LockClosedRegular, RadioButtonFilled } from '@fluentui/react-icons';
import { matterSteps, type StepLine } from '../../domain/matterLife.ts';
import { Card } from '../shared/Card.tsx';
import { matterTexts } from '../texts/matter.ts';

const icons = { done: CheckmarkCircleFilled, next: RadioButtonFilled, locked: LockClosedRegular, optional: CircleRegular, waits: HourglassRegular };

/** The steps in their order: what is done, what is next, what is not open yet. */
export function StepList({ steps }: { steps: readonly StepLine[] }) {
  return (
    <Card title={matterTexts.page.steps}>
      <ol className="matter-steps">
        {steps.map(({ step, state }) => {
          const Icon = icons[state];
          return (
            <li key={step} className={state} {...(state === 'next' ? { 'aria-current': 'step' as const } : {})}>
              <Icon aria-hidden />
              <span>{matterSteps[step].label}</span>
              <span className="meta">{matterTexts.page.stepState[state]}</span>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
