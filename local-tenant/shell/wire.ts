// What the shell's page and its routes say to each other as JSON. Times are ISO, UTC, of the tenant's clock.

export type ShellPerson = { id: string; oid: string; name: string; title: string; upn: string };

export type Setup = {
  tenantId: string;
  clientId: string;
  app: {
    /** The Teams app's id. */
    id: string;
    name: string;
    entityId: string;
    /** Where the app is framed from. */
    origin: string;
    /** Where the app's links say it is: the same as `origin` in TLS mode. */
    publicOrigin: string;
  };
  people: ShellPerson[];
};

export type ShellMessage = {
  id: string;
  from: string;
  at: string;
  html: boolean;
  content: string;
  attachments: { id: string; contentType: string; content: string }[];
};
export type ShellChat = { id: string; title: string; with: string[]; messages: ShellMessage[] };
export type ShellMail = {
  id: string;
  from: string;
  /** The address it came to, and whether that is the person's own or a shared mailbox. */
  mailbox: string;
  own: boolean;
  to: string[];
  cc: string[];
  at: string;
  subject: string;
  html: boolean;
  content: string;
  attachments: { name: string; size: number; address: string }[];
};
export type ShellNotification = { id: string; from: string; at: string; text: string; preview: string; webUrl: string };

/** All a person sees outside the tab. `names` maps oid to display name. */
export type ShellState = { now: string; names: Record<string, string>; chats: ShellChat[]; mails: ShellMail[]; notifications: ShellNotification[] };

/** The host's part of nested app authentication, as the bridge's answers name things. */
export type NaaAsk = { persona: string; origin: string; method: string; params: { clientId: string; scope: string } };
export type NaaAccount = { homeAccountId: string; environment: string; tenantId: string; username: string; localAccountId: string; name: string };
export type NaaError = {
  status: 'USER_INTERACTION_REQUIRED' | 'USER_CANCEL' | 'NO_NETWORK' | 'PERSISTENT_ERROR';
  code: string;
  subError: string;
  description: string;
};
export type NaaAnswer =
  | { token: { access_token: string; id_token: string; expires_in: number; scope: string; properties: null }; account: NaaAccount }
  | { error: NaaError; missing: { name: string; text: string }[]; mayConsent: boolean };
