// One task: what, why now, what to press. The title is a link to the same place as the button, so the whole sentence can be followed.

import { Button, Link } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';

export type TaskRowProps = { icon: ReactNode; title: string; why: string; pill?: ReactNode; act: string; to: string; primary?: boolean };

export function TaskRow({ icon, title, why, pill, act, to, primary }: TaskRowProps) {
  return (
    <li className={primary ? 'task first' : 'task'}>
      <span className="tile" aria-hidden>
        {icon}
      </span>
      <div className="min0">
        <Link className="task-title" appearance="subtle" href={to}>
          {title}
        </Link>
        <div className="task-meta">
          {pill}
          <span className="meta">{why}</span>
        </div>
      </div>
      <ChevronRightRegular className="task-go" aria-hidden />
      <Button as="a" className="task-act" href={to} appearance={primary ? 'primary' : 'secondary'} aria-label={`${act}: ${title}`}>
        {act}
      </Button>
    </li>
  );
}
