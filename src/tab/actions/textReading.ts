// Text in saved pictures, read in the background of whatever else is done (R18, R19). One matter at a time: a reader takes what a computer has.

import { profileOf } from '../../domain/settings.ts';
import { readMatter } from '../../flows/matterFolder.ts';
import { readMunicipality } from '../../flows/planFile.ts';
import { OutsideError } from '../../outsideError.ts';
import type { TextReading, TextReadingActions } from '../shared/matterActions.ts';
import { changes, type Session } from './session.ts';

export function textReadingActions(session: Session): TextReadingActions {
  const states = new Map<string, TextReading>();
  const heard = changes();
  const put = (designation: string, state: TextReading | undefined) => {
    if (state) states.set(designation, state);
    else states.delete(designation);
    heard.tell();
  };
  return {
    textReading: (designation) => states.get(designation),
    onTextReading: heard.listen,
    readTexts(designation) {
      if (states.get(designation)?.state === 'reading') return;
      put(designation, { state: 'reading', percent: 0 });
      const told = (share: number) => {
        const percent = Math.floor(share * 100);
        const now = states.get(designation);
        if (now?.state === 'reading' && percent > now.percent) put(designation, { state: 'reading', percent });
      };
      session
        .inTurn('reading', () => readNow(session, designation, told))
        .then(
          () => put(designation, undefined),
          (thrown: unknown) => put(designation, { state: 'failed', thrown }),
        )
        .finally(session.changed.tell);
    },
  };
}

/** What is slow and large (the engine of records, the reader) is fetched now, and given back when it is done. */
async function readNow(session: Session, designation: string, told: (share: number) => void): Promise<void> {
  const { ports, inTurn, openPictureDesk, openPictureReader, contentWarnings: warnings } = session;
  const folder = await readMatter(ports, designation);
  if (!folder || folder === 'closed') throw new OutsideError(folder ? 'forbidden' : 'missing', 'the matter cannot be read');
  const [{ readMatterTexts }, reader] = await Promise.all([import('../../flows/readingEvidence.ts'), openPictureReader()]);
  const desk = openPictureDesk();
  try {
    const { municipality } = profileOf((await readMunicipality(ports)).settings);
    await readMatterTexts(ports, folder, { desk, reader, municipality, told, warnings, inTurn: (act) => inTurn(`matter:${designation}`, act) });
  } finally {
    reader.stop();
    desk.close();
  }
}
