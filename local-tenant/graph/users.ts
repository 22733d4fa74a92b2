// The directory. learn.microsoft.com/graph/api/resources/user
// Which properties a permission shows: learn.microsoft.com/graph/permissions-reference#userreadbasicall

import { fieldsOf, holds, parseFilter } from '../odata.ts';
import type { User } from '../store/state.ts';
import { GraphProblem, metadata, ok, option, paged, type Call, type Route } from './call.ts';

const basic = ['id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName'];
const usual = [
  'businessPhones',
  'displayName',
  'givenName',
  'id',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
];
const whole = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

/** Everything the directory holds of a person; absent values are null, as the service writes them. */
const everything = (user: User): Record<string, unknown> => ({
  id: user.oid,
  displayName: user.displayName,
  givenName: user.givenName || null,
  surname: user.surname || null,
  mail: user.mail || null,
  userPrincipalName: user.upn,
  jobTitle: user.jobTitle || null,
  accountEnabled: true,
  businessPhones: [],
  mobilePhone: null,
  officeLocation: null,
  preferredLanguage: null,
});

function userOut(call: Call, user: User): Record<string, unknown> {
  const { scopes, oid } = call.caller;
  const all = whole.some((scope) => scopes.includes(scope));
  const own = user.oid === oid && scopes.includes('User.Read');
  const wanted =
    option(call, 'select')
      ?.split(',')
      .map((name) => name.trim()) ?? (all || own ? usual : basic);
  const shown = wanted.filter((name) => all || (own && name !== 'accountEnabled') || basic.includes(name));
  return Object.fromEntries(Object.entries(everything(user)).filter(([name]) => shown.includes(name)));
}

const missing = (key: string) =>
  new GraphProblem(404, 'Request_ResourceNotFound', `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`);
const badRequest = (message: string) => new GraphProblem(400, 'Request_BadRequest', message);

/** A user by object id or principal name. */
export function findUser(users: ReadonlyMap<string, User>, key: string): User | undefined {
  return users.get(key.toLowerCase()) ?? [...users.values()].find((user) => user.upn.toLowerCase() === key.toLowerCase());
}

export function userFor(call: Call): User {
  const key = call.params['user-id'] ?? '';
  const user = findUser(call.services.store.state.users, key);
  // With User.Read alone a person reads itself and nobody else.
  if (user && user.oid !== call.caller.oid && call.caller.scopes.every((scope) => !whole.includes(scope) && scope !== 'User.ReadBasic.All'))
    throw new GraphProblem(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
  if (!user) throw missing(key);
  return user;
}

const filterable = ['id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName'];

function filtered(call: Call, users: readonly User[]): readonly User[] {
  const text = option(call, 'filter');
  if (!text) return users;
  const filter = parseFilter(text);
  for (const field of fieldsOf(filter))
    if (!filterable.includes(field)) throw badRequest(`Unsupported or invalid query filter clause specified for property '${field}' of resource 'User'.`);
  // learn.microsoft.com/graph/known-issues : a value compared with eq has at most 120 characters.
  if (/'[^']{121,}'/.test(text)) throw badRequest('The filter value is too long.');
  return users.filter((user) => holds(filter, (field) => everything(user)[field] as string | null));
}

/** `"displayName:anna" OR "mail:anna"`. learn.microsoft.com/graph/search-query-parameter */
function searched(call: Call, users: readonly User[]): readonly User[] {
  const text = option(call, 'search');
  if (text === undefined) return users;
  if (call.headers.get('consistencylevel') !== 'eventual')
    throw badRequest("Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'");
  const alternatives = text.split(/ OR /).map((alternative) => alternative.split(/ AND /).map(readTerm));
  return users.filter((user) => alternatives.some((terms) => terms.every(({ property, sought }) => meets(user, property, sought))));
}

function readTerm(text: string): { property: string; sought: string } {
  const [, property = '', sought = ''] = /^\s*"(\w+):((?:[^"\\]|\\.)*)"\s*$/.exec(text) ?? [];
  if (!['displayName', 'mail', 'userPrincipalName', 'givenName', 'surname'].includes(property)) throw badRequest(`Syntax error in $search: ${text}`);
  return { property, sought: sought.replace(/\\(.)/g, '$1').toLowerCase() };
}

/** A display name is cut into words and every word sought must begin one of them; other properties begin with what is sought. */
function meets(user: User, property: string, sought: string): boolean {
  const value = String(everything(user)[property] ?? '').toLowerCase();
  if (property !== 'displayName') return value.startsWith(sought);
  const words = value.split(/[\s.,()-]+/);
  return sought
    .split(/[\s.,()-]+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}

export const userRoutes: readonly Route[] = [
  {
    on: 'GET /me',
    answer(call) {
      const user = call.services.store.state.users.get(call.caller.oid);
      if (!user) throw missing(call.caller.oid);
      return ok({ ...metadata('users/$entity'), ...userOut(call, user) });
    },
  },
  // No managers are kept: the product never asks for them, and the answer is that of a person without one.
  { on: 'GET /me/manager', answer: (call) => Promise.reject(missing(`${call.caller.oid}/manager`)) },
  { on: 'GET /users/{user-id}/manager', answer: (call) => Promise.reject(missing(`${userFor(call).oid}/manager`)) },
  {
    on: 'GET /users',
    answer(call) {
      const users = searched(call, filtered(call, [...call.services.store.state.users.values()]));
      const { rows, link } = paged(call, users, 100, 999);
      return ok({ ...metadata('users'), ...link, value: rows.map((user) => userOut(call, user)) });
    },
  },
  { on: 'GET /users/{user-id}', answer: (call) => ok({ ...metadata('users/$entity'), ...userOut(call, userFor(call)) }) },
];
