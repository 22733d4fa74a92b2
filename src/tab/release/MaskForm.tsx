// The masked copy: masks in pictures and in text, the copy to look at, and then it is given out. The masks stay where they are until that is done.

import { Button, Checkbox, Field, MessageBar, MessageBarBody, ProgressBar } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons';
import { useRef, useState, type RefObject } from 'react';
import type { MaskArea } from '../../domain/masking.ts';
import { stillTelling } from '../../domain/releaseRows.ts';
import { listed } from '../../domain/swedish.ts';
import type { MadeCopy } from '../../flows/releasing.ts';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { focusFirstFault } from '../shared/focus.ts';
import type { Released, ReleaseView } from '../shared/releaseActions.ts';
import { useActing } from '../shared/useActing.tsx';
import { releaseTexts } from '../texts/release.ts';
import { CopyPreview } from './CopyPreview.tsx';
import { MaskList } from './MaskList.tsx';
import { PictureMasks } from './PictureMasks.tsx';
import { ReasonInputs } from './ReasonInputs.tsx';
import { proposedReason } from './maskDraft.ts';
import { forgetMasks, useMasks, type Masks } from './useMasks.ts';

const t = releaseTexts.mask;

export type MaskFormProps = { view: ReleaseView; onReleased: (released: Released, copy: MadeCopy) => void };

export function MaskForm({ view, onReleased }: MaskFormProps) {
  const { makeCopy, now } = useActions();
  const acting = useActing({ typed: true });
  const masks = useMasks(view.designation, proposedReason(view.marking));
  const place = useRef<HTMLDivElement>(null);
  const [tried, setTried] = useState(false);
  const [copy, setCopy] = useState<MadeCopy>();
  const reading = useReading(view.files.some(({ kind }) => kind === 'picture'));
  const mustMask = view.files.length > 0 && masks.isNone;
  const look = async () => {
    setTried(true);
    if (mustMask) return;
    if (!masks.isWhole) return focusFirstFault(place.current);
    const masking = masks.masking(now().toISOString());
    const answer = await acting.run(() => makeCopy(view.designation, masking, reading.begin()));
    reading.end();
    if (answer.outcome === 'made') setCopy(answer.copy);
  };
  const change = () => {
    setCopy(undefined);
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('[data-look]')?.focus());
  };
  const given = (released: Released, of: MadeCopy) => {
    forgetMasks(view.designation);
    onReleased(released, of);
  };
  if (copy) return <CopyPreview view={view} copy={copy} onBack={change} onReleased={(released) => given(released, copy)} />;
  return (
    <div className="stack" ref={place}>
      <Writings view={view} />
      <Pictures view={view} masks={masks} tried={tried} place={place} />
      <Rows view={view} masks={masks} tried={tried} />
      <div className="stack close">
        {tried && mustMask && (
          <p className="attention" role="alert">
            {t.none}
          </p>
        )}
        <p className="meta">{t.onlyHere}</p>
        {reading.shown}
        {acting.said}
        <div className="actions wrap">
          <Button data-look appearance="primary" icon={<EyeRegular />} disabledFocusable={acting.busy} onClick={() => void look()}>
            {t.preview}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** Whether the pictures of the copy are to be read, and how far that has come. */
function useReading(hasPictures: boolean) {
  const [isWanted, setWanted] = useState(true);
  const [share, setShare] = useState<number>();
  const stopping = useRef<AbortController>(undefined);
  const begin = () => {
    if (!isWanted || !hasPictures) return undefined;
    stopping.current = new AbortController();
    setShare(0);
    return { told: setShare, signal: stopping.current.signal };
  };
  const shown = hasPictures && (
    <>
      <Field hint={t.readHint}>
        <Checkbox label={t.read} checked={isWanted} onChange={(_event, { checked }) => setWanted(checked === true)} />
      </Field>
      {share !== undefined && (
        <Field validationState="none" validationMessage={t.reading}>
          <ProgressBar aria-label={t.reading} value={share} />
        </Field>
      )}
      {share !== undefined && (
        <div>
          <Button size="small" onClick={() => stopping.current?.abort()}>
            {t.skip}
          </Button>
        </div>
      )}
    </>
  );
  return { begin, end: () => setShare(undefined), shown };
}

/** Files that cannot be masked here are left out of the copy, and that is said. */
function Writings({ view: { files } }: { view: ReleaseView }) {
  const writings = files.filter(({ kind }) => kind === 'writing').map(({ name }) => name);
  if (writings.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{t.writings(listed(writings))}</MessageBarBody>
    </MessageBar>
  );
}

type PartProps = { view: ReleaseView; masks: Masks; tried: boolean };

function Pictures({ view, masks, tried, place }: PartProps & { place: RefObject<HTMLDivElement | null> }) {
  const pictures = view.files.filter(({ kind }) => kind === 'picture');
  if (pictures.length === 0) return null;
  const focusOn = (selector: string) => requestAnimationFrame(() => place.current?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true }));
  // The keys move what was just added.
  const add = (file: string, area: MaskArea) => focusOn(`[data-mask="${masks.add(file, area)}"]`);
  return (
    <Card title={t.pictures}>
      <div className="stack">
        <p>{t.pictureIntro}</p>
        <p className="meta" id="mask-keys">
          {t.keys}
        </p>
        {pictures.map(({ name }, index) => {
          const own = masks.masks.filter(({ file }) => file === name);
          const size = masks.sizes[name];
          const remove = (key: number) => {
            masks.remove(key);
            focusOn(`[data-add="${name}"]`);
          };
          return (
            <section className="stack close" key={name} aria-label={t.picture(index + 1, pictures.length)}>
              {pictures.length > 1 && <h3>{t.picture(index + 1, pictures.length)}</h3>}
              <PictureMasks
                designation={view.designation}
                name={name}
                place={index + 1}
                size={size}
                masks={own}
                onSize={(found) => masks.setSize(name, found)}
                onAdd={(area) => add(name, area)}
                onMove={masks.move}
                onRemove={remove}
              />
              {size && <MaskList masks={own} place={index + 1} size={size} tried={tried} on={{ ...masks, remove }} />}
            </section>
          );
        })}
      </div>
    </Card>
  );
}

function Rows({ view: { rows }, masks, tried }: PartProps) {
  const hidden = Object.keys(masks.rows).map((row) => ({ row, reason: { ground: 'other', provision: '', note: '' } as const }));
  const telling = stillTelling(rows, hidden);
  return (
    <Card title={t.rows}>
      <fieldset className="stack close">
        <legend className="meta">{t.rowsIntro}</legend>
        {rows.map(({ label, value }) => {
          const reason = masks.rows[label];
          return (
            <div className="mask-row" key={label}>
              <Checkbox label={label} checked={reason !== undefined} onChange={() => (reason ? masks.showRow(label) : masks.hideRow(label))} />
              <p className={reason ? 'wraps hidden-text' : 'wraps'}>{value}</p>
              {reason && <ReasonInputs value={reason} tried={tried} onChange={(changed) => masks.explainRow(label, changed)} />}
            </div>
          );
        })}
      </fieldset>
      <div role="status">
        {telling.length > 0 && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{t.telling(listed(telling))}</MessageBarBody>
          </MessageBar>
        )}
      </div>
    </Card>
  );
}
