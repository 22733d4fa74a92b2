import { Avatar } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/** Face, name and one line of meta. The face is decoration: the name says it. */
export function Person({ name, note, size = 24 }: { name: string; note?: ReactNode; size?: 24 | 32 }) {
  return (
    <span className="person">
      <Avatar size={size} name={name} color="colorful" aria-hidden />
      <span className="min0">
        <span className="block wraps">{name}</span>
        {note && <span className="meta block wraps">{note}</span>}
      </span>
    </span>
  );
}
