// $batch: up to 20 requests in one. learn.microsoft.com/graph/json-batching

import { graphBase, type Answer } from './call.ts';
import type { Asked, Respond } from './respond.ts';

type Step = { id?: unknown; method?: unknown; url?: string; headers?: Record<string, string>; body?: unknown; dependsOn?: string[] };
type StepAnswer = { id: string; status: number; headers?: Record<string, string>; body?: unknown };

const most = 20;

const refusal = (message: string): Answer => ({ status: 400, body: { error: { code: 'BadRequest', message } } });

function readSteps(bytes: Uint8Array): Step[] | string {
  try {
    const { requests } = JSON.parse(new TextDecoder().decode(bytes)) as { requests?: Step[] };
    if (!Array.isArray(requests) || requests.length === 0) return "'requests' is required.";
    if (requests.length > most) return `Number of batch request steps exceeds the maximum value of ${most}.`;
    const ids = requests.map(({ id }) => id);
    if (ids.some((id) => typeof id !== 'string' || id === '') || new Set(ids).size !== ids.length) return 'Every request needs an id of its own.';
    if (requests.some(({ url }) => typeof url !== 'string' || !url.startsWith('/'))) return 'A url begins with a slash.';
    for (const [index, { dependsOn = [] }] of requests.entries())
      if (dependsOn.some((id) => !ids.slice(0, index).includes(id))) return 'dependsOn must name earlier requests.';
    return requests;
  } catch {
    return 'The batch is not valid JSON.';
  }
}

/** Answers the steps one after another; a step whose predecessor failed is not made (424). */
export async function batch(asked: Asked, respond: Respond): Promise<Answer> {
  if (asked.method !== 'POST') return { status: 405, body: { error: { code: 'Request_BadRequest', message: 'Only POST is allowed.' } } };
  const steps = readSteps(asked.bytes);
  if (typeof steps === 'string') return refusal(steps);
  const answers: StepAnswer[] = [];
  for (const step of steps) {
    const id = String(step.id);
    const failed = (step.dependsOn ?? []).some((earlier) => (answers.find((answer) => answer.id === earlier)?.status ?? 500) >= 400);
    if (failed) {
      answers.push({ id, status: 424, body: { error: { code: 'FailedDependency', message: 'A request this one depends on has failed.' } } });
      continue;
    }
    const { status, body, headers } = await respond(stepAsked(asked, step));
    answers.push({ id, status, headers: { 'Content-Type': 'application/json', ...headers }, ...(body === undefined ? {} : { body }) });
  }
  return { status: 200, body: { responses: answers } };
}

function stepAsked(asked: Asked, step: Step): Asked {
  const headers = new Headers(step.headers);
  for (const name of ['authorization', 'origin', 'referer']) {
    const value = asked.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const body = step.body === undefined ? '' : typeof step.body === 'string' ? step.body : JSON.stringify(step.body);
  return { method: String(step.method ?? 'GET').toUpperCase(), url: new URL(`${graphBase}${step.url ?? ''}`), headers, bytes: new TextEncoder().encode(body) };
}
