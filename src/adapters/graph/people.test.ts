import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../../jobs/persons.ts';
import { colleague } from '../../../tests/forger.ts';
import { openTenant, type OpenTenant } from '../../../tests/tenantDesk.ts';
import { graphClient } from './client.ts';
import { colleagueOf } from './colleague.ts';

let tenant: OpenTenant;
let desk: Desk;
beforeAll(async () => {
  tenant = await openTenant();
  desk = await tenant.desk('handlaggare');
});
afterAll(async () => await tenant.close());

describe('the directory', () => {
  it('finds colleagues by the beginning of a name, and nobody by one letter or by signs of the query language', async () => {
    const found = await desk.ports.people.search('ann');
    expect(found.map(({ oid }) => oid)).toEqual([colleague('forvaltningschef').oid]);
    expect(await desk.ports.people.search('a')).toEqual([]);
    expect(await desk.ports.people.search('"" OR "')).toEqual([]);
  });

  it('tells a person from a shared mailbox by the address, and knows when it knows nobody', async () => {
    expect(await desk.ports.people.byMail('sara.holmberg@gislaved.example')).toMatchObject({
      oid: colleague('handlaggare').oid,
      givenName: 'Sara',
      surname: 'Holmberg',
    });
    expect(await desk.ports.people.byMail('handlaggare@gislaved.example')).toMatchObject({ givenName: 'Sara' });
    expect(await desk.ports.people.byMail('biblioteken.some@gislaved.example')).toMatchObject({ givenName: '', surname: '' });
    expect(await desk.ports.people.byMail("o'brien@gislaved.example")).toBeUndefined();
  });

  it('gives the name of an id, or nothing', async () => {
    const client = graphClient(async (scopes) => await desk.signIn.token(scopes), ['https://graph.microsoft.com/User.ReadBasic.All']);
    expect(await colleagueOf(client, colleague('arkivarie').oid)).toEqual(colleague('arkivarie'));
    expect(await colleagueOf(client, '00000000-0000-4000-8000-000000000000')).toBeUndefined();
  });
});
