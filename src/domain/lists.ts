// Every list and library of the site, one row each: the one table behind provision, the register's reading and manifest/lists.json.
// Internal names are ASCII and never change; titles are Swedish and may. Values that are filtered on are indexed (SharePoint filters indexed columns only).

import { fieldKeys, planFields, type Kind } from './plan.ts';
import type { ListName, Lists } from './rows.ts';

export type ColumnKind = 'text' | 'note' | 'number' | 'yesNo' | 'choice';
export type Column = { title: string; kind: ColumnKind; indexed?: true; unique?: true; choices?: readonly string[] };

/**
 * Who may do what, named by what it protects: `shared` staff edit; `appendOnly` everyone adds and nobody edits or deletes;
 * `keys` Administrator and Information edit; `administrators` only they edit. Everybody in the site may read all of them.
 */
export type ListAccess = 'shared' | 'appendOnly' | 'keys' | 'administrators';
export type ListShape = { title: string; access: ListAccess; columns: Readonly<Record<string, Column>> };

const text = (title: string): Column => ({ title, kind: 'text' });
const note = (title: string): Column => ({ title, kind: 'note' });
const number = (title: string): Column => ({ title, kind: 'number' });
const index = (title: string): Column => ({ title, kind: 'text', indexed: true });
/** Unique demands an index in SharePoint. */
const unique = (title: string): Column => ({ title, kind: 'text', indexed: true, unique: true });

const columnKindOf: Record<Kind, ColumnKind> = {
  text: 'text',
  long: 'note',
  platform: 'text',
  address: 'text',
  mail: 'text',
  yesNo: 'yesNo',
  choice: 'choice',
  day: 'text',
  number: 'number',
  department: 'text',
  authority: 'text',
  goals: 'note',
  people: 'note',
};

/** One column a question of Bilaga I: a projection for SharePoint's views, read by people. */
const answerColumns = Object.fromEntries(
  fieldKeys.map((key): [string, Column] => {
    const row = planFields[key];
    const column: Column = { title: row.short, kind: columnKindOf[row.kind] };
    return [key, 'choices' in row ? { ...column, choices: row.choices } : column];
  }),
);

export const lists = {
  ActivityPlans: {
    title: 'Aktivitetsplaner',
    access: 'shared',
    columns: {
      planId: unique('Planens id'),
      answers: note('Svar (utkast)'),
      status: index('Status'),
      planVersion: number('Version'),
      applicantOid: index('Sökandens id'),
      applicantName: text('Sökande'),
      applicantUpn: text('Sökandens konto'),
      chiefs: note('Utsedda chefer (utkast)'),
      dueOn: index('Senast'),
      ...answerColumns,
    },
  },
  PlanVersions: {
    title: 'Planversioner',
    access: 'appendOnly',
    columns: {
      versionKey: unique('Versionens nyckel'),
      planId: index('Planens id'),
      planVersion: number('Version'),
      text: note('Planens text'),
      sha256: text('Kontrollsumma'),
    },
  },
  Decisions: {
    title: 'Godkännanden',
    access: 'appendOnly',
    columns: {
      kind: index('Slag'),
      planId: index('Planens id'),
      factKey: unique('Nyckel'),
      fact: note('Uppgift'),
      factSha256: text('Kontrollsumma'),
      idToken: note('Signatur'),
      keySet: note('Nycklar vid signeringen'),
    },
  },
  SigningKeys: {
    title: 'Signeringsnycklar',
    access: 'keys',
    columns: {
      kid: index('Nyckelns namn'),
      thumbprint: unique('Tumavtryck'),
      jwk: note('Nyckel'),
      firstSeen: text('Först sedd'),
    },
  },
  Accounts: {
    title: 'Konton',
    access: 'shared',
    columns: {
      platform: index('Socialt medium'),
      address: text('Webbadress'),
      activeKey: unique('Nyckel'),
      authority: index('Nämnd'),
      department: text('Förvaltning'),
      unit: text('Verksamhet'),
      planId: index('Planens id'),
      approvedVersion: number('Godkänd version'),
      status: index('Status'),
      administrators: note('Administratörer'),
      accountMail: text('Kontots e-postadress'),
      startedOn: text('Startat'),
    },
  },
  Events: {
    title: 'Händelser',
    access: 'appendOnly',
    columns: { eventKey: unique('Nyckel'), planId: index('Planens id'), what: index('Händelse'), detail: note('Uppgifter') },
  },
  Departments: {
    title: 'Förvaltningar',
    access: 'administrators',
    columns: {
      kind: { title: 'Slag', kind: 'choice', indexed: true, choices: ['authority', 'department', 'unit'] },
      code: unique('Kod'),
      parent: text('Hör till'),
      chiefOid: text('Chefens id'),
      chiefName: text('Chef'),
      chiefUpn: text('Chefens konto'),
      superiorOid: text('Överordnads id'),
      superiorName: text('Överordnad'),
      superiorUpn: text('Överordnads konto'),
      validFrom: text('Gäller från'),
      validTo: text('Gäller till'),
    },
  },
  Settings: { title: 'Inställningar', access: 'administrators', columns: { key: unique('Inställning'), value: note('Värde') } },
  Matters: {
    title: 'Inlägg',
    access: 'shared',
    columns: {
      clientKey: unique('Nyckel'),
      authority: index('Nämnd'),
      department: text('Förvaltning'),
      kind: index('Slag'),
      status: index('Status'),
      place: text('Plats'),
      handlerOid: index('Handläggarens id'),
      posts: number('Antal inlägg'),
      outcome: text('Utfall'),
      seenAt: text('Sett'),
      actedAt: text('Åtgärdat'),
      dueOn: text('Svar senast'),
      revisitOn: text('Återbesök'),
      closedAt: text('Stängt'),
    },
  },
  DiaryEntries: {
    title: 'Diarieunderlag',
    access: 'appendOnly',
    columns: {
      entryKey: unique('Nyckel'),
      entryId: index('Underlag'),
      designation: index('Beteckning'),
      authority: index('Nämnd'),
      direction: text('Riktning'),
      recordDate: text('Datum'),
      state: index('Läge'),
      diaryNumber: text('Diarienummer'),
    },
  },
} as const satisfies Record<ListName, ListShape>;

/** The lists that the following parts of the product fill. Laid out now so that rights and readers are settled once. */
export const comingLists = {
  FollowUps: {
    title: 'Uppföljningar',
    access: 'shared',
    columns: { followUpKey: unique('Nyckel'), planId: index('Planens id'), dueOn: index('Senast'), status: index('Status'), answers: note('Svar') },
  },
  Campaigns: {
    title: 'Ögonblicksbilder',
    access: 'shared',
    columns: { campaignKey: unique('Nyckel'), opensOn: text('Öppnar'), dueOn: index('Senast'), status: index('Status') },
  },
  Submissions: {
    title: 'Leveranser',
    access: 'shared',
    columns: { submissionKey: unique('Nyckel'), authority: index('Nämnd'), status: index('Status'), receipt: note('Kvitto') },
  },
  Disposals: {
    title: 'Gallring',
    access: 'shared',
    columns: { disposalKey: unique('Nyckel'), authority: index('Nämnd'), decisionReference: text('Gallringsbeslut'), status: index('Status') },
  },
  GuidelineReviews: {
    title: 'Översyner',
    access: 'shared',
    columns: { reviewKey: unique('Nyckel'), year: index('År'), outcome: text('Utfall'), boardReference: text('Kommunstyrelsens beslut') },
  },
} as const satisfies Record<string, ListShape>;

/** Columns of the document libraries. Files keep their own names; these are for views, search and delivery. */
export const recordColumns = {
  authority: index('Nämnd'),
  direction: text('Riktning'),
  recordDate: text('Handlingens datum'),
  recordType: index('Handlingstyp'),
  account: text('Konto'),
  matter: text('Ärende'),
  planId: index('Planens id'),
  diaryNumber: text('Diarienummer'),
  sha256: text('Kontrollsumma'),
  capturedAt: text('Fångad'),
  retention: text('Bevaras eller gallras'),
  submission: text('Leverans'),
} as const satisfies Record<string, Column>;

/**
 * `records`: staff add and edit columns, nobody deletes. `handlers`: the authority's post handlers and registrar.
 * `protected`: the authority's registrar and a few named. Nobody else may even see the last two.
 */
export type LibraryAccess = 'records' | 'handlers' | 'protected';
export type LibraryShape = { name: string; title: string; access: LibraryAccess; authority?: string };

/** The libraries of a municipality with these authority codes. Every nämnd is an authority of its own (OSL 8:1). */
export function librariesFor(authorities: readonly string[]): LibraryShape[] {
  const perAuthority = authorities.flatMap((authority): LibraryShape[] => [
    { name: `Evidence-${authority}`, title: `Bevis ${authority}`, access: 'handlers', authority },
    { name: `Protected-${authority}`, title: `Skyddat ${authority}`, access: 'protected', authority },
  ]);
  return [{ name: 'Records', title: 'Handlingar', access: 'records' }, ...perAuthority];
}

/** The unique column of a list: what makes adding the same thing twice harmless. */
export const uniqueColumn = {
  ActivityPlans: 'planId',
  PlanVersions: 'versionKey',
  Decisions: 'factKey',
  SigningKeys: 'thumbprint',
  Accounts: 'activeKey',
  Events: 'eventKey',
  Departments: 'code',
  Settings: 'key',
  Matters: 'clientKey',
  DiaryEntries: 'entryKey',
} as const satisfies { [L in ListName]: keyof Lists[L] & string };
