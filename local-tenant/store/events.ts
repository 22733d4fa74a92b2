// What can happen in the tenant: one line of the journal each. PERSISTED SHAPE: old journals are read for ever, so new properties are optional.

import type { Chat, Column, FieldValue, FilePlace, List, Mail, Message, Notification, User, View } from './state.ts';

export type Writer = { by: string; at: string };
export type ListSettings = Partial<Pick<List, 'displayName' | 'description' | 'versioning' | 'versionLimit' | 'writeSecurity' | 'readSecurity'>>;

export type TenantEvent =
  | { type: 'epoch'; id: string }
  | { type: 'user'; user: User }
  | { type: 'site'; id: string; host: string; path: string; title: string; at: string; administrators: readonly string[]; appRole?: 'read' | 'write' }
  | { type: 'siteUser'; site: string; id: number; oid: string }
  | { type: 'siteGroup'; site: string; id: number; title: string; description: string; role?: 'owners' | 'members' | 'visitors' }
  | { type: 'membership'; site: string; group: number; principal: number; member: boolean }
  | { type: 'level'; site: string; id: number; name: string; description: string; mask: string; builtIn?: true }
  | { type: 'inheritance'; list: string; broken: boolean; copy: boolean; keeper?: number }
  | { type: 'assignment'; site: string; list?: string; principal: number; level: number; assigned: boolean }
  | ({ type: 'list'; id: string; site: string; name: string; displayName: string; description: string; template: List['template'] } & Writer)
  | { type: 'listChanged'; list: string; at: string; set: ListSettings }
  | { type: 'listRemoved'; list: string }
  | { type: 'column'; list: string; column: Column }
  | { type: 'columnRemoved'; list: string; name: string }
  | { type: 'view'; list: string; view: View }
  | ({ type: 'item'; list: string; id: number; uniqueId: string; fields: Record<string, FieldValue>; file?: FilePlace } & Writer)
  /** `null` empties a field. `quiet` writes without a new version; `createdBy` is only ever set by the forging road. */
  | ({
      type: 'itemChanged';
      list: string;
      id: number;
      fields: Record<string, FieldValue | null>;
      file?: Partial<FilePlace>;
      quiet?: true;
      createdBy?: string;
    } & Writer)
  | ({ type: 'itemDeleted'; list: string; id: number; /** Past the recycle bin. */ permanent?: boolean } & Writer)
  | { type: 'chat'; chat: Chat }
  | { type: 'message'; message: Message }
  | { type: 'mail'; mail: Mail }
  | { type: 'notification'; notification: Notification }
  | { type: 'kept'; key: string; value: unknown };
