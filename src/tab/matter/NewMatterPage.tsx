// A new post to handle: the first questions, then account, senders and pictures, then *Spara beviset*. What follows (to assess, to act, to register) is done
// on the matter's own page, which opens at once: the order is the guidelines' (R18, R70).

import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { go, href, replaceRoute } from '../route.ts';
import { useActions, type Actions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { focusFirstFault } from '../shared/focus.ts';
import { leaveWords } from '../shared/leftWords.ts';
import { Loading } from '../shared/Loading.tsx';
import type { Keeping, MatterAccount } from '../shared/matterActions.ts';
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
  faultsOf,
  forgetDraft,
  mayHoldSecrets,
  openingOf,
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
  const pictures = usePictures();
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
                onClick={() => {
                  forgetDraft();
                  go({ screen: 'posts' });
                }}
              >
                {matterTexts.page.cancel}
              </Button>
              <Button appearance="primary" disabledFocusable={saving.busy} onClick={() => void saving.save()}>
                {pictures.count > 0 ? matterTexts.evidence.save : matterTexts.evidence.saveAnd}
              </Button>
            </div>
            {saving.busy && (
              <p className="meta" role="status">
                {matterTexts.evidence.saving}
              </p>
            )}
          </div>
        </Card>
      )}
    </div>
  );
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

/** Opens, describes, saves: what was done already when something fails is found done when it is tried again. */
function useSaving(draft: Draft, accounts: readonly MatterAccount[], pictures: ReturnType<typeof usePictures>) {
  const actions = useActions();
  const { municipality } = useProfile();
  const acting = useActing({ typed: true });
  const place = useRef<HTMLDivElement>(null);
  const madeAt = useRef<string>(undefined);
  /** What was begun in the open library, in this form: it stays there when the answer is changed to one that demands the protected one. */
  const openly = useRef(new Set<string>());
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => void (alive.current = false);
  }, []);
  const [tried, setTried] = useState(false);
  const account = accountOf(draft, accounts);
  const found = { ...faultsOf(draft, account, pictures.count, actions.now().getTime()), ...(pictures.textFault ? { pictures: pictures.textFault } : {}) };
  const saveAll = async () => {
    madeAt.current ??= actions.now().toISOString();
    const begun = await actions.beginMatter(draft.key, openingOf(draft, account));
    if (begun.outcome === 'refused') return begun;
    const { designation, isProtected } = begun.matter;
    if (!isProtected) openly.current.add(designation);
    const described = await actions.actOnMatter(designation, contentsOf(draft));
    if (described.outcome === 'refused' || pictures.count === 0 || draft.childAbuse) return described;
    return await actions.saveEvidence(designation, madeAt.current, evidenceMaker(pictures, municipality));
  };
  const save = async () => {
    setTried(true);
    if (Object.keys(found).length > 0) {
      focusFirstFault(place.current);
      return;
    }
    const answer = await acting.run(saveAll);
    if (answer.outcome !== 'done') return;
    const { designation, life, isProtected } = answer.matter;
    forgetDraft();
    if (life.evidence.length > 0) actions.readTexts(designation);
    const left = isProtected ? [...openly.current] : [];
    await tellLeft(actions, left, designation);
    const said = life.evidence.length > 0 ? matterTexts.evidence.saved(designation) : matterTexts.evidence.begun(designation);
    leaveWords(href({ screen: 'post', designation }), [said, ...left.map(matterTexts.evidence.leftOpen)].join(' '));
    // Whoever has gone to another page meanwhile stays there: the matter stands in the list.
    if (alive.current) replaceRoute({ screen: 'post', designation });
  };
  return { place, faults: tried ? found : {}, busy: acting.busy, said: acting.said, save };
}
