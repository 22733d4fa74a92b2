// The views of plain SharePoint, for those who work in the lists themselves (informationsfunktionen, registrator): R1, R33, R43.
// One table behind manifest/views.json and provision. Queries are CAML (https://learn.microsoft.com/sharepoint/dev/schema/query-schema),
// formatting is SharePoint's own JSON (https://learn.microsoft.com/sharepoint/dev/declarative-customization/column-formatting).
// A view reads projections only; nothing is decided from one.

import { accountLabels, type AccountState } from './account.ts';
import { stateLabels, type PlanState } from './approval.ts';
import { diaryWords } from './diary.ts';
import type { DepartmentRow } from './rows.ts';
import type { lists, recordColumns } from './lists.ts';
import type { FieldKey } from './plan.ts';
import type { PlanEventKind } from './planLife.ts';
import { matterClosed } from './matterLife.ts';
import { reminderInterval } from './reminder.ts';

export type ViewedList = 'ActivityPlans' | 'PlanVersions' | 'Decisions' | 'Accounts' | 'Events' | 'Departments' | 'Matters' | 'DiaryEntries';
/** Columns that SharePoint itself gives: Title with a link, a file's name with its picture, and the stamps. */
export type GivenColumn = 'LinkTitle' | 'DocIcon' | 'LinkFilename' | 'Created' | 'Modified' | 'Author' | 'Editor';
/** The plan's own list has a column for every question besides. */
export type FieldOf<L extends ViewedList> = GivenColumn | (keyof (typeof lists)[L]['columns'] & string) | (L extends 'ActivityPlans' ? FieldKey : never);
export type LibraryField = GivenColumn | keyof typeof recordColumns;

export type View<Field extends string = string> = {
  title: string;
  /** What the list opens with. At most one view of a list. */
  opensFirst?: true;
  /** A library's view that shows the files of all folders. */
  allFolders?: true;
  fields: readonly Field[];
  /** The children of CAML's Query element. */
  query: string;
  /** View formatting: https://learn.microsoft.com/sharepoint/dev/declarative-customization/view-list-formatting */
  format?: object;
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const ref = (name: string, more = '') => `<FieldRef Name="${name}"${more}/>`;
const value = (text: string) => `<Value Type="Text">${escaped(text)}</Value>`;
const where = (test: string) => `<Where>${test}</Where>`;
const is = (name: string, text: string) => `<Eq>${ref(name)}${value(text)}</Eq>`;
const isNot = (name: string, text: string) => `<Neq>${ref(name)}${value(text)}</Neq>`;
const isOneOf = (name: string, texts: readonly string[]) => `<In>${ref(name)}<Values>${texts.map(value).join('')}</Values></In>`;
const groupBy = (name: string) => `<GroupBy Collapse="FALSE">${ref(name)}</GroupBy>`;
const orderBy = (name: string, descending = false) => `<OrderBy>${ref(name, descending ? ' Ascending="FALSE"' : '')}</OrderBy>`;
/** ID is indexed in every list, so this order holds over 5,000 items: support.microsoft.com "Manage large lists and libraries". */
const newestFirst = orderBy('ID', true);

const { closed, planMissing } = accountLabels;
const waiting: readonly PlanState[] = ['waitingUnit', 'waitingHead'];
/** A plan that has lain this long with a chief is marked in the view. */
const longWait = reminderInterval;

/** The views of each list. A list that is not named keeps the view it was made with. */
export const views: { readonly [L in ViewedList]: readonly View<FieldOf<L>>[] } = {
  ActivityPlans: [
    {
      title: 'Alla aktivitetsplaner',
      opensFirst: true,
      fields: ['LinkTitle', 'status', 'platform', 'department', 'unit', 'applicantName', 'planVersion', 'Modified'],
      query: orderBy('Modified', true),
    },
    {
      title: 'Väntar',
      fields: ['LinkTitle', 'status', 'department', 'unit', 'applicantName', 'Modified'],
      query:
        where(
          isOneOf(
            'status',
            waiting.map((state) => stateLabels[state]),
          ),
        ) + orderBy('Modified'),
      format: rowFormat(`=if([$Modified] <= @now - ${longWait}, 'sp-field-severity--warning', '')`),
    },
    { title: 'Per förvaltning', fields: ['LinkTitle', 'status', 'platform', 'unit', 'applicantName'], query: groupBy('department') + orderBy('Title') },
  ],
  PlanVersions: [{ title: 'Senaste först', opensFirst: true, fields: ['LinkTitle', 'planVersion', 'Author', 'Created'], query: newestFirst }],
  Decisions: [{ title: 'Senaste först', opensFirst: true, fields: ['LinkTitle', 'planId', 'Author', 'Created'], query: newestFirst }],
  Accounts: [
    {
      title: 'Alla aktiva konton',
      opensFirst: true,
      fields: ['LinkTitle', 'status', 'platform', 'address', 'authority', 'department', 'unit', 'approvedVersion'],
      query: where(isNot('status', closed)) + orderBy('Title'),
    },
    {
      title: planMissing,
      fields: ['LinkTitle', 'platform', 'address', 'authority', 'department', 'unit', 'accountMail'],
      query: where(is('status', planMissing)) + orderBy('Title'),
    },
    {
      title: 'Per förvaltning',
      fields: ['LinkTitle', 'status', 'platform', 'address', 'unit'],
      query: groupBy('department') + where(isNot('status', closed)) + orderBy('Title'),
    },
    {
      title: 'Per nämnd',
      fields: ['LinkTitle', 'status', 'platform', 'address', 'unit'],
      query: groupBy('authority') + where(isNot('status', closed)) + orderBy('Title'),
    },
  ],
  Matters: [
    {
      title: 'Öppna inlägg',
      opensFirst: true,
      fields: ['LinkTitle', 'status', 'kind', 'authority', 'department', 'place', 'seenAt', 'outcome'],
      query: where(isNot('status', matterClosed)) + newestFirst,
    },
    { title: 'Alla inlägg', fields: ['LinkTitle', 'status', 'kind', 'authority', 'department', 'place', 'outcome', 'actedAt', 'closedAt'], query: newestFirst },
    { title: 'Per nämnd', fields: ['LinkTitle', 'status', 'kind', 'department', 'place', 'outcome'], query: groupBy('authority') + newestFirst },
  ],
  DiaryEntries: [
    {
      title: 'Senaste först',
      opensFirst: true,
      fields: ['LinkTitle', 'state', 'diaryNumber', 'authority', 'direction', 'recordDate', 'Author', 'Created'],
      query: newestFirst,
    },
    {
      title: 'Per nämnd',
      fields: ['LinkTitle', 'state', 'diaryNumber', 'direction', 'recordDate', 'Author', 'Created'],
      query: groupBy('authority') + newestFirst,
    },
  ],
  Events: [{ title: 'Senaste först', opensFirst: true, fields: ['what', 'planId', 'Author', 'Created'], query: newestFirst }],
  Departments: [{ title: 'Alla förvaltningar', opensFirst: true, fields: ['LinkTitle', 'kind', 'code', 'parent', 'chiefName'], query: orderBy('Title') }],
};

/** The views of every library. `recordViews` come besides in the library of records alone: the others hold one authority each. */
export const libraryViews: readonly View<LibraryField>[] = [
  {
    title: 'Alla handlingar',
    opensFirst: true,
    fields: ['DocIcon', 'LinkFilename', 'recordType', 'account', 'recordDate', 'diaryNumber', 'Modified', 'Editor'],
    query: orderBy('FileLeafRef'),
  },
];
export const recordViews: readonly View<LibraryField>[] = [
  {
    title: 'Per nämnd',
    allFolders: true,
    fields: ['DocIcon', 'LinkFilename', 'recordType', 'account', 'recordDate', 'diaryNumber'],
    query: groupBy('authority') + orderBy('FileLeafRef'),
  },
];

/** What a colour says, always beside words: rests, waits for someone, needs someone, done. */
export type Tone = 'neutral' | 'waiting' | 'attention' | 'done';

/** SharePoint's own classes, the ones its choice columns use; listed at https://pnp.github.io/List-Formatting/groupings/classes/sp-css-backgroundColor/ */
const toneClasses: Readonly<Record<Tone, string>> = {
  neutral: 'ms-bgColor-neutralLight ms-fontColor-neutralPrimary',
  waiting: 'sp-css-backgroundColor-BgCornflowerBlue sp-css-color-CornflowerBlueFont',
  attention: 'sp-css-backgroundColor-BgGold sp-css-color-GoldFont',
  done: 'sp-css-backgroundColor-BgMintGreen sp-css-color-MintGreenFont',
};

const planTones: Readonly<Record<PlanState, Tone>> = {
  draft: 'neutral',
  waitingUnit: 'waiting',
  waitingHead: 'waiting',
  returned: 'attention',
  withdrawn: 'neutral',
  laidDown: 'neutral',
  approved: 'done',
  copySent: 'done',
  started: 'done',
};
const accountTones: Readonly<Record<AccountState, Tone>> = { planMissing: 'attention', approved: 'done', copySent: 'done', active: 'done', closed: 'neutral' };
const kindWords: Readonly<Record<DepartmentRow['kind'], string>> = { authority: 'Nämnd', department: 'Förvaltning', unit: 'Verksamhet' };
/** What is written of a matter: who opened what may be secret, and that the registrar was told. */
type MatterEventKind = 'protectedOpened' | 'diaryMail' | 'diaryCard';
/** What people do, and what the product wrote of its own acts: a card's claim, a card sent, a record saved, a record that was there with other content. */
const eventWords: Readonly<Record<PlanEventKind | MatterEventKind | 'claim' | 'cardSent' | 'record' | 'deviation', string>> = {
  decided: 'Beslut fattat',
  copySent: 'Kopia skickad',
  copyAcknowledged: 'Kopia mottagen',
  started: 'Kontot startat',
  startedBefore: 'Startat före godkännande',
  reminded: 'Påminnelse skickad',
  withdrawn: 'Tillbakadragen',
  laidDown: 'Nedlagd',
  claim: 'Utskick påbörjat',
  cardSent: 'Kort skickat',
  record: 'Handling sparad',
  deviation: 'Avvikelse',
  protectedOpened: 'Skyddat öppnat',
  diaryMail: 'Registratorn fick brev',
  diaryCard: 'Registratorn fick kort',
};

/** Formatting of single columns, by internal name. */
export const columnFormats: { readonly [L in ViewedList]?: { readonly [F in FieldOf<L>]?: object } } = {
  ActivityPlans: { status: pill(planTones, stateLabels) },
  Accounts: { status: pill(accountTones, accountLabels) },
  DiaryEntries: { state: columnFormat({ txtContent: chosen('@currentField', diaryWords, '@currentField') }) },
  Events: { what: columnFormat({ txtContent: chosen('@currentField', eventWords, '@currentField') }) },
  Departments: { kind: columnFormat({ txtContent: chosen('@currentField', kindWords, '@currentField') }) },
};

function columnFormat(element: object): object {
  return { $schema: 'https://developer.microsoft.com/json-schemas/sp/v2/column-formatting.schema.json', elmType: 'span', ...element };
}

function rowFormat(additionalRowClass: string): object {
  return { $schema: 'https://developer.microsoft.com/json-schemas/sp/v2/row-formatting.schema.json', additionalRowClass };
}

/** The value on a coloured ground; a value that no row names is neutral. An empty column shows nothing. */
function pill<State extends string>(tones: Readonly<Record<State, Tone>>, labels: Readonly<Record<State, string>>): object {
  const states = Object.keys(tones) as State[];
  const classes = Object.fromEntries(states.map((state) => [labels[state], toneClasses[tones[state]]]));
  return columnFormat({
    txtContent: '@currentField',
    style: { display: "=if(@currentField == '', 'none', 'inline-block')", padding: '2px 10px', 'border-radius': '12px', 'white-space': 'nowrap' },
    attributes: { class: chosen('@currentField', classes, `'${toneClasses.neutral}'`) },
  });
}

/** One if() inside the other, as SharePoint's expressions have no table. Texts are ours and hold no apostrophe. */
function chosen(subject: string, table: Readonly<Record<string, string>>, otherwise: string): string {
  return `=${Object.entries(table).reduceRight((rest, [key, text]) => `if(${subject} == '${key}', '${text}', ${rest})`, otherwise)}`;
}
