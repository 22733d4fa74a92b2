// What the tenant holds in memory: a fold of the journal. Nobody but fold.ts changes it.

export type FieldValue = string | number | boolean | readonly string[];
export type Fields = Readonly<Record<string, FieldValue>>;

export type User = { oid: string; displayName: string; givenName: string; surname: string; upn: string; mail: string; jobTitle: string };

/** A user or a group as the site knows it: SharePoint's own number for it (the item id in the hidden user information list). */
export type Principal = { id: number; kind: 'user'; oid: string } | { id: number; kind: 'group'; title: string; description: string };
/** A permission level. `mask` is SP.BasePermissions as one number. */
export type Level = { id: number; name: string; description: string; mask: bigint; builtIn: boolean };
/** Principal id -> level ids. */
export type Assignments = Map<number, Set<number>>;

export type Site = {
  id: string;
  host: string;
  path: string;
  title: string;
  createdAt: string;
  principals: Map<number, Principal>;
  /** Group id -> principal ids of its members. */
  members: Map<number, Set<number>>;
  /** Oids of the site collection's administrators: they pass every permission check. */
  administrators: Set<string>;
  levels: Map<number, Level>;
  assignments: Assignments;
  groups: { owners: number; members: number; visitors: number };
  /** What Sites.Selected gives the app here; undefined = the site was not granted. */
  appRole: 'read' | 'write' | undefined;
};

export const facets = ['text', 'choice', 'number', 'boolean', 'dateTime', 'personOrGroup', 'hyperlinkOrPicture'] as const;
export type Facet = (typeof facets)[number];
export type Column = {
  id: string;
  name: string;
  displayName: string;
  description: string;
  facet: Facet;
  /** The facet's own properties as they were given, e.g. { allowMultipleLines: true }. */
  settings: Readonly<Record<string, unknown>>;
  indexed: boolean;
  enforceUniqueValues: boolean;
  required: boolean;
  hidden: boolean;
  readOnly: boolean;
  customFormatter: string;
};

export type View = {
  id: string;
  title: string;
  query: string;
  fields: readonly string[];
  rowLimit: number;
  customFormatter: string;
  isDefault: boolean;
  /** SP.ViewScope: 0 or absent = the folder at hand, 1 = the files of all folders, 2 = files and folders of all folders, 3 = the folder's files. */
  scope?: number;
};

export type Content = { sha256: string; size: number; mimeType: string; quickXorHash: string };
/** Where a file or folder of a library stands. `parent` is an item id, 0 = the library's root. No `content` = a folder. */
export type FilePlace = { name: string; parent: number; content?: Content };

export type ItemVersion = { label: string; by: string; at: string; fields: Fields; content?: Content };
export type Item = {
  id: number;
  uniqueId: string;
  /** Counts every write: the second half of the eTag. */
  counter: number;
  fields: Fields;
  createdBy: string;
  createdAt: string;
  changedBy: string;
  changedAt: string;
  /** Oldest first; the last one is the present state. */
  versions: ItemVersion[];
  /** The journal's number of the last change: what delta tokens compare with. */
  seq: number;
  file?: FilePlace;
};

export type List = {
  id: string;
  siteId: string;
  /** The address segment; never changes. */
  name: string;
  displayName: string;
  description: string;
  template: 'genericList' | 'documentLibrary';
  createdBy: string;
  createdAt: string;
  changedAt: string;
  versioning: boolean;
  versionLimit: number;
  /** 1 = all, 2 = own, 4 = none (SharePoint's WriteSecurity); ReadSecurity 1 = all, 2 = own. */
  writeSecurity: number;
  readSecurity: number;
  columns: Map<string, Column>;
  views: Map<string, View>;
  items: Map<number, Item>;
  /** Deleted item id -> what a delta still tells of it. */
  deleted: Map<number, { seq: number; uniqueId: string }>;
  /** What was deleted into the recycle bin, whole, with its versions. What is deleted permanently is not here. */
  recycled: Map<number, Item>;
  nextId: number;
  /** Own assignments once inheritance is broken. */
  assignments: Assignments | undefined;
};

export type Chat = { id: string; kind: 'oneOnOne' | 'group'; topic: string; members: readonly string[]; createdAt: string; changedAt: string };
export type MessageAttachment = { id: string; contentType: string; content: string; teamsAppId: string };
export type Message = {
  id: string;
  chatId: string;
  from: string;
  at: string;
  contentType: 'text' | 'html';
  content: string;
  attachments: readonly MessageAttachment[];
};
export type MailAttachment = { name: string; contentType: string; size: number; sha256: string };
export type Mail = {
  id: string;
  from: string;
  at: string;
  to: readonly string[];
  cc: readonly string[];
  subject: string;
  contentType: 'text' | 'html';
  content: string;
  attachments: readonly MailAttachment[];
  savedToSentItems: boolean;
};
export type Notification = {
  id: string;
  to: string;
  from: string;
  at: string;
  activityType: string;
  text: string;
  preview: string;
  topic: string;
  webUrl: string;
};

export type TenantState = {
  seq: number;
  /** New after every reset: delta tokens of another epoch must resynchronise. */
  epoch: string;
  users: Map<string, User>;
  sites: Map<string, Site>;
  lists: Map<string, List>;
  chats: Map<string, Chat>;
  messages: Message[];
  mails: Mail[];
  notifications: Notification[];
  /** Small values that other parts of the tenant keep here, as JSON. */
  kept: Map<string, unknown>;
};

export function emptyState(): TenantState {
  return {
    seq: 0,
    epoch: '',
    users: new Map(),
    sites: new Map(),
    lists: new Map(),
    chats: new Map(),
    messages: [],
    mails: [],
    notifications: [],
    kept: new Map(),
  };
}
