// A matter that was left before its evidence was saved is gone on with here, on this computer or another: what was saved is there, the pictures are taken anew.

import { useRef } from 'react';
import { useActions } from '../shared/actions.ts';
import { usePictures } from '../shared/pictures/usePictures.ts';
import { useProfile } from '../shared/profile.tsx';
import { matterTexts } from '../texts/matter.ts';
import { StepRemark } from './ContentRemark.tsx';
import { EvidenceInputs, evidenceMaker } from './EvidenceInputs.tsx';
import { PostInputs } from './PostInputs.tsx';
import { contentsOf, draftOf, faultsOf, madeOf, resumeFaults, useOwnDraft, writtenIn } from './newMatter.ts';
import { StepButtons, useStep, type StepProps } from './useStep.tsx';
import { Card } from '../shared/Card.tsx';

/** The matter was opened, and nothing was written about the post yet. */
export function ResumePost(props: StepProps) {
  const { now } = useActions();
  const form = useOwnDraft(draftOf(props.matter.life, now()));
  const found = resumeFaults(form.draft, now().getTime());
  const step = useStep(props, found, () => contentsOf(form.draft));
  return (
    <div className="stack" ref={step.place}>
      <div className="stack" inert={step.busy}>
        <PostInputs form={form} accounts={[]} faults={step.tried ? found : {}} isOpened />
        <StepRemark {...props} texts={writtenIn(form.draft)} />
      </div>
      <Card>
        <StepButtons step={step} label={form.draft.childAbuse ? matterTexts.note.save : matterTexts.evidence.saveAnd} />
      </Card>
    </div>
  );
}

/** The evidence is what is missing, or its sender (gate G5). */
export function ResumeEvidence(props: StepProps) {
  const { saveEvidence, readTexts, now } = useActions();
  const { municipality } = useProfile();
  const { matter } = props;
  const pictures = usePictures();
  const form = useOwnDraft(draftOf(matter.life, now()));
  const made = useRef<ReturnType<typeof madeOf>>(undefined);
  const isSaved = matter.life.evidence.length > 0;
  const missing = faultsOf(form.draft, undefined, pictures.count + (isSaved ? 1 : 0), now().getTime());
  const found = { ...missing, ...(pictures.textFault ? { pictures: pictures.textFault } : {}) };
  const own: StepProps = {
    matter,
    onMatter: (changed) => {
      props.onMatter(changed, matterTexts.evidence.saved(matter.designation));
      readTexts(matter.designation);
    },
  };
  const step = useStep(
    own,
    found,
    () => contentsOf(form.draft),
    undefined,
    (write) =>
      // Held: the save goes on with its pictures when the page is left.
      pictures.held(async () => {
        if (!(await pictures.settled())) return { outcome: 'refused', why: 'fileRefused' };
        const described = await write();
        if (pictures.count === 0 || described.outcome !== 'done') return described;
        made.current = madeOf(made.current, contentsOf(form.draft), pictures.keys(), now());
        return await saveEvidence(matter.designation, made.current.at, evidenceMaker(pictures, municipality));
      }),
  );
  return (
    <div className="stack" ref={step.place}>
      <div className="stack" inert={step.busy}>
        <EvidenceInputs form={form} pictures={pictures} faults={step.tried ? found : {}} />
        <PostInputs form={form} accounts={[]} faults={step.tried ? found : {}} isOpened />
        <StepRemark {...props} texts={[...writtenIn(form.draft), ...pictures.words]} />
      </div>
      <Card>
        <StepButtons step={step} label={matterTexts.evidence.save} />
      </Card>
    </div>
  );
}
