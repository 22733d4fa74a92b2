// The lists of the site, one row type a list. A key is the column's internal name in SharePoint (ASCII); what is JSON inside a column says so.
// PERSISTED SHAPE: a change here needs an upgrade of what tenants have stored.

import type { FactKind } from './fact.ts';

/** Draft and projection. `answers` is the JSON of PlanAnswers; the answers also stand in columns of their own for SharePoint's views (projection). */
export type PlanRow = {
  Title: string;
  planId: string;
  answers: string;
  status: string;
  planVersion: number;
  applicantOid: string;
  applicantName: string;
  applicantUpn: string;
  chiefs: string;
  dueOn: string;
} & Record<string, unknown>;
/** Append-only. `text` is canonical JSON of PlanVersion, `sha256` its hash in hex. `versionKey` = planId:version is unique. */
export type VersionRow = { Title: string; versionKey: string; planId: string; planVersion: number; text: string; sha256: string };
/** Append-only. `fact` is canonical JSON of Fact. `idToken` and `keySet` are empty for unsigned facts. `factKey` is unique. */
export type DecisionRow = { Title: string; kind: FactKind; planId: string; factKey: string; fact: string; factSha256: string; idToken: string; keySet: string };
export type SigningKeyRow = { Title: string; kid: string; thumbprint: string; jwk: string; firstSeen: string };
export type AccountRow = {
  Title: string;
  platform: string;
  address: string;
  activeKey: string;
  authority: string;
  department: string;
  unit: string;
  planId: string;
  approvedVersion: number;
  status: string;
  administrators: string;
  accountMail: string;
  startedOn: string;
};
/** Append-only history. `planId` is the plan's id or the matter's designation. `eventKey` is unique and is what makes an effect happen once. `detail` is JSON; never post text, sender or free text of a matter. */
export type EventRow = { Title: string; eventKey: string; planId: string; what: string; detail: string };
export type DepartmentRow = {
  Title: string;
  kind: 'authority' | 'department' | 'unit';
  code: string;
  parent: string;
  chiefOid: string;
  chiefName: string;
  chiefUpn: string;
  superiorOid: string;
  superiorName: string;
  superiorUpn: string;
  validFrom: string;
  validTo: string;
};
/** A matter's row (projection) tells nothing of content or persons. `clientKey` is unique: what is sent twice is opened once. `place` = which of its authority's libraries. */
export type MatterRow = {
  Title: string;
  clientKey: string;
  authority: string;
  department: string;
  kind: string;
  status: string;
  place: string;
  handlerOid: string;
  posts: number;
  outcome: string;
  seenAt: string;
  actedAt: string;
  /** The day of an answer that was asked for, and the day to come back; '' = none. */
  dueOn: string;
  revisitOn: string;
  closedAt: string;
};
/** Append-only. `entryId` = the entry's first `entryKey`. */
export type DiaryRow = {
  Title: string;
  entryKey: string;
  entryId: string;
  designation: string;
  authority: string;
  direction: string;
  recordDate: string;
  state: string;
  diaryNumber: string;
};
/** One item per key; `value` is JSON. */
export type SettingRow = { Title: string; key: string; value: string };

export type Lists = {
  ActivityPlans: PlanRow;
  PlanVersions: VersionRow;
  Decisions: DecisionRow;
  SigningKeys: SigningKeyRow;
  Accounts: AccountRow;
  Events: EventRow;
  Departments: DepartmentRow;
  Settings: SettingRow;
  Matters: MatterRow;
  DiaryEntries: DiaryRow;
};
export type ListName = keyof Lists;

/** An item as it was read: `stamped` values come from the server and are never sent by us. */
export type Item<Row> = {
  id: number;
  etag: string;
  createdAt: string;
  createdBy: { oid: string; name: string };
  changedAt: string;
  changedBy: { oid: string; name: string };
  row: Row;
};
/** One former state of an item (list version history), newest first when read. */
export type FormerItem<Row> = { at: string; by: { oid: string; name: string }; row: Partial<Row> };
