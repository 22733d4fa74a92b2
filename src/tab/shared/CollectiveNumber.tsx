// The number of the collective matter (samlingsärende) that the municipality has for an authority and a year: proposed, never filled in by itself.

import { Button } from '@fluentui/react-components';
import { matterTexts } from '../texts/matter.ts';
import { useProfile } from './profile.tsx';

/** `received` = YYYY-MM-DD: its year decides. */
export function CollectiveNumber(props: { authority: string; received: string; typed: string; onUse: (number: string) => void }) {
  const { matters } = useProfile();
  const number = matters.collective[props.authority]?.[props.received.slice(0, 4)];
  if (!number) return null;
  return (
    <div className="actions">
      <Button size="small" disabledFocusable={props.typed.trim() === number} onClick={() => props.onUse(number)}>
        {matterTexts.diary.collective(number)}
      </Button>
    </div>
  );
}
