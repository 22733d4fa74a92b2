// One saving of a step: the acts go in order, what came back is shown, what was typed stays when it fails.

import { Button } from '@fluentui/react-components';
import { useRef, useState, type ReactNode } from 'react';
import { useActions, type Refused } from '../shared/actions.ts';
import { hasUnfinishedDay } from '../shared/DayInput.tsx';
import { focusFirstFault } from '../shared/focus.ts';
import type { MatterContent, MatterDone, MatterView } from '../shared/matterActions.ts';
import { useActing } from '../shared/useActing.tsx';
import { mayBeSecret, mustRegister } from '../../domain/matterLife.ts';
import { isSecretGround } from '../../domain/removalGround.ts';
import { matterTexts } from '../texts/matter.ts';
import type { Assessing } from './steps.tsx';

export type StepProps = {
  matter: MatterView;
  onMatter: (matter: MatterView, sentence: string) => void;
  /** Hears when a saving begins and ends. */
  onSaving?: (busy: boolean) => void;
  /** Opens the question whether it may be secret after all. */
  onMove?: () => void;
};

/** `faults` are shown from the first try on. */
export function useStep(
  { matter, onMatter, onSaving }: StepProps,
  found: object,
  contents: () => readonly MatterContent[],
  sentence: string = matterTexts.page.done,
  /** What else belongs to the same act, around the saving of the contents. */
  around: (write: () => Promise<MatterDone | Refused>) => Promise<MatterDone | Refused> = (write) => write(),
) {
  const { actOnMatter } = useActions();
  const acting = useActing({ typed: true });
  const place = useRef<HTMLDivElement>(null);
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    if (Object.keys(found).length > 0 || hasUnfinishedDay(place.current)) {
      focusFirstFault(place.current);
      return;
    }
    onSaving?.(true);
    const answer = await acting.run(() => around(() => actOnMatter(matter.designation, contents())));
    onSaving?.(false);
    if (answer.outcome === 'done') onMatter(answer.matter, answer.untold ? `${sentence} ${matterTexts.page.untold[answer.untold]}` : sentence);
  };
  return { place, tried, save, busy: acting.busy, said: acting.said };
}

type StepButtonsProps = { step: Pick<ReturnType<typeof useStep>, 'busy' | 'said' | 'save'>; label: string; quiet?: boolean };

/** `quiet`: something else on the page is what the matter waits for. */
export function StepButtons({ step: { busy, said, save }, label, quiet = false }: StepButtonsProps) {
  return (
    <>
      {said}
      <div className="actions">
        <Button appearance={quiet ? 'secondary' : 'primary'} disabledFocusable={busy} onClick={() => void save()}>
          {label}
        </Button>
      </div>
    </>
  );
}

type StepFieldsProps = Omit<StepButtonsProps, 'step'> & { step: ReturnType<typeof useStep>; children: ReactNode };

/** The fields of a step, and the button that saves them. What is being saved is what stands in them: a word written meanwhile would be lost, so none can be. */
export function StepFields({ step, children, ...button }: StepFieldsProps) {
  return (
    <div className="fields" ref={step.place}>
      <div className="fields" inert={step.busy}>
        {children}
      </div>
      <StepButtons step={step} {...button} />
    </div>
  );
}

/** What the assessment just made adds to what must be registered. */
export const mustWith = ({ life }: MatterView, assessing?: Assessing): boolean =>
  mustRegister(life) || assessing?.policeReport === true || isSecretGround(assessing?.ground);

/** May it be secret, with the assessment just made? Then the registrar is told its designation and no more. */
export const isSecretWith = ({ life }: MatterView, assessing?: Assessing): boolean => mayBeSecret(life) || isSecretGround(assessing?.ground);
