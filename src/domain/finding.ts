// What can be wrong with a fact, with the words people read. One row a finding; several findings may share a reason.
// 'forged' = it says what its signer never said, or its signer may not say it. 'unknownKey' = it cannot be proved either way.

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
/** Of a fact: the first three. `missing` (a witness without its decision) and `open` (not decided yet) are said of a plan's version. */
export type Verdict = 'genuine' | 'unknownKey' | 'forged' | 'missing' | 'open';

type Row = { reason: Reason; verdict: 'forged' | 'unknownKey'; text: string };
const forged = (reason: Reason, text: string): Row => ({ reason, verdict: 'forged', text });
const unproved = (reason: Reason, text: string): Row => ({ reason, verdict: 'unknownKey', text });

/** In order of weight: the first one found gives the sentence. `text` follows "Förfalskad:" or "Kan inte styrkas:". */
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
  ownHead: forged('oid', 'den som söker kan inte själv besluta som förvaltningschef'),
  versionHash: forged('versionHash', 'beslutet gäller en annan plan eller en annan version'),
  order: forged('order', 'beslutet följer inte på det beslut som det säger'),
  noAddressee: forged('addressee', 'ingen har rätt att pröva steget'),
  notNamed: forged('addressee', 'förvaltningen har inte angett den personen och ingen har signerat valet'),
  namedByOther: forged('addressee', 'valet av godkännare är inte signerat av den som söker'),
  reasonMissing: forged('addressee', 'valet av godkännare saknar skäl'),
  applicantAsHead: forged('addressee', 'den som söker kan inte anges som förvaltningschef'),
  confirmsNothing: forged('addressee', 'bekräftelsen gäller inte den godkännare som planen är ställd till'),
  delegationUnsigned: forged('delegation', 'ingen behörig har signerat ersättaren'),
  delegationOfOther: forged('delegation', 'ersättaren är inte utsedd för den chefen'),
  delegationNotInForce: forged('delegation', 'ersättaren var inte utsedd den dagen'),
  delegationShape: forged('delegation', 'ersättningen saknar giltiga dagar eller hänvisning'),
  role: forged('role', 'den som signerade saknar rollen som krävs'),
  unsigned: forged('unsigned', 'signatur saknas'),
  signedLater: forged('time', 'underskriften är daterad efter den dag då beslutet lades in'),
  signedEarlier: forged('time', 'underskriften är daterad före den dag då versionen skickades'),
  level: forged('level', 'beslutet är svagare än den nivå som kommunen kräver'),
  staleSignIn: forged('level', 'beslutet saknar den nya inloggning som kommunen kräver'),
  fileGone: unproved('nonce', 'den inskannade filen finns inte kvar'),
  unknownKey: unproved('signature', 'okänd nyckel'),
  time: unproved('time', 'tiden stämmer inte'),
  author: unproved('oid', 'SharePoint anger en annan person än den som signerade'),
} as const satisfies Record<string, Row>;
export type Finding = keyof typeof findings;
const byWeight = Object.keys(findings) as Finding[];

/** Not faults, but what a reader should know. */
export type Remark = 'silentSignIn' | 'formerKey' | 'standIn' | 'applicantIsChief';
export const remarkTexts: Readonly<Record<Remark, string>> = {
  silentSignIn: 'inloggad, inte omlegitimerad',
  formerKey: 'nyckeln är inte en av dem som Microsoft använder nu',
  standIn: 'beslutat av ersättare',
  applicantIsChief: 'sökande och chef är samma person',
};

/** `counts`: the fact may move the plan. `text` is a whole Swedish sentence. */
export type Judgement = {
  verdict: Verdict;
  level: Level;
  counts: boolean;
  reasons: readonly Reason[];
  remarks: readonly Remark[];
  text: string;
  /** SHA-256 of the delegation that a stand-in's decision leans on. */
  delegationSha256?: string;
};

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** The judgement that follows from what was found. `whenGenuine` is the sentence when nothing was. */
export function judgement(found: Iterable<Finding>, level: Level, remarks: readonly Remark[], whenGenuine: string): Judgement {
  const set = new Set(found);
  const all = byWeight.filter((finding) => set.has(finding));
  const worst = all.find((finding) => findings[finding].verdict === 'forged') ?? all[0];
  const base = { level, remarks, reasons: [...new Set(all.map((finding) => findings[finding].reason))] };
  if (!worst)
    return { ...base, verdict: 'genuine', counts: true, text: [whenGenuine, ...remarks.map((remark) => remarkTexts[remark])].map(sentence).join(' ') };
  const { verdict, text } = findings[worst];
  return { ...base, verdict, counts: false, text: `${verdict === 'forged' ? 'Förfalskad' : 'Kan inte styrkas'}: ${text}.` };
}

/** The same judgement with one more finding: the fold adds `order` when a decision does not follow on the one it names. */
export function withFinding(judged: Judgement, finding: Finding): Judgement {
  const { reason, verdict, text } = findings[finding];
  const because = [...new Set([...judged.reasons, reason])];
  if (judged.verdict === 'forged') return { ...judged, reasons: because };
  return { ...judged, verdict, counts: false, reasons: because, text: `${verdict === 'forged' ? 'Förfalskad' : 'Kan inte styrkas'}: ${text}.` };
}
