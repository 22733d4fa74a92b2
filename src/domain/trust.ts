// Which app registrations decisions are and were signed for (R31). One rule for the tab, the signing page, the jobs and the key register that
// `verify.html` judges by: what is said where a decision is made and where it is checked is the same.

import { inForce } from './history.ts';
import type { Rules } from './tokenClaims.ts';

/** What verification needs to know about this installation. */
export type Trust = {
  tenantId: string;
  /** The app registration that decisions are signed for, from `before.until` on where there was one before it. */
  signingClientId: string;
  /** The one before it, and when the present one took over (ISO): decisions made earlier are judged by the earlier. */
  before?: { clientId: string; until: string };
};

/** As `config.json` and `env/.env.NAME` name them. `clientId` is the app's, on every host; the other two are absent or empty where it signs itself. */
export type Registrations = { tenantId: string; clientId: string; signingClientId?: string; signingSince?: string };

/** Decisions from before the signing page had a registration of its own are judged by the app's, which they were made for. */
export function trustOf({ tenantId, clientId, signingClientId, signingSince }: Registrations): Trust {
  if (!signingClientId || signingClientId === clientId) return { tenantId, signingClientId: clientId };
  return { tenantId, signingClientId, ...(signingSince ? { before: { clientId, until: signingSince } } : {}) };
}

/** The app registrations that decisions were and are signed for, as they followed on each other. */
export const audienceOf = ({ signingClientId, before }: Trust): Rules['audience'] =>
  before
    ? [
        { from: '', value: before.clientId },
        { from: before.until, value: signingClientId },
      ]
    : [{ from: '', value: signingClientId }];

/**
 * The app registration that the signing window signs in with at `now`: the one its signature is judged by. A switch that lies ahead (`until`) changes
 * nothing yet, so config.json may name it beforehand.
 */
export const registrationAt = (trust: Trust, now: Date): string => inForce(audienceOf(trust), now.getTime()) ?? trust.signingClientId;
