// Who an object id is, as the directory says it. For pages where a name came from somewhere else and must not be believed.

import type { Client } from '@microsoft/microsoft-graph-client';
import type { Colleague } from '../../domain/person.ts';
import { outside, statusOf } from './client.ts';

/** The colleague, or undefined when the directory knows no such id. Needs User.ReadBasic.All. https://learn.microsoft.com/graph/api/user-get */
export async function colleagueOf(client: Client, oid: string): Promise<Colleague | undefined> {
  try {
    const user = (await client.api(`/users/${oid}`).select('id,displayName,userPrincipalName').get()) as {
      id: string;
      displayName?: string | null;
      userPrincipalName?: string | null;
    };
    return { oid: user.id, name: user.displayName ?? user.userPrincipalName ?? user.id, upn: user.userPrincipalName ?? '' };
  } catch (thrown) {
    if (statusOf(thrown) === 404) return undefined;
    throw outside(thrown);
  }
}
