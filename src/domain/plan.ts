// Bilaga I, "Aktivitetsplan för sociala medier" (R91-R103): one row a question, in the order of the form.
// A row's key is its column in SharePoint. Form, list, canonical text, PDF and card are derived from the rows.
// Labels and hints are the guidelines' own words; `ours` marks what the form does not have. {kommun} is filled from the profile.

import type { Person } from './person.ts';

/** A goal (R34, R96). `text` is required; a goal is measurable when `measure` and `target` are given. `by` is YYYY-MM-DD. */
export type Goal = { text: string; measure?: string; today?: string; target?: string; by?: string };

/** What kind of answer a question takes. The form draws one control a kind, the list one column a kind. */
export type AnswerOf = {
  text: string;
  long: string;
  platform: string;
  address: string;
  mail: string;
  yesNo: boolean;
  day: string;
  choice: string;
  number: number | null;
  department: string;
  authority: string;
  goals: readonly Goal[];
  people: readonly Person[];
};
export type Kind = keyof AnswerOf;

export type Section = 'account' | 'purpose' | 'goals' | 'people' | 'monitoring' | 'other';

export type Field = {
  section: Section;
  kind: Kind;
  /** Verbatim from the guidelines unless `ours`. */
  label: string;
  hint?: string;
  /** On cards, in lists and in "what changed". */
  short: string;
  required?: true;
  /** What to say when the plan is sent without an answer. */
  missing?: string;
  /** Fewest rows (people, goals). */
  atLeast?: number;
  choices?: readonly string[];
  /** Highest allowed number. */
  atMost?: number;
  /** The noun in "Ändras … behöver planen godkännas på nytt", or false: a dated change with notice is enough (R108, R109). */
  asksAgain: string | false;
  /** The noun in "Byte av … räcker det att anmäla". Only where asksAgain is false and people need to know it. */
  reportedAs?: string;
  onCard: boolean;
  /** Asked only of a plan that is made for an account that is in use already: its draft holds the answer, empty at first. */
  onlyAfterwards?: true;
  ours?: true;
};

export const sections: Record<Section, string> = {
  account: 'Kontot',
  purpose: 'Syfte och målgrupp',
  goals: 'Mål',
  people: 'Personer',
  monitoring: 'Bevakning och arbetstid',
  other: 'Övrigt',
};

export const planFields = {
  platform: {
    section: 'account',
    kind: 'platform',
    label: 'Ange vilket socialt medium det gäller.',
    hint: 'Exempel; Facebook, Twitter, YouTube',
    short: 'Socialt medium',
    required: true,
    missing: 'Ange vilket socialt medium planen gäller.',
    asksAgain: 'medium',
    onCard: true,
  },
  address: {
    section: 'account',
    kind: 'address',
    label: 'Webbadress',
    hint: 'Ange adressen, t.ex. www.facebook.com',
    short: 'Webbadress',
    asksAgain: false,
    reportedAs: 'adress',
    onCard: false,
  },
  plannedAddress: {
    section: 'account',
    kind: 'yesNo',
    label: 'Kontot finns inte än. Adressen är planerad.',
    short: 'Adressen är planerad',
    asksAgain: false,
    onCard: false,
    ours: true,
  },
  unit: {
    section: 'account',
    kind: 'text',
    label: 'Vilken verksamhet är det som ska finnas på det sociala mediet?',
    hint: 'T.ex. avdelningens eller enhetens namn.',
    short: 'Verksamhet',
    required: true,
    missing: 'Skriv vilken verksamhet som ska finnas på det sociala mediet.',
    asksAgain: 'verksamhet',
    onCard: true,
  },
  department: {
    section: 'account',
    kind: 'department',
    label: 'Förvaltning',
    hint: 'Avgör vilka som godkänner planen och var handlingar registreras.',
    short: 'Förvaltning',
    required: true,
    missing: 'Välj förvaltning.',
    asksAgain: 'verksamhet',
    onCard: false,
    ours: true,
  },
  authority: {
    section: 'account',
    kind: 'authority',
    label: 'Nämnd',
    short: 'Nämnd',
    required: true,
    missing: 'Välj nämnd.',
    asksAgain: 'verksamhet',
    onCard: false,
    ours: true,
  },
  accountMail: {
    section: 'account',
    kind: 'mail',
    label: 'Kontots e-postadress',
    hint: 'En gemensam adress, till exempel en funktionsbrevlåda. Den behövs innan kontot startas.',
    short: 'Kontots e-postadress',
    asksAgain: false,
    onCard: false,
    ours: true,
  },
  startedOn: {
    section: 'account',
    kind: 'day',
    label: 'Vilken dag startade kontot?',
    hint: 'Planen görs i efterhand: kontot fanns före planen.',
    short: 'Kontot startade',
    missing: 'Ange vilken dag kontot startade.',
    onlyAfterwards: true,
    asksAgain: false,
    onCard: false,
    ours: true,
  },
  purpose: {
    section: 'purpose',
    kind: 'long',
    label: 'Beskriv vad syftet med att finnas med på ovanstående sociala medium är?',
    hint: 'Kan bland annat vara att sprida kommunal information, att ge bättre service, att skapa dialog eller att få in synpunkter.',
    short: 'Syfte',
    required: true,
    missing: 'Beskriv vad syftet är.',
    asksAgain: 'syfte',
    onCard: true,
  },
  audience: {
    section: 'purpose',
    kind: 'long',
    label: 'Vem är målgruppen för denna aktivitet?',
    hint: 'Ange vilken eller vilka grupper som är de huvudsakliga målgrupperna.',
    short: 'Målgrupp',
    required: true,
    missing: 'Beskriv vilka som är målgruppen.',
    asksAgain: 'målgrupp',
    onCard: false,
  },
  audienceUse: {
    section: 'purpose',
    kind: 'long',
    label: 'Vad är till nytta för dem?',
    short: 'Till nytta för målgruppen',
    asksAgain: 'målgrupp',
    onCard: false,
  },
  audienceInterest: {
    section: 'purpose',
    kind: 'long',
    label: 'Vad är de intresserade av?',
    short: 'Målgruppens intressen',
    asksAgain: 'målgrupp',
    onCard: false,
  },
  audienceTrust: {
    section: 'purpose',
    kind: 'long',
    label: 'Hur kan de få förtroende för {kommun}?',
    short: 'Målgruppens förtroende',
    asksAgain: 'målgrupp',
    onCard: false,
  },
  audiencePraise: {
    section: 'purpose',
    kind: 'long',
    label: 'Vad kan vi göra för att sprida positiva omdömen om kommunen?',
    short: 'Positiva omdömen',
    asksAgain: 'målgrupp',
    onCard: false,
  },
  mediaUsed: {
    section: 'purpose',
    kind: 'long',
    label: 'Vilka sociala medier och tjänster använder målgrupperna?',
    short: 'Målgruppens medier',
    asksAgain: 'målgrupp',
    onCard: false,
  },
  mediaBest: {
    section: 'purpose',
    kind: 'long',
    label: 'Vilka av dessa passar bäst att kommunicera genom?',
    short: 'Medier som passar bäst',
    asksAgain: 'målgrupp',
    onCard: false,
  },
  activities: {
    section: 'purpose',
    kind: 'long',
    label: 'Vilka aktiviteter passar målen, användarna och innehållet?',
    short: 'Aktiviteter',
    asksAgain: 'målgrupp',
    onCard: false,
  },
  websiteUsed: {
    section: 'purpose',
    kind: 'choice',
    label: 'Kan kommunens webbplats integreras/utnyttjas?',
    short: 'Webbplatsen utnyttjas',
    choices: ['Ja', 'Nej'],
    asksAgain: 'målgrupp',
    onCard: false,
  },
  goals: {
    section: 'goals',
    kind: 'goals',
    label: 'Vilka är målen för satsningen? Ange även mätbara mål.',
    hint: 'För att kunna avgöra om satsningen har lyckats så måste det finnas mål för den. Det skulle t.ex. kunna vara att man på ett halvår ska få 200 personer som följer aktiviteten.',
    short: 'Mål',
    required: true,
    missing: 'Skriv minst ett mål.',
    atLeast: 1,
    asksAgain: 'mål',
    onCard: true,
  },
  unmeasurableReason: {
    section: 'goals',
    kind: 'long',
    label: 'Varför går målen inte att mäta?',
    hint: 'Fyll i om inget av målen går att mäta.',
    short: 'Varför målen inte går att mäta',
    asksAgain: 'mål',
    onCard: false,
    ours: true,
  },
  administrators: {
    section: 'people',
    kind: 'people',
    label: 'Vilka ska administrera kontot?',
    hint: 'Minst två administratörer behövs för alla konton. Ange deras namn och kontaktuppgifter.',
    short: 'Administratörer',
    required: true,
    missing: 'Ange minst två administratörer. Riktlinjerna kräver det för alla konton.',
    atLeast: 2,
    asksAgain: false,
    reportedAs: 'administratörer',
    onCard: true,
  },
  operators: {
    section: 'people',
    kind: 'people',
    label: 'Vem eller vilka ska stå för den dagliga driften?',
    hint: 'Vem ska sköta det praktiska arbetet med kontot, göra inlägg, besvara frågor med mera? Ange även kontaktuppgifter för personen/personerna.',
    short: 'Daglig drift',
    required: true,
    missing: 'Ange vem som ska stå för den dagliga driften.',
    atLeast: 1,
    asksAgain: false,
    reportedAs: 'daglig drift',
    onCard: false,
  },
  monitoringTimes: {
    section: 'monitoring',
    kind: 'choice',
    label: 'Hur ofta och under vilka tider behöver kontot bevakas och uppdateras?',
    hint: 'Är det endast under kontorstid som kontot ska bevakas eller finns behov av att göra det även under andra tidpunkter? Hur ofta planerar ni att kontrollera om det har hänt något nytt och hur ofta ska nytt material publiceras? Gör en uppskattning.',
    short: 'Bevakning',
    required: true,
    missing: 'Välj under vilka tider kontot ska bevakas.',
    choices: ['Endast kontorstid', 'Även andra tider'],
    asksAgain: 'bevakning',
    onCard: false,
  },
  monitoringOther: {
    section: 'monitoring',
    kind: 'text',
    label: 'Vilka andra tider?',
    short: 'Andra tider',
    asksAgain: 'bevakning',
    onCard: false,
    ours: true,
  },
  checksPerDay: {
    section: 'monitoring',
    kind: 'number',
    label: 'Kontroller per dag',
    short: 'Kontroller per dag',
    required: true,
    missing: 'Skriv hur många gånger om dagen ni planerar att kontrollera kontot.',
    atMost: 1000,
    asksAgain: 'bevakning',
    onCard: false,
    ours: true,
  },
  postsPerWeek: {
    section: 'monitoring',
    kind: 'number',
    label: 'Publiceringar per vecka',
    short: 'Publiceringar per vecka',
    required: true,
    missing: 'Skriv hur många gånger i veckan ni planerar att publicera något nytt.',
    atMost: 1000,
    asksAgain: 'bevakning',
    onCard: false,
    ours: true,
  },
  weeklyHours: {
    section: 'monitoring',
    kind: 'number',
    label: 'Beräknad arbetstid',
    hint: 'Hur många timmars arbetstid i veckan beräknas för att sköta denna aktivitet på ett bra sätt?',
    short: 'Timmar per vecka',
    required: true,
    missing: 'Skriv hur många timmar i veckan arbetet beräknas ta.',
    atMost: 168,
    asksAgain: 'arbetstid',
    onCard: true,
  },
  other: { section: 'other', kind: 'long', label: 'Övrigt', short: 'Övrigt', asksAgain: 'övrigt', onCard: false },
} as const satisfies Record<string, Field>;

export type FieldKey = keyof typeof planFields;
export const fieldKeys = Object.keys(planFields) as FieldKey[];

/** The answers of a plan. A draft may miss any of them; demands apply when the plan is sent (a stored plan may miss later questions). */
export type PlanAnswers = { -readonly [K in FieldKey]?: AnswerOf[(typeof planFields)[K]['kind']] };

/** The field as the wide type: for code that walks the table. */
export const field = (key: FieldKey): Field => planFields[key];
