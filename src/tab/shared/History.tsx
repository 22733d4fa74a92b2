// The time line with its filter: everything, the approvals, the records.

import { ToggleButton } from '@fluentui/react-components';
import { useState } from 'react';
import { planTexts } from '../texts/plan.ts';
import type { HistoryEntry, HistoryKind } from './actions.ts';
import { Card } from './Card.tsx';
import { TimeLine } from './TimeLine.tsx';
import './register.css';

type Filter = 'all' | 'approvals' | 'files';
const kinds: Record<Exclude<Filter, 'all'>, readonly HistoryKind[]> = {
  approvals: ['submitted', 'approved', 'returned', 'withdrawn', 'readdressed', 'confirmed'],
  files: ['fileSaved', 'copySent', 'copyAcknowledged'],
};

export function History({ title, entries }: { title: string; entries: readonly HistoryEntry[] }) {
  const [filter, setFilter] = useState<Filter>('all');
  const shown = filter === 'all' ? entries : entries.filter(({ kind }) => kinds[filter].includes(kind));
  return (
    <Card title={title}>
      <div className="filter" role="group" aria-label={planTexts.read.filter}>
        {(['all', 'approvals', 'files'] as const).map((each) => (
          <ToggleButton key={each} size="small" appearance="subtle" checked={filter === each} onClick={() => setFilter(each)}>
            {planTexts.read[each]}
          </ToggleButton>
        ))}
      </div>
      <TimeLine entries={shown} />
    </Card>
  );
}
