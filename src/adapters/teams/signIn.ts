// The tab's sign-in: nested app auth inside Teams, a popup over the redirect bridge elsewhere. Tokens live in the window's session storage and go with it.

import {
  BrowserAuthError,
  InteractionRequiredAuthError,
  createNestablePublicClientApplication,
  createStandardPublicClientApplication,
  type AuthenticationResult,
  type Configuration,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import type { Config } from '../../config.ts';
import type { Colleague } from '../../domain/person.ts';
import { OutsideError } from '../../outsideError.ts';

export type SignedIn = Colleague & { roles: readonly string[] };
export type TabSignIn = {
  /** The signed-in person, or undefined until a person has signed in. */
  person(): SignedIn | undefined;
  /** Signs in without a window when that is possible. False = a person must press a button first. */
  silently(): Promise<boolean>;
  /** Opens the sign-in window. Call in a click. */
  byHand(): Promise<void>;
  /** `ask` false: a person who must act is not asked to; the token is then refused. */
  token(scopes: readonly string[], ask: boolean): Promise<string>;
};

export async function openSignIn(config: Config, first: readonly string[], nested: boolean, loginHint: string): Promise<TabSignIn> {
  const client = await (nested ? createNestablePublicClientApplication(settings(config)) : createStandardPublicClientApplication(settings(config)));
  let signedIn: AuthenticationResult | undefined;

  const keep = (result: AuthenticationResult) => {
    signedIn = result;
    client.setActiveAccount(result.account);
    return result;
  };
  const hint = loginHint ? { loginHint } : {};

  return {
    person: () => (signedIn ? personOf(signedIn) : undefined),
    async silently() {
      try {
        keep(await firstToken(client, nested, first, hint));
        return true;
      } catch (thrown) {
        if (needsPerson(thrown)) return false;
        throw asOutside(thrown);
      }
    },
    async byHand() {
      try {
        keep(nested ? await client.acquireTokenPopup({ scopes: [...first], ...hint }) : await client.loginPopup({ scopes: [...first], ...hint }));
      } catch (thrown) {
        throw asOutside(thrown);
      }
    },
    async token(scopes, ask) {
      const account = signedIn?.account;
      if (!account) throw new OutsideError('signedOut', 'nobody is signed in');
      try {
        return (await client.acquireTokenSilent({ scopes: [...scopes], account })).accessToken;
      } catch (thrown) {
        if (!ask || !needsPerson(thrown)) throw asOutside(thrown);
      }
      try {
        return (await client.acquireTokenPopup({ scopes: [...scopes], account })).accessToken;
      } catch (thrown) {
        throw asOutside(thrown);
      }
    },
  };
}

function settings(config: Config): Configuration {
  return {
    auth: {
      clientId: config.clientId,
      authority: `https://login.microsoftonline.com/${config.tenantId}`,
      redirectUri: `${location.origin}/redirect.html`,
      ...(window.parent === window ? {} : { popupRelayUri: `${location.origin}/relay.html` }),
      ...(config.authorityMetadata ? { authorityMetadata: config.authorityMetadata } : {}),
    },
    cache: { cacheLocation: 'sessionStorage' },
  };
}

async function firstToken(
  client: IPublicClientApplication,
  nested: boolean,
  scopes: readonly string[],
  hint: { loginHint?: string },
): Promise<AuthenticationResult> {
  const [account] = client.getAllAccounts();
  if (nested || account) return await client.acquireTokenSilent({ scopes: [...scopes], ...(account ? { account } : {}) });
  return await client.ssoSilent({ scopes: [...scopes], ...hint });
}

function personOf(result: AuthenticationResult): SignedIn {
  const claims = result.idTokenClaims as { oid?: string; name?: string; preferred_username?: string; roles?: string[] };
  return {
    oid: claims.oid ?? result.uniqueId,
    name: claims.name ?? result.account.name ?? '',
    upn: claims.preferred_username ?? result.account.username,
    roles: claims.roles ?? [],
  };
}

/** No session, no consent, third-party cookies blocked: a person must act, nothing is broken. */
const personCodes = new Set([
  'login_required',
  'interaction_required',
  'consent_required',
  'monitor_window_timeout',
  'timed_out',
  'silent_sso_error',
  'no_account_error',
  'no_tokens_found',
]);
function needsPerson(thrown: unknown): boolean {
  return thrown instanceof InteractionRequiredAuthError || personCodes.has((thrown as { errorCode?: string }).errorCode ?? '');
}

function asOutside(thrown: unknown): OutsideError {
  const code = (thrown as { errorCode?: string }).errorCode ?? '';
  const sub = (thrown as { subError?: string }).subError ?? '';
  if (sub === 'consent_required' || code === 'consent_required') return new OutsideError('consentNeeded', 'consent is missing', code);
  if (code === 'no_network_connectivity' || code === 'network_error' || code === 'post_request_failed')
    return new OutsideError('offline', 'no answer from the sign-in service', code);
  if (
    needsPerson(thrown) ||
    (thrown instanceof BrowserAuthError && (code === 'user_cancelled' || code === 'popup_window_error' || code === 'empty_window_error'))
  )
    return new OutsideError('signedOut', 'the sign-in was not finished', code);
  return new OutsideError('unexpected', thrown instanceof Error ? thrown.message : String(thrown), code);
}
