// A connection that ends without an answer, as a lost network does it.

import type { Context } from 'hono';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

type Outgoing = { destroy?: () => void; stream?: { destroy(): void } };

/** Destroys the socket. Without a socket (in-process tests) the fetch itself is rejected, as a browser's is. */
export function cutConnection(c: Context): Response {
  const outgoing = (c.env as { outgoing?: Outgoing } | undefined)?.outgoing;
  // Not an Error on purpose: Hono would answer an Error with status 500.
  // oxlint-disable-next-line no-throw-literal
  if (!outgoing) throw { name: 'TypeError', message: 'fetch failed' };
  if (outgoing.stream) outgoing.stream.destroy();
  else outgoing.destroy?.();
  return RESPONSE_ALREADY_SENT;
}
