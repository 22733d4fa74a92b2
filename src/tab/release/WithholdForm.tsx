// Nothing is given out: only where no part can be. Each reason has its provision, and whoever asks is told of the right to a decision.

import { Button } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import type { MaskReason } from '../../domain/masking.ts';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { focusFirstFault } from '../shared/focus.ts';
import type { Released, ReleaseView } from '../shared/releaseActions.ts';
import { useActing } from '../shared/useActing.tsx';
import { releaseTexts } from '../texts/release.ts';
import { asReason, isWhole, noReason, proposedReason, type ReasonDraft } from './maskDraft.ts';
import { ReasonInputs } from './ReasonInputs.tsx';
import { InformedInput } from './RefusalTold.tsx';

const t = releaseTexts.withhold;
const mostReasons = 20;

type WithholdFormProps = { view: ReleaseView; onReleased: (released: Released, reasons: readonly MaskReason[]) => void };

export function WithholdForm({ view, onReleased }: WithholdFormProps) {
  const { withhold, now } = useActions();
  const acting = useActing({ typed: true });
  const place = useRef<HTMLDivElement>(null);
  const madeAt = useRef('');
  const [drafts, setDrafts] = useState<readonly ReasonDraft[]>([proposedReason(view.marking)]);
  const [informed, setInformed] = useState(false);
  const [tried, setTried] = useState(false);
  // Other reasons are another answer, with a time of its own.
  const put = (changed: readonly ReasonDraft[]) => {
    madeAt.current = '';
    setDrafts(changed);
  };
  const save = async () => {
    setTried(true);
    if (!drafts.every(isWhole) || !informed) return focusFirstFault(place.current);
    madeAt.current ||= now().toISOString();
    const reasons = drafts.map(asReason);
    const answer = await acting.run(() => withhold(view.designation, { reasons, informed, madeAt: madeAt.current }));
    return answer.outcome === 'done' ? onReleased(answer, reasons) : undefined;
  };
  return (
    <Card title={t.card}>
      <div className="stack" ref={place}>
        <p>{t.intro}</p>
        <Reasons drafts={drafts} tried={tried} onChange={put} />
        <InformedInput informed={informed} tried={tried} onChange={setInformed} />
        {acting.said}
        <div className="actions">
          <Button appearance="primary" disabledFocusable={acting.busy} onClick={() => void save()}>
            {t.act}
          </Button>
        </div>
      </div>
    </Card>
  );
}

type ReasonsProps = { drafts: readonly ReasonDraft[]; tried: boolean; onChange: (drafts: readonly ReasonDraft[]) => void };

function Reasons({ drafts, tried, onChange }: ReasonsProps) {
  const adding = useRef<HTMLDivElement>(null);
  const remove = (index: number) => {
    onChange(drafts.filter((_one, at) => at !== index));
    adding.current?.querySelector('button')?.focus();
  };
  return (
    <>
      <ol className="stack close">
        {drafts.map((draft, index) => (
          // They have no names but their places.
          <li className="proposal" key={index}>
            <div className="row between">
              <h3>{t.one(index + 1)}</h3>
              {drafts.length > 1 && (
                <Button size="small" appearance="subtle" icon={<DeleteRegular />} aria-label={t.remove(index + 1)} onClick={() => remove(index)} />
              )}
            </div>
            <ReasonInputs value={draft} tried={tried} onChange={(changed) => onChange(drafts.map((one, at) => (at === index ? changed : one)))} />
          </li>
        ))}
      </ol>
      <div className="actions" ref={adding}>
        <Button size="small" icon={<AddRegular />} disabledFocusable={drafts.length >= mostReasons} onClick={() => onChange([...drafts, noReason])}>
          {t.add}
        </Button>
      </div>
    </>
  );
}
