// The record of a plan: what is saved as JSON beside its PDF, so that anyone can check the decisions later without the tenant.
// Facts stand here exactly as they were stored. The trust does not: tenant, app registration and keys come from a key register the reader brings.
// PERSISTED SHAPE: a new shape gets a new `v`; former ones are read for ever.

import type { Level } from './fact.ts';
import type { History, NamedChief } from './history.ts';
import type { SigningKeyRow } from './rows.ts';
import { levels } from './fact.ts';
import { either, exactly, guid, instant, listOf, membersOf, parseJson, sha256Hex, textOf, versionNumber, wholeNumber, yesNo, type Shape } from './shape.ts';

/** Who wrote an item and when, as SharePoint stamped it. */
export type Stamp = { createdAt: string; createdBy: { oid: string; name: string } };

/**
 * A submitted version: `text` is the canonical text as stored, `sha256` its hash in hex (recomputed by whoever checks), `chiefs` those Departments
 * named for its department and unit, with the days it held.
 */
export type RecordedVersion = Stamp & { version: number; text: string; sha256: string; chiefs: readonly NamedChief[] };
/** A row of Decisions that concerns the plan, delegations its decisions lean on included. `keySet` is a convenience, never the anchor. */
export type RecordedFact = Stamp & { id: number; fact: string; idToken: string; keySet: string };
/** An event of the plan: among them the witnesses of its decisions. */
export type RecordedEvent = Stamp & { eventKey: string; what: string; detail: string };

export type PlanRecord = {
  v: 1;
  kind: 'planRecord';
  planId: string;
  title: string;
  madeAt: string;
  tenantId: string;
  versions: readonly RecordedVersion[];
  facts: readonly RecordedFact[];
  events: readonly RecordedEvent[];
  /** The signature level and the demand of a fresh sign-in, as the settings were over time. */
  level: History<Level>;
  freshSignIn: History<boolean>;
};

/** The anchor: which tenant, which app registrations and which keys count. Given out by the municipality, apart from its records. */
export type KeyRegister = {
  v: 1;
  kind: 'keyRegister';
  madeAt: string;
  tenantId: string;
  audience: History<string>;
  keys: readonly Pick<SigningKeyRow, 'kid' | 'thumbprint' | 'jwk' | 'firstSeen'>[];
};

const stamp = { createdAt: instant, createdBy: membersOf({ oid: textOf(36), name: textOf(255) }) };
const since = either(exactly(''), instant);
const history = (value: Shape): Shape => listOf(membersOf({ from: since, value }));
const long = textOf(200_000);

const chief = membersOf({ step: exactly('unitManager', 'departmentHead'), oid: guid, name: textOf(255), from: since, until: since });

const record: Shape = membersOf({
  v: exactly(1),
  kind: exactly('planRecord'),
  planId: guid,
  title: textOf(255),
  madeAt: instant,
  tenantId: guid,
  versions: listOf(membersOf({ ...stamp, version: versionNumber, text: long, sha256: sha256Hex, chiefs: listOf(chief) })),
  facts: listOf(membersOf({ ...stamp, id: wholeNumber, fact: long, idToken: long, keySet: long })),
  events: listOf(membersOf({ ...stamp, eventKey: textOf(255), what: textOf(255), detail: long })),
  level: history(exactly(...levels)),
  freshSignIn: history(yesNo),
});

const register: Shape = membersOf({
  v: exactly(1),
  kind: exactly('keyRegister'),
  madeAt: instant,
  tenantId: guid,
  audience: history(guid),
  keys: listOf(membersOf({ kid: textOf(255, 1), thumbprint: textOf(64, 1), jwk: textOf(10_000, 1), firstSeen: since })),
});

/** A record of a plan, a key register, or why the text is neither ('notJson', or JSON of another 'shape'). */
export function readRecordFile(text: string): PlanRecord | KeyRegister | 'notJson' | 'shape' {
  const value = parseJson(text.replace(/^\uFEFF/, ''));
  if (value === undefined) return 'notJson';
  return record(value) || register(value) ? (value as PlanRecord | KeyRegister) : 'shape';
}

/** The name of a version's files without the ending: equal for the PDF, the text and the JSON, and the first part of a scan's. */
export const planFileName = (planId: string, version: number): string => `plan_${planId.slice(0, 8)}_v${version}`;
