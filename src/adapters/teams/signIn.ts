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
  /** `ask` false: a person who must act is not asked to; the token is then refused. `anew`: one that is kept is not good any more. */
  token(scopes: readonly string[], ask: boolean, anew: boolean): Promise<string>;
};

export async function openSignIn(config: Config, first: readonly string[], nested: boolean, loginHint: string): Promise<TabSignIn> {
  const client = await (nested ? createNestablePublicClientApplication(settings(config)) : createStandardPublicClientApplication(settings(config)));
  let signedIn: AuthenticationResult | undefined;
  /** Why the person is asked to act. That they will not says nothing of what is missing. */
  let wanting: unknown;

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
        wanting = thrown;
        if (needsPerson(thrown)) return false;
        throw asOutside(thrown);
      }
    },
    async byHand() {
      try {
        keep(nested ? await client.acquireTokenPopup({ scopes: [...first], ...hint }) : await client.loginPopup({ scopes: [...first], ...hint }));
      } catch (thrown) {
        throw refused(thrown, wanting);
      }
    },
    async token(scopes, ask, anew) {
      const account = signedIn?.account;
      if (!account) throw new OutsideError('signedOut', 'nobody is signed in');
      try {
        return (await client.acquireTokenSilent({ scopes: [...scopes], account, forceRefresh: anew })).accessToken;
      } catch (thrown) {
        if (!ask || !needsPerson(thrown)) throw asOutside(thrown);
        wanting = thrown;
      }
      try {
        return (await client.acquireTokenPopup({ scopes: [...scopes], account })).accessToken;
      } catch (thrown) {
        throw refused(thrown, wanting);
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

/** The person closed the window: a sign-in that was not finished, or a consent that they may not give (msal says it in two spellings). */
const cancelled = new Set(['user_cancelled', 'user_canceled']);
function refused(thrown: unknown, wanting: unknown): OutsideError {
  const closed = cancelled.has((thrown as { errorCode?: string }).errorCode ?? '');
  return asOutside(closed && needsConsent(wanting) ? wanting : thrown);
}

/** Through Teams only the sentence tells: learn.microsoft.com/entra/identity-platform/reference-error-codes (65001, 65004, 90094, 90095). */
function needsConsent(thrown: unknown): boolean {
  const { errorCode, subError, message } = (thrown ?? {}) as { errorCode?: string; subError?: string; message?: string };
  return subError === 'consent_required' || errorCode === 'consent_required' || /AADSTS(65001|65004|9009[45])\b/.test(message ?? '');
}

function asOutside(thrown: unknown): OutsideError {
  const code = (thrown as { errorCode?: string }).errorCode ?? '';
  if (needsConsent(thrown)) return new OutsideError('consentNeeded', 'consent is missing', code);
  if (code === 'no_network_connectivity' || code === 'network_error' || code === 'post_request_failed')
    return new OutsideError('offline', 'no answer from the sign-in service', code);
  if (needsPerson(thrown) || cancelled.has(code) || (thrown instanceof BrowserAuthError && (code === 'popup_window_error' || code === 'empty_window_error')))
    return new OutsideError('signedOut', 'the sign-in was not finished', code);
  return new OutsideError('unexpected', thrown instanceof Error ? thrown.message : String(thrown), code);
}
