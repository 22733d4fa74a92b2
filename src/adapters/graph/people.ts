// The port People: the directory under User.ReadBasic.All, which gives names and addresses and nothing else.

import type { Client } from '@microsoft/microsoft-graph-client';
import type { Colleague } from '../../domain/person.ts';
import type { DirectoryEntry, People } from '../../ports.ts';
import { outside } from './client.ts';

type GraphUser = {
  id: string;
  displayName?: string | null;
  givenName?: string | null;
  surname?: string | null;
  mail?: string | null;
  userPrincipalName?: string | null;
};
const properties = 'id,displayName,givenName,surname,mail,userPrincipalName';

export function graphPeople(client: Client, me: () => Colleague & { roles: readonly string[] }): People {
  async function ask(build: (request: ReturnType<Client['api']>) => ReturnType<Client['api']>): Promise<DirectoryEntry[]> {
    try {
      const answer = (await build(client.api('/users').select(properties).top(10)).get()) as { value: GraphUser[] };
      return answer.value.map(entryOf);
    } catch (thrown) {
      throw outside(thrown);
    }
  }

  return {
    me,
    /** https://learn.microsoft.com/graph/search-query-parameter : $search needs ConsistencyLevel: eventual. */
    async search(text) {
      const sought = text.replace(/["\\]/g, ' ').trim();
      if (sought.length < 2) return [];
      return await ask((request) =>
        request.header('ConsistencyLevel', 'eventual').query({ $search: encodeURIComponent(`"displayName:${sought}" OR "mail:${sought}"`) }),
      );
    },
    async byMail(address) {
      // The graph client puts queries into the address as they are.
      const sought = encodeURIComponent(address.replaceAll("'", "''"));
      const [byMail] = await ask((request) => request.filter(`mail eq '${sought}'`));
      if (byMail) return byMail;
      const [byName] = await ask((request) => request.filter(`userPrincipalName eq '${sought}'`));
      return byName;
    },
  };
}

const entryOf = (user: GraphUser): DirectoryEntry => ({
  oid: user.id,
  name: user.displayName ?? '',
  upn: user.userPrincipalName ?? '',
  givenName: user.givenName ?? '',
  surname: user.surname ?? '',
  mail: user.mail ?? '',
});
