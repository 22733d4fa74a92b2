import { Button } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { planTexts } from '../texts/plan.ts';
import { followFocus } from './focus.ts';
import { Person } from './Person.tsx';

/** A person that has been chosen, in a box as high as the search was, with the way back to it. */
export function Chosen({ id, name, note, wrong, onEdit }: { id?: string; name: string; note: string; wrong?: boolean; onEdit: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  const edit = () => {
    followFocus(box.current, '[role="combobox"]');
    onEdit();
  };
  return (
    <div className={wrong ? 'who-box wrong' : 'who-box'} ref={box}>
      <Person name={name} note={note} size={32} />
      <Button {...(id ? { id } : {})} size="small" appearance="subtle" icon={<EditRegular />} aria-label={planTexts.people.change(name)} onClick={edit} />
    </div>
  );
}
