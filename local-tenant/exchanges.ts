// A record of every exchange with Graph, as a real network trace would hold it: never a token, file contents only as sizes.

export type Exchange = {
  /** The persona's id, or '' when nobody was signed in. */
  persona: string;
  time: string;
  /** Where the call came from, read from what a browser sends: the page's path or origin; 'job' when there is neither. */
  frame: string;
  scopes: readonly string[];
  /** The one of them that opened the route; absent when none did or none was needed. */
  openedBy?: string;
  method: string;
  url: string;
  requestBody?: unknown;
  status: number;
  responseBody?: unknown;
  headers: Record<string, string>;
};

export type Exchanges = { add(exchange: Exchange): void; all(): readonly Exchange[]; clear(): void };

/** The newest are kept; a journey makes some hundreds. */
const most = 50_000;

export function createExchanges(): Exchanges {
  let kept: Exchange[] = [];
  return {
    add(exchange) {
      kept.push(exchange);
      if (kept.length > most) kept = kept.slice(-most / 2);
    },
    all: () => kept,
    clear: () => void (kept = []),
  };
}

const recordedHeaders = ['if-match', 'prefer', 'consistencylevel', 'content-range', 'etag', 'retry-after'];

export function headersToRecord(request: Headers, answer: Headers): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of recordedHeaders) {
    const value = request.get(name) ?? answer.get(name);
    if (value !== null) found[name] = value;
  }
  return found;
}

/** Node's fetch sends neither Origin nor Referer: that is a job. Across origins a browser tells the origin alone. */
export function frameOf(request: Headers): string {
  const referer = request.get('referer');
  const page = referer ? new URL(referer).pathname : '/';
  if (page !== '/') return page;
  return request.get('origin') ?? (referer ? new URL(referer).origin : 'job');
}

/** JSON as it is, except file contents in mails; other bodies by size. */
export function recordable(body: unknown): unknown {
  if (body instanceof Uint8Array) return { size: body.length };
  return JSON.parse(
    JSON.stringify(body, (key, value: unknown) => (key === 'contentBytes' && typeof value === 'string' ? `(${value.length} characters)` : value)) ?? 'null',
  ) as unknown;
}
