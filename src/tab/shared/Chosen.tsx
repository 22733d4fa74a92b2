import { Button } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { planTexts } from '../texts/plan.ts';
import { Person } from './Person.tsx';

/** A person that has been chosen, in a box as high as the search was, with the way back to it. */
export function Chosen({ id, name, note, wrong, onEdit }: { id?: string; name: string; note: string; wrong?: boolean; onEdit: () => void }) {
  return (
    <div className={wrong ? 'who-box wrong' : 'who-box'}>
      <Person name={name} note={note} size={32} />
      <Button {...(id ? { id } : {})} size="small" appearance="subtle" icon={<EditRegular />} aria-label={planTexts.people.change(name)} onClick={onEdit} />
    </div>
  );
}
