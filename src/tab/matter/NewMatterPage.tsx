// A new post to handle: the first questions, then account, senders and pictures, then *Spara beviset*. What follows (to assess, to act, to register) is done
// on the matter's own page, which opens at once: the order is the guidelines' (R18, R70).

import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { go, href, replaceRoute } from '../route.ts';
import { useActions, type Actions, type Refused } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { focusFirstFault } from '../shared/focus.ts';
import { leaveWords } from '../shared/leftWords.ts';
import { Loading } from '../shared/Loading.tsx';
import type { Keeping, MatterAccount, MatterDone } from '../shared/matterActions.ts';
import { Page } from '../shared/Page.tsx';
import { usePictures } from '../shared/pictures/usePictures.ts';
import { useProfile } from '../shared/profile.tsx';
import { useActing } from '../shared/useActing.tsx';
import { useAsync } from '../shared/useAsync.ts';
import { matterTexts } from '../texts/matter.ts';
import { ContentRemark } from './ContentRemark.tsx';
import { EvidenceInputs, evidenceMaker } from './EvidenceInputs.tsx';
import { FirstQuestions, NoRight } from './FirstQuestions.tsx';
import { newReceipt, NewReceipt } from './OutsideReceipt.tsx';
import { PostInputs } from './PostInputs.tsx';
import {
  accountOf,
  authorityOf,
  contentsOf,
  draftsBegun,
  draftsPictures,
  faultsOf,
  forgetDraft,
  madeOf,
  mayHoldSecrets,
  openingOf,
  saveDraft,
  useDraft,
  writtenIn,
  type Draft,
  type DraftForm,
} from './newMatter.ts';
import './matter.css';
import '../shared/inputs.css';

const t = matterTexts.first;
const crumb = { label: matterTexts.page.crumb, to: { screen: 'posts' } } as const;

export function NewMatterPage() {
  const { matterAccounts } = useActions();
  const accounts = useAsync(matterAccounts, []);
  return (
    <Page title={t.title} sub={t.sub} crumb={crumb}>
      <Loading loaded={accounts}>{(found) => <NewMatter accounts={found} />}</Loading>
    </Page>
  );
}

function NewMatter({ accounts }: { accounts: readonly MatterAccount[] }) {
  const mine = accounts.filter((one) => one.mine);
  const { newKey, now } = useActions();
  const form = useDraft(newKey, now(), mine.length === 1 && mine[0] ? mine[0].id : '');
  const pictures = usePictures(draftsPictures());
  const saving = useSaving(form.draft, accounts, pictures);
  const { draft } = form;
  const authority = authorityOf(draft, accountOf(draft, accounts));
  const keeping = useKeeping(draft, authority);
  const { authorities } = useProfile();
  const nameOf = authorities.find(({ value }) => value === authority)?.label ?? authority;
  const isAnswered = draft.secrecy !== undefined;
  const isOutside = keeping !== undefined && 'outside' in keeping;
  const [receipt, setReceipt] = useState(() => newReceipt(now().toISOString()));
  return (
    <div className="stack matter-form" ref={saving.place}>
      {/* What is being saved is what stands here: an answer changed meanwhile would be lost, and might have changed the library. */}
      <div className="stack" inert={saving.busy}>
        <FirstQuestions form={form} faults={saving.faults} isOutside={isOutside} />
        {!isAnswered && <p className="meta">{t.answerFirst}</p>}
        {isAnswered && <PostInputs form={form} accounts={accounts} faults={saving.faults} isOutside={isOutside} />}
        {isAnswered && keeping && 'registrar' in keeping && <NoRight keeping={keeping} authority={nameOf} isProtected={mayHoldSecrets(draft)} />}
        {isAnswered && !draft.childAbuse && keeping?.may !== false && <EvidenceInputs form={form} pictures={pictures} faults={saving.faults} />}
        <OpenRemark form={form} words={pictures.words} />
      </div>
      {isAnswered && isOutside && (
        <NewReceipt draft={draft} account={accountOf(draft, accounts)} value={receipt} put={(part) => setReceipt({ ...receipt, ...part })} />
      )}
      {isAnswered && keeping?.may !== false && (
        <Card>
          <div className="stack close">
            {saving.said}
            <div className="actions">
              <Button
                disabledFocusable={saving.busy}
                onClick={() => {
                  forgetDraft();
                  go({ screen: 'posts' });
                }}
              >
                {matterTexts.page.cancel}
              </Button>
              <Button appearance="primary" disabledFocusable={saving.busy} onClick={() => void saving.save()}>
                {saveLabel(draft, pictures.count)}
              </Button>
            </div>
            {saving.busy && (
              <p className="meta" role="status">
                {takesFiles(draft, pictures.count) ? matterTexts.evidence.saving : matterTexts.evidence.savingWords}
              </p>
            )}
          </div>
        </Card>
      )}
    </div>
  );
}

/** Of child abuse no file is saved, whatever was brought before it was said. */
const takesFiles = ({ childAbuse }: Draft, files: number): boolean => files > 0 && !childAbuse;

function saveLabel(draft: Draft, files: number): string {
  if (draft.childAbuse) return matterTexts.note.save;
  return takesFiles(draft, files) ? matterTexts.evidence.save : matterTexts.evidence.saveAnd;
}

/** Said while the answer is no. */
function OpenRemark({ form: { draft, put }, words }: { form: DraftForm; words: readonly string[] }) {
  const place = useRef<HTMLDivElement>(null);
  if (draft.secrecy !== 'no') return null;
  const act = () => {
    put({ secrecy: 'unknown' });
    // The button goes with what it said; the answer that was changed is where one goes on.
    place.current?.closest('.matter-form')?.querySelector<HTMLElement>('input[type="radio"][value="unknown"]')?.focus();
  };
  return (
    <div ref={place}>
      <ContentRemark texts={[...writtenIn(draft), ...words]} question={matterTexts.remark.question} change={{ label: matterTexts.remark.change, act }} />
    </div>
  );
}

/** Asked as soon as it can be known where the matter would lie. */
function useKeeping({ secrecy, childAbuse }: Draft, authority: string): Keeping | undefined {
  const { mayKeep } = useActions();
  const answer = useAsync(async () => (secrecy && authority ? await mayKeep(authority, { secrecy, childAbuse }) : undefined), [secrecy, childAbuse, authority]);
  return answer.state === 'here' ? answer.value : undefined;
}

/** In each that was begun in the open library it is noted where it goes on: whoever moves or disposes of it finds it. */
async function tellLeft({ actOnMatter }: Actions, left: readonly string[], designation: string): Promise<void> {
  for (const open of left) await actOnMatter(open, [{ kind: 'note', text: matterTexts.evidence.goesOn(designation) }]).catch(() => undefined);
}

/** Opens, describes, saves: what was done already when something fails is found done when it is tried again. It goes on when the form is left. */
function useSaving(draft: Draft, accounts: readonly MatterAccount[], pictures: ReturnType<typeof usePictures>) {
  const actions = useActions();
  const { municipality } = useProfile();
  const acting = useActing({ typed: true });
  const place = useRef<HTMLDivElement>(null);
  const alive = useRef(true);
  const [tried, setTried] = useState(false);
  const account = accountOf(draft, accounts);
  const found = {
    ...faultsOf(draft, account, pictures.count, actions.now().getTime()),
    ...(pictures.textFault && !draft.childAbuse ? { pictures: pictures.textFault } : {}),
  };
  const saveAll = async (): Promise<MatterDone | Refused> => {
    const begun = draftsBegun();
    const withFiles = takesFiles(draft, pictures.count);
    if (withFiles && !(await pictures.settled())) return { outcome: 'refused', why: 'fileRefused' };
    begun.made = madeOf(begun.made, contentsOf(draft), withFiles ? pictures.keys() : [], actions.now());
    const opened = await actions.beginMatter(draft.key, openingOf(draft, account));
    if (opened.outcome === 'refused') return opened;
    const { designation, isProtected } = opened.matter;
    if (!isProtected) begun.openly.add(designation);
    const described = await actions.actOnMatter(designation, contentsOf(draft));
    if (described.outcome === 'refused' || !withFiles) return await finished(actions, described);
    return await finished(actions, await actions.saveEvidence(designation, begun.made.at, evidenceMaker(pictures, municipality)));
  };
  const follow = async (act: () => Promise<MatterDone | Refused>) => {
    const answer = await acting.run(act);
    // Whoever has gone to another page meanwhile stays there: the matter stands in the list.
    if (answer.outcome === 'done' && alive.current) replaceRoute({ screen: 'post', designation: answer.matter.designation });
  };
  useEffect(() => {
    alive.current = true;
    const { saving } = draftsBegun();
    // What is being saved is waited for, and what failed while one was away is said; done again it is a save of its own.
    let first = saving?.answer;
    if (saving)
      void follow(() => {
        const joined = first ?? saveDraft(saveAll);
        first = undefined;
        return joined;
      });
    return () => void (alive.current = false);
  }, []);
  const save = async () => {
    setTried(true);
    if (Object.keys(found).length > 0) {
      focusFirstFault(place.current);
      return;
    }
    await follow(() => saveDraft(saveAll));
  };
  return { place, faults: tried ? found : {}, busy: acting.busy, said: acting.said, save };
}

/** It is saved: the draft goes, and what there is to say is left where the matter is shown. */
async function finished(actions: Actions, answer: MatterDone | Refused): Promise<MatterDone | Refused> {
  if (answer.outcome !== 'done') return answer;
  const { designation, life, isProtected } = answer.matter;
  const left = isProtected ? [...draftsBegun().openly] : [];
  forgetDraft();
  if (life.evidence.length > 0) actions.readTexts(designation);
  await tellLeft(actions, left, designation);
  const said = life.evidence.length > 0 ? matterTexts.evidence.saved(designation) : matterTexts.evidence.begun(designation);
  leaveWords(href({ screen: 'post', designation }), [said, ...left.map(matterTexts.evidence.leftOpen)].join(' '));
  return answer;
}
