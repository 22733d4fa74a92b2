// The files of a matter: what the facts name, and then what a try that was broken off left behind, told as that.

import { Button } from '@fluentui/react-components';
import {
  DocumentCopyRegular,
  DocumentDismissRegular,
  DocumentPdfRegular,
  DocumentSearchRegular,
  DocumentTextRegular,
  ImageRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { swedishMoment } from '../../domain/swedish.ts';
import type { LeftFiles } from '../../domain/leftFiles.ts';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { fileSize } from '../shared/format.ts';
import type { MatterView } from '../shared/matterActions.ts';
import { useActing } from '../shared/useActing.tsx';
import { matterTexts } from '../texts/matter.ts';
import { TextReading } from './TextReading.tsx';

const t = matterTexts.files;
const icons = { record: DocumentPdfRegular, picture: ImageRegular, file: DocumentTextRegular, text: DocumentSearchRegular, copy: DocumentCopyRegular };

export function MatterFiles({ matter: { designation, files, left, isProtected, life } }: { matter: MatterView }) {
  const { openMatterFile } = useActions();
  const acting = useActing();
  if (files.length === 0 && left.attempts.length === 0) return null;
  const open = { busy: acting.busy, onOpen: (name: string) => void acting.run(() => openMatterFile(designation, name)) };
  return (
    <Card title={t.title} count={files.length}>
      <ul className="stack tight">
        {files.map(({ name, size, what }) => (
          <FileRow {...open} key={name} name={name} icon={icons[what]} meta={what === 'copy' ? `${t.copy}, ${fileSize(size)}` : fileSize(size)} />
        ))}
      </ul>
      <Attempts left={left} {...open} />
      {isProtected && <p className="meta">{matterTexts.page.recorded}</p>}
      <TextReading designation={designation} life={life} />
      {acting.said}
    </Card>
  );
}

type Opening = { busy: boolean; onOpen: (name: string) => void };

function FileRow({ name, icon: Icon, meta, busy, onOpen }: Opening & { name: string; icon: FluentIcon; meta: string }) {
  return (
    <li className="row between">
      <Button className="matter-file" appearance="subtle" icon={<Icon />} disabledFocusable={busy} onClick={() => onOpen(name)}>
        {name}
      </Button>
      <span className="meta">{meta}</span>
    </li>
  );
}

/** Each try with what it was, and its files to open: what is missing among the evidence can be seen there. */
function Attempts({ left: { attempts, replaced }, ...open }: Opening & { left: LeftFiles }) {
  return (
    <>
      {attempts.map(({ of, at, by, files }) => (
        <section key={`${of} ${at}`} className="stack tight matter-left" aria-label={matterTexts.files.left[of]}>
          <h3>{matterTexts.files.left[of]}</h3>
          <p className="meta">{`${t.leftBy(swedishMoment(at), by)} ${matterTexts.files.leftWhat[of]}`}</p>
          <ul className="stack tight">
            {files.map(({ name, size }) => (
              <FileRow {...open} key={name} name={name} icon={DocumentDismissRegular} meta={fileSize(size)} />
            ))}
          </ul>
        </section>
      ))}
      {replaced > 0 && <p className="meta">{t.replaced(replaced)}</p>}
    </>
  );
}
