// The pages that stand outside the tab, drawn as their composition roots draw them: signing, verification, and what is shown before anybody is signed in.

import type { ReactNode } from 'react';
import { webDigest } from '../../src/adapters/browser/platform.ts';
import { signatures } from '../../src/adapters/signatures/signatures.ts';
import type { Fact } from '../../src/domain/fact.ts';
import { field, fieldKeys } from '../../src/domain/plan.ts';
import { answerInWords, changesBetween } from '../../src/domain/planWords.ts';
import { OutsideError } from '../../src/outsideError.ts';
import { Themed, type ThemeName } from '../../src/tab/Themed.tsx';
import { StartPage } from '../../src/tab/StartPage.tsx';
import { Starting } from '../../src/tab/Starting.tsx';
import type { Line, PlanShown, Prepared } from '../../src/tab/sign/prepared.ts';
import type { Desk } from '../../src/tab/sign/Review.tsx';
import { SignPage, type Stage } from '../../src/tab/sign/SignPage.tsx';
import { signTexts } from '../../src/tab/sign/signTexts.ts';
import type { Checker } from '../../src/tab/verify/checking.ts';
import { VerifyPage } from '../../src/tab/verify/VerifyPage.tsx';
import { PicturesPage } from './picturesPage.tsx';
import { annika, answers, former, peter, sara } from './plans.ts';
import type { Scene } from './scenes.ts';

const names = { KFF: 'Kultur- och fritidsförvaltningen', KFN: 'Kultur- och fritidsnämnden' };
const never = <T,>() => new Promise<T>(() => undefined);
const offline = () => Promise.reject(new OutsideError('offline', 'no connection'));
const nothing = () => undefined;

const linesOf = (keys: readonly (typeof fieldKeys)[number][], label: 'short' | 'label'): Line[] =>
  keys.map((key) => [field(key)[label].replaceAll('{kommun}', 'Gislaveds kommun'), answerInWords(key, answers, names) || 'Inget svar']);

const plan: PlanShown = {
  title: 'Bokbussen på Instagram',
  platform: 'Instagram',
  sub: 'Sara Holmberg · version 2 · skickad 14 december 2026 kl. 14.20',
  chiefs: [
    {
      step: 'unitManager',
      name: peter.name,
      text: signTexts.approved('15 december 2026 kl. 09.12'),
      state: 'approved',
      mine: false,
      proof: 'Äkta: signaturen är kontrollerad.',
    },
    { step: 'departmentHead', name: annika.name, text: signTexts.yours, state: 'open', mine: true, proof: '' },
  ],
  inShort: linesOf(
    fieldKeys.filter((key) => field(key).onCard),
    'short',
  ),
  whole: linesOf(fieldKeys, 'label'),
  changes: { since: 1, rows: changesBetween(former, answers, names) },
  sha256: '9f2c4f0c1d7be3a58a6b0f4e7d21c3b5a6978812f0e4d3c2b1a09f8e7d6c5b4a',
};
const fact = (): Fact => {
  throw new Error('a scene signs nothing');
};
const approval: Prepared = {
  heading: signTexts.heading.approve,
  plan,
  lines: [
    [signTexts.lines.decision, signTexts.lines.approve],
    [signTexts.lines.as, signTexts.step('departmentHead')],
  ],
  freeText: { ...signTexts.freeText.comment, initial: '' },
  after: signTexts.after.approve,
  button: signTexts.button.approve,
  fact,
};
const handingBack: Prepared = {
  ...approval,
  heading: signTexts.heading.return(sara.name),
  lines: [
    [signTexts.lines.decision, signTexts.lines.return],
    [signTexts.lines.as, signTexts.lines.standIn(annika.name, 'departmentHead')],
  ],
  freeText: { ...signTexts.freeText.change, hint: signTexts.freeText.change.hint(sara.name), initial: '' },
  after: signTexts.after.return(sara.name),
  button: signTexts.button.return,
};
const standIn: Prepared = {
  heading: signTexts.heading.delegation(peter.name, annika.name),
  lines: [
    [signTexts.lines.chief, `${annika.name}, ${annika.upn}`],
    [signTexts.lines.standInPerson, `${peter.name}, ${peter.upn}`],
    [signTexts.lines.from, '21 december 2026'],
    [signTexts.lines.until, '6 januari 2027'],
  ],
  freeText: { ...signTexts.freeText.ownReference, initial: 'Delegationsordningen punkt 4.2' },
  after: signTexts.after.delegation,
  button: signTexts.button.appoint,
  fact,
};

const person = { ...annika, roles: [] };
const desk = (prepare: Desk['prepare'], more: Partial<Desk> = {}): Desk => ({
  person,
  textLeftOut: false,
  prepare,
  sign: () => never(),
  otherPerson: () => never(),
  ...more,
});
const shows = (prepared: Prepared, more?: Partial<Desk>): Stage => ({ kind: 'review', desk: desk(async () => ({ answer: prepared, fresh: false }), more) });
const obstacle = { obstacle: signTexts.obstacle.notYours(annika.name, sara.name), changePerson: true };
const notCounted = {
  title: signTexts.late.titleNotCounted,
  sentence: signTexts.late.notCounted(`Den som signerade saknar rollen som krävs. ${signTexts.whoMay.confirmation}`),
  again: true,
} as const;
const write = { kind: 'write', signIn: () => never<void>(), startAgain: nothing } as const;

/** By the name of the scene. */
const stages: Record<string, () => Stage> = {
  'sign-approve': () => shows(approval),
  'sign-whole': () => shows(approval),
  'sign-return': () => shows(handingBack, { textLeftOut: true }),
  'sign-stand-in': () => shows(standIn),
  'sign-notice': () => ({ kind: 'review', desk: desk(async () => ({ answer: approval, fresh: true })), notice: signTexts.givenUp }),
  'sign-not-yours': () => ({ kind: 'review', desk: desk(async () => ({ answer: obstacle, fresh: false }), { otherPerson: counted(offline) }) }),
  'sign-other-person-fails': () => shows(approval, { otherPerson: counted(offline) }),
  'sign-unread': () => ({ kind: 'review', desk: desk(() => Promise.reject(new OutsideError('throttled', '503'))) }),
  'sign-signed-out': () => ({ kind: 'signedOut', signIn: nothing }),
  'sign-wrong-person': () => ({ kind: 'wrongPerson', sentence: signTexts.wrongPerson(annika.name, sara.name), name: annika.name, again: nothing }),
  'sign-done': () => ({ ...write, write: async () => 'done' }),
  'sign-too-late': () => ({ ...write, write: async () => 'tooLate' }),
  'sign-not-counted': () => ({ ...write, write: async () => ({ late: notCounted }) }),
  'sign-not-saved': () => ({ ...write, write: offline }),
  'sign-in-again-fails': () => ({ ...write, write: () => Promise.reject(new OutsideError('signedOut', '401')), signIn: counted(offline) }),
  'sign-storage-denied': () => ({ kind: 'storageDenied', host: 'socialamedier.gislaved.example' }),
  'sign-no-errand': () => ({ kind: 'noErrand' }),
  'sign-broken': () => ({ kind: 'broken', thrown: new OutsideError('offline', 'no connection'), retry: nothing }),
};

/** Counts the attempts, where a test can read them. */
function counted<T>(act: () => Promise<T>): () => Promise<T> {
  return () => {
    const page = globalThis as { attempts?: number };
    page.attempts = (page.attempts ?? 0) + 1;
    return act();
  };
}

/** Made once: a stage is the same thing however often it is drawn. */
const made = new Map<string, Stage>();
function stageOf(name: string): Stage {
  const stage = made.get(name) ?? stages[name]?.();
  if (!stage) throw new Error(`pages.tsx has no stage called ${name}`);
  made.set(name, stage);
  return stage;
}

const checker: Checker = { digest: webDigest, examiner: (keys) => signatures({ registered: async () => keys }) };
/** As in a browser that lends no cryptography to the page. */
const unable: Checker = { ...checker, digest: { sha256: () => Promise.reject(new Error('no cryptography here')) } };

export function OtherPage({ scene, theme }: { scene: Scene; theme: ThemeName }): ReactNode {
  switch (scene.page) {
    case 'sign':
      return (
        <Themed theme={theme}>
          <SignPage stage={stageOf(scene.name)} />
        </Themed>
      );
    case 'verify':
      return (
        <Themed theme={theme} className="verify-ground">
          <VerifyPage checker={scene.name === 'verify-cannot-check' ? unable : checker} />
        </Themed>
      );
    case 'pictures':
      return (
        <Themed theme={theme}>
          <PicturesPage scene={scene} />
        </Themed>
      );
    case 'start':
      return scene.name === 'start-waiting' ? (
        <Starting theme={theme} onShown={nothing} />
      ) : (
        <StartPage
          theme={theme}
          signIn={nothing}
          {...(scene.name === 'start-broken' ? { problem: new OutsideError('consentNeeded', 'consent is missing') } : {})}
        />
      );
    default:
      return null;
  }
}
