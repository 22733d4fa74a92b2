// The originals, as they came: to read before one decides, and to give out.

import { Button, Checkbox, Field } from '@fluentui/react-components';
import { ArrowDownloadRegular, DocumentSearchRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { focusFirstFault } from '../shared/focus.ts';
import { fileSize } from '../shared/format.ts';
import type { Released, ReleaseFile, ReleaseView } from '../shared/releaseActions.ts';
import { useActing } from '../shared/useActing.tsx';
import { releaseTexts } from '../texts/release.ts';

const t = releaseTexts.original;
const kinds = releaseTexts.original.kinds;

export function OriginalForm({ view, onReleased }: { view: ReleaseView; onReleased: (released: Released) => void }) {
  const { giveOutOriginals, fetchOriginal, now } = useActions();
  const acting = useActing();
  const place = useRef<HTMLDivElement>(null);
  const madeAt = useRef('');
  const [chosen, setChosen] = useState<readonly string[]>(view.isProtected ? [] : view.files.map(({ name }) => name));
  // What may be secret leaves by no slip: each file is chosen, and said to have been weighed.
  const [isWeighed, setWeighed] = useState(!view.isProtected);
  const [tried, setTried] = useState(false);
  const give = async () => {
    setTried(true);
    if (chosen.length === 0 || !isWeighed) return focusFirstFault(place.current);
    // The same at every try, so that it is written down once.
    madeAt.current ||= now().toISOString();
    const answer = await acting.run(() => giveOutOriginals(view.designation, chosen, madeAt.current));
    if (answer.outcome !== 'done') return undefined;
    madeAt.current = '';
    return onReleased(answer);
  };
  const choose = (name: string, isChosen: boolean) => {
    madeAt.current = '';
    setChosen(view.files.map((file) => file.name).filter((one) => (one === name ? isChosen : chosen.includes(one))));
  };
  return (
    <Card title={t.card}>
      <div className="stack" ref={place}>
        <fieldset className="stack close">
          <legend className="meta">{t.choose}</legend>
          <ul className="stack close">
            {view.files.map((file) => (
              <File
                file={file}
                key={file.name}
                isChosen={chosen.includes(file.name)}
                isFault={tried && chosen.length === 0}
                isBusy={acting.busy}
                onChoose={(isChosen) => choose(file.name, isChosen)}
                onRead={() => void acting.run(() => fetchOriginal(view.designation, file.name))}
              />
            ))}
          </ul>
        </fieldset>
        {tried && chosen.length === 0 && (
          <p className="attention" role="alert">
            {t.chooseFault}
          </p>
        )}
        <p className="meta">{view.isProtected ? `${t.before} ${t.recorded}` : t.before}</p>
        {view.isProtected && <WeighedInput isWeighed={isWeighed} tried={tried} onChange={setWeighed} />}
        {acting.said}
        <div className="actions">
          <Button appearance="primary" icon={<ArrowDownloadRegular />} disabledFocusable={acting.busy} onClick={() => void give()}>
            {t.act}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function WeighedInput({ isWeighed, tried, onChange }: { isWeighed: boolean; tried: boolean; onChange: (isWeighed: boolean) => void }) {
  return (
    <Field {...(tried && !isWeighed ? { validationMessage: t.triedFault } : {})}>
      <Checkbox label={t.tried} checked={isWeighed} aria-invalid={tried && !isWeighed} onChange={(_event, { checked }) => onChange(checked === true)} />
    </Field>
  );
}

type FileProps = { file: ReleaseFile; isChosen: boolean; isFault: boolean; isBusy: boolean; onChoose: (isChosen: boolean) => void; onRead: () => void };

function File({ file: { name, size, kind }, isChosen, isFault, isBusy, onChoose, onRead }: FileProps) {
  return (
    <li className="original">
      <Checkbox label={name} checked={isChosen} aria-invalid={isFault} onChange={(_event, { checked }) => onChoose(checked === true)} />
      <span className="meta">{t.about(kinds[kind], fileSize(size))}</span>
      <Button
        size="small"
        appearance="subtle"
        icon={<DocumentSearchRegular />}
        aria-label={t.read(name)}
        title={t.read(name)}
        disabledFocusable={isBusy}
        onClick={onRead}
      />
    </li>
  );
}
