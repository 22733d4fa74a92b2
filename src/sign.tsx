// Composition root of the signing page: a window of its own that signs in by redirect, reads plan and decisions itself, and writes what was signed.
// It shares no storage and no token with the tab, so that signUrl can move it to an origin and an app registration of its own.

import { createRoot } from 'react-dom/client';
import { rightClock } from './adapters/browser/clockError.ts';
import { worstClock } from './adapters/browser/measuredClock.ts';
import { systemClock, webDigest } from './adapters/browser/platform.ts';
import { graphClient } from './adapters/graph/client.ts';
import { colleagueOf } from './adapters/graph/colleague.ts';
import { graphRegister } from './adapters/graph/register.ts';
import { openSite } from './adapters/graph/site.ts';
import { fetchLiveKeys, keySetText } from './adapters/signatures/keys.ts';
import { signatures } from './adapters/signatures/signatures.ts';
import { tellOpener } from './adapters/signin/opener.ts';
import { carriesErrand, errandIn } from './adapters/signin/signAddress.ts';
import { comesToSave, openSignMemory, type SignMemory, type SignSession } from './adapters/signin/signSession.ts';
import { signingScopes, topLevelSignIn, type TopLevelSignIn, type WindowPerson } from './adapters/signin/topLevelSignIn.ts';
import { readConfig, type Config } from './config.ts';
import type { Fact } from './domain/fact.ts';
import { factRow, nonceOf, readFact, signingText } from './domain/factText.ts';
import { peopleIn, withFreeText, withPeople, type SignRequest, type SignTheme } from './domain/signRequest.ts';
import { swedishMoment } from './domain/swedish.ts';
import { registrationAt, trustOf } from './domain/trust.ts';
import { judgedDelegations } from './flows/delegating.ts';
import { readHistories, readMunicipality, readPlanFile, type ReadingPorts } from './flows/planFile.ts';
import { OutsideError } from './outsideError.ts';
import type { Clock } from './ports.ts';
import { Outside } from './tab/Outside.tsx';
import { freshDemanded, prepare } from './tab/sign/preparation.ts';
import { faultInText, type Ground } from './tab/sign/prepared.ts';
import type { Desk } from './tab/sign/Review.tsx';
import { SignPage, type Stage, type Written } from './tab/sign/SignPage.tsx';
import { signTexts } from './tab/sign/signTexts.ts';
import { whyLate, whyNotNow } from './tab/sign/standing.ts';
import { isTooLate, writeSigned } from './tab/sign/writing.ts';

const root = createRoot(document.getElementById('root') as HTMLElement);
let theme: SignTheme | undefined;
const show = (stage: Stage) =>
  root.render(
    <Outside theme={theme}>
      <SignPage stage={stage} />
    </Outside>,
  );

/** One load of the page. `steady` is set right by our own server and measures spans, also from a former load of the page. */
type Visit = { config: Config; memory: SignMemory; signIn: TopLevelSignIn; session: SignSession; steady: Clock };

async function start(): Promise<void> {
  const memory = openSignMemory();
  if (!memory) return show({ kind: 'storageDenied', host: location.host });
  const before = memory.read();
  if (!before && !carriesErrand(location.hash)) {
    takeAnswerAway();
    return show({ kind: 'noErrand' });
  }
  theme = (carriesErrand(location.hash) ? errandIn(location.hash) : before?.errand)?.theme;
  show({ kind: 'loading', saving: comesToSave(before, location.hash) });
  const { config, steady } = await loadConfig();
  takeErrand(memory, steady);
  const session = memory.read();
  if (!session) return show({ kind: 'noErrand' });
  theme = session.errand.theme;
  const signIn = await topLevelSignIn(config, registrationAt(trustOf(config), nowBy(steady)));
  takeAnswerAway();
  await arrive({ config, memory, session, steady, signIn });
}

/**
 * A step back leads to an address that still carries Entra's answer (#code=): it has been read, and is nothing to keep or to pass on. MSAL leaves it
 * one step behind in the same document, so the step loads nothing anew.
 */
function takeAnswerAway(): void {
  if (location.hash !== '' && !carriesErrand(location.hash)) history.replaceState(null, '', location.pathname);
}

addEventListener('popstate', takeAnswerAway);

const isSeriouslyWrong = (steady: Clock): boolean => Math.abs(systemClock.now().getTime() - steady.now().getTime()) > worstClock;
const nowBy = (steady: Clock): Date => (isSeriouslyWrong(steady) ? steady : systemClock).now();

/** An errand in the address begins anew, unless something that was signed here still waits to be saved. */
function takeErrand(memory: SignMemory, steady: Clock): void {
  if (!carriesErrand(location.hash)) return;
  const errand = errandIn(location.hash);
  history.replaceState(null, '', location.pathname);
  const { pending } = memory.read() ?? {};
  if (pending && !isTooLate(pending, steady)) return;
  memory.clear();
  const written = errand && memory.writtenFor(errand);
  if (errand) memory.write({ errand, ...(written === undefined ? {} : { written }) });
}

const fetchConfig = (): Promise<Response> => fetch(new URL('config.json', document.baseURI), { cache: 'no-cache' });

async function loadConfig(): Promise<Pick<Visit, 'config' | 'steady'>> {
  const answer = await fetchConfig();
  if (!answer.ok) throw new OutsideError('missing', `config.json answered ${answer.status}`);
  const steady = rightClock(answer.headers, async () => (await fetchConfig()).headers);
  return { config: readConfig(await answer.json(), location.host), steady };
}

/** What to do with the person who stands here now: just opened, back from the first sign-in, or back with a signature. */
async function arrive(visit: Visit): Promise<void> {
  const { signIn, session } = visit;
  const { returned } = signIn;
  const leave = () => void signIn.signIn(session.errand.loginHint).catch((thrown: OutsideError) => show({ kind: 'signedOut', thrown, signIn: leave }));
  if (session.away && session.person) return await backFromSigning(visit, session.person);
  if (returned.kind === 'failed')
    return show({ kind: 'signedOut', signIn: leave, ...(returned.thrown.kind === 'signedOut' ? {} : { thrown: returned.thrown }) });
  if (returned.kind === 'token') {
    if (session.pending && session.person && session.person.oid !== returned.person.oid) return wrongPerson(visit, session.person, returned.person, leave);
    remember(visit, { person: returned.person });
  }
  const { person, pending } = visit.session;
  if (!person) return leave();
  if (pending) return write(visit, person);
  review(visit, person);
}

/** The second sign-in has ended: with the right person's token over the right text, or with nothing that may be saved. */
async function backFromSigning(visit: Visit, person: WindowPerson): Promise<void> {
  const { signIn, session } = visit;
  const { returned } = signIn;
  const { away } = session;
  remember(visit, { away: undefined });
  if (!away || returned.kind !== 'token') return review(visit, person, signTexts.givenUp);
  if (returned.person.oid !== person.oid) return wrongPerson(visit, person, returned.person, () => review(visit, person));
  const fact = readFact(away.fact);
  if (!fact || returned.nonce !== away.nonce) return review(visit, person, signTexts.otherText);
  // Only a convenience for whoever checks the decision later: that it cannot be fetched must not stop the decision.
  const keySet = await fetchLiveKeys(visit.config.tenantId).then(keySetText, () => '');
  remember(visit, { pending: { row: factRow(fact, away.sha256, returned.idToken, keySet), cameBackAt: visit.steady.now().getTime() } });
  write(visit, person);
}

function remember(visit: Visit, change: { [K in keyof SignSession]?: SignSession[K] | undefined }): void {
  const { errand, ...rest } = { ...visit.session, ...change };
  const kept = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  visit.session = { errand: errand ?? visit.session.errand, ...kept };
  visit.memory.write(visit.session);
}

function wrongPerson({ signIn }: Visit, expected: WindowPerson, got: WindowPerson, again: () => void): void {
  show({ kind: 'wrongPerson', sentence: signTexts.wrongPerson(expected.name, got.name), name: expected.name, again });
  void signIn.forget(got).catch(() => {});
}

function review(visit: Visit, person: WindowPerson, notice?: string): void {
  show({ kind: 'review', desk: deskOf(visit, person), ...(notice ? { notice } : {}) });
}

function write(visit: Visit, person: WindowPerson): void {
  const startAgain = () => {
    remember(visit, { pending: undefined });
    review(visit, person);
  };
  show({ kind: 'write', signIn: () => visit.signIn.signIn(person.upn), startAgain, write: () => writePending(visit, person) });
}

/**
 * Writes what was signed, unless the plan has changed since: then the signature is thrown away. Read back afterwards, since two may write at once.
 * Done again after a failure it finds what it wrote itself.
 */
async function writePending(visit: Visit, person: WindowPerson): Promise<Written> {
  const { pending, errand } = visit.session;
  if (!pending) return 'done';
  const { row } = pending;
  const fact = readFact(row.fact);
  if (!fact) throw new Error('what was signed is no fact');
  const ports = portsOf(visit, person);
  const wasWritten = (await ports.register.where('Decisions', 'factKey', row.factKey)).some((item) => item.row.idToken === row.idToken);
  if (!wasWritten) {
    if (isTooLate(pending, visit.steady)) return 'tooLate';
    const refused = whyNotNow(await requestOf(visit, ports), fact, row.factSha256, await groundOf(ports, visit, person));
    if (refused) {
      remember(visit, { pending: undefined });
      return { refused };
    }
    await writeSigned(ports.register, pending);
  }
  const late = whyLate(fact, row.factSha256, await groundOf(ports, visit, person));
  if (late === 'missing') throw new OutsideError('unexpected', 'the list does not show what was signed');
  remember(visit, { pending: undefined, ...(late?.again ? {} : { written: undefined }) });
  if (late) return { late };
  void tellOpener(errand.opener, row.factKey, visit.config.appUrl);
  return 'done';
}

function portsOf({ config, signIn }: Visit, person: WindowPerson) {
  const client = graphClient((scopes, _ask, anew) => signIn.token(person, scopes, anew), signingScopes(config));
  const register = graphRegister(client, openSite(client, config.site));
  const registered = async () => (await register.all('SigningKeys')).map(({ row }) => row);
  return { client, register, digest: webDigest, signatures: signatures({ live: () => fetchLiveKeys(config.tenantId), registered }) };
}

function deskOf(visit: Visit, person: WindowPerson): Desk {
  const ports = portsOf(visit, person);
  const { errand, written } = visit.session;
  return {
    person,
    textLeftOut: errand.textLeftOut && written === undefined,
    notices: clockNotice(visit),
    keep: (text) => remember(visit, { written: text }),
    async prepare() {
      const [request, ground] = await Promise.all([requestOf(visit, ports), groundOf(ports, visit, person)]);
      return { answer: prepare(request, ground), fresh: freshDemanded(ground) };
    },
    async sign(text: string, factOf: (text: string, time: string) => Fact) {
      const fault = faultInText(text, undefined);
      if (fault) return fault;
      const [request, ground] = await Promise.all([requestOf(visit, ports), groundOf(ports, visit, person)]);
      const fact = factOf(text, ground.now.toISOString());
      const signed = signingText(fact);
      const sha256 = await webDigest.sha256(signed);
      const why = whyNotNow(request, fact, sha256, ground);
      if (why) return why;
      const nonce = nonceOf(sha256);
      remember(visit, { written: text, away: { fact: signed, sha256, nonce } });
      await visit.signIn.signInWith(nonce, person, freshDemanded(ground));
      return undefined;
    },
    async otherPerson() {
      remember(visit, { person: undefined });
      try {
        await visit.signIn.signIn('', true);
      } catch (thrown) {
        remember(visit, { person });
        throw thrown;
      }
    },
  };
}

function clockNotice({ steady }: Visit): string[] {
  if (!isSeriouslyWrong(steady)) return [];
  return [signTexts.wrongClock(swedishMoment(systemClock.now().toISOString()), swedishMoment(steady.now().toISOString()))];
}

/** The wish with what is written now. The address names people by id and by name; only the id is what is signed, so the name shown is the directory's. */
async function requestOf({ session: { errand, written } }: Visit, { client }: ReturnType<typeof portsOf>): Promise<SignRequest> {
  const { request } = written === undefined ? errand : withFreeText(errand, written);
  const people = await Promise.all(peopleIn(request).map(async ({ oid }) => await colleagueOf(client, oid)));
  return withPeople(
    request,
    people.filter((person) => person !== undefined),
  );
}

/** What stands in the lists at this moment. */
async function groundOf(ports: ReadingPorts, visit: Visit, me: WindowPerson): Promise<Ground> {
  const { request } = visit.session.errand;
  const trust = trustOf(visit.config);
  const municipality = await readMunicipality(ports);
  const base = { me, clientId: visit.signIn.clientId, now: nowBy(visit.steady), municipality };
  const file = request.kind === 'delegation' ? undefined : await readPlanFile(ports, trust, request.planId, municipality);
  if (file) return { ...base, rules: file.rules, file };
  const rules = await readHistories(ports, municipality, trust).rules();
  return request.kind === 'delegation' ? { ...base, rules, delegations: await judgedDelegations(ports, rules) } : { ...base, rules };
}

// A window of this name is used again: the next errand then changes nothing but the part after the #.
addEventListener('hashchange', () => {
  if (carriesErrand(location.hash)) location.reload();
});
const begin = () => void start().catch((thrown: unknown) => show({ kind: 'broken', thrown, retry: begin }));
begin();
