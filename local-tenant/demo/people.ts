// The people of the local tenant. A persona's id is a role (the sign-in page and /teams?persona= use it); names exist only here and in the demo's plans.

export type Persona = {
  id: string;
  oid: string;
  givenName: string;
  surname: string;
  /** Role-based, so that configuration needs no names. */ upn: string;
  /** The person's own address, fornamn.efternamn@. */ mail: string;
  title: string;
  roles: readonly ('Information' | 'Registrator' | 'Arkivarie' | 'Administrator')[];
  siteOwner?: true;
};

const person = (n: number, id: string, givenName: string, surname: string, title: string, more: Partial<Persona> = {}): Persona => ({
  id,
  oid: `a0000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  givenName,
  surname,
  upn: `${id}@gislaved.example`,
  mail: `${plain(givenName)}.${plain(surname)}@gislaved.example`,
  title,
  roles: [],
  ...more,
});

function plain(name: string): string {
  return name
    .toLocaleLowerCase('sv')
    .replace(/[åä]/g, 'a')
    .replace(/ö/g, 'o')
    .replace(/[^a-z]/g, '');
}

export const people: readonly Persona[] = [
  person(1, 'handlaggare', 'Sara', 'Holmberg', 'Bibliotekarie, kultur- och fritidsförvaltningen'),
  person(2, 'handlaggare2', 'Amir', 'Lindqvist', 'Kommunikatör, barn- och utbildningsförvaltningen'),
  person(3, 'verksamhetschef', 'Peter', 'Ålund', 'Bibliotekschef, kultur- och fritidsförvaltningen'),
  person(4, 'forvaltningschef', 'Annika', 'Strand', 'Förvaltningschef, kultur- och fritidsförvaltningen'),
  person(5, 'information', 'Jonas', 'Berggren', 'Informatör, kommunledningskontoret', { roles: ['Information'] }),
  person(6, 'registrator', 'Maria', 'Wik', 'Registrator, kultur- och fritidsnämnden', { roles: ['Registrator'] }),
  person(7, 'registrator2', 'Elin', 'Sjö', 'Registrator, barn- och utbildningsnämnden', { roles: ['Registrator'] }),
  person(8, 'arkivarie', 'Karin', 'Öst', 'Kommunarkivarie', { roles: ['Arkivarie'] }),
  person(9, 'administrator', 'Nils', 'Ek', 'Systemförvaltare, it-enheten', { roles: ['Administrator'], siteOwner: true }),
];

/** Shared mailboxes: users without given name and surname (FIDELITY: unverified). */
export const mailboxes: readonly { oid: string; name: string; upn: string }[] = [
  { oid: 'b0000000-0000-4000-8000-000000000001', name: 'Informationsfunktionen', upn: 'informationsfunktionen@gislaved.example' },
  { oid: 'b0000000-0000-4000-8000-000000000002', name: 'Biblioteken sociala medier', upn: 'biblioteken.some@gislaved.example' },
  { oid: 'b0000000-0000-4000-8000-000000000003', name: 'Registrator KFN', upn: 'registrator.kfn@gislaved.example' },
];
