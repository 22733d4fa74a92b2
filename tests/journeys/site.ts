// What stands in the SharePoint site, read over Graph beside the product: lists as rows, files as bytes.

import type { RunningTenant } from './tenantProcess.ts';

export type Row = { id: string; fields: Readonly<Record<string, unknown>>; createdBy: { user: { displayName: string } } };

const address = '/sites/gislavedskommun.sharepoint.com:/sites/socialamedier';
const json = (bytes: Buffer): Record<string, unknown> => JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;

async function asked(tenant: RunningTenant, path: string, persona = 'information'): Promise<Record<string, unknown>> {
  const { status, bytes } = await tenant.graph(persona, path);
  if (status !== 200) throw new Error(`${path} answered ${status} ${bytes.toString('utf8')}`);
  return json(bytes);
}

/** Graph's path of a list or library. */
export async function listPath(tenant: RunningTenant, list: string, persona?: string): Promise<string> {
  const site = await asked(tenant, address, persona);
  const { value } = (await asked(tenant, `/sites/${String(site['id'])}/lists?$top=200`, persona)) as { value: { id: string; name: string }[] };
  const found = value.find(({ name }) => name === list);
  if (!found) throw new Error(`there is no list ${list}`);
  return `/sites/${String(site['id'])}/lists/${found.id}`;
}

/** The items of a list, oldest first. */
export async function rowsOf(tenant: RunningTenant, list: string): Promise<Row[]> {
  const { value } = (await asked(tenant, `${await listPath(tenant, list)}/items?$expand=fields&$top=1000`)) as { value: Row[] };
  return value;
}

/** A file of a library, by its path in it, as `persona` may read it. */
export async function fileIn(tenant: RunningTenant, library: string, path: string, persona = 'information'): Promise<Uint8Array> {
  const drive = await asked(tenant, `${await listPath(tenant, library, persona)}/drive`, persona);
  const { status, bytes } = await tenant.graph(persona, `/drives/${String(drive['id'])}/root:/${path}:/content`);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  return bytes;
}

/** The names in a folder of a library; none where it is not there. */
export async function filesIn(tenant: RunningTenant, library: string, folder: string, persona = 'information'): Promise<string[]> {
  const drive = await asked(tenant, `${await listPath(tenant, library, persona)}/drive`, persona);
  const { status, bytes } = await tenant.graph(persona, `/drives/${String(drive['id'])}/root:/${folder}:/children?$top=200`);
  if (status === 404) return [];
  if (status !== 200) throw new Error(`${folder} answered ${status}`);
  return (json(bytes) as { value: { name: string }[] }).value.map(({ name }) => name);
}
