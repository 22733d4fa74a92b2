// What the signing page shows and signs, before and apart from how it looks.

import { longestComment, unsoundCharacter } from '../../domain/input.ts';
import type { Fact, Step } from '../../domain/fact.ts';
import type { FactInContext } from '../../domain/judgedFacts.ts';
import type { Colleague } from '../../domain/person.ts';
import type { Change } from '../../domain/planWords.ts';
import type { Rules } from '../../domain/tokenClaims.ts';
import type { Municipality, PlanFile } from '../../flows/planFile.ts';
import { signTexts } from './signTexts.ts';

export type Signer = Colleague & { roles: readonly string[] };
/**
 * What stands in the lists. `file` is missing for a delegation, which concerns no plan, and for a plan nobody may see. `delegations` are the stand-ins
 * with their verdicts, read for a delegation only.
 */
export type Ground = {
  me: Signer;
  /** The app registration that this window signs in with. */
  clientId: string;
  now: Date;
  municipality: Municipality;
  rules: Rules;
  file?: PlanFile;
  delegations?: readonly FactInContext[];
};
export type PlanGround = Ground & { file: PlanFile };

export type Line = readonly [label: string, value: string];
export type ChiefLine = { step: Step; name: string; text: string; state: 'notYet' | 'open' | 'approved' | 'returned'; mine: boolean; proof: string };
export type PlanShown = {
  title: string;
  platform: string;
  sub: string;
  chiefs: readonly ChiefLine[];
  inShort: readonly Line[];
  whole: readonly Line[];
  changes?: { since: number; rows: readonly Change[] };
  sha256: string;
};
/** `required` is the sentence when nothing is written. */
export type FreeText = { label: string; hint: string; initial: string; required?: string };

/** What stops this text from being signed: too long, a character that cannot be stored or hides something, or nothing where something is required. */
export function faultInText(text: string, freeText: Pick<FreeText, 'required'> | undefined): string | undefined {
  const written = text.trim();
  if (written.length > longestComment) return signTexts.freeText.tooLong;
  return unsoundCharacter(written) ?? (freeText?.required && !written ? freeText.required : undefined);
}

/** `fact` is what is signed when the free text is `text` and the clock `time` (ISO, UTC). */
export type Prepared = {
  heading: string;
  plan?: PlanShown;
  lines: readonly Line[];
  freeText?: FreeText;
  after: string;
  button: string;
  fact(text: string, time: string): Fact;
};
/** Why there is nothing to sign. `changePerson`: another account may help. */
export type Obstacle = { obstacle: string; changePerson: boolean };

export const isObstacle = (answer: Prepared | Obstacle): answer is Obstacle => 'obstacle' in answer;
export const obstacle = (sentence: string, changePerson = false): Obstacle => ({ obstacle: sentence, changePerson });
