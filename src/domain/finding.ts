// What can be wrong with what is written of who is asked for a plan and what was decided (R31, R104, R105), with the words people read. One row a finding;
// several findings may share a reason.
// 'forged' = our own windows never write such a fact. 'idle' = they may have: the time passed between looking and signing, or a day was read wrongly from a
// paper. It counts as little, but nobody is accused. 'unknownKey' = it cannot be proved either way.

import type { Level } from './fact.ts';

/** The fixed list of reasons: stable words for machines (the verify job, journeys), one row or more below each. */
export const reasons = [
  'signature',
  'algorithm',
  'issuer',
  'audience',
  'tenant',
  'oid',
  'nonce',
  'versionHash',
  'order',
  'time',
  'level',
  'unsigned',
  'delegation',
  'addressee',
  'role',
] as const;
export type Reason = (typeof reasons)[number];
/** Of a fact. A whole plan may also lack a decision or not be decided yet: that is the verify job's to say. */
export type Verdict = 'genuine' | 'unknownKey' | 'idle' | 'forged';

type Row = { reason: Reason; verdict: 'forged' | 'idle' | 'unknownKey'; text: string };
const forged = (reason: Reason, text: string): Row => ({ reason, verdict: 'forged', text });
const idle = (reason: Reason, text: string): Row => ({ reason, verdict: 'idle', text });
const unproved = (reason: Reason, text: string): Row => ({ reason, verdict: 'unknownKey', text });

/** In order of weight: the first one found gives the sentence. `text` follows "Förfalskad:", "Räknas inte:" or "Kan inte styrkas:". */
export const findings = {
  tokenUnreadable: forged('signature', 'signaturen går inte att läsa'),
  algorithm: forged('algorithm', 'signaturen är gjord på ett sätt som inte godtas'),
  signature: forged('signature', 'signaturen är inte gjord med Microsofts nyckel'),
  factUnreadable: forged('nonce', 'texten är inte skriven av signeringsfönstret'),
  nonce: forged('nonce', 'signaturen hör till en annan text'),
  file: forged('nonce', 'den inskannade filen är en annan än den som lades in'),
  issuer: forged('issuer', 'signaturen är inte utfärdad för kommunen'),
  tenant: forged('tenant', 'den som signerade hör till en annan organisation'),
  audience: forged('audience', 'inloggningen gjordes inte i signeringsfönstret'),
  tokenOfAnother: forged('oid', 'signaturen är gjord av en annan person'),
  notAddressee: forged('oid', 'beslutet är fattat av någon som planen inte är ställd till'),
  formerAddressee: idle('oid', 'en annan godkännare hade angetts innan beslutet fattades'),
  // When a paper or a file was signed is known by the day alone, and only from whoever enters it: nothing is said of whether it was before.
  formerWhenEntered: idle('oid', 'en annan godkännare hade angetts innan beslutet lades in'),
  ownHead: forged('oid', 'den som söker kan inte själv besluta som förvaltningschef'),
  versionHash: forged('versionHash', 'beslutet gäller en annan plan eller en annan version'),
  order: forged('order', 'beslutet följer inte på det beslut som det säger'),
  noAddressee: forged('addressee', 'ingen har rätt att pröva steget'),
  notNamed: forged('addressee', 'förvaltningen har inte angett den personen och ingen har signerat valet'),
  namedByOther: forged('addressee', 'valet av godkännare är inte signerat av den som söker'),
  reasonMissing: forged('addressee', 'valet av godkännare saknar skäl'),
  applicantAsHead: forged('addressee', 'den som söker kan inte anges som förvaltningschef'),
  confirmsNothing: idle('addressee', 'bekräftelsen gäller inte den godkännare som planen är ställd till'),
  delegationUnsigned: forged('delegation', 'ingen behörig har signerat ersättaren'),
  delegationOfOther: forged('delegation', 'ersättaren är inte utsedd för den chefen'),
  delegationNotInForce: idle('delegation', 'ersättaren var inte utsedd den dagen'),
  delegationShape: forged('delegation', 'ersättningen saknar giltiga dagar eller hänvisning'),
  role: forged('role', 'den som signerade saknar rollen som krävs'),
  unsigned: forged('unsigned', 'signatur saknas'),
  signedLater: idle('time', 'underskriften är daterad efter den dag då beslutet lades in'),
  signedEarlier: idle('time', 'underskriften är daterad före den dag då versionen skickades'),
  level: forged('level', 'beslutet är svagare än den nivå som kommunen kräver'),
  staleSignIn: forged('level', 'beslutet saknar den nya inloggning som kommunen kräver'),
  fileGone: unproved('nonce', 'den inskannade filen finns inte kvar'),
  unknownKey: unproved('signature', 'okänd nyckel'),
  time: unproved('time', 'tiden stämmer inte'),
  author: unproved('oid', 'SharePoint anger en annan person än den som signerade'),
} as const satisfies Record<string, Row>;
export type Finding = keyof typeof findings;
const byWeight = Object.keys(findings) as Finding[];
/** What nobody writes by mistake says most. */
const heaviest: readonly Row['verdict'][] = ['forged', 'idle', 'unknownKey'];
const opening: Readonly<Record<Row['verdict'], string>> = { forged: 'Förfalskad', idle: 'Räknas inte', unknownKey: 'Kan inte styrkas' };

/** Not faults, but what a reader should know. */
export type Remark = 'silentSignIn' | 'formerKey' | 'standIn' | 'applicantIsChief' | 'readdressed';
export const remarkTexts: Readonly<Record<Remark, string>> = {
  silentSignIn: 'inloggad, inte omlegitimerad',
  formerKey: 'nyckeln är inte en av dem som Microsoft använder nu',
  standIn: 'beslutat av ersättare',
  applicantIsChief: 'sökande och chef är samma person',
  readdressed: 'kom efter att en annan godkännare hade angetts, och räknas inte',
};

/**
 * `counts`: the fact may move the plan. `late`: nothing is wrong with it, but it came after somebody else had been named for the step: it never counts, and
 * nobody is accused. `text` is a whole Swedish sentence.
 */
export type Judgement = {
  verdict: Verdict;
  level: Level;
  counts: boolean;
  late?: true;
  reasons: readonly Reason[];
  remarks: readonly Remark[];
  text: string;
  /** The finding that gives the sentence, where something was found. */
  fault?: Finding;
  /** SHA-256 of the delegation that a stand-in's decision leans on. */
  delegationSha256?: string;
};

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** The judgement that follows from what was found. `whenGenuine` is the sentence when nothing was. */
export function judgement(found: Iterable<Finding>, level: Level, remarks: readonly Remark[], whenGenuine: string): Judgement {
  const set = new Set(found);
  const all = byWeight.filter((finding) => set.has(finding));
  const fault = heaviest.flatMap((verdict) => all.filter((finding) => findings[finding].verdict === verdict))[0];
  const base = { level, remarks, reasons: [...new Set(all.map((finding) => findings[finding].reason))] };
  if (!fault)
    return { ...base, verdict: 'genuine', counts: true, text: [whenGenuine, ...remarks.map((remark) => remarkTexts[remark])].map(sentence).join(' ') };
  return { ...base, ...saying(fault) };
}

/** The same judgement of a decision that was signed in time and came late; one that does not hold anyway stays as it was. */
export const cameLate = (judged: Judgement): Judgement => (judged.counts ? { ...judged, counts: false, late: true } : judged);

/** As a badge shows it: a stamp that was enough when it was made looks like a decision, not like a fault. */
export const shownVerdict = ({ verdict, level, counts, late }: Judgement): Verdict => (level === 'stamped' && (counts || late) ? 'genuine' : verdict);

/** What is wrong, in a sentence that accuses nobody: for whoever made the fact, and may do it again. */
export const whatIsWrong = ({ fault, text }: Judgement): string => (fault ? sentence(findings[fault].text) : text);

function saying(fault: Finding): Pick<Judgement, 'verdict' | 'counts' | 'text' | 'fault'> {
  const { verdict, text } = findings[fault];
  return { verdict, counts: false, text: `${opening[verdict]}: ${text}.`, fault };
}

/** The same judgement with one more finding: `order`, when a decision does not follow on the one it names, is found only among the plan's other facts. */
export function withFinding(judged: Judgement, finding: Finding): Judgement {
  const reasons = [...new Set([...judged.reasons, findings[finding].reason])];
  return judged.verdict === 'forged' || judged.verdict === 'idle' ? { ...judged, reasons } : { ...judged, reasons, ...saying(finding) };
}
