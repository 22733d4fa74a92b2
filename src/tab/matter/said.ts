import { dayLabels, directionOf } from '../../domain/diaryEntry.ts';
import { isOurs, type MatterKind } from '../../domain/matter.ts';
import { matterTexts } from '../texts/matter.ts';

/** What a field says of a fault: nothing where there is none. */
export const said = (sentence: string | undefined): { validationMessage?: string } => (sentence ? { validationMessage: sentence } : {});

/** What is asked for the day of a record: when it came in or, of our own, was drawn up. */
export const recordDay = (opened: { own: boolean; matter: MatterKind }): { label: string; hint: string } => ({
  label: dayLabels[directionOf(opened)],
  hint: isOurs(opened) ? matterTexts.register.drawnUpHint : matterTexts.register.receivedHint,
});
