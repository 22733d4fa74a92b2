// One request to SharePoint's REST interface as a handler sees it, and the refusals.

import type { Caller, Services } from '../services.ts';
import { may, type Right } from '../store/rights.ts';
import type { List, Site } from '../store/state.ts';
import type { Argument } from './address.ts';

export type Call = {
  services: Services;
  caller: Caller;
  site: Site;
  args: readonly Argument[];
  body: Readonly<Record<string, unknown>>;
  query: URLSearchParams;
};
export type Answer = { status: number; body?: unknown };
/** What the token must at least carry: learn.microsoft.com/sharepoint/dev (AllSites.Read < Write < Manage < FullControl). */
export type Demand = 'AllSites.Read' | 'AllSites.Write' | 'AllSites.Manage' | 'AllSites.FullControl';
export type Route = { on: string; scope: Demand; answer(call: Call): Answer };

const order: readonly string[] = ['AllSites.Read', 'AllSites.Write', 'AllSites.Manage', 'AllSites.FullControl'];
export const covers = (scopes: readonly string[], demand: Demand) => scopes.some((scope) => order.indexOf(scope) >= order.indexOf(demand));

export class SharePointProblem extends Error {
  override readonly name = 'SharePointProblem';
  readonly status: number;
  /** HRESULT and exception type, as the service writes them. */
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const accessDenied = () =>
  new SharePointProblem(
    403,
    '-2147024891, System.UnauthorizedAccessException',
    'Access denied. You do not have permission to perform this action or access this resource.',
  );
export const missing = (what: string) => new SharePointProblem(404, '-2130575338, Microsoft.SharePoint.SPException', `${what} does not exist.`);
export const invalid = (message: string) => new SharePointProblem(400, '-1, Microsoft.SharePoint.Client.InvalidClientQueryException', message);
export const taken = (message: string) => new SharePointProblem(500, '-2130575293, Microsoft.SharePoint.SPException', message);

export function demand(call: Call, list: List | undefined, right: Right): void {
  if (!may(call.site, list, call.caller.oid, right)) throw accessDenied();
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const done: Answer = { status: 200, body: { 'odata.null': true } };
export const changed: Answer = { status: 204 };

/** A property that must be text. */
export function text(call: Call, name: string): string {
  const value = call.body[name];
  if (typeof value !== 'string' || value === '') throw invalid(`The property '${name}' is needed.`);
  return value;
}

export function argument(call: Call, index: number): Argument {
  const found = call.args[index];
  if (!found) throw invalid('The expression is not complete.');
  return found;
}

/** A named number such as principalid=3. */
export function number(argument: Argument, name: string): number {
  const value = argument.named[name] ?? '';
  if (!/^\d+$/.test(value)) throw invalid(`The parameter '${name}' is needed.`);
  return Number(value);
}

/** Keeps the properties of $select. */
export function chosen(call: Call, resource: Record<string, unknown>): Record<string, unknown> {
  const select = call.query.get('$select');
  if (!select) return resource;
  const wanted = select.split(',').map((name) => name.trim().split('/')[0]);
  return Object.fromEntries(Object.entries(resource).filter(([name]) => wanted.includes(name)));
}
