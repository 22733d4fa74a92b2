// What the journeys said to Graph, kept in one file so that the last spec can look at all of it.

/** One JSON line each, from every tenant of the run. */
export const exchangesFile = 'test-results/exchanges.ndjson';

/** As the tenant records it (GET /_tenant/exchanges). `frame` is 'job' for what no browser asked. */
export type Exchange = {
  persona: string;
  time: string;
  frame: string;
  scopes: string[];
  /** The one of them that opened the address. */
  openedBy?: string;
  method: string;
  url: string;
  requestBody?: unknown;
  status: number;
  responseBody?: unknown;
  headers: Record<string, string>;
};
