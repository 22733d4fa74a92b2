// What the signed-in person's actions are made from. main.tsx makes one when sign-in is done.

import type { ContentWarning } from '../../domain/contentWarning.ts';
import type { FactInContext } from '../../domain/judgedFacts.ts';
import type { Colleague } from '../../domain/person.ts';
import type { Links } from '../../flows/letters.ts';
import type { Trust } from '../../domain/trust.ts';
import type { PlanFile } from '../../flows/planFile.ts';
import type { PictureDesk, PictureReader, Ports } from '../../ports.ts';
import type { SignRequest } from '../../domain/signRequest.ts';

export type Session = {
  ports: Ports;
  trust: Trust;
  links: Links;
  me: Colleague & { tenantId: string; roles: readonly string[] };
  storage: boolean;
  /** Milliseconds that this computer's clock is fast (negative: slow); 0 unless it is seriously wrong. */
  clockAhead(): number;
  /** The address of the signing page for a request, made without waiting for anything. */
  signAddress(request: SignRequest): string;
  openSigning(address: string): { window: 'open' | 'blocked'; closed: Promise<void> };
  askHref(mailbox: string): string;
  /** Hands bytes to the browser as a file to keep. */
  offerFile(name: string, bytes: Uint8Array): void;
  /** Pictures as evidence, on a thread of their own; nothing is fetched until the first one comes. */
  openPictureDesk(): PictureDesk;
  /** What reads text in pictures. Whoever opens it stops it. */
  openPictureReader(): Promise<PictureReader>;
  /** Looks for what in a text may need care; what looks is fetched with the first text. */
  contentWarnings(text: string): Promise<readonly ContentWarning[]>;
  closeDialog?: () => void;
  delegationFacts(): Promise<readonly FactInContext[]>;
  /** One after the other for each plan: two screens that open it at once do not do the same work twice. */
  inTurn<T>(planId: string, act: () => Promise<T>): Promise<T>;
  /** The plans read last, by id: what a click needs to know without waiting. */
  seen: Map<string, PlanFile>;
  changed: { listen(listener: () => void): () => void; tell(): void };
};

/** Acts of one name wait for each other; others do not. */
export function turns(): Session['inTurn'] {
  const last = new Map<string, Promise<unknown>>();
  return (name, act) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(act, act);
    last.set(
      name,
      mine.catch(() => {}),
    );
    return mine;
  };
}

export function changes(): Session['changed'] {
  const listeners = new Set<() => void>();
  return {
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: () => listeners.forEach((listener) => listener()),
  };
}
