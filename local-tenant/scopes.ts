// Which delegated permissions open which route: any one of `anyOf`. Our own table, compared with Microsoft's in scopes.test.ts.
// `selected` = Sites.Selected opens it too, on granted sites, when the app's role there is at least this.

/** Microsoft's machine-readable table behind the documentation's permission boxes. */
const table = 'microsoftgraph/microsoft-graph-devx-content permissions/new/permissions.json';
/** "Selected" permissions work for what a granted site holds: the table lists them for no list or file operation. */
export const selectedSource = 'learn.microsoft.com/graph/permissions-selected-overview';
/** Sites.Manage.All and Sites.FullControl.All contain reading and writing by their descriptions, though the table names them on few rows. */
export const widerSource = 'learn.microsoft.com/graph/permissions-reference#sitesmanageall';
export const wider: readonly string[] = ['Sites.Manage.All', 'Sites.FullControl.All'];

export type ScopeRule = { anyOf: readonly string[]; selected?: 'read' | 'write'; source: string };

const readSites = ['Sites.Read.All', 'Sites.ReadWrite.All', ...wider];
const writeSites = ['Sites.ReadWrite.All', ...wider];
const readFiles = ['Files.Read.All', 'Files.ReadWrite.All', ...readSites];
const writeFiles = ['Files.ReadWrite.All', ...writeSites];
const readUsers = ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

const reads = (source = table): ScopeRule => ({ anyOf: readSites, selected: 'read', source });
const writes = (source = table): ScopeRule => ({ anyOf: writeSites, selected: 'write', source });
const opens = (source = table): ScopeRule => ({ anyOf: readFiles, selected: 'read', source });
const saves = (source = table): ScopeRule => ({ anyOf: writeFiles, selected: 'write', source });
const manages = (source = table): ScopeRule => ({ anyOf: wider, source });
const only = (...anyOf: string[]): ScopeRule => ({ anyOf, source: table });
const page = (name: string) => `learn.microsoft.com/graph/api/${name}`;

export const scopeRules: Readonly<Record<string, ScopeRule>> = {
  'GET /me': only('User.Read', ...readUsers),
  'GET /me/manager': only('User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'),
  'GET /users': only(...readUsers),
  'GET /users/{user-id}': only('User.Read', ...readUsers),
  'GET /users/{user-id}/manager': only('User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'),

  'GET /sites/{site-id}': reads(),
  'GET /sites/{site-id}/permissions': only('Sites.FullControl.All'),
  'GET /sites/{site-id}/lists': reads(),
  'POST /sites/{site-id}/lists': manages(),
  'GET /sites/{site-id}/lists/{list-id}': reads(),
  'PATCH /sites/{site-id}/lists/{list-id}': manages('no page: the row of POST lists, as its nearest (FIDELITY.md: unverified)'),
  'GET /sites/{site-id}/lists/{list-id}/columns': reads(),
  'POST /sites/{site-id}/lists/{list-id}/columns': manages(),
  'GET /sites/{site-id}/lists/{list-id}/columns/{columnDefinition-id}': reads(),
  'PATCH /sites/{site-id}/lists/{list-id}/columns/{columnDefinition-id}': manages(),
  'DELETE /sites/{site-id}/lists/{list-id}/columns/{columnDefinition-id}': manages(),
  'GET /sites/{site-id}/lists/{list-id}/items': reads(),
  'POST /sites/{site-id}/lists/{list-id}/items': writes(),
  'GET /sites/{site-id}/lists/{list-id}/items/delta': reads(),
  'GET /sites/{site-id}/lists/{list-id}/items/{listItem-id}': reads(),
  'PATCH /sites/{site-id}/lists/{list-id}/items/{listItem-id}': writes(),
  'DELETE /sites/{site-id}/lists/{list-id}/items/{listItem-id}': writes(),
  'GET /sites/{site-id}/lists/{list-id}/items/{listItem-id}/fields': reads(page('listitem-get')),
  'PATCH /sites/{site-id}/lists/{list-id}/items/{listItem-id}/fields': writes(),
  'GET /sites/{site-id}/lists/{list-id}/items/{listItem-id}/versions': reads(),
  'GET /sites/{site-id}/lists/{list-id}/items/{listItem-id}/versions/{listItemVersion-id}': reads(),
  'GET /sites/{site-id}/lists/{list-id}/items/{listItem-id}/driveItem': opens(),

  'GET /sites/{site-id}/drive': opens(),
  'GET /sites/{site-id}/drives': opens(),
  'GET /sites/{site-id}/lists/{list-id}/drive': opens(page('drive-get')),
  'GET /drives/{drive-id}': opens(),
  'GET /drives/{drive-id}/list': reads(page('drive-get')),
  'GET /drives/{drive-id}/items/{driveItem-id}': opens(),
  'PATCH /drives/{drive-id}/items/{driveItem-id}': saves(),
  'DELETE /drives/{drive-id}/items/{driveItem-id}': saves(),
  'GET /drives/{drive-id}/items/{driveItem-id}/children': opens(),
  'POST /drives/{drive-id}/items/{driveItem-id}/children': saves(),
  'GET /drives/{drive-id}/items/{driveItem-id}/content': opens(),
  'PUT /drives/{drive-id}/items/{driveItem-id}/content': saves(),
  'POST /drives/{drive-id}/items/{driveItem-id}/createUploadSession': saves(),
  'GET /drives/{drive-id}/items/{driveItem-id}/listItem': opens(page('driveitem-get')),
  'GET /drives/{drive-id}/items/{driveItem-id}/listItem/fields': opens(page('listitem-get')),
  'PATCH /drives/{drive-id}/items/{driveItem-id}/listItem/fields': writes(page('listitem-update')),
  'GET /drives/{drive-id}/items/{driveItem-id}/versions': opens(),
  'POST /drives/{drive-id}/items/{driveItem-id}/permanentDelete': saves(page('driveitem-permanentdelete')),
  "GET /drives/{drive-id}/items/{driveItem-id}/search(q='{q}')": opens(page('driveitem-search')),
  'POST /search/query': only('Sites.Read.All', 'Files.Read.All'),

  'POST /chats': only('Chat.Create', 'Chat.ReadWrite'),
  'POST /chats/{chat-id}/messages': only('ChatMessage.Send', 'Chat.ReadWrite'),
  'POST /me/sendMail': only('Mail.Send'),
  'POST /users/{user-id}/teamwork/sendActivityNotification': only('TeamsActivity.Send'),
};
