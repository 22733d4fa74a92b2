// The quiet line under a matter's files: is the text in its pictures read, or being read? It holds up nothing, and nothing depends on it.

import { Button, ProgressBar } from '@fluentui/react-components';
import { DocumentSearchRegular } from '@fluentui/react-icons';
import { useCallback, useSyncExternalStore } from 'react';
import { secrecyNow, type MatterLife } from '../../domain/matterLife.ts';
import { unread } from '../../domain/readEvidence.ts';
import { swedishNumber } from '../../domain/swedish.ts';
import { useActions } from '../shared/actions.ts';
import type { TextReading as Reading } from '../shared/matterActions.ts';
import { problemSentence } from '../shared/Problem.tsx';
import { matterTexts } from '../texts/matter.ts';
import { WarningRemark } from './ContentRemark.tsx';

const t = matterTexts.reading;

export function TextReading({ designation, life }: { designation: string; life: MatterLife }) {
  const { readTexts, textReading, onTextReading } = useActions();
  const reading = useSyncExternalStore(
    onTextReading,
    useCallback(() => textReading(designation), [textReading, designation]),
  );
  const isUnread = unread(life).length > 0;
  const kinds = secrecyNow(life) === 'no' ? [...new Set(life.read.flatMap(({ warnings = [] }) => warnings))] : [];
  return (
    <div className="stack tight text-reading">
      <p className="meta" role="status">
        {sentence(reading, isUnread, life)}
      </p>
      {reading?.state === 'reading' && <ProgressBar value={reading.percent / 100} aria-label={t.progress(reading.percent)} />}
      {kinds.length > 0 && <WarningRemark kinds={kinds} lead={t.inPictures} question={t.question} />}
      {isUnread && reading?.state !== 'reading' && (
        <div>
          <Button size="small" appearance="subtle" icon={<DocumentSearchRegular />} onClick={() => readTexts(designation)}>
            {reading ? t.again : t.start}
          </Button>
        </div>
      )}
    </div>
  );
}

function sentence(reading: Reading | undefined, isUnread: boolean, { read }: MatterLife): string {
  if (reading?.state === 'reading') return `${t.now} ${t.nowHint}`;
  if (isUnread) return reading ? `${t.failed} ${problemSentence(reading.thrown)}` : t.unread;
  if (read.length === 0) return '';
  const words = read.reduce((sum, fact) => sum + fact.words, 0);
  return `${t.read} ${words > 0 ? t.words(swedishNumber(words)) : t.none}`;
}
