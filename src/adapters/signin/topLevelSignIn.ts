// Sign-in in a window of its own, by redirect: for the signing page. https://learn.microsoft.com/entra/msal/javascript/browser/login-user
// Tokens and what MSAL keeps between redirects lie in this window's sessionStorage alone.

import {
  InteractionRequiredAuthError,
  createStandardPublicClientApplication,
  type AccountInfo,
  type AuthenticationResult,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import type { Config } from '../../config.ts';
import type { Colleague } from '../../domain/person.ts';
import { OutsideError } from '../../outsideError.ts';

export type WindowPerson = Colleague & { roles: readonly string[]; accountId: string };
/** What this load of the page came back with. 'failed' = the person gave up, or Entra refused. */
export type Returned = { kind: 'nothing' } | { kind: 'failed'; thrown: OutsideError } | { kind: 'token'; person: WindowPerson; idToken: string; nonce: string };

export type TopLevelSignIn = {
  /** The app registration that this load of the page signs in with. */
  clientId: string;
  returned: Returned;
  /** Signs in for Graph. The page is left; it comes back to `returned`. `choose` lets the person pick another account. */
  signIn(loginHint: string, choose?: boolean): Promise<void>;
  /** Signs in once more, with the nonce that binds the token to a text. `fresh` demands that the person proves who they are. */
  signInWith(nonce: string, person: WindowPerson, fresh: boolean): Promise<void>;
  /** A token of this person for Graph; `anew`: one that is kept is not good any more. Throws OutsideError signedOut when only a new sign-in helps. */
  token(person: WindowPerson, scopes: readonly string[], anew: boolean): Promise<string>;
  /** Forgets an account that should not have signed in. */
  forget(person: WindowPerson): Promise<void>;
};

/** The lists, and the names behind object ids: nothing else is needed to sign. */
export const signingScopes = (config: Config): string[] => [config.siteScope, 'User.ReadBasic.All'].map((scope) => `https://graph.microsoft.com/${scope}`);

/** `clientId`: the app registration to sign in with (domain/trust.ts). */
export async function topLevelSignIn(config: Config, clientId: string): Promise<TopLevelSignIn> {
  const client = await createStandardPublicClientApplication({
    auth: {
      clientId,
      authority: `https://login.microsoftonline.com/${config.tenantId}`,
      redirectUri: `${location.origin}/sign.html`,
      // The opener is Teams: without this Entra's opener policy cuts it off, and Teams takes the window for closed.
      // No other page sets it, since it lets an opener reach the sign-in window.
      originCheck: false,
      ...(config.authorityMetadata ? { authorityMetadata: config.authorityMetadata } : {}),
    },
    cache: { cacheLocation: 'sessionStorage' },
  });
  const scopes = signingScopes(config);
  const accountOf = (person: WindowPerson): AccountInfo | null => client.getAccount({ homeAccountId: person.accountId });

  return {
    clientId,
    returned: await readReturn(client),
    signIn: (loginHint, choose) =>
      leaving(client.loginRedirect({ scopes, ...(loginHint ? { loginHint } : {}), ...(choose ? { prompt: 'select_account' } : {}) })),
    signInWith: (nonce, person, fresh) =>
      leaving(client.loginRedirect({ scopes: ['openid', 'profile'], nonce, loginHint: person.upn, ...(fresh ? { prompt: 'login' } : {}) })),
    async token(person, wanted, anew) {
      const account = accountOf(person);
      if (!account) throw new OutsideError('signedOut', 'nobody is signed in');
      try {
        return (await client.acquireTokenSilent({ scopes: [...wanted], account, forceRefresh: anew })).accessToken;
      } catch (thrown) {
        throw asOutside(thrown);
      }
    },
    forget: (person) => client.clearCache({ account: accountOf(person) }),
  };
}

async function readReturn(client: IPublicClientApplication): Promise<Returned> {
  try {
    const result = await client.handleRedirectPromise({ navigateToLoginRequestUrl: false });
    return result ? tokenOf(result) : { kind: 'nothing' };
  } catch (thrown) {
    return { kind: 'failed', thrown: asOutside(thrown) };
  }
}

function tokenOf(result: AuthenticationResult): Returned {
  const claims = result.idTokenClaims as { oid?: string; name?: string; preferred_username?: string; roles?: string[]; nonce?: string };
  const person = {
    oid: claims.oid ?? result.uniqueId,
    name: claims.name ?? result.account.username,
    upn: claims.preferred_username ?? result.account.username,
    roles: claims.roles ?? [],
    accountId: result.account.homeAccountId,
  };
  return { kind: 'token', person, idToken: result.idToken, nonce: claims.nonce ?? '' };
}

/** loginRedirect settles when the browser has begun to leave: nothing more is to be done on this load of the page. */
async function leaving(redirect: Promise<void>): Promise<void> {
  try {
    await redirect;
  } catch (thrown) {
    throw asOutside(thrown);
  }
}

const offline = new Set(['no_network_connectivity', 'network_error', 'post_request_failed', 'endpoints_resolution_error']);
function asOutside(thrown: unknown): OutsideError {
  const { errorCode = '', subError = '' } = thrown as { errorCode?: string; subError?: string };
  if (subError === 'consent_required' || errorCode === 'consent_required') return new OutsideError('consentNeeded', 'consent is missing', errorCode);
  if (offline.has(errorCode)) return new OutsideError('offline', 'no answer from the sign-in service', errorCode);
  if (thrown instanceof InteractionRequiredAuthError || ['access_denied', 'user_cancelled', 'no_account_error'].includes(errorCode))
    return new OutsideError('signedOut', 'the sign-in was not finished', errorCode);
  return new OutsideError('unexpected', thrown instanceof Error ? thrown.message : String(thrown), errorCode);
}
