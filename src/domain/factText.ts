// A fact as text: what is hashed and signed, what is stored, and how it is read back (RFC 8785; OpenID Connect Core 3.1.2.1, nonce).

import { canonicalJson, type Json } from './canonical.ts';
import type { Fact, FactKind } from './fact.ts';
import { longestComment } from './input.ts';
import type { DecisionRow } from './rows.ts';
import { day, either, exactly, guid, instant, membersOf, orNull, parseJson, sha256Hex, textOf, versionNumber, yesNo, type Shape } from './shape.ts';

/** The text that is hashed, signed and stored: canonical JSON of the fact. */
export const signingText = (fact: Fact): string => canonicalJson(fact as unknown as Json);

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** The nonce of the sign-in that signs a text: the base64url form, without padding, of its SHA-256 given in hex. */
export function nonceOf(sha256: string): string {
  const bits = sha256.replace(/./g, (digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0'));
  const groups = bits.match(/.{1,6}/g) ?? [];
  return groups.map((group) => base64url[Number.parseInt(group.padEnd(6, '0'), 2)]).join('');
}

/**
 * The unique key of a fact in the list: the same fact always gets the same key, so writing it twice changes nothing.
 * It holds the signer and the signer's clock, so two deciders do not collide and nobody can take another's key beforehand.
 */
export function factKey(fact: Fact): string {
  const about = fact.kind === 'delegation' ? [fact.for.oid, fact.to.oid] : [fact.planId, fact.version, fact.step];
  return [fact.kind, ...about, fact.by.oid, fact.time].join(':');
}

const titles: Readonly<Record<FactKind, string>> = {
  addressee: 'Godkännare',
  delegation: 'Ersättare',
  decision: 'Beslut',
  confirmation: 'Bekräftad godkännare',
  paper: 'Beslut på papper',
  external: 'Beslut med extern underskrift',
};

/** The row of a fact. `sha256` is of `signingText(fact)` in hex; `idToken` and `keySet` are empty for an unsigned fact. */
export function factRow(fact: Fact, sha256: string, idToken = '', keySet = ''): DecisionRow {
  return {
    Title: titles[fact.kind],
    kind: fact.kind,
    planId: fact.planId ?? '',
    factKey: factKey(fact),
    fact: signingText(fact),
    factSha256: sha256,
    idToken,
    keySet,
  };
}

const colleague = membersOf({ oid: guid, name: textOf(255, 1), upn: textOf(255) });
const step = exactly('unitManager', 'departmentHead');
const head = { v: exactly(1), alg: exactly('sha256'), by: membersOf({ oid: guid }), time: instant, previous: orNull(sha256Hex) };
const ofPlan = { ...head, planId: guid, version: versionNumber, versionSha256: sha256Hex };
const comment = textOf(longestComment);
const approval = { decision: exactly('approve'), comment };
/** Who hands a plan back says what has to change (R31). */
const handingBack = { decision: exactly('return'), comment: textOf(longestComment, 1) };
const entered = { ...ofPlan, kind: exactly('paper', 'external'), step, signedBy: colleague, signedOn: day, fileSha256: sha256Hex, fileName: textOf(255, 1) };
const decision = { ...ofPlan, kind: exactly('decision'), step, delegationSha256: orNull(sha256Hex) };

const factShape: Shape = either(
  membersOf({ ...ofPlan, kind: exactly('addressee'), step, to: colleague, reason: comment, namedByDepartments: yesNo }),
  membersOf({ ...decision, ...approval }),
  membersOf({ ...decision, ...handingBack }),
  membersOf({
    ...head,
    kind: exactly('delegation'),
    planId: exactly(null),
    version: exactly(null),
    versionSha256: exactly(null),
    for: colleague,
    to: colleague,
    from: day,
    until: day,
    reference: comment,
  }),
  membersOf({ ...ofPlan, kind: exactly('confirmation'), step, addresseeSha256: sha256Hex }),
  membersOf({ ...entered, ...approval }),
  membersOf({ ...entered, ...handingBack }),
);

/** The fact in a stored text, or undefined unless it is exactly a canonical text of a known shape. */
export function readFact(text: string): Fact | undefined {
  const value = parseJson(text);
  if (value === undefined || !factShape(value)) return undefined;
  return signingText(value as Fact) === text ? (value as Fact) : undefined;
}
