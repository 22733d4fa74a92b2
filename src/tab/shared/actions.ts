// What the screens show and what they may ask for. The screens know nothing of lists, tokens or Graph: they are given one `Actions`
// through React context. Times are ISO in UTC, days YYYY-MM-DD. Every promise may be rejected with an OutsideError (see Problem.tsx);
// everything that can be expected is an `outcome`.

import { createContext, useContext } from 'react';
import type { AccountState } from '../../domain/account.ts';
import type { AccountNow } from '../../domain/accountChange.ts';
import type { PlanState } from '../../domain/approval.ts';
import type { Level, Step } from '../../domain/fact.ts';
import type { Verdict } from '../../domain/finding.ts';
import type { Colleague } from '../../domain/person.ts';
import type { FieldKey, PlanAnswers } from '../../domain/plan.ts';
import type { Fault } from '../../domain/planCheck.ts';
import type { PlanOnItsWay } from '../../flows/foundAccount.ts';
import type { SignRequest } from '../../domain/signRequest.ts';
import type { ChecklistKey } from '../../domain/startChecklist.ts';
import type { DirectoryEntry, PictureDesk } from '../../ports.ts';
import type { MatterRefusal } from '../../flows/matters.ts';
import type { RegisteringRefusal } from '../../flows/registering.ts';
import type { ReleaseRefusal } from '../../flows/releasing.ts';
import type { AskedAgain } from '../../flows/asking.ts';
import type { PageTerms, PageTermsRefused } from '../../flows/pageTerms.ts';
import type { MatterTask } from '../../domain/matterTasks.ts';
import type { MatterSettings } from '../../domain/settings.ts';
import type { ArchiveActions, WaitingLine } from './archiveActions.ts';
import type { MatterActions, TextReadingActions } from './matterActions.ts';
import type { ReleaseActions } from './releaseActions.ts';

// ---- Who and where ------------------------------------------------------------------------------------------------------------

export type Me = Colleague & { tenantId: string; roles: readonly string[] };

/** `value` is what the answer holds, `label` what people read. */
export type Choice = { value: string; label: string };
export type DepartmentChoice = Choice & { authority: string };

/** The municipality's own data. `municipality` fills {kommun}, `website` {webbplats}. `askHref` leads to informationsfunktionen (mail or chat). */
export type Profile = {
  municipality: string;
  website: string;
  askHref: string;
  /** Address of an account of the municipality's own, shown as the example of what an address looks like. */
  exampleAddress?: string;
  authorities: readonly Choice[];
  departments: readonly DepartmentChoice[];
  /** Units known per department value; the answer itself is free text. */
  units: Readonly<Record<string, readonly string[]>>;
  /** Of posts to handle. */
  matters: MatterSettings;
};

// ---- Plans --------------------------------------------------------------------------------------------------------------------

/** What I may do with a plan now. The page draws a button for each; the flows decide and refuse once more. */
export type PlanAct =
  | 'edit'
  | 'submit'
  | 'signAddressee'
  | 'withdraw'
  | 'layDown'
  | 'remind'
  | 'change'
  | 'copy'
  | 'decide'
  | 'acknowledgeCopy'
  | 'confirmAddressee'
  | 'readdress'
  | 'enterDecision'
  | 'startAccount'
  | 'tellStarted';

/** Who is asked to decide a step. `reason` is required when Departments names someone else. */
export type ChosenChief = { to: Colleague; namedByDepartments: boolean; reason: string };
export type ChosenChiefs = Partial<Record<Step, ChosenChief>>;
/** What Departments says for these answers. Missing = nobody is named there. `because` is set when it is not the ordinary chief. */
export type ProposedChiefs = Partial<Record<Step, { to: Colleague; because?: 'applicantIsHead' }>>;

/** `text` is the verification's own sentence (domain). `silent`: signed in, not signed in again. */
export type DecisionProof = { level: Level; verdict: Verdict; text: string; silent?: true };

export type Remark =
  | { kind: 'applicantIsChief' }
  | { kind: 'sameChief' }
  | { kind: 'standIn'; for: string; until: string }
  | { kind: 'namedByApplicant' }
  /** Whose decision came after the one that counts. */
  | { kind: 'late'; name: string }
  | { kind: 'enteredBy'; name: string };

/** One of the two chiefs. `state` 'notYet' = the step before is open; 'open' = has the plan now. `mine` when I am asked (or stand in). */
export type Station = {
  step: Step;
  person?: Colleague;
  state: 'notYet' | 'open' | 'approved' | 'returned';
  mine: boolean;
  /** When the plan came to the person (open) or when the decision was made. */
  at?: string;
  comment?: string;
  proof?: DecisionProof;
  remarks: readonly Remark[];
};

export type HistoryKind =
  | 'created'
  | 'submitted'
  | 'approved'
  | 'returned'
  | 'withdrawn'
  | 'laidDown'
  | 'reminded'
  | 'readdressed'
  | 'confirmed'
  | 'fileSaved'
  | 'copySent'
  | 'copyAcknowledged'
  | 'started'
  | 'deviation'
  | 'accountChanged';
/** One thing that happened, newest first. `sentence` is whole Swedish ("Peter Ålund godkände version 2"), `meta` what stands under it. `idle`: it changed nothing. */
export type HistoryEntry = { id: string; kind: HistoryKind; at: string; sentence: string; meta?: string; idle?: true; proof?: DecisionProof; href?: string };
/** A saved record. `path` is where it lies in the library of records. `changed`: other bytes stand there now than those that were saved. */
export type FileLink = { name: string; path: string; size: number; savedAt: string; changed?: true };
export type VersionLine = { version: number; state: PlanState; sentAt?: string; sha256: string; answers: PlanAnswers };

/** Something the reader should know beside the state. 'alarm' = an error bar (a decision is missing or forged), 'remark' = how it is, 'unsent' = still to be sent. */
export type Notice = { kind: 'alarm' | 'remark' | 'unsent'; sentence: string };

export type PlanListItem = {
  planId: string;
  title: string;
  platform: string;
  unit: string;
  department: string;
  state: PlanState;
  version: number;
  applicant: string;
  /** I am to decide it now. */
  waitsForMe: boolean;
  mine: boolean;
  changedAt: string;
};

export type PlanView = {
  planId: string;
  title: string;
  /** Of the working draft. Empty = never saved. */
  etag: string;
  state: PlanState;
  /** The version that is edited or was sent last. */
  version: number;
  applicant: Colleague;
  answers: PlanAnswers;
  chiefs: ChosenChiefs;
  /** Steps whose own choice of chief the applicant has signed. */
  signedAddressees?: readonly Step[];
  /** True start date of an account that was there before its plan (plan i efterhand). */
  startedAfterwards?: string;
  may: readonly PlanAct[];
  sentAt?: string;
  savedAt?: string;
  savedBy?: string;
  stations: readonly Station[];
  history: readonly HistoryEntry[];
  files: readonly FileLink[];
  /** The records could not be read just now: that none are shown says nothing of what is saved. */
  filesUnread?: true;
  versions: readonly VersionLine[];
  notices: readonly Notice[];
  /** When the next reminder may be sent (ISO), while it may not be sent yet (domain/reminder.ts). */
  remindFrom?: string;
  /** The account in the register, once there is one. */
  accountId?: number;
};

export type RefusalReason =
  | MatterRefusal
  | RegisteringRefusal
  | ReleaseRefusal
  | (AskedAgain & { outcome: 'refused' })['why']
  | PageTermsRefused['why']
  | 'wrongState'
  | 'startedMeanwhile'
  | 'notYours'
  | 'shortcomings'
  | 'tooLong'
  | 'reasonMissing'
  | 'remindedLately'
  | 'reminderUnderWay'
  | 'notApproved'
  | 'copyNotSent'
  | 'unconfirmed'
  | 'startedEarlier'
  | 'badDay'
  | 'addressMissing'
  | 'addressTaken'
  | 'planOnItsWay'
  | 'accountPromised'
  | 'otherMedium'
  | 'mailMissing'
  | 'personalMail'
  | 'samePerson'
  | 'notAScan'
  | 'notAPdf'
  | 'scanTooLarge'
  | 'nothingChanged'
  | 'fileRefused'
  | 'gone';
/** `remindFrom`: when the next reminder may be sent (ISO), where that is why. `plan`: the one that is in the way, where that is why. */
export type Refused = { outcome: 'refused'; why: RefusalReason; remindFrom?: string; plan?: PlanOnItsWay };

export type { PlanOnItsWay };

/** What the other person saved while I was writing. */
export type Theirs = { answers: PlanAnswers; chiefs: ChosenChiefs; etag: string; by: string; at: string };
export type Conflict = { outcome: 'conflict'; theirs: Theirs };
export type Saved = { outcome: 'saved'; etag: string; at: string };
export type PlanDone = { outcome: 'done'; plan: PlanView };

export type { SignRequest };

// ---- Signing ------------------------------------------------------------------------------------------------------------------

/**
 * A signing that has begun. `window` 'blocked' = the browser stopped the pop-up: `href` is the same address for a link a person can follow.
 * 'none' = the level in force asks for no signature. `done` is settled by what stands in the list, never by what the window says.
 * `gone` is settled when the window is said to be closed; it may be wrong, so the list is asked on. `found` is settled when what was signed
 * stands in the list: `done` comes when the others have been told too.
 */
export type Signing = {
  window: 'open' | 'blocked' | 'none';
  href: string;
  done: Promise<SignOutcome>;
  gone?: Promise<void>;
  found?: Promise<void>;
  giveUp: () => void;
};
/** 'notCounted' = a fact came, but it does not hold (`sentence` says why, for instance another person signed in). */
export type SignOutcome = { outcome: 'seen' } | { outcome: 'notCounted'; sentence: string } | { outcome: 'givenUp' } | Refused;

// ---- Overview -----------------------------------------------------------------------------------------------------------------

export type TaskKind = 'decide' | 'returned' | 'finishDraft' | 'signAddressee' | 'startAccount' | 'acknowledgeCopy' | 'confirmAddressee';
/** A row of "Att göra". The sentence is made by the screen from kind and title; `comment` is the chief's when returned. */
export type Task = {
  kind: TaskKind;
  group: 'first' | 'week' | 'later';
  planId: string;
  accountId?: number;
  title: string;
  state: PlanState;
  by?: string;
  comment?: string;
  since?: string;
};
export type WaitingPlan = { planId: string; title: string; platform: string; version: number; stations: readonly Station[]; mayRemind: boolean };
export type Overview = {
  today: string;
  tasks: readonly Task[];
  waiting: readonly WaitingPlan[];
  accounts: readonly AccountLine[];
  /** For registrars only: what waits for a number, longest first. */
  toRegister?: readonly WaitingLine[];
  /** Posts of mine that wait for me, most urgent first. */
  toHandle: readonly MatterTask[];
  /** For Information only: everybody's posts without an outcome after 24 hours, and how long the oldest has waited in minutes. */
  latePosts?: { posts: number; oldest: number };
  /** For Information only. */
  figures?: { activeAccounts: number; plansWaiting: number; oldestWaitDays: number; plansMissing: number };
};

// ---- Accounts -----------------------------------------------------------------------------------------------------------------

export type { AccountState };
export type AccountLine = {
  id: number;
  name: string;
  platform: string;
  address: string;
  unit: string;
  department: string;
  /** Its name, as the department's; '' where nobody has said whose the account is. */
  authority: string;
  state: AccountState;
  /** Each person once. `id` tells namesakes from each other. */
  administrators: readonly { id: string; name: string }[];
  planId?: string;
  /** Newest approved version, 0 when there is none. */
  approvedVersion: number;
  deviation: boolean;
};
export type AccountView = AccountLine & {
  people: readonly { name: string; contact: string; oid?: string }[];
  accountMail: string;
  startedOn?: string;
  plannedAddress: boolean;
  goals: readonly string[];
  operators: readonly { name: string; contact: string }[];
  history: readonly HistoryEntry[];
  /** Where its own rules are published (R76, R77); absent while nobody has said. */
  pageTerms?: PageTerms;
  /** Somebody makes the plan that is missing. */
  planOnItsWay?: PlanOnItsWay;
  /** Gate G3: why the account cannot be started yet; absent when it can or is. */
  closedGate?: 'notApproved' | 'copyNotSent' | 'unconfirmed';
  mayStart: boolean;
  /** What holds now, where I may tell a change of it (R108, R109). */
  toReport?: { key: string; now: AccountNow };
};
export type StartInput = { startedOn: string; address: string; accountMail: string; checked?: readonly ChecklistKey[] };
/** `key` and `seen` are the form's as it was opened: what is sent twice is told once. `on` is YYYY-MM-DD. */
export type ChangeInput = { key: string; on: string; seen: AccountNow; wanted: AccountNow; credentials: boolean };
export type ChangeFaults = { outcome: 'faults'; on?: string; fields: readonly Fault[] };
/** The exit of G3: the account was started before the plan was approved. Addressed by plan: there may be no account in the register yet. */
export type StartedBefore = StartInput & { reason: string };

// ---- Checks while typing ------------------------------------------------------------------------------------------------------

export type AddressCheck =
  /**
   * `own` = it is the address the plan's own account stands under. `found` = the name of an account that was found without a plan and gets this one;
   * `plan` = somebody else makes one for it.
   */
  | { outcome: 'free'; address: string; key: string; warning?: string; own?: true; found?: string; plan?: PlanOnItsWay }
  | { outcome: 'taken'; by: string; accountId: number }
  | { outcome: 'refused'; sentence: string };
/** 'personal' is refused (R41); 'unknown' = not in the directory: a warning only. */
export type MailCheck = 'shared' | 'personal' | 'unknown' | 'notAnAddress';

export type Delegation = {
  for: Colleague;
  to: Colleague;
  from: string;
  until: string;
  reference: string;
  state: 'coming' | 'inForce' | 'ended' | 'calledOff' | 'notCounted';
  proof: DecisionProof;
};

// ---- What one may ask for -----------------------------------------------------------------------------------------------------

export type Actions = MatterActions &
  TextReadingActions &
  ArchiveActions &
  ReleaseActions & {
    me: Me;
    /** The tenant's clock: greets, groups months, proposes days. */
    now(): Date;
    /** False when the browser refuses storage: then what is typed lives in memory only, and the screen says so. */
    storage: boolean;
    /** Milliseconds that this computer's clock is fast (negative: slow); 0 unless it is seriously wrong. `onChange` tells when that is found. */
    clockAhead(): number;
    profile(): Promise<Profile>;
    /** Called when lists may have changed (own acts, other windows, a signing). Answers the way to stop listening. */
    onChange(listener: () => void): () => void;

    overview(): Promise<Overview>;
    listPlans(): Promise<readonly PlanListItem[]>;
    /** undefined = no such plan (or not for me). Completes effects that a closed computer left undone. */
    openPlan(planId: string): Promise<PlanView | undefined>;
    /** A plan that is not saved yet. `copyOf` = Kopiera till ett annat medium; `forAccount` = plan i efterhand. */
    newPlan(from?: { copyOf: string } | { forAccount: number }): Promise<PlanView>;
    saveDraft(planId: string, answers: PlanAnswers, chiefs: ChosenChiefs, etag: string): Promise<Saved | Conflict | Refused>;
    /** Saves and sends. When an own choice of chief must be signed, the answered plan may 'signAddressee'. */
    submit(
      planId: string,
      answers: PlanAnswers,
      chiefs: ChosenChiefs,
      etag: string,
    ): Promise<PlanDone | Conflict | (Refused & { faults?: readonly { field: FieldKey; sentence: string }[] })>;
    proposeChiefs(answers: PlanAnswers): Promise<ProposedChiefs>;
    withdraw(planId: string): Promise<PlanDone | Refused>;
    layDown(planId: string): Promise<PlanDone | Refused>;
    remind(planId: string): Promise<PlanDone | Refused>;
    /** Opens the next version of an approved plan as a draft. */
    change(planId: string): Promise<PlanDone | Refused>;
    acknowledgeCopy(planId: string): Promise<PlanDone | Refused>;
    /** Opens the signing window at once: call it in the click, with no await before it. */
    sign(request: SignRequest): Signing;
    /** Stores a scan or a signed PDF before sign({kind:'paper'|'external'}). */
    saveScan(
      planId: string,
      version: number,
      step: Step,
      kind: 'paper' | 'external',
      file: File,
    ): Promise<{ outcome: 'saved'; fileName: string; fileSha256: string } | Refused>;

    /** Fetches a record and hands it to the browser as a file. */
    openFile(file: FileLink): Promise<{ outcome: 'done' }>;

    listAccounts(): Promise<readonly AccountLine[]>;
    openAccount(id: number): Promise<AccountView | undefined>;
    startAccount(id: number, input: StartInput): Promise<{ outcome: 'done'; account: AccountView } | Refused>;
    startedBefore(planId: string, input: StartedBefore): Promise<{ outcome: 'done'; account: AccountView } | Refused>;
    reportChange(id: number, input: ChangeInput): Promise<{ outcome: 'done'; account: AccountView } | ChangeFaults | Refused>;

    delegations(): Promise<readonly Delegation[]>;
    /** Only a chief has somebody to stand in for; an Administrator enters what was decided. */
    mayDelegate(): Promise<boolean>;
    searchPeople(text: string): Promise<readonly DirectoryEntry[]>;
    /** `planned` = the plan says that the account is not there yet. */
    checkAddress(address: string, planId: string, planned?: boolean): Promise<AddressCheck>;
    checkMail(address: string): Promise<MailCheck>;
    /** A desk for pictures as evidence (pictures/usePictures.ts). Whoever opens it closes it. */
    openPictureDesk(): PictureDesk;

    /** Only in a Teams dialog: closes it. */
    closeDialog?(): void;
  };

const ActionsContext = createContext<Actions | undefined>(undefined);
export const ActionsProvider = ActionsContext.Provider;

/** The actions of the signed-in person. Throws outside <App>: that is a fault of ours. */
export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('useActions outside ActionsProvider');
  return actions;
}
