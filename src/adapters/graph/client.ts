// The one road to Microsoft Graph: token, retry, error -> OutsideError. Nothing else in the product calls Graph.

import { Client, GraphError, HTTPMessageHandler, RetryHandler, RetryHandlerOptions, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import { OutsideError, isOutsideError, outsideKinds, type OutsideKind } from '../../outsideError.ts';

/**
 * An access token for the scopes. Throws OutsideError signedOut or consentNeeded when the person must act and will not, or may not be asked (`ask` false).
 * `anew` = the one that was answered last is no longer taken: it may have been revoked before its time.
 */
export type TokenSource = (scopes: readonly string[], ask: boolean, anew: boolean) => Promise<string>;

const graphBase = 'https://graph.microsoft.com/';
const code = 'OutsideError:';

/** What one request needs other than the client's own scopes. The graph client finds middleware options by their class. */
class ScopesOptions {
  readonly scopes: readonly string[];
  readonly ask: boolean;
  constructor(scopes: readonly string[], ask: boolean) {
    this.scopes = scopes;
    this.ask = ask;
  }
}

/**
 * A graph client whose requests carry the signed-in person's token, and only towards Graph.
 * A POST is not repeated by default: after a 504 the item may stand there already. `repeatable` marks those whose unique key makes it safe.
 * One that was throttled (429) was never looked at and is repeated when Graph says so: https://learn.microsoft.com/graph/throttling
 */
export function graphClient(token: TokenSource, scopes: readonly string[]): Client {
  const retry = new RetryHandler(
    new RetryHandlerOptions(
      3,
      3,
      (_delay, _attempt, request, options, answer) => isSoon(answer) && (answer.status === 429 || methodOf(request, options) !== 'POST'),
    ),
  );
  const [wait, sign, send] = [patience(), authorize(token, scopes), new HTTPMessageHandler()];
  retry.setNext(wait);
  wait.setNext?.(sign);
  sign.setNext?.(send);
  return Client.initWithMiddleware({ baseUrl: graphBase, middleware: retry });
}

/** For a POST that may be repeated without doubling anything. */
export const repeatable = [new RetryHandlerOptions(3, 3, (_delay, _attempt, _request, _options, answer) => isSoon(answer))];
/** For a request that needs other scopes than the client's own. */
export const needs = (...scopes: string[]) => [new ScopesOptions(scopes, true)];
/** For a request that is a bonus: sent where the scope is consented to, and nobody is asked for it. */
export const needsUnasked = (...scopes: string[]) => [new ScopesOptions(scopes, false)];

function methodOf(request: RequestInfo, options: RequestInit | undefined): string {
  return (options?.method ?? (typeof request === 'object' ? request.method : 'GET')).toUpperCase();
}

/** A person waits so long for an answer; who is asked to wait longer is told so instead. In milliseconds. */
const longestWait = 30_000;

/** How long Graph asks us to wait, in milliseconds; 0 when it does not say. RFC 9110 10.2.3: seconds or a date. */
function askedWait(answer: Response): number {
  const said = answer.headers.get('Retry-After') ?? '';
  const wait = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.parse(answer.headers.get('Date') ?? '');
  return Number.isNaN(wait) ? 0 : Math.max(0, wait);
}

const isSoon = (answer: Response): boolean => askedWait(answer) <= longestWait;

/**
 * One request that is told to wait speaks for all: until then none is sent. Whoever goes on asking is kept out longer.
 * https://learn.microsoft.com/graph/throttling
 */
function patience(): Middleware {
  let next: Middleware | undefined;
  let closedUntil = 0;
  return {
    setNext(following) {
      next = following;
    },
    async execute(context: Context) {
      const left = closedUntil - performance.now();
      if (left > longestWait) {
        context.response = refusal(new OutsideError('throttled', 'Microsoft Graph has asked us to wait'));
        return;
      }
      if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
      await next?.execute(context);
      if (context.response?.status === 429) closedUntil = Math.max(closedUntil, performance.now() + askedWait(context.response));
    },
  };
}

function authorize(token: TokenSource, scopes: readonly string[]): Middleware {
  let next: Middleware | undefined;
  return {
    setNext(following) {
      next = following;
    },
    async execute(context: Context) {
      const address = typeof context.request === 'string' ? context.request : context.request.url;
      if (!address.startsWith(graphBase)) return await next?.execute(context);
      if (!(await signed(context, false))) return;
      await next?.execute(context);
      // A token that Graph does not take was not used for anything: the request goes once more, with a new one.
      if (context.response?.status === 401 && (await signed(context, true))) await next?.execute(context);
    },
  };

  /** False when there is no token: the refusal is then the answer. */
  async function signed(context: Context, anew: boolean): Promise<boolean> {
    const own = context.middlewareControl?.getMiddlewareOptions(ScopesOptions) as ScopesOptions | undefined;
    try {
      const headers = new Headers(context.options?.headers as HeadersInit | undefined);
      headers.set('Authorization', `Bearer ${await token(own?.scopes ?? scopes, own?.ask ?? true, anew)}`);
      context.options = { ...context.options, headers: Object.fromEntries(headers) };
      return true;
    } catch (thrown) {
      context.response = refusal(outside(thrown));
      return false;
    }
  }
}

/** The graph client turns whatever a middleware throws into a bare GraphError, so the kind travels as the code of an answer. */
function refusal(error: OutsideError): Response {
  return new Response(JSON.stringify({ error: { code: code + error.kind, message: error.message } }), {
    status: 401,
    headers: { 'Content-Type': 'application/json' },
  });
}

const kindByStatus: Readonly<Record<number, OutsideKind>> = {
  401: 'signedOut',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  412: 'conflict',
  413: 'tooLarge',
  429: 'throttled',
  503: 'throttled',
  504: 'throttled',
  507: 'tooLarge',
};

/** Whatever a call threw, as OutsideError. The request id is kept for support; bodies and tokens never are. */
export function outside(thrown: unknown): OutsideError {
  if (isOutsideError(thrown)) return thrown;
  if (thrown instanceof TypeError) return new OutsideError('offline', 'no answer from Microsoft Graph');
  if (!(thrown instanceof GraphError))
    return new OutsideError('unexpected', thrown instanceof Error ? thrown.message : `Graph answered ${JSON.stringify(thrown)}`);
  const own = outsideKinds.find((kind) => thrown.code === code + kind);
  if (own) return new OutsideError(own, thrown.message);
  if (thrown.statusCode <= 0) return new OutsideError('offline', 'no answer from Microsoft Graph');
  const kind = kindByStatus[thrown.statusCode] ?? 'unexpected';
  return new OutsideError(kind, `Graph answered ${thrown.statusCode} ${thrown.code ?? ''}`.trim(), `${thrown.statusCode} ${thrown.requestId ?? ''}`.trim());
}

/** The call, with whatever it throws as OutsideError. */
export async function inDomainWords<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (thrown) {
    throw outside(thrown);
  }
}

/** The HTTP status of a failed Graph call, or 0 when there was none. */
export function statusOf(thrown: unknown): number {
  return thrown instanceof GraphError ? thrown.statusCode : 0;
}
