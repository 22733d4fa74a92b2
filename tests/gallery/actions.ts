// What a scene's screens are given: invented answers, given at once. Nothing here is the product.

import type {
  AccountView,
  Actions,
  Delegation,
  Me,
  Overview,
  PlanAct,
  PlanListItem,
  PlanView,
  Profile,
  Station,
  Theirs,
} from '../../src/tab/shared/actions.ts';
import { workerDesk } from '../../src/adapters/pictures/workerDesk.ts';
import { OutsideError } from '../../src/outsideError.ts';
import { toHandle } from './matters.ts';
import { archiveActionsOf, registrar, toRegister } from './archive.ts';
import { matterActionsOf, textReadingOf } from './matters.ts';
import { releaseActionsOf } from './releases.ts';
import type { PictureDesk } from '../../src/ports.ts';
import { answers, annika, jonas, johan, peter, plans, sara, signed } from './plans.ts';
import { planIds, type Scene } from './scenes.ts';

const now = new Date('2026-12-16T13:05:00Z');
const never = <T>() => new Promise<T>(() => undefined);
const people = [sara, peter, annika, jonas, johan].map((one) => ({
  ...one,
  givenName: one.name.split(' ')[0]!,
  surname: one.name.split(' ')[1]!,
  mail: one.upn,
}));

const account = (id: number, name: string, platform: string, more: Partial<AccountView>): AccountView => ({
  id,
  name,
  platform,
  address: `https://www.${platform.toLowerCase()}.com/${name.toLowerCase().replace(/[^a-z]/g, '')}`,
  unit: 'Gislaveds bibliotek',
  department: 'Kultur- och fritidsförvaltningen',
  authority: 'Kultur- och fritidsnämnden',
  state: 'active',
  administrators: [
    { id: 'sara', name: 'Sara Holmberg' },
    { id: 'johan', name: 'Johan Modig' },
  ],
  planId: planIds.approved,
  approvedVersion: 1,
  deviation: false,
  people: [
    { name: 'Sara Holmberg', contact: '0371-810 42' },
    { name: 'Johan Modig', contact: '0371-810 47' },
  ],
  accountMail: 'biblioteken.some@gislaved.example',
  plannedAddress: false,
  goals: ['200 följare senast 30 juni 2027'],
  operators: [{ name: 'Johan Modig', contact: '0371-810 47' }],
  history: plans.find(({ planId }) => planId === planIds.approved)?.history ?? [],
  mayStart: false,
  ...more,
});

const accounts: readonly AccountView[] = [
  account(1, 'Biblioteken i Gislaved', 'Facebook', {
    startedOn: '2026-06-18',
    approvedVersion: 2,
    toReport: {
      key: 'k',
      now: {
        administrators: [
          { ...sara, contact: '0371-810 42' },
          { name: 'Johan Modig', contact: '0371-810 47' },
        ],
        operators: [{ name: 'Johan Modig', contact: '0371-810 47' }],
        accountMail: 'biblioteken.some@gislaved.example',
        address: 'https://www.facebook.com/bibliotekenigislaved',
      },
    },
    history: [
      {
        id: 'c',
        kind: 'accountChanged',
        at: '2026-11-03T09:00:00Z',
        sentence: 'Sara Holmberg anmälde en ändring av kontot',
        meta: 'Gäller från den 1 november 2026. Administratörer: Johan Modig har kommit till, Eva Lund har slutat.',
      },
      { id: 's', kind: 'started', at: '2026-06-18T09:00:00Z', sentence: 'Sara Holmberg startade kontot', meta: 'startlistans punkter klara' },
      { id: 'd', kind: 'deviation', at: '2026-06-17T09:00:00Z', sentence: 'Kontot startades före godkännandet', meta: 'Sara Holmberg: sidan fanns redan' },
    ],
  }),
  account(2, 'Bokbussen', 'Instagram', { state: 'copySent', mayStart: true, plannedAddress: true }),
  account(3, 'Läsklubben', 'Facebook', { state: 'approved', mayStart: true, closedGate: 'copyNotSent', plannedAddress: true }),
  account(4, 'Gislaveds kommun', 'YouTube', {
    state: 'planMissing',
    approvedVersion: 0,
    unit: 'Informationsfunktionen',
    department: 'Kommunledningskontoret',
    authority: 'Kommunstyrelsen',
    administrators: [{ id: 'jonas', name: 'Jonas Berggren' }],
    people: [{ name: 'Jonas Berggren', contact: '0371-810 10' }],
    goals: [],
    history: [],
  }),
  account(9, 'Biblioteket i Smålandsstenar', 'Instagram', {
    state: 'planMissing',
    approvedVersion: 0,
    people: [],
    goals: [],
    history: [],
    planOnItsWay: { planId: planIds.waiting, applicant: sara.name, sent: true },
  }),
  account(5, 'Fritidsgården i Anderstorp', 'TikTok', {
    deviation: true,
    unit: 'Ungdomsverksamheten',
    administrators: ['Maja Rask', 'Per Dahl', 'Ines Berg', 'Olle Frid'].map((name) => ({ id: name, name })),
  }),
  account(6, 'Sommarboken', 'Facebook', { state: 'approved' }),
  account(7, 'Jobba i Gislaved', 'LinkedIn', { state: 'active', unit: 'Personalavdelningen' }),
  account(8, 'Kulturpodden', 'Podd', { state: 'closed', unit: 'Kulturskolan' }),
];

const worlds: Record<Scene['world'], Me> = {
  applicant: { ...sara, tenantId: 't', roles: [] },
  information: { ...jonas, tenantId: 't', roles: ['Information'] },
  head: { ...annika, tenantId: 't', roles: [] },
  empty: { ...sara, tenantId: 't', roles: [] },
  slow: { ...sara, tenantId: 't', roles: [] },
  broken: { ...sara, tenantId: 't', roles: [] },
  noStorage: { ...sara, tenantId: 't', roles: [] },
  offline: { ...sara, tenantId: 't', roles: [] },
  overtaken: { ...sara, tenantId: 't', roles: [] },
  registrar: { ...registrar, tenantId: 't', roles: ['Registrator'] },
};

/** The plan as the person of this world may see it. */
function seenBy(scene: Scene, plan: PlanView, decided: boolean): PlanView {
  const mine = (station: Station): Station =>
    scene.world === 'head' && station.step === 'departmentHead' && !decided ? { ...station, state: 'open', mine: true, remarks: [] } : station;
  const extra: Record<string, readonly PlanAct[]> = {
    applicant: ['remind', 'withdraw', 'copy'],
    information: ['readdress', 'enterDecision', 'copy'],
    head: ['decide'],
  };
  const stations = plan.stations.map((station) => {
    const { proof: _proof, ...open } = station;
    return scene.world === 'head' && station.step === 'departmentHead' && !decided ? mine(open) : station;
  });
  return { ...plan, stations, may: plan.may.length ? plan.may : (extra[scene.world] ?? []) };
}

const overview: Overview = {
  today: '2026-12-16',
  toHandle,
  tasks: [
    {
      kind: 'returned',
      group: 'first',
      planId: planIds.returned,
      title: 'Läsklubben på Facebook',
      state: 'returned',
      by: 'Peter Ålund',
      comment: 'Skriv ett mål som går att mäta, och vem som svarar under sommaren.',
    },
    { kind: 'startAccount', group: 'week', planId: planIds.approved, accountId: 2, title: 'Biblioteken i Gislaved på YouTube', state: 'copySent' },
    { kind: 'signAddressee', group: 'week', planId: planIds.named, title: 'Kulturskolan på Instagram', state: 'waitingUnit' },
    { kind: 'finishDraft', group: 'later', planId: planIds.draft, title: 'Bokbussen på Instagram', state: 'draft', since: '2026-12-16T09:00:00Z' },
  ],
  waiting: [
    {
      planId: planIds.waiting,
      title: 'Bokbussen på Instagram',
      platform: 'Instagram',
      version: 2,
      stations: plans.find(({ planId }) => planId === planIds.waiting)?.stations ?? [],
      mayRemind: true,
    },
  ],
  accounts: accounts.slice(0, 6),
};
const ofInformation: Overview = {
  ...overview,
  latePosts: { posts: 3, oldest: 11_820 },
  tasks: [
    { kind: 'acknowledgeCopy', group: 'first', planId: planIds.approved, title: 'Bokbussen på Instagram', state: 'copySent', by: 'Sara Holmberg' },
    { kind: 'confirmAddressee', group: 'first', planId: planIds.named, title: 'Kulturskolan på Instagram', state: 'waitingUnit', by: 'Sara Holmberg' },
  ],
  figures: { activeAccounts: 38, plansWaiting: 5, oldestWaitDays: 12, plansMissing: 3 },
};

const theirs: Theirs = {
  answers: { ...answers, weeklyHours: 4, purpose: 'Berätta var bokbussen stannar och visa nya böcker.' },
  chiefs: {},
  etag: '"4"',
  by: 'Johan Modig',
  at: '2026-12-16T12:58:00Z',
};

const profile: Profile = {
  municipality: 'Gislaveds kommun',
  website: 'gislaved.se',
  askHref: 'mailto:information@gislaved.example',
  authorities: [
    { value: 'KFN', label: 'Kultur- och fritidsnämnden' },
    { value: 'KS', label: 'Kommunstyrelsen' },
  ],
  departments: [
    { value: 'KFF', label: 'Kultur- och fritidsförvaltningen', authority: 'KFN' },
    { value: 'KLK', label: 'Kommunledningskontoret', authority: 'KS' },
  ],
  units: { KFF: ['Gislaveds bibliotek', 'Bokbussen', 'Kulturskolan'] },
  matters: {
    parties: [
      { name: 'Bygdepartiet', address: 'https://bygdepartiet.example' },
      { name: 'Sjöpartiet', address: 'https://sjopartiet.example' },
    ],
    disposalSupport: 'Dokumenthanteringsplanen, punkt 3.4',
    dataProtection: 'dataskyddsombud@gislaved.example',
    collective: { KFN: { 2026: 'KFN.2026.12' } },
  },
};

const titles = [
  'Biblioteken i Gislaved på YouTube',
  'Bokbussen på Instagram',
  'Gislaveds bibliotek på Facebook',
  'Läsklubben på Facebook',
  'Sommarboken på Facebook',
  'Öppna förskolan på Facebook',
  'Kulturskolan på Instagram',
];
const list: readonly PlanListItem[] = plans.map((plan, index) => ({
  planId: plan.planId,
  title: titles[index] ?? plan.title,
  platform: titles[index]?.split(' på ')[1] ?? 'Instagram',
  unit: 'Gislaveds bibliotek',
  department: 'Kultur- och fritidsförvaltningen',
  state: plan.state,
  version: plan.version,
  applicant: 'Sara Holmberg',
  waitsForMe: index === 1,
  mine: index < 5,
  changedAt: '2026-12-16T09:00:00Z',
}));

const delegations: readonly Delegation[] = [
  { for: annika, to: johan, from: '2026-12-07', until: '2026-12-16', reference: 'Delegationsordningen punkt 4.2', state: 'inForce', proof: signed },
  { for: annika, to: johan, from: '2027-02-15', until: '2026-12-15', reference: 'Delegationsordningen punkt 4.2', state: 'calledOff', proof: signed },
  { for: annika, to: peter, from: '2026-12-21', until: '2027-01-06', reference: 'Delegationsordningen punkt 4.2', state: 'coming', proof: signed },
  { for: annika, to: johan, from: '2026-06-29', until: '2026-07-26', reference: 'Delegationsordningen punkt 4.2', state: 'ended', proof: signed },
];

const find = (planId: string) => plans.find((plan) => plan.planId === planId);
const done = async (planId: string) => ({ outcome: 'done' as const, plan: find(planId) ?? plans[0]! });
const accountDone = async (id: number) => ({ outcome: 'done' as const, account: accounts.find((each) => each.id === id) ?? accounts[0]! });
const offline = () => new OutsideError('offline', 'no connection');

type Answer = <T>(value: T) => Promise<T>;

/** What is asked of one plan. */
function planActions(scene: Scene, answer: Answer) {
  const { name, world } = scene;
  let decided = false;
  return {
    openPlan: async (planId) => {
      const plan = find(planId);
      return answer(plan && seenBy(scene, plan, decided));
    },
    newPlan: async (from) => ({
      ...find(planIds.draft)!,
      planId: 'p-new',
      etag: '',
      answers: { department: 'KFF', authority: 'KFN', ...(from && 'forAccount' in from ? { startedOn: '' } : {}) },
      history: [],
    }),
    saveDraft: async (planId, _answers, _chiefs, etag) => {
      if (world === 'offline') throw offline();
      if (world === 'overtaken') return { outcome: 'refused', why: 'wrongState' };
      return planId === planIds.conflict && etag !== theirs.etag ? { outcome: 'conflict', theirs } : { outcome: 'saved', etag: '"5"', at: now.toISOString() };
    },
    submit: async (planId) => done(planId),
    proposeChiefs: async (given) => (given.department ? { unitManager: { to: peter }, departmentHead: { to: annika } } : {}),
    withdraw: done,
    layDown: done,
    remind: async (planId) => {
      if (world === 'offline') throw offline();
      return done(planId);
    },
    change: done,
    acknowledgeCopy: done,
    sign: () => {
      const blocked = name.includes('signing');
      decided = !blocked;
      return {
        window: blocked ? 'blocked' : 'open',
        href: 'https://socialamedier.gislaved.example/sign.html',
        done: blocked ? never() : Promise.resolve({ outcome: 'seen' }),
        giveUp: () => undefined,
      };
    },
    saveScan: async () => ({ outcome: 'saved', fileName: 'beslut.pdf', fileSha256: 'ab'.repeat(32) }),
    openFile: async () => ({ outcome: 'done' as const }),
  } satisfies Partial<Actions>;
}

/** The product's own worker; one that is not there where everything is broken, and one that is half-way for ever where that is to be seen. */
function pictureDeskOf({ name, world }: Scene): PictureDesk {
  if (world === 'broken') return workerDesk(() => new Worker(new URL('not-there.js', location.href)));
  const desk = workerDesk(() => new Worker(new URL('../../src/pictures.worker.ts', import.meta.url), { type: 'module' }));
  if (name !== 'pictures-taking') return desk;
  return {
    ...desk,
    take: (_called, _bytes, onPart) => {
      onPart?.(0.4);
      return never();
    },
  };
}

export function actionsOf(scene: Scene): Actions {
  const { world } = scene;
  const answer: Answer = async (value) => {
    if (world === 'slow') return never();
    if (world === 'broken') throw new OutsideError('throttled', 'GET lists: 503', 'GET /v1.0/sites/…/items 503 · request-id 6f1c2b3a');
    return value;
  };
  const nothing: Overview = { today: '2026-12-16', tasks: [], waiting: [], accounts: [], toHandle: [] };
  return {
    me: worlds[world],
    now: () => now,
    clockAhead: () => 0,
    storage: world !== 'noStorage',
    profile: async () => profile,
    onChange: () => () => undefined,
    overview: () =>
      answer(world === 'registrar' ? { ...nothing, toRegister } : world === 'empty' ? nothing : world === 'information' ? ofInformation : overview),
    listPlans: () => answer(world === 'empty' ? [] : list),
    ...planActions(scene, answer),
    ...matterActionsOf(scene, answer),
    ...textReadingOf(scene),
    ...archiveActionsOf(scene, answer),
    ...releaseActionsOf(scene, answer, () => pictureDeskOf(scene)),
    listAccounts: () => answer(accounts),
    openAccount: (id) => answer(accounts.find((each) => each.id === id)),
    startAccount: accountDone,
    startedBefore: () => accountDone(5),
    reportChange: accountDone,
    delegations: async () => delegations,
    mayDelegate: async () => true,
    searchPeople: async (text) => people.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())),
    checkAddress: async (address) =>
      scene.name === 'form-second-plan'
        ? {
            outcome: 'free',
            address,
            key: 'tiktok:x',
            found: 'Fritidsgården i Anderstorp',
            plan: { planId: planIds.waiting, applicant: annika.name, sent: true },
          }
        : scene.name === 'form-afterwards'
          ? { outcome: 'free', address, key: 'tiktok:x', found: 'Fritidsgården i Anderstorp' }
          : { outcome: 'free', address: `https://${address}`, key: 'instagram:bokbussen' },
    checkMail: async () => 'shared',
    openPictureDesk: () => pictureDeskOf(scene),
    ...(scene.place === 'dialog' ? { closeDialog: () => undefined } : {}),
  };
}
