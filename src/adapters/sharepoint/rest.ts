// One request to SharePoint's own REST interface: what Graph cannot set goes this way. Used by the provision job alone.
// https://learn.microsoft.com/sharepoint/dev/sp-add-ins/complete-basic-operations-using-sharepoint-rest-endpoints

import { OutsideError, type OutsideKind } from '../../outsideError.ts';

export type Rest = {
  /** `path` begins after /_api/web. Throws OutsideError for every answer but 2xx. */
  ask<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T>;
  /** Changes properties of what is there (MERGE). */
  merge(path: string, properties: object): Promise<void>;
};

/** `token` gives an access token for SharePoint itself (AllSites.FullControl). `site` is the site's https address. */
export function siteRest(site: string, token: () => Promise<string>): Rest {
  async function send<T>(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<T> {
    const init: RequestInit = {
      method,
      headers: {
        Accept: 'application/json;odata=nometadata',
        Authorization: `Bearer ${await token()}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json;odata=nometadata' }),
        ...headers,
      },
    };
    if (body !== undefined) init.body = JSON.stringify(body);
    const answer = await fetch(`${site}/_api/web${path}`, init).catch(() => {
      throw new OutsideError('offline', 'no answer from SharePoint');
    });
    if (!answer.ok)
      throw new OutsideError(
        kinds[answer.status] ?? 'unexpected',
        `SharePoint answered ${answer.status} to ${method} ${path}`,
        `${answer.status} ${answer.headers.get('sprequestguid') ?? ''}`.trim(),
      );
    return (answer.status === 204 || answer.headers.get('content-length') === '0' ? undefined : await answer.json()) as T;
  }
  return {
    ask: async (method, path, body) => await send(method, path, body, {}),
    merge: async (path, properties) => await send('POST', path, properties, { 'X-HTTP-Method': 'MERGE', 'IF-MATCH': '*' }),
  };
}

const kinds: Readonly<Record<number, OutsideKind>> = {
  401: 'signedOut',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  412: 'conflict',
  429: 'throttled',
  503: 'throttled',
};

/** The address of a list by its id. */
export const listAt = (id: string) => `/lists(guid'${id}')`;
/** A name in an address: in quotes, a quote doubled. */
export const quoted = (name: string) => encodeURIComponent(`'${name.replaceAll("'", "''")}'`);
