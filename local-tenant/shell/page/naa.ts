// Nested app authentication: the bridge's requests come as a message to the top window, with the request as a JSON string in `data`.
// Shapes: @azure/msal-browser 5.29.0, src/naa (BridgeProxy, BridgeRequest, BridgeResponse).

import type { NaaAnswer, NaaError } from '../wire.ts';
import { askForToken, giveConsent } from './api.ts';
import type { Desk } from './desk.ts';
import type { Call } from './host.ts';

type BridgeRequest = { messageType: string; method: string; requestId: string; tokenParams?: { clientId: string; scope: string } };

export async function answerBridge(call: Call, desk: Desk): Promise<void> {
  const request = JSON.parse(String(call.message.data)) as BridgeRequest;
  const answer = (body: object): void => call.reply(null, JSON.stringify({ messageType: 'NestedAppAuthResponse', requestId: request.requestId, ...body }));
  const refuse = (error: NaaError): void => answer({ success: false, error });
  if (request.method === 'GetInitContext') {
    const { person, setup } = desk;
    const accountContext = { homeAccountId: `${person.oid}.${setup.tenantId}`, environment: 'login.windows.net', tenantId: setup.tenantId };
    return answer({ success: true, initContext: { sdkName: 'teams', sdkVersion: '1.0.0', capabilities: { queryAccount: true }, accountContext } });
  }
  const params = request.tokenParams;
  if (!params || (request.method !== 'GetToken' && request.method !== 'GetTokenPopup')) {
    return refuse({ status: 'PERSISTENT_ERROR', code: 'unsupported_method', subError: '', description: `The host does not know ${request.method}.` });
  }
  const ask = { persona: desk.person.id, origin: call.origin, method: request.method, params };
  let given = await askForToken(ask).catch((thrown: unknown) => offline(thrown));
  if ('error' in given && given.missing.length && request.method === 'GetTokenPopup') {
    if (!(await desk.askConsent(given.missing, given.mayConsent)))
      return refuse({ status: 'USER_CANCEL', code: 'access_denied', subError: '', description: 'AADSTS65004: User declined to consent to access the app.' });
    await giveConsent(
      desk.person.id,
      given.missing.map((one) => one.name),
    );
    given = await askForToken(ask).catch((thrown: unknown) => offline(thrown));
  }
  return 'error' in given ? refuse(given.error) : answer({ success: true, ...given });
}

const offline = (thrown: unknown): NaaAnswer => ({
  error: { status: 'NO_NETWORK', code: 'no_network', subError: '', description: String(thrown) },
  missing: [],
  mayConsent: false,
});
