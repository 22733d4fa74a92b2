// A post to handle (R11 to R19, R60 to R84): what is asked before anything is stored, and what is added step by step. Nothing here is ever changed:
// a matter is the facts that lie in its folder, in their order, each written by one person at one time.
// PERSISTED SHAPE: a change here needs a new `v`; former ones are read for ever.

import { warningSentences, type WarningKind } from './contentWarning.ts';
import { unsoundCharacter } from './input.ts';
import type { Colleague } from './person.ts';
import { maskGroundKeys, mostMasks, type MaskReason, type PictureMask, type RowMask } from './masking.ts';
import { groundKeys, type GroundKey } from './removalGround.ts';
import { either, exactly, instant, listOf, membersOf, orAbsent, parseJson, sha256Hex, textOf, wholeNumber, yesNo, day, type Shape } from './shape.ts';

/** `removal`: something that may have to go. `question`: somebody asks, or an errand comes in (R61 to R65). `politics`: for the politicians (R66 to R68). */
export const matterKinds = {
  removal: { label: 'Inlägg som kanske ska bort', list: 'Borttagning' },
  question: { label: 'Fråga eller ärende till någon annan', list: 'Fråga' },
  politics: { label: 'Inlägg till politiker', list: 'Till politiker' },
} as const;
export type MatterKind = keyof typeof matterKinds;

/** *Kan inlägget innehålla sekretess eller känsliga uppgifter om någon?* Suspicion is enough (R81). */
export const secrecyAnswers = { no: 'Nej', unknown: 'Vet inte', yes: 'Ja' } as const;
export type Secrecy = keyof typeof secrecyAnswers;
/** Everything of the matter lies in the protected library from the first write (R14 to R16). */
export const isProtected = (secrecy: Secrecy): boolean => secrecy !== 'no';

/** Indicators of secrecy: signals, not verdicts (R83, R84). `candidate`: a provision that may apply; a person decides. */
export const indicators = {
  personalData: { label: 'Personuppgifter förekommer', candidate: '' },
  health: { label: 'Uppgift om någons hälsa eller sexualliv', candidate: 'OSL 21 kap. 1 §' },
  threatened: { label: 'Adress eller kontaktuppgift till någon som är hotad', candidate: 'OSL 21 kap. 3 §' },
  privateLife: { label: 'Annan känslig uppgift om en privatpersons liv', candidate: '' },
} as const satisfies Record<string, { label: string; candidate: string }>;
export type Indicator = keyof typeof indicators;
export const indicatorSentence = 'Personuppgifter är inte alltid sekretess. Bedöm om någon kan skadas om uppgiften sprids.';

export const contentKinds = { post: 'Inlägg', comment: 'Kommentar', directMessage: 'Direktmeddelande', image: 'Bild', video: 'Film' } as const;
export type ContentKind = keyof typeof contentKinds;

/** One post and who wrote it (R18): `address` and `senderAddress` where they are known. `postedAt` is '' where the page does not say. */
export type Post = { sender: string; senderAddress: string; address: string; postedAt: string; content: ContentKind };

/**
 * Was it drawn up by the municipality (TF 2 kap. 10 §), or has it come in (2 kap. 9 §)? Ours is only a post that may have to go: a question on our own post is
 * somebody else's.
 */
export const isOurs = ({ own, matter }: { own: boolean; matter: MatterKind }): boolean => own && matter === 'removal';
/** Who wrote it then: no official alone. */
export const ourselves = 'Kommunen själv';

/** What became of the post (R15, R17, R79). `stays`: nothing in it was ground to take it down. */
export const outcomes = {
  removed: { label: 'Borttaget', isGone: true },
  hidden: { label: 'Dolt', isGone: true },
  impossible: { label: 'Kan inte tas bort', isGone: false },
  rebutted: { label: 'Bemött', isGone: false },
  stays: { label: 'Får stå kvar', isGone: false },
} as const;
export type Outcome = keyof typeof outcomes;
/**
 * What may have become of a post: pictures of child abuse, told of at once or found in the assessment, may not stand, and nobody answers them. `ours`: nobody
 * answers oneself.
 */
export const outcomesFor = (childAbuse: boolean, ours = false): readonly Outcome[] =>
  (Object.keys(outcomes) as Outcome[]).filter((outcome) => (outcome === 'rebutted' ? !childAbuse && !ours : outcome !== 'stays' || !childAbuse));

/** Files in one record of evidence; more are a record of their own. */
export const mostEvidenceFiles = 100;

/** Exits of gate G5: true statements about what could not be saved first. */
export const evidenceExits = {
  removedBefore: 'Inlägget var borta innan det hann sparas',
  savedElsewhere: 'Det är sparat på annat håll',
  senderUnknown: 'Avsändaren går inte att ta reda på',
} as const;
export type EvidenceExit = keyof typeof evidenceExits;

/** What R12 asks of every matter, and why it may be kept in order instead (OSL 5 kap. 1 §). */
export const registrations = { register: 'Diarieförs', ordered: 'Hålls ordnad' } as const;
export type Registration = keyof typeof registrations;

/** What was given out: the record as it is, a copy with nothing masked (where there is no file to give), or a copy with masks. */
export const releases = { original: 'Original', copy: 'Kopia', masked: 'Maskerad kopia' } as const;
export type Release = keyof typeof releases;

export type Account = { id: number; name: string; platform: string; address: string };
/** A file of the matter as it lies in the library: its name there, its checksum in hex and its size in bytes. */
export type MatterFile = { name: string; sha256: string; size: number };
/** A file that was moved, with the stamps SharePoint had given it where it lay: a copy is stamped with whoever moves it. */
export type MovedFile = MatterFile & { createdAt: string; createdBy: { oid: string; name: string } };

type Contents = {
  /** First of all. `account` is absent for a post outside the municipality's accounts. `childAbuse`: nothing is saved (brottsbalken 16 kap. 10 a §). */
  opened: { matter: MatterKind; secrecy: Secrecy; childAbuse: boolean; own: boolean; authority: string; department: string; account?: Account; outside?: true };
  /** Where the municipality keeps what may be secret elsewhere (`outside`): who saved it, where in words that tell nothing of it, and when. */
  keptOutside: { savedBy: string; where: string; savedAt: string };
  /** When it was seen, and each post. A later one stands in place of an earlier. */
  post: { seenAt: string; posts: readonly Post[]; text: string };
  /** Saved and read back. `record` is the PDF/A, `files` the pictures as they came: at least one, for what shows nothing is no evidence (R18, R70). */
  evidence: { record: MatterFile; files: readonly MatterFile[]; madeAt: string };
  evidenceExit: { why: EvidenceExit; reason: string };
  /** Text that a machine has read in the pictures of a record, whose SHA-256 is `of`: a second PDF/A. `words` stand in it, `dropped` were too unsure. */
  read: { of: string; record: MatterFile; words: number; dropped: number; warnings?: readonly WarningKind[]; madeAt: string };
  /** 'none': no ground. `law` is written where the ground is another law. `incident`: our own post told personal data (GDPR art. 33). */
  assessed: { ground: GroundKey | 'none'; law: string; indicators: readonly Indicator[]; policeReport: boolean; incident: boolean };
  /** `support`: the point of the records schedule that taking down the original rested on, as the profile had it then (arkivlagen 10 §). */
  acted: { outcome: Outcome; at: string; text: string; support?: string };
  /**
   * To the sender, in the same medium where it goes (R63, R65), or to those who saw the post. `interim`: that somebody has been asked, and not the answer
   * itself (R62).
   */
  told: { to: 'sender' | 'public'; text: string; at: string; sameMedium: boolean; reason: string; interim?: true };
  /** Somebody else answers (R62) or takes over (R64). `person` = who was asked, where it is one of ours: the product tells and reminds that one. */
  handedOver: { how: 'answer' | 'forward'; to: string; contact: string; dueOn: string; person?: Colleague };
  /** "Glöm inte att återbesöka och följa upp" (R60): when, and what was found. A later `revisit` stands in place of an earlier. */
  revisit: { on: string };
  revisited: { text: string };
  /** `received`: when it came in, by the day (TF 2 kap. 9 §). */
  registration: { choice: Registration; reason: string; received: string };
  note: { text: string };
  /** Answered again later: it may be secret after all (R81). From then on nothing more is written where everybody with the open library may read. */
  suspected: { secrecy: Exclude<Secrecy, 'no'> };
  /** Copied to the protected library and read back, and is then taken away from the open one. There may be several: each names what came after the one before. */
  moved: { files: readonly MovedFile[] };
  /** Nothing of the matter is left in the open library; `files` = how many were taken away. */
  emptied: { files: number };
  /** The registrar needs more before it can be entered: what. */
  returned: { reason: string };
  /** The registrar found that it need not be entered: nothing in it is secret, or what called for it did not happen (exit of G6, a deviation). */
  notSecret: { reason: string };
  /** The marking of secrecy (OSL 5 kap. 5 §): provision, day and the authority that made it. A later one stands in place of an earlier. */
  marking: { provision: string; on: string; authority: string };
  markingEnded: { on: string; reason: string };
  /** Given out (TF 2 kap. 15–16 §§): what, never to whom or why (2 kap. 18 §). `informed`: of the right to a decision in writing (OSL 6 kap. 3 §). */
  released: { how: Release; files: readonly MatterFile[]; masks: readonly PictureMask[]; rows: readonly RowMask[]; informed: boolean; madeAt: string };
  /** Nothing was given out, and why. Whoever asked was told of the right to a decision in writing. */
  withheld: { reasons: readonly MaskReason[]; informed: boolean; madeAt: string };
  closed: { reason: string };
};
export type FactName = keyof Contents;
/** Who wrote a fact, and when: said by the fact, and stamped by SharePoint beside it. */
export type FactHead = { v: 1; designation: string; at: string; by: { oid: string; name: string } };
export type MatterFactOf<K extends FactName> = FactHead & { kind: K } & Contents[K];
export type MatterFact = { [K in FactName]: MatterFactOf<K> }[FactName];
export type MatterContent = { [K in FactName]: { kind: K } & Contents[K] }[FactName];

/** Longest texts, in UTF-16 units. */
export const longestName = 255;
export const longestAddress = 2_000;
export const longestText = 20_000;
export const longestReason = 1_000;
export const mostPosts = 50;
/** More files than any matter has: each piece of evidence is three and its pictures. */
export const mostMoved = 2_000;

const keysOf = (table: object): Shape => exactly(...Object.keys(table));
const name = textOf(longestName);
const address = textOf(longestAddress);
const long = textOf(longestText);
const post = membersOf({ sender: name, senderAddress: address, address, postedAt: either(exactly(''), instant), content: keysOf(contentKinds) });
const file = membersOf({ name, sha256: sha256Hex, size: wholeNumber });
const colleague = membersOf({ oid: textOf(36, 1), name, upn: name });
const reason = membersOf({ ground: exactly(...maskGroundKeys), provision: name, note: textOf(longestReason) });
const pictureMask = membersOf({ file: name, left: wholeNumber, top: wholeNumber, width: wholeNumber, height: wholeNumber, reason });
const rowMask = membersOf({ row: name, reason });
const movedFile = membersOf({ name, sha256: sha256Hex, size: wholeNumber, createdAt: instant, createdBy: membersOf({ oid: textOf(36), name }) });
const account = membersOf({ id: wholeNumber, name, platform: name, address });

const contents: Readonly<Record<FactName, Readonly<Record<string, Shape>>>> = {
  opened: {
    matter: keysOf(matterKinds),
    secrecy: keysOf(secrecyAnswers),
    childAbuse: yesNo,
    own: yesNo,
    authority: textOf(20, 1),
    department: name,
    account: orAbsent(account),
    outside: orAbsent(exactly(true)),
  },
  keptOutside: { savedBy: textOf(longestName, 1), where: textOf(longestName, 1), savedAt: instant },
  post: { seenAt: instant, posts: listOf(post, mostPosts), text: long },
  evidence: { record: file, files: listOf(file, mostEvidenceFiles, 1), madeAt: instant },
  evidenceExit: { why: keysOf(evidenceExits), reason: textOf(1_000, 1) },
  read: { of: sha256Hex, record: file, words: wholeNumber, dropped: wholeNumber, warnings: orAbsent(listOf(keysOf(warningSentences), 5)), madeAt: instant },
  assessed: {
    ground: exactly('none', ...groundKeys),
    law: textOf(1_000),
    indicators: listOf(keysOf(indicators), 20),
    policeReport: yesNo,
    incident: yesNo,
  },
  acted: { outcome: keysOf(outcomes), at: instant, text: long, support: orAbsent(name) },
  told: {
    to: exactly('sender', 'public'),
    text: textOf(longestText, 1),
    at: instant,
    sameMedium: yesNo,
    reason: textOf(1_000),
    interim: orAbsent(exactly(true)),
  },
  handedOver: { how: exactly('answer', 'forward'), to: textOf(longestName, 1), contact: name, dueOn: either(exactly(''), day), person: orAbsent(colleague) },
  revisit: { on: day },
  revisited: { text: long },
  registration: { choice: keysOf(registrations), reason: textOf(1_000), received: day },
  note: { text: textOf(longestText, 1) },
  suspected: { secrecy: exactly('unknown', 'yes') },
  moved: { files: listOf(movedFile, mostMoved) },
  emptied: { files: wholeNumber },
  returned: { reason: textOf(longestReason, 1) },
  notSecret: { reason: textOf(longestReason, 1) },
  marking: { provision: textOf(longestName, 1), on: day, authority: textOf(longestName, 1) },
  markingEnded: { on: day, reason: textOf(longestReason) },
  released: {
    how: keysOf(releases),
    files: listOf(file, 200),
    masks: listOf(pictureMask, mostMasks),
    rows: listOf(rowMask, mostMasks),
    informed: yesNo,
    madeAt: instant,
  },
  withheld: { reasons: listOf(reason, mostMasks), informed: yesNo, madeAt: instant },
  closed: { reason: textOf(1_000) },
};

const head = { v: exactly(1), designation: textOf(40, 1), at: instant, by: membersOf({ oid: textOf(36, 1), name }) };
const shapes = Object.fromEntries(
  Object.entries(contents).map(([kind, members]) => [kind, membersOf({ ...head, kind: exactly(kind), ...members })]),
) as Readonly<Record<FactName, Shape>>;

/** Can it be read back once it is stored, and shown as it was written? Not with too many posts or files, too long a text, or a character that hides. */
export const isStorable = (content: MatterContent): boolean =>
  membersOf({ kind: exactly(content.kind), ...contents[content.kind] })(content) && textsIn(content).every((text) => unsoundCharacter(text) === undefined);

const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];

/** The fact that a file of the matter's folder holds, or undefined when it is none of this matter's. */
export function readMatterFact(text: string, designation: string): MatterFact | undefined {
  const value = parseJson(text) as { kind?: unknown; designation?: unknown } | null | undefined;
  if (typeof value !== 'object' || value === null || value.designation !== designation) return undefined;
  const kind = value.kind;
  const shape = typeof kind === 'string' && Object.hasOwn(shapes, kind) ? shapes[kind as FactName] : undefined;
  return shape?.(value) ? (value as MatterFact) : undefined;
}

/**
 * `0003_assessed.json`: the facts of a folder stand in their order. Two people who act at once may write two kinds of fact in one place: what may not be
 * said after the other is judged where the facts are read (matterLife.ts).
 */
export const factFileName = (place: number, kind: FactName): string => `${String(place).padStart(4, '0')}_${kind}.json`;
/** The place in a name, or undefined when the file is no fact. */
export function placeIn(fileName: string): number | undefined {
  const found = /^(\d{4})_[a-zA-Z]+\.json$/.exec(fileName)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** The kind of fact that a name says, or undefined when the file is no fact. */
export const kindIn = (fileName: string): FactName | undefined => {
  const kind = /^\d{4}_([a-zA-Z]+)\.json$/.exec(fileName)?.[1];
  return kind !== undefined && Object.hasOwn(contents, kind) ? (kind as FactName) : undefined;
};

/** How the names of a piece of evidence begin; `earlier` = how many there are already. */
export const evidenceBase = (designation: string, earlier: number): string => (earlier === 0 ? designation : `${designation}-${earlier + 1}`);
/** The library where a matter's folder lies. */
export const libraryOf = (authority: string, isSecret: boolean): string => `${isSecret ? 'Protected' : 'Evidence'}-${authority}`;
