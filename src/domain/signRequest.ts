// What the tab asks the signing page to sign. It travels in the page's address, so it is never believed:
// the page reads plan and decisions itself and shows them, and the person signs what is shown there.

import { canonicalJson, type Json } from './canonical.ts';
import type { Step } from './fact.ts';
import { longestComment } from './input.ts';
import type { Colleague } from './person.ts';
import { day, either, exactly, guid, membersOf, orAbsent, parseJson, sha256Hex, textOf, versionNumber, yesNo, type Shape } from './shape.ts';

type OfStep = { planId: string; version: number; step: Step };
type Decided = { decision: 'approve' | 'return'; comment: string };

export type SignRequest =
  | ({ kind: 'decision' } & OfStep & Decided)
  | ({ kind: 'addressee'; to: Colleague; reason: string } & OfStep)
  | ({ kind: 'confirmation' } & OfStep)
  | { kind: 'delegation'; for: Colleague; to: Colleague; from: string; until: string; reference: string }
  | ({ kind: 'paper' | 'external'; signedBy: Colleague; signedOn: string; fileName: string; fileSha256: string } & OfStep & Decided);

/** The names Teams gives its themes. */
export type SignTheme = 'default' | 'dark' | 'contrast';
/** How the page tells its opener that it is done: through Teams, or by a message to its own origin. */
export type SignOpener = 'teams' | 'window';
/**
 * `loginHint` is whom the page asks Entra for (empty = Entra asks the person): a convenience, the token says who it was.
 * `textLeftOut`: the free text was too long for an address and is written again on the page.
 * `theme`: the looks of the page that opened it; without one the page follows the computer.
 */
export type SignErrand = { request: SignRequest; opener: SignOpener; loginHint: string; textLeftOut: boolean; theme?: SignTheme };

/** The longest address of the signing page. Teams refuses one over 2,048 characters, cut links are seen from about 1,900. */
export const longestAddress = 1900;

const freeText = {
  decision: 'comment',
  addressee: 'reason',
  confirmation: undefined,
  delegation: 'reference',
  paper: 'comment',
  external: 'comment',
} as const satisfies Record<SignRequest['kind'], string | undefined>;

/** The member of a request that a person writes freely, or undefined when it has none. */
export const freeTextOf = (request: SignRequest): 'comment' | 'reason' | 'reference' | undefined => freeText[request.kind];

/** What a person has written freely in a request. */
export function freeTextIn(request: SignRequest): string {
  const member = freeTextOf(request);
  return member ? ((request as unknown as Record<string, string>)[member] ?? '') : '';
}

export const errandText = (errand: SignErrand): string => canonicalJson(errand as unknown as Json);

/** The same errand with what the person has written now: a sign-in that fails must not cost the text. */
export function withFreeText(errand: SignErrand, text: string): SignErrand {
  const member = freeTextOf(errand.request);
  return member ? { ...errand, textLeftOut: false, request: { ...errand.request, [member]: text } as SignRequest } : errand;
}

/** The same errand with its free text left out, or undefined when it has none to leave out. */
export function withoutFreeText(errand: SignErrand): SignErrand | undefined {
  const member = freeTextOf(errand.request);
  if (!member || errand.textLeftOut) return undefined;
  return { ...errand, textLeftOut: true, request: { ...errand.request, [member]: '' } as SignRequest };
}

/** The people a request names. Their names come from an address and are not to be believed; their ids are what is signed. */
export function peopleIn(request: SignRequest): Colleague[] {
  switch (request.kind) {
    case 'addressee':
      return [request.to];
    case 'delegation':
      return [request.for, request.to];
    case 'paper':
    case 'external':
      return [request.signedBy];
    default:
      return [];
  }
}

/** The request with the names that `known` gives its people; someone `known` does not hold is shown by id. */
export function withPeople(request: SignRequest, known: readonly Colleague[]): SignRequest {
  const named = ({ oid }: Colleague): Colleague => known.find((person) => person.oid === oid) ?? { oid, name: oid, upn: '' };
  switch (request.kind) {
    case 'addressee':
      return { ...request, to: named(request.to) };
    case 'delegation':
      return { ...request, for: named(request.for), to: named(request.to) };
    case 'paper':
    case 'external':
      return { ...request, signedBy: named(request.signedBy) };
    default:
      return request;
  }
}

const colleague = membersOf({ oid: guid, name: textOf(255, 1), upn: textOf(255) });
const ofStep = { planId: guid, version: versionNumber, step: exactly('unitManager', 'departmentHead') };
const comment = textOf(longestComment);
const decided = { decision: exactly('approve', 'return'), comment };

const requestShape: Shape = either(
  membersOf({ kind: exactly('decision'), ...ofStep, ...decided }),
  membersOf({ kind: exactly('addressee'), ...ofStep, to: colleague, reason: comment }),
  membersOf({ kind: exactly('confirmation'), ...ofStep }),
  membersOf({ kind: exactly('delegation'), for: colleague, to: colleague, from: day, until: day, reference: comment }),
  membersOf({ kind: exactly('paper', 'external'), ...ofStep, ...decided, signedBy: colleague, signedOn: day, fileName: textOf(255, 1), fileSha256: sha256Hex }),
);
const errandShape = membersOf({
  request: requestShape,
  opener: exactly('teams', 'window'),
  loginHint: textOf(320),
  textLeftOut: yesNo,
  theme: orAbsent(exactly('default', 'dark', 'contrast')),
});

/** The errand in a text, or undefined unless it has exactly that shape. */
export function readErrand(text: string): SignErrand | undefined {
  const value = parseJson(text);
  return errandShape(value) ? (value as SignErrand) : undefined;
}
