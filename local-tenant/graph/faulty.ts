// How the switched-on faults show at the services that answer requests.

import type { Context } from 'hono';
import { cutConnection } from '../cut.ts';
import type { Fault, FaultKind } from '../faults.ts';
import type { Services } from '../services.ts';
import { toResponse, type Answer } from './call.ts';

const playable: readonly FaultKind[] = ['401', '429', '503', '504-after-commit', 'drop', 'drop-answer', 'slow', 'hold'];

/** Answers with `work`'s answer, unless a fault for this method and path comes before, after or instead. */
export async function underFaults(c: Context, services: Services, path: string, work: () => Promise<Answer>): Promise<Response> {
  const fault = services.faults.meet(c.req.method, path, playable);
  const early = fault ? await before(c, fault, services) : undefined;
  if (early) return early;
  const answer = await work();
  if (fault?.kind === '504-after-commit') return toResponse(refusal(504, 'UnknownError', 'The gateway did not receive a timely response.'));
  return fault?.kind === 'drop-answer' ? cutConnection(c) : toResponse(answer);
}

/** What a fault does before the request is looked at; nothing when the request goes on. */
async function before(c: Context, fault: Fault, { faults }: Services): Promise<Response | undefined> {
  if (fault.kind === '401') return toResponse(refusal(401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.'));
  if (fault.kind === '429') return toResponse(refusal(429, 'activityLimitReached', 'The request has been throttled', fault.retryAfter));
  if (fault.kind === '503') return toResponse(refusal(503, 'serviceNotAvailable', 'The service is temporarily unavailable.', fault.retryAfter));
  if (fault.kind === 'drop') return cutConnection(c);
  if (fault.kind === 'hold') await faults.held();
  if (fault.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.delay ?? 2_000));
  return undefined;
}

const refusal = (status: number, code: string, message: string, retryAfter?: number): Answer => ({
  status,
  body: { error: { code, message } },
  ...(retryAfter === undefined ? {} : { headers: { 'Retry-After': String(retryAfter) } }),
});
