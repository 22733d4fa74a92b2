// The copy as it stands in the file, before anybody has it: the painted pixels themselves and the rows as they are shown.

import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useEffect, useMemo, useRef, useState } from 'react';
import { reasonWords } from '../../domain/masking.ts';
import type { MadeCopy } from '../../flows/releasing.ts';
import type { MaskedPicture } from '../../ports.ts';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { Facts } from '../shared/Facts.tsx';
import { focusFirstFault } from '../shared/focus.ts';
import type { Released, ReleaseView } from '../shared/releaseActions.ts';
import { useActing } from '../shared/useActing.tsx';
import { releaseTexts } from '../texts/release.ts';
import { InformedInput } from './RefusalTold.tsx';

const t = releaseTexts.preview;

export type CopyPreviewProps = { view: ReleaseView; copy: MadeCopy; onBack: () => void; onReleased: (released: Released) => void };

export function CopyPreview({ view, copy, onBack, onReleased }: CopyPreviewProps) {
  const { giveOutCopy } = useActions();
  const acting = useActing();
  const place = useRef<HTMLDivElement>(null);
  const [tried, setTried] = useState(false);
  const [informed, setInformed] = useState(false);
  const { how } = copy.fact;
  const mustInform = how === 'masked' && !informed;
  // The button that was pressed gave its place to the copy.
  useEffect(() => place.current?.focus(), []);
  const give = async () => {
    setTried(true);
    if (mustInform) return focusFirstFault(place.current);
    const answer = await acting.run(() => giveOutCopy(view.designation, copy, informed));
    if (answer.outcome === 'done') onReleased(answer);
  };
  const shown = copy.rows.map(({ label, value, reason }) => [label, reason ? `${value} ${reasonWords(reason)}` : value] as const);
  return (
    <div className="stack copy-preview" ref={place} tabIndex={-1}>
      <Card title={t.card}>
        <div className="stack">
          <p>{t.intro}</p>
          {copy.shown.length > 0 && !copy.isRead && <p className="meta">{t.unread}</p>}
          {copy.shown.map((picture, index) => (
            <Shown
              isRead={copy.isRead}
              picture={picture}
              place={index + 1}
              reasons={copy.fact.masks.filter(({ file }) => file === picture.name)}
              key={picture.name}
            />
          ))}
          <h3>{t.texts}</h3>
          <Facts rows={shown} />
          {how === 'masked' && <InformedInput informed={informed} tried={tried} onChange={setInformed} />}
          <p className="meta">{t.before}</p>
          {acting.said}
          <div className="actions wrap">
            <Button disabledFocusable={acting.busy} onClick={onBack}>
              {t.back}
            </Button>
            <Button appearance="primary" icon={<ArrowDownloadRegular />} disabledFocusable={acting.busy} onClick={() => void give()}>
              {t.act}
            </Button>
          </div>
        </div>
      </Card>
    </div>
  );
}

type ShownProps = { picture: MaskedPicture; isRead: boolean; place: number; reasons: MadeCopy['fact']['masks'] };

function Shown({ picture: { pieces, lines }, isRead, place, reasons }: ShownProps) {
  const addresses = useMemo(() => pieces.map((bytes) => URL.createObjectURL(new Blob([bytes], { type: 'image/png' }))), [pieces]);
  useEffect(() => () => addresses.forEach((address) => URL.revokeObjectURL(address)), [addresses]);
  return (
    <section className="stack close" aria-label={t.picture(place)}>
      <h3>{t.picture(place)}</h3>
      {reasons.length > 0 && (
        <ol className="by-number">
          {reasons.map(({ reason }, index) => (
            // Several masks may have one reason.
            <li key={`${index} ${reason.ground}`}>{reasonWords(reason)}</li>
          ))}
        </ol>
      )}
      {/* A place of its own to scroll, reached by keys too. */}
      <div className="mask-scroll" tabIndex={0} role="group" aria-label={releaseTexts.mask.scroll(place)}>
        {addresses.map((address, index) => (
          <img src={address} alt={t.alternative(place, index + 1, addresses.length)} key={address} />
        ))}
      </div>
      {isRead && (
        <details className="how" open>
          <summary>{t.read(place)}</summary>
          {lines.length === 0 && <p>{t.readNothing}</p>}
          {lines.map((line, index) => (
            // Two lines may say the same.
            <p className="wraps" key={index}>
              {line}
            </p>
          ))}
        </details>
      )}
    </section>
  );
}
