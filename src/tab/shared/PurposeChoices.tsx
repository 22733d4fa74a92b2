// The four purposes of Bilaga I's hint as quick choices (R94): a choice is a sentence in the answer, and is chosen as long as it stands there.

import { ToggleButton } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { planTexts } from '../texts/plan.ts';

export function PurposeChoices({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  return (
    <div className="row wrap" role="group" aria-label={planTexts.plan.purposes.label}>
      {planTexts.plan.purposes.choices.map((choice) => {
        const chosen = text.includes(`${choice}.`);
        return (
          <ToggleButton
            key={choice}
            size="small"
            shape="circular"
            checked={chosen}
            {...(chosen ? { icon: <CheckmarkRegular /> } : {})}
            onClick={() => onChange(chosen ? without(text, choice) : withChoice(text, choice))}
          >
            {choice}
          </ToggleButton>
        );
      })}
    </div>
  );
}

/** With a space after it, for whoever writes on. */
const withChoice = (text: string, choice: string) => `${text.trim() === '' ? '' : `${text.trimEnd()} `}${choice}. `;
const without = (text: string, choice: string) => text.replace(`${choice}.`, '').replace(/ {2,}/g, ' ').trim();
