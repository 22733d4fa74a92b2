// The page's requests to the tenant.

import type { NaaAnswer, NaaAsk, Setup, ShellState } from '../wire.ts';

async function json<T>(path: string, body?: unknown): Promise<T> {
  const answer = await fetch(
    `/_tenant/shell/${path}`,
    body === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
  );
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

export const loadSetup = (): Promise<Setup> => json('setup');
export const loadState = (persona: string): Promise<ShellState> => json(`state?persona=${encodeURIComponent(persona)}`);
export const askForToken = (ask: NaaAsk): Promise<NaaAnswer> => json('naa', ask);
export const giveConsent = (persona: string, permissions: readonly string[]): Promise<unknown> => json('consent', { persona, permissions });
export const sendMessage = (persona: string, chat: string, text: string): Promise<unknown> => json('message', { persona, chat, text });
export const setClock = (now: string | null): Promise<unknown> => json('clock', { now });
