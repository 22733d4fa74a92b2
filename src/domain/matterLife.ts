// From facts to where a matter stands: which steps are done, which is next, and what may not be done yet (gates G5, G6, G11). The same facts give the
// same answer in whatever order they are read. Nothing true is stopped: where a gate has an exit, the exit is a fact of its own and a deviation.

import type { Diary, DiarySaid } from './diary.ts';
import { isOurs, isProtected, type FactName, type MatterFact, type MatterFactOf, type MatterKind, type Secrecy } from './matter.ts';
import { isSecretGround } from './removalGround.ts';

/** The steps in the only order they are allowed. `waits` is what the matter waits for while the step is not done. */
export const matterSteps = {
  post: { label: 'Konto och inlägg', waits: 'Inlägget ska beskrivas' },
  receipt: { label: 'Kvitto', waits: 'Kvittot ska skrivas' },
  evidence: { label: 'Spara bevis', waits: 'Beviset ska sparas' },
  assess: { label: 'Bedöm', waits: 'Ska bedömas' },
  act: { label: 'Åtgärda', waits: 'Ska åtgärdas' },
  answer: { label: 'Ta reda på svaret', waits: 'Någon ska svara eller ta över' },
  tell: { label: 'Svara avsändaren', waits: 'Avsändaren ska få svar' },
  register: { label: 'Registrera', waits: 'Ska registreras' },
  close: { label: 'Stäng', waits: 'Kan stängas' },
} as const;
export type MatterStep = keyof typeof matterSteps;

/** Which steps a kind of matter takes, before its first answers take any away (`stepsFor`). */
const stepsOfKind: Readonly<Record<MatterKind, readonly MatterStep[]>> = {
  removal: ['post', 'evidence', 'assess', 'act', 'tell', 'register', 'close'],
  question: ['post', 'answer', 'tell', 'register', 'close'],
  politics: ['post', 'tell', 'register', 'close'],
};

/** `optional`: may be done, and holds nothing up. `waits`: this side of it is done, and the registrar has not answered. */
export type StepState = 'done' | 'next' | 'locked' | 'optional' | 'waits';
export type StepLine = { step: MatterStep; state: StepState };

/** A fact as it lies in the folder: `place` gives the order; the stamps are SharePoint's. `file` is what it may be named by where it was moved. */
export type StoredMatterFact = {
  place: number;
  createdAt: string;
  createdBy: { oid: string; name: string };
  fact: MatterFact;
  file?: { name: string; sha256: string };
};

export type MatterLife = {
  opened: MatterFactOf<'opened'>;
  /** The municipality keeps it elsewhere: nothing of it is stored but this. */
  keptOutside?: MatterFactOf<'keptOutside'>;
  post?: MatterFactOf<'post'>;
  evidence: readonly MatterFactOf<'evidence'>[];
  exit?: MatterFactOf<'evidenceExit'>;
  /** What a machine has read in the pictures, once for each record. */
  read: readonly MatterFactOf<'read'>[];
  assessed?: MatterFactOf<'assessed'>;
  acted?: MatterFactOf<'acted'>;
  told: readonly MatterFactOf<'told'>[];
  handedOver?: MatterFactOf<'handedOver'>;
  registration?: MatterFactOf<'registration'>;
  /** The day to come back (R60), while nobody has. */
  revisitOn?: string;
  /** It was answered later that it may be secret. */
  suspected?: MatterFactOf<'suspected'>;
  /** What has been moved to the protected library, by whom and when. */
  moved: readonly MatterFactOf<'moved'>[];
  /** The open library holds nothing more of it. */
  emptied?: MatterFactOf<'emptied'>;
  /** It lies in the open library and may be secret: nothing else is done before it has been moved. */
  mustMove: boolean;
  /** What the registrar needed, said last. It stands in the facts when it has been seen to. */
  returned?: MatterFactOf<'returned'>;
  notSecret?: MatterFactOf<'notSecret'>;
  /** The marking of secrecy that holds. */
  marking?: MatterFactOf<'marking'>;
  markingEnded?: MatterFactOf<'markingEnded'>;
  closed?: MatterFactOf<'closed'>;
  diary?: Diary;
  /** All that the list of entries says of it, in order. */
  diarySaid: readonly DiarySaid[];
  /** In order, those that count. */
  facts: readonly StoredMatterFact[];
  /** Facts that name another author than the one SharePoint saw: they say nothing. */
  strange: readonly StoredMatterFact[];
  steps: readonly StepLine[];
  /** What is to be done next; 'diary' = the registrar is waited for. */
  state: MatterStep | 'diary' | 'closed';
};

/** What becomes of the facts; undefined where the matter was never opened. */
export function matterLife(stored: readonly StoredMatterFact[], diary?: Diary, said: readonly DiarySaid[] = []): MatterLife | undefined {
  const inOrder = formerStamps(stored).toSorted((a, b) => a.place - b.place || (a.createdAt < b.createdAt ? -1 : 1));
  const facts = inOrder.filter(({ fact, createdBy }) => fact.by.oid === createdBy.oid);
  const all = <K extends FactName>(kind: K) => facts.map(({ fact }) => fact).filter((fact): fact is Extract<MatterFact, { kind: K }> => fact.kind === kind);
  const last = <K extends FactName>(kind: K) => all(kind).at(-1);
  // Given once: who was second wrote without having seen the first, and does not undo it.
  const first = <K extends FactName>(kind: K) => all(kind).at(0);
  const opened = last('opened');
  if (!opened) return undefined;
  const suspected = last('suspected');
  /** What was said before it was known that it may be secret is said anew: to keep it in order is not enough then, and what was closed is open. */
  const isFormer = (kind: 'registration' | 'closed'): boolean => {
    const at = facts.findLast(({ fact }) => fact.kind === kind)?.place ?? 0;
    // In the same place: neither saw the other.
    const later = facts.find(({ place, fact }) => fact.kind === 'suspected' && place >= at);
    if (!later) return false;
    const before = facts.find(({ place, fact }) => fact.kind === 'registration' && place < later.place)?.fact;
    return !(before?.kind === 'registration' && before.choice === 'register' && diary?.state === 'registered');
  };
  const registration = registrationIn(facts);
  const found = {
    suspected,
    emptied: last('emptied'),
    keptOutside: last('keptOutside'),
    post: last('post'),
    exit: last('evidenceExit'),
    assessed: first('assessed'),
    acted: first('acted'),
    handedOver: last('handedOver'),
    registration: registration?.choice === 'ordered' && isFormer('registration') ? undefined : registration,
    returned: last('returned'),
    notSecret: last('notSecret'),
    ...markingIn(facts),
    closed: isFormer('closed') ? undefined : last('closed'),
    ...revisitIn(facts),
    diary,
  };
  const asTold = {
    ...(Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Partial<MatterLife>),
    opened,
    evidence: all('evidence'),
    read: all('read'),
    told: all('told'),
    moved: all('moved'),
    diarySaid: said,
    facts,
    strange: inOrder.filter((one) => !facts.includes(one)),
  };
  const life = withoutEarlyClosing(asTold);
  const steps = stepLines(life);
  const mustMove = mayBeSecret(life) && !isProtected(opened.secrecy) && !opened.childAbuse && life.moved.length === 0;
  return { ...life, mustMove, steps, state: stateOf(life, steps) };
}

/**
 * A closing counts where everything before it is done (G5, G6, G11): whoever wrote it may not have seen what somebody else wrote at the same time.
 */
function withoutEarlyClosing({ closed, ...life }: Found): Found {
  const isReady = stepLines(life).every(({ step, state }) => step === 'close' || state === 'done' || state === 'optional') && isRegistered(life);
  return closed && isReady ? { ...life, closed } : life;
}

/** The stamps that files had before they were moved: whoever moved them says so, and only of a file that says the same author itself. */
function formerStamps(stored: readonly StoredMatterFact[]): StoredMatterFact[] {
  const told = stored.flatMap(({ fact, createdBy }) => (fact.kind === 'moved' && fact.by.oid === createdBy.oid ? fact.files : []));
  return stored.map((one) => {
    const former = told.find(({ name, sha256, createdBy: { oid } }) => name === one.file?.name && sha256 === one.file.sha256 && oid === one.fact.by.oid);
    return former ? { ...one, createdAt: former.createdAt, createdBy: former.createdBy } : one;
  });
}

/** The first that was said; once it may be secret after all, the first that was said since. */
function registrationIn(facts: readonly StoredMatterFact[]): MatterFactOf<'registration'> | undefined {
  const since = facts.findLast(({ fact }) => fact.kind === 'suspected')?.place ?? 0;
  const all = facts.flatMap(({ place, fact }) => (fact.kind === 'registration' ? [{ place, fact }] : []));
  return (all.find(({ place }) => place > since) ?? all[0])?.fact;
}

/** Of marking and end the later one holds. */
function markingIn(facts: readonly StoredMatterFact[]): Partial<Pick<MatterLife, 'marking' | 'markingEnded'>> {
  const fact = facts.findLast(({ fact: { kind } }) => kind === 'marking' || kind === 'markingEnded')?.fact;
  if (fact?.kind === 'marking') return { marking: fact };
  return fact?.kind === 'markingEnded' ? { markingEnded: fact } : {};
}

/** The day to come back that was said last, unless somebody has been there since. */
function revisitIn(facts: readonly StoredMatterFact[]): Pick<MatterLife, 'revisitOn'> {
  const fact = facts.findLast(({ fact: { kind } }) => kind === 'revisit' || kind === 'revisited')?.fact;
  return fact?.kind === 'revisit' ? { revisitOn: fact.on } : {};
}

/** The day of an answer that was asked for and has not been given (R62). '' = none. */
export const answerOn = ({ handedOver, told, closed }: Pick<MatterLife, 'handedOver' | 'told' | 'closed'>): string =>
  handedOver && !isAnswered({ told }) && !closed ? handedOver.dueOn : '';

/** The sender has the answer, or knows where the errand went (R62, R65). That somebody has been asked is not the answer. */
export const isAnswered = ({ told }: Pick<MatterLife, 'told'>): boolean => told.some(({ to, interim }) => to === 'sender' && !interim);

/** One of ours who was asked (R62) or takes the errand over (R64), to be told of it; undefined = nobody whom the product can reach, or it is done. */
export function personReached({ handedOver, told, closed }: Pick<MatterLife, 'handedOver' | 'told' | 'closed'>) {
  if (!handedOver?.person || closed || (handedOver.how === 'answer' && isAnswered({ told }))) return undefined;
  return { ...handedOver.person, how: handedOver.how, dueOn: handedOver.dueOn, asked: handedOver.at };
}

/** Who has been asked and has not answered yet: that one is reminded. */
export function askedPerson(life: Pick<MatterLife, 'handedOver' | 'told' | 'closed'>) {
  const person = personReached(life);
  return person?.how === 'answer' ? person : undefined;
}

type Found = Omit<MatterLife, 'steps' | 'state' | 'mustMove'>;

/** What was answered last on whether it may be secret. */
export const secrecyNow = ({ opened, suspected }: Pick<MatterLife, 'opened' | 'suspected'>): Secrecy => suspected?.secrecy ?? opened.secrecy;

/** Gate G5 (R18, R70): the content and its sender are saved, or a true statement says why they cannot be. */
export function isEvidenceSaved({ opened, post, evidence, exit }: Pick<Found, 'opened' | 'post' | 'evidence' | 'exit'>): boolean {
  const isSaved = evidence.length > 0 || exit?.why === 'removedBefore' || exit?.why === 'savedElsewhere';
  const sendersKnown = post !== undefined && post.posts.every(({ sender, senderAddress }) => sender.trim() !== '' || senderAddress.trim() !== '');
  return isSaved && (sendersKnown || isOurs(opened) || exit?.why === 'senderUnknown' || exit?.why === 'removedBefore');
}

/** May anything of it be secret? Said before anything was stored, or found in the assessment. Then nothing of it travels by mail (R14 to R16, R81). */
export const mayBeSecret = ({ opened, suspected, assessed }: Pick<Found, 'opened' | 'suspected' | 'assessed'>): boolean =>
  isProtected(opened.secrecy) || suspected !== undefined || opened.childAbuse || isSecretGround(assessed?.ground);

/** Does it show child abuse? Told of before anything was stored, or found in the assessment. */
export const showsChildAbuse = ({ opened, assessed }: Pick<Found, 'opened' | 'assessed'>): boolean => opened.childAbuse || assessed?.ground === 'childAbuse';

/** Must the registrar have it (R12, R16, R64, R82)? What may be secret always; what goes to the police; what begins an errand elsewhere. */
export const mustRegister = (life: Pick<Found, 'opened' | 'suspected' | 'assessed' | 'handedOver'>): boolean =>
  mayBeSecret(life) || life.assessed?.policeReport === true || life.handedOver?.how === 'forward';

/** Gate G6: what is to be entered has a number, or the registrar found that it need not be. */
const isRegistered = ({ registration, diary }: Pick<Found, 'registration' | 'diary'>): boolean =>
  registration !== undefined && (registration.choice === 'ordered' || diary?.state === 'registered' || diary?.state === 'notSecret');

const isDone: Readonly<Record<MatterStep, (life: Found) => boolean>> = {
  post: ({ post }) => post !== undefined && post.posts.length > 0,
  receipt: ({ keptOutside }) => keptOutside !== undefined,
  evidence: isEvidenceSaved,
  assess: ({ assessed }) => assessed !== undefined,
  act: ({ acted }) => acted !== undefined,
  answer: ({ handedOver, told }) => handedOver !== undefined || told.length > 0,
  tell: isAnswered,
  register: (life) => life.registration !== undefined && (life.registration.choice === 'register' || !mustRegister(life)),
  close: ({ closed }) => closed !== undefined,
};

/**
 * The steps of this matter: those of its kind, less what its first answers take away. What may be secret is never answered in the open, our own post has no
 * sender to answer, and of child abuse nothing is saved.
 */
export function stepsFor(life: Pick<Found, 'opened' | 'suspected'>): MatterStep[] {
  const { matter, childAbuse, outside } = life.opened;
  if (outside) return ['receipt', 'register', 'close'];
  return stepsOfKind[matter].filter((step) =>
    step === 'tell' ? secrecyNow(life) === 'no' && !childAbuse && !isOurs(life.opened) : !(childAbuse && (step === 'evidence' || step === 'assess')),
  );
}

/** A removal may be told of; a question and a post to politicians must be answered (G11, R65, R67). */
const isOptional = (step: MatterStep, { opened }: Found): boolean => step === 'tell' && opened.matter === 'removal';

function stepLines(life: Found): StepLine[] {
  let isOpen = true;
  return stepsFor(life).map((step): StepLine => {
    const done = isDone[step](life);
    if (isOptional(step, life)) return { step, state: done ? 'done' : isOpen ? 'optional' : 'locked' };
    const waits = step === 'register' && done && !isRegistered(life);
    const state = !isOpen ? 'locked' : waits ? 'waits' : done ? 'done' : 'next';
    if (!done || waits) isOpen = false;
    return { step, state };
  });
}

function stateOf(life: Found, lines: readonly StepLine[]): MatterLife['state'] {
  if (life.closed) return 'closed';
  const next = lines.find(({ state }) => state === 'next');
  return next ? next.step : 'diary';
}

export const matterClosed = 'Stängt';
export const waitsForRegistrar = 'Väntar på diarienummer';
export const matterMustMove = 'Ska flyttas';
/** Of a row of which nothing was saved. */
export const matterPutAway = 'Lagt undan';
/** What a list and a pill say of a matter. */
export function stateLabel({ state, diary, mustMove }: Pick<MatterLife, 'state' | 'diary' | 'mustMove'>): string {
  if (mustMove) return matterMustMove;
  if (state === 'closed') return matterClosed;
  if (state === 'diary') return diary?.state === 'returned' ? 'Återlämnat av registratorn' : waitsForRegistrar;
  return matterSteps[state].waits;
}

/** May this step be done now? Whoever opens it before its time is told what comes first. */
export const isOpenStep = ({ steps }: Pick<MatterLife, 'steps'>, step: MatterStep): boolean =>
  steps.some((line) => line.step === step && line.state !== 'locked');

/**
 * May evidence be saved now? What may have to go has a step for it; what was brought with a question is kept as soon as the question is described. Of child
 * abuse nothing is.
 */
export const takesEvidence = (life: Pick<MatterLife, 'steps' | 'opened' | 'post'>): boolean =>
  isOpenStep(life, 'evidence') || (life.opened.matter !== 'removal' && !life.opened.childAbuse && life.post !== undefined);

/** Minutes from seen to outcome (R17, R69), for figures of a department, never of a person. */
export function minutesToOutcome({ post, acted }: Pick<MatterLife, 'post' | 'acted'>): number | undefined {
  if (!post || !acted) return undefined;
  return Math.max(0, Math.round((Date.parse(acted.at) - Date.parse(post.seenAt)) / 60_000));
}
/** Hours from when a personal data breach is found until it is to be reported (dataskyddsförordningen artikel 33.1). */
const breachHours = 72;
/** Until when a breach is to be reported (ISO), from when the post was seen. */
export const reportBreachBy = ({ seenAt }: Pick<MatterFactOf<'post'>, 'seenAt'>): string =>
  new Date(Date.parse(seenAt) + breachHours * 3_600_000).toISOString();

/** After this many hours the product says that it is late ("skyndsamt", R69; a default of ours). */
export const lateAfterHours = 24;
