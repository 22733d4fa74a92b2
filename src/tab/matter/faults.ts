// What keeps a step from being saved, each said at its field. Pure: the forms ask before anything is sent.

import { unsoundCharacter } from '../../domain/input.ts';
import type { MatterLife } from '../../domain/matterLife.ts';
import { replyBlank } from '../../domain/replyBlank.ts';
import { matterTexts } from '../texts/matter.ts';
import type { Acting, Assessing, Registering, StepFaults } from './steps.tsx';

const t = matterTexts.faults;

const sound = (text: string): string | undefined => unsoundCharacter(text);

export function assessFaults({ ground, law }: Assessing): StepFaults {
  const hidden = sound(law);
  return { ...(ground === '' ? { ground: t.ground } : {}), ...(ground === 'otherLaw' && !law.trim() ? { law: t.law } : hidden ? { law: hidden } : {}) };
}

export function actFaults({ outcome, at, text }: Acting, { post, exit }: Pick<MatterLife, 'post' | 'exit'>, now: number): StepFaults {
  const hidden = sound(text);
  const missing = outcome === 'rebutted' ? replyFault(text) : undefined;
  // To the minute, as the field has it. What was gone before it was saved may have been gone before it was seen.
  const isTooEarly = outcome !== '' && post !== undefined && exit?.why !== 'removedBefore' && Date.parse(at) + 60_000 < Date.parse(post.seenAt);
  return {
    ...(outcome === '' ? { outcome: t.outcome } : {}),
    ...(outcome !== '' && (!at || Date.parse(at) > now + 60_000) ? { at: t.moment } : isTooEarly ? { at: t.beforeSeen } : {}),
    ...(missing ? { text: missing } : hidden ? { text: hidden } : {}),
  };
}

export function registerFaults({ choice, reason, received }: Registering, today: string): StepFaults {
  const hidden = sound(reason);
  return {
    ...(choice === 'ordered' && !reason.trim() ? { reason: t.orderedReason } : hidden ? { reason: hidden } : {}),
    ...(choice === 'register' && (!received || received > today) ? { received: t.moment } : {}),
  };
}

/** What is wrong with a text to others: it says nothing, or a proposal stands in it that nobody has filled in. */
const replyFault = (text: string): string | undefined => (!text.trim() ? t.text : text.includes(replyBlank) ? t.blank : undefined);

/** A day to come, or none. `today` and `on` are YYYY-MM-DD; '' = no day is asked for. */
const passedDay = (on: string, today: string): string | undefined => (on !== '' && on < today ? t.passed : undefined);

export type Handing = { how: 'answer' | 'forward'; to: string; contact: string; dueOn: string };
export type HandingFaults = Partial<Record<'to' | 'contact' | 'dueOn', string>>;

/** Whom somebody asks or hands over to. The day belongs to a question alone, how to follow it to an errand alone. */
export function handingFaults({ how, to, contact, dueOn }: Handing, today: string): HandingFaults {
  const passed = how === 'answer' ? passedDay(dueOn, today) : undefined;
  return {
    ...(to.trim() ? {} : { to: t.to }),
    ...(how === 'forward' && !contact.trim() ? { contact: t.contact } : {}),
    ...(passed ? { dueOn: passed } : {}),
  };
}

export type Answering = { text: string; sameMedium: boolean; reason: string; revisit: string };
export type AnsweringFaults = Partial<Record<'text' | 'reason' | 'revisit', string>>;

/** What was written to the sender, or on the page. `revisit` = the day to come back. */
export function answeringFaults({ text, sameMedium, reason, revisit }: Answering, today: string): AnsweringFaults {
  const fault = replyFault(text);
  const passed = passedDay(revisit, today);
  return {
    ...(fault ? { text: fault } : {}),
    ...(!sameMedium && !reason.trim() ? { reason: t.otherMedium } : {}),
    ...(passed ? { revisit: passed } : {}),
  };
}
