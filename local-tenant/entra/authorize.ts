// The authorization endpoint: who signs in, with what consent, and the code that goes back.
// learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow; error numbers: reference-error-codes of the same documentation.

import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Persona } from '../demo/people.ts';
import type { Issuer } from './issuer.ts';
import { adminNeededPage, choosePage, consentPage, problemPage } from './pages.ts';
import { readScopes, type Wish } from './permissions.ts';
import { clientInfo } from './tokens.ts';

/** A session that came with the computer (no act here) is this old, in seconds: someone who signed in to Windows and Teams in the morning. */
const olderSession = 2 * 3600;
const codeLifetime = 600;

type Request = { query: URLSearchParams; form: URLSearchParams; cookies: string | undefined };
type Who = { person: Persona; authTime: number; cookie?: string };

/** GET shows a page or answers at once; POST is the person's choice on one of the pages. */
export async function authorize(c: Context, issuer: Issuer): Promise<Response> {
  const query = new URL(c.req.url).searchParams;
  const form = new URLSearchParams(c.req.method === 'POST' ? await c.req.text() : '');
  const request: Request = { query, form, cookies: c.req.header('cookie') };
  // Entra leaves the header out only when MSAL vouches that no foreign window holds a handle on this one.
  if (issuer.coopAlways() || query.get('pocd') !== '1') c.header('Cross-Origin-Opener-Policy', 'same-origin');
  c.header('Cache-Control', 'no-store');

  const uri = query.get('redirect_uri') ?? '';
  const kind = issuer.registration.redirectKind(uri);
  if (query.get('client_id') !== issuer.ids.clientId)
    return c.html(problemPage(`AADSTS700016: Application with identifier '${query.get('client_id')}' was not found in the directory.`), 400);
  if (!kind)
    return c.html(
      problemPage(`AADSTS50011: The redirect URI '${uri}' specified in the request does not match the redirect URIs configured for the application.`),
      400,
    );

  const answer = (fields: Record<string, string>, cookie?: string): Response => {
    const fragment = new URLSearchParams({ ...fields, ...(query.has('state') ? { state: query.get('state') ?? '' } : {}) });
    if (cookie) c.header('Set-Cookie', cookie);
    return c.redirect(`${uri}${query.get('response_mode') === 'query' ? '?' : '#'}${fragment}`);
  };
  const refuse = (error: string, code: number, message: string, suberror?: string): Response =>
    answer({ error, error_description: `AADSTS${code}: ${message}`, ...(suberror ? { error_subcode: suberror, suberror } : {}) });

  if (query.get('response_type') !== 'code')
    return refuse('unsupported_response_type', 700054, "response_type other than 'code' is not enabled for the application.");
  if (!query.get('code_challenge') || query.get('code_challenge_method') !== 'S256')
    return refuse('invalid_request', 9002325, 'Proof Key for Code Exchange is required for cross-origin authorization code redemption.');
  const wish = readScopes(query.get('scope') ?? '', issuer.sharePointOrigin);
  if ('code' in wish) return refuse('invalid_client', wish.code, wish.message);

  const who = identify(request, issuer);
  if (!who) {
    if (query.get('prompt') === 'none') return refuse('login_required', 50058, 'A silent sign-in request was sent but no user is signed in.');
    return c.html(choosePage(issuer.people, query.get('prompt') === 'login' ? hinted(request, issuer) : undefined));
  }
  if (who.cookie) c.header('Set-Cookie', who.cookie);

  const consent = consentTo(request, issuer, who, wish, kind === 'native');
  if (consent === 'declined') return refuse('access_denied', 65004, 'User declined to consent to access the app.');
  if (consent !== 'given' && query.get('prompt') === 'none') {
    const message = `The user or administrator has not consented to use the application: ${consent.missing.join(' ')}`;
    return refuse('interaction_required', 65001, message, 'consent_required');
  }
  if (consent !== 'given') return c.html(consent.page());
  return answer({ code: giveCode(issuer, query, who, wish, kind === 'spa'), client_info: clientInfo(who.person, issuer.ids), session_state: randomUUID() });
}

type Consent = 'given' | 'declined' | { missing: readonly string[]; page(): Promise<string> };

/** Has the person agreed to what is asked for? If not, `page` is where they do. What is said on it is remembered. */
function consentTo({ query, form }: Request, issuer: Issuer, { person }: Who, wish: Wish, isProgram: boolean): Consent {
  const missing = issuer.consents.missing(person, wish.permissions);
  if (missing.length === 0 && query.get('prompt') !== 'consent') return 'given';
  const may = issuer.consents.may(person, missing);
  // A program that names its person cannot click: its walk plays someone who agrees to what is theirs to agree to.
  const said = isProgram && query.has('login_hint') ? (may ? 'yes' : 'no') : form.get('consent');
  if (said === 'no') return 'declined';
  if (said !== 'yes' || !may)
    return { missing, page: () => (may ? consentPage(person, missing.length ? missing : wish.permissions) : adminNeededPage(person, missing)) };
  issuer.consents.grant(person, missing);
  return 'given';
}

function giveCode(issuer: Issuer, query: URLSearchParams, who: Who, wish: Wish, spa: boolean): string {
  const code = `0.${randomUUID()}`;
  issuer.codes.set(code, {
    person: who.person,
    authTime: who.authTime,
    wish,
    spa,
    nonce: query.get('nonce') ?? undefined,
    challenge: query.get('code_challenge') ?? '',
    redirectUri: query.get('redirect_uri') ?? '',
    expires: issuer.seconds() + codeLifetime,
  });
  return code;
}

function hinted(request: Request, issuer: Issuer): Persona | undefined {
  const hint = request.query.get('login_hint')?.toLowerCase();
  return hint === undefined ? undefined : issuer.people.find((p) => p.upn === hint || p.mail === hint || p.id === hint);
}

/** Who signs in with this request, or undefined when someone has to choose on the page first. */
function identify(request: Request, issuer: Issuer): Who | undefined {
  const { query, form, cookies } = request;
  const now = issuer.seconds();
  const signIn = (person: Persona, authTime: number): Who => ({ person, authTime, cookie: issuer.sessions.remember(cookies, person, authTime) });
  const since = (person: Persona): number | undefined => issuer.sessions.signedInSince(cookies, person);

  const consenting = issuer.people.find((p) => p.id === form.get('as'));
  const consentingSince = consenting && since(consenting);
  if (consenting && consentingSince !== undefined) return { person: consenting, authTime: consentingSince };

  const prompt = query.get('prompt');
  const chosen = issuer.people.find((p) => p.id === form.get('persona'));
  if (chosen) return signIn(chosen, prompt === 'select_account' ? (since(chosen) ?? now) : now);
  if (prompt === 'login' || prompt === 'select_account') return undefined;

  const hint = hinted(request, issuer);
  const present = issuer.sessions.people(cookies);
  const only = present.length === 1 ? issuer.people.find((p) => p.id === present[0]) : undefined;
  const person = query.has('login_hint') ? hint : only;
  if (!person) return undefined;
  const authTime = since(person);
  if (authTime !== undefined) return { person, authTime };
  // No passwords here: a hint is enough, and counts as the session the person's computer already had.
  return prompt === 'none' ? undefined : signIn(person, now - olderSession);
}
