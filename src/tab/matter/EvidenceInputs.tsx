// Evidence (R18, R19, R70): pictures of the post, or a true statement of why they cannot be had (the exits of gate G5).

import { Checkbox, Field, Select, Textarea } from '@fluentui/react-components';
import { evidenceExits, type EvidenceExit } from '../../domain/matter.ts';
import { madeEvidence } from '../../flows/matters.ts';
import { Card } from '../shared/Card.tsx';
import { PicturesInput } from '../shared/pictures/PicturesInput.tsx';
import type { Pictures } from '../shared/pictures/usePictures.ts';
import type { MakeEvidence } from '../shared/matterActions.ts';
import { matterTexts } from '../texts/matter.ts';
import { needsEvidence, type DraftFaults, type DraftForm } from './newMatter.ts';
import { said } from './said.ts';

const t = matterTexts.evidence;

export function EvidenceInputs({ form: { draft, put }, pictures, faults }: { form: DraftForm; pictures: Pictures; faults: DraftFaults }) {
  const isAsked = needsEvidence(draft);
  return (
    <Card title={t.card}>
      <div className="fields">
        <PicturesInput
          pictures={pictures}
          label={t.pictures}
          hint={isAsked ? t.first : t.kept}
          required={isAsked && !draft.exit}
          {...(faults.pictures ? { fault: faults.pictures } : {})}
        />
        {isAsked && (
          <Checkbox label={t.exit} checked={draft.exit !== undefined} onChange={(_event, { checked }) => put({ exit: checked === true ? '' : undefined })} />
        )}
        {isAsked && draft.exit !== undefined && (
          <>
            <Field label={t.exitWhy} hint={t.deviation} required {...said(faults.exit)}>
              <Select value={draft.exit} onChange={(_event, { value }) => put({ exit: value as EvidenceExit | '' })}>
                <option value="" />
                {exitsFor(draft.own).map(([key, label]) => (
                  <option key={key} value={key}>
                    {label}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={draft.exit === 'savedElsewhere' ? t.exitReasonWhere : t.exitReason} required {...said(faults.exitReason)}>
              <Textarea rows={2} maxLength={1_000} value={draft.exitReason} onChange={(_event, { value }) => put({ exitReason: value })} />
            </Field>
          </>
        )}
      </div>
    </Card>
  );
}

/** Who wrote our own post is known. */
const exitsFor = (own: boolean) => Object.entries(evidenceExits).filter(([key]) => !own || key !== 'senderUnknown');

/** The form's pictures as a record of the matter. */
export const evidenceMaker =
  (pictures: Pictures, municipality: string): MakeEvidence =>
  async (designation, about, madeAt) =>
    madeEvidence(await pictures.record({ municipality, designation, about, madeAt }));
