// Is a stored fact what it says it is? One pure function for tab, jobs, PDF and the stand-alone page (R31, R38, R104, R105).
// Any list editor can write any column, author stamps included, so a fact counts by its signature and by who was asked, never by a column.
// The order of decisions (unit manager first, each naming the one before) is judged where facts become state.

import { signingDayFault } from './decision.ts';
import {
  levels,
  type AddresseeFact,
  type ConfirmationFact,
  type DecisionFact,
  type DelegationFact,
  type EnteredFact,
  type Fact,
  type Level,
  type Step,
} from './fact.ts';
import { readFact } from './factText.ts';
import { cameLate, findings, judgement, type Finding, type Judgement, type Remark } from './finding.ts';
import { inForce, wasNamed, type NamedChief } from './history.ts';
import { holdsOn } from './standIn.ts';
import { inSweden } from './swedish.ts';
import { judgeToken, type ExaminedToken, type Rules, type Signer } from './tokenClaims.ts';

/** A row of Decisions. `sha256` is recomputed from `fact` by the caller, never read from the column. */
export type StoredFact = {
  id: number;
  createdAt: string;
  createdBy: { oid: string; name: string };
  fact: string;
  sha256: string;
  /** 'none' = no token stands beside it, 'unreadable' = what stands there is no token. */
  token: ExaminedToken | 'none' | 'unreadable';
};
export type Proved<F> = { fact: F; sha256: string };

export type FormerAddressee = { oid: string; until: string };

/** What held for the version the fact speaks of, when the fact was written. */
export type Standing = {
  planId: string;
  version: number;
  /** Recomputed from the stored text of the version. */
  versionSha256: string;
  /** When the version was sent, by the server's stamp (ISO, UTC). */
  sentAt: string;
  applicantOid: string;
  chiefs: readonly NamedChief[];
  /** In force when the fact was written: the newest addressee that counts, among those written before it. */
  addressees: Readonly<Partial<Record<Step, Proved<AddresseeFact>>>>;
  /** Who was asked for a step before somebody else was, and until when (the server's stamp, ISO). */
  former: Readonly<Partial<Record<Step, readonly FormerAddressee[]>>>;
  /** Those that count. */
  delegations: readonly Proved<DelegationFact>[];
  /** Of the scan or signed PDF as it lies in the library, where the caller has read it. */
  fileSha256?: string;
};

/** Who signed, if anyone, and everything found so far. `at` is the token's iat, or the item's time where there is no token (ms). */
type Signing = { signer: Signer | undefined; at: number; found: Set<Finding> };

/** Judges one fact. A text that is no fact is forged: the signing page writes none such. */
export function judge(stored: StoredFact, standing: Standing, rules: Rules): Judgement {
  const fact = readFact(stored.fact);
  const signing = signingOf(stored, rules);
  if (!fact) return judgement(signing.found.add('factUnreadable'), levelOf(undefined, signing), [], '');
  if (signing.signer && signing.signer.oid !== fact.by.oid) signing.found.add('tokenOfAnother');
  if (fact.kind !== 'delegation' && (fact.planId !== standing.planId || fact.version !== standing.version || fact.versionSha256 !== standing.versionSha256))
    signing.found.add('versionHash');
  switch (fact.kind) {
    case 'addressee':
      return judgeAddressee(fact, signing, standing);
    case 'decision':
      return judgeDecision(fact, stored, signing, standing, rules);
    case 'delegation':
      return judgeDelegation(fact, signing);
    case 'confirmation':
      return judgeConfirmation(fact, signing, standing);
    case 'paper':
    case 'external':
      return judgeEntered(fact, signing, standing, rules);
  }
}

function signingOf(stored: StoredFact, rules: Rules): Signing {
  const at = Date.parse(stored.createdAt);
  if (stored.token === 'none') return { signer: undefined, at, found: new Set() };
  if (stored.token === 'unreadable') return { signer: undefined, at, found: new Set(['tokenUnreadable']) };
  const { signer, found } = judgeToken(stored.token, stored.sha256, stored, rules);
  return { signer, at: signer.at, found: new Set(found) };
}

function levelOf(fact: Fact | undefined, signing: Signing): Level {
  if (fact?.kind === 'paper' || fact?.kind === 'external') return fact.kind;
  return signing.signer ? 'signed' : 'stamped';
}

/** How the signature was made, where a reader should know. */
const howSigned = ({ signer }: Signing): Remark[] => [
  ...(signer?.silent ? (['silentSignIn'] as const) : []),
  ...(signer?.formerKey ? (['formerKey'] as const) : []),
];
/** Says no more than was done: a key that only the municipality's own register knows is not Microsoft's word. */
const checkedAgainst = ({ signer }: Signing): string =>
  signer?.formerKey ? 'signaturen är kontrollerad mot kommunens nyckelregister' : 'Microsoft 365-signaturen är kontrollerad';
const isWeaker = (level: Level, least: Level) => levels.indexOf(level) < levels.indexOf(least);
/** A level nobody has set is `signed`. */
const levelInForce = (rules: Rules, at: number): Level => inForce(rules.level, at) ?? 'signed';
function demandRole(signing: Signing, ...roles: readonly string[]): void {
  if (!signing.signer) signing.found.add('unsigned');
  else if (!signing.signer.roles.some((role) => roles.includes(role))) signing.found.add('role');
}

/**
 * At submit: unsigned when Departments named the same person then, else signed by the applicant with a reason.
 * Later (a re-addressing): signed by someone with the role Information or Administrator.
 */
function judgeAddressee(fact: AddresseeFact, signing: Signing, standing: Standing): Judgement {
  const { signer, found } = signing;
  const named = wasNamed(standing.chiefs, fact.step, fact.to.oid, signing.at);
  if (fact.step === 'departmentHead' && fact.to.oid === standing.applicantOid) found.add('applicantAsHead');
  if (standing.addressees[fact.step]) demandRole(signing, 'Information', 'Administrator');
  else if (signer) {
    if (signer.oid !== standing.applicantOid) found.add('namedByOther');
    if (!named && !fact.reason.trim()) found.add('reasonMissing');
  } else if (!named) found.add('notNamed');
  const genuine = signer ? 'godkännaren är vald och valet är signerat' : 'förvaltningen har angett godkännaren';
  return judgement(found, levelOf(fact, signing), howSigned(signing), genuine);
}

/** A delegation holds by Swedish days, a token by seconds. */
const dayAt = (at: number) => inSweden(new Date(at).toISOString()).day;

/** `leansOn`: the delegation by which a stand-in may decide, for the judgement. */
type Authority = { found: Finding[]; remarks: Remark[]; leansOn?: { delegationSha256: string } };

/**
 * Who decides, on which Swedish day, and by what: `delegationSha256` null = as the chief, undefined = by any delegation. `at` is when it was signed (ms): of a
 * decision on paper or in a file the entry, and `tooLate` is what that is called when somebody else had been named by then.
 */
type Deciding = {
  step: Step;
  oid: string;
  day: string;
  at: number;
  delegationSha256: string | null | undefined;
  tooLate: 'formerAddressee' | 'formerWhenEntered';
};

/**
 * Why this person may not decide, or what a reader should know. Who was asked when the signature was made, and had been replaced when it was written down,
 * came late: that is nobody's fault, and it counts for nothing, so a moment that is dated back wins nothing. Nor is whoever signed after it, or by a delegation
 * whose days were over, called a forger: the window may have been open.
 */
function authority(deciding: Deciding, standing: Standing): Authority {
  const { step, at } = deciding;
  const now = authorityFor(standing.addressees[step]?.fact.to.oid, deciding, standing);
  if (now.found.length === 0) return now;
  const before = (standing.former[step] ?? []).map(({ oid, until }) => ({ until, may: authorityFor(oid, deciding, standing) }));
  const entitled = before.filter(({ may }) => may.found.length === 0);
  const inTime = entitled.find(({ until }) => at <= Date.parse(until));
  if (inTime) return { ...inTime.may, remarks: [...inTime.may.remarks, 'readdressed'] };
  if (entitled.length > 0) return { ...now, found: [deciding.tooLate] };
  return before.find(({ may }) => may.found.every((finding) => findings[finding].verdict === 'idle'))?.may ?? now;
}

/** The same where `to` is the one who is asked. */
function authorityFor(to: string | undefined, { step, oid, day, delegationSha256 }: Deciding, standing: Standing): Authority {
  const found: Finding[] = [];
  const remarks: Remark[] = [];
  if (step === 'departmentHead' && oid === standing.applicantOid) found.push('ownHead');
  if (oid === standing.applicantOid) remarks.push('applicantIsChief');
  if (to === undefined) return { found: [...found, 'noAddressee'], remarks };
  if (oid === to) return { found, remarks };
  if (delegationSha256 === null) return { found: [...found, 'notAddressee'], remarks };
  const known = standing.delegations.filter(({ sha256 }) => delegationSha256 === undefined || sha256 === delegationSha256);
  const fitting = known.filter(({ fact }) => fact.for.oid === to && fact.to.oid === oid);
  const inForceThen = fitting.find(({ fact }) => holdsOn(fact, day));
  if (inForceThen) return { found, remarks: [...remarks, 'standIn'], leansOn: { delegationSha256: inForceThen.sha256 } };
  if (delegationSha256 === undefined && fitting.length === 0) return { found: [...found, 'notAddressee'], remarks };
  const why = known.length === 0 ? 'delegationUnsigned' : fitting.length === 0 ? 'delegationOfOther' : 'delegationNotInForce';
  return { found: [...found, why], remarks };
}

/** A decision that came late counts for nothing, whatever it would have counted for. */
const withAuthority = (judged: Judgement, { leansOn, remarks }: Authority): Judgement => ({
  ...(remarks.includes('readdressed') ? cameLate(judged) : judged),
  ...leansOn,
});

function judgeDecision(fact: DecisionFact, stored: StoredFact, signing: Signing, standing: Standing, rules: Rules): Judgement {
  const { signer, at, found } = signing;
  const { step, by, delegationSha256 } = fact;
  const may = authority({ step, oid: by.oid, day: dayAt(at), at, delegationSha256, tooLate: 'formerAddressee' }, standing);
  for (const finding of may.found) found.add(finding);
  const level = levelOf(fact, signing);
  const tooWeak = isWeaker(level, levelInForce(rules, at));
  if (tooWeak) found.add('level');
  if (!signer && tooWeak && !found.has('tokenUnreadable')) found.add('unsigned');
  if (!signer && stored.createdBy.oid !== fact.by.oid) found.add('author');
  if (signer || found.size > 0) return withAuthority(judgement(found, level, [...may.remarks, ...howSigned(signing)], checkedAgainst(signing)), may);
  const stamped: Judgement = {
    verdict: 'unknownKey',
    level,
    counts: true,
    reasons: ['unsigned'],
    remarks: may.remarks,
    text: 'Stämplad av SharePoint: namn och tid, utan signatur.',
  };
  return withAuthority(stamped, may);
}

/**
 * Signed by the chief, or by an Administrator with a reference to the decision that appoints the stand-in. Days in the wrong order call a stand-in
 * off, which is signed before its first day; afterwards they mean nothing.
 */
function judgeDelegation(fact: DelegationFact, signing: Signing): Judgement {
  const { signer, at, found } = signing;
  const byChief = signer?.oid === fact.for.oid;
  if (!signer) found.add('unsigned').add('delegationUnsigned');
  else if (!byChief) demandRole(signing, 'Administrator');
  const neverHolds = fact.until < fact.from && fact.from <= dayAt(at);
  if (neverHolds || fact.for.oid === fact.to.oid || (!byChief && !fact.reference.trim())) found.add('delegationShape');
  return judgement(
    found,
    levelOf(fact, signing),
    howSigned(signing),
    byChief ? 'ersättaren är utsedd av chefen' : 'ersättaren är inlagd av administratör med hänvisning till beslut',
  );
}

function judgeConfirmation(fact: ConfirmationFact, signing: Signing, standing: Standing): Judgement {
  demandRole(signing, 'Information');
  if (standing.addressees[fact.step]?.sha256 !== fact.addresseeSha256) signing.found.add('confirmsNothing');
  return judgement(signing.found, levelOf(fact, signing), howSigned(signing), 'informationsfunktionen har bekräftat godkännaren');
}

/** A decision on paper or with an external service counts by the signature of the member of Information who entered it. */
function judgeEntered(fact: EnteredFact, signing: Signing, standing: Standing, rules: Rules): Judgement {
  const { found } = signing;
  demandRole(signing, 'Information');
  const { step, signedBy, signedOn: day } = fact;
  const may = authority({ step, oid: signedBy.oid, day, at: signing.at, delegationSha256: undefined, tooLate: 'formerWhenEntered' }, standing);
  for (const finding of may.found) found.add(finding);
  const wrongDay = signingDayFault(day, standing.sentAt, new Date(signing.at).toISOString());
  if (wrongDay) found.add(wrongDay);
  if (isWeaker(fact.kind, levelInForce(rules, signing.at))) found.add('level');
  if (standing.fileSha256 !== undefined && standing.fileSha256 !== fact.fileSha256) found.add(standing.fileSha256 === '' ? 'fileGone' : 'file');
  const genuine =
    fact.kind === 'paper'
      ? 'inskannat beslut, inlagt och signerat av informationsfunktionen'
      : 'underskriven fil, inlagd och signerad av informationsfunktionen';
  return withAuthority(judgement(found, levelOf(fact, signing), [...may.remarks, ...howSigned(signing)], genuine), may);
}
