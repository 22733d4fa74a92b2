// The only place where a failure from outside becomes a Swedish sentence and a way out.

import { Button, Link } from '@fluentui/react-components';
import { PlugDisconnectedRegular, ArrowSyncRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { isOutsideError, type OutsideKind } from '../../outsideError.ts';
import { texts } from '../texts.ts';
import type { Refused } from './actions.ts';
import { Empty } from './Empty.tsx';
import { longDay } from './format.ts';

type WayOut = 'retry' | 'signIn' | 'openOutside' | 'reload' | 'none';
const waysOut: Record<OutsideKind, WayOut> = {
  signedOut: 'signIn',
  forbidden: 'none',
  missing: 'none',
  conflict: 'reload',
  throttled: 'retry',
  offline: 'retry',
  tooLarge: 'none',
  consentNeeded: 'retry',
  storageDenied: 'openOutside',
  unexpected: 'retry',
};

/** The kind of what was thrown; a fault of our own counts as 'unexpected'. */
export function kindOf(thrown: unknown): OutsideKind {
  return isOutsideError(thrown) ? thrown.kind : 'unexpected';
}

/** After these one tries again, with what one had written. */
const passing: readonly OutsideKind[] = ['signedOut', 'throttled', 'offline', 'unexpected'];

/** `typed` = the person has written something here that was to be saved: then it is said that it is still there. */
export function problemSentence(thrown: unknown, typed = false): string {
  const kind = kindOf(thrown);
  return typed && passing.includes(kind) ? `${texts.problem[kind]} ${texts.problem.kept}` : texts.problem[kind];
}

/** An act that was refused, or that failed and can be done again. `typed` = what the person had written stands where it stood. */
export type Failure = { thrown: unknown; again: () => void; typed?: boolean } | { refused: Refused };
export const failureSentence = (failure: Failure): string =>
  'refused' in failure ? refusalSentence(failure.refused) : problemSentence(failure.thrown, failure.typed);

function refusalSentence({ why, remindFrom, plan }: Refused): string {
  if (plan) return `${texts.otherPlan.sent(plan.applicant)} ${texts.refused[why]} ${texts.otherPlan.whomToAsk(plan.applicant)}`;
  return remindFrom === undefined ? texts.refused[why] : `${texts.refused[why]} ${texts.remindFrom(longDay(remindFrom))}`;
}

/** A whole place that could not be fetched. */
export function Problem({ thrown, retry }: { thrown: unknown; retry: () => void }) {
  return (
    <Empty icon={<PlugDisconnectedRegular />} title={texts.problem.title} text={problemSentence(thrown)}>
      <WayOutButton thrown={thrown} retry={retry} />
      <Trace thrown={thrown} />
    </Empty>
  );
}

/** The way out as one button. Signing in again is a fresh attempt: the token is asked for where the call is made. */
export function WayOutButton({ thrown, retry, small }: { thrown: unknown; retry: () => void; small?: boolean }) {
  const size = small ? 'small' : 'medium';
  const appearance = small ? 'secondary' : 'primary';
  switch (waysOut[kindOf(thrown)]) {
    case 'retry':
      return (
        <Button size={size} appearance={appearance} icon={<ArrowSyncRegular />} onClick={retry}>
          {texts.problem.retry}
        </Button>
      );
    case 'signIn':
      return (
        <Button size={size} appearance={appearance} onClick={retry}>
          {texts.problem.signIn}
        </Button>
      );
    case 'reload':
      return (
        <Button size={size} appearance={appearance} onClick={() => location.reload()}>
          {texts.problem.reload}
        </Button>
      );
    case 'openOutside':
      return (
        <Button size={size} appearance={appearance} as="a" href={location.href} target="_blank">
          {texts.problem.openOutside}
        </Button>
      );
    case 'none':
      return null;
  }
}

function Trace({ thrown }: { thrown: unknown }) {
  const [shown, setShown] = useState(false);
  const trace = isOutsideError(thrown) ? thrown.trace : thrown instanceof Error ? thrown.message : '';
  if (!trace) return null;
  return shown ? (
    <code className="meta">{trace}</code>
  ) : (
    <Link as="button" className="small" onClick={() => setShown(true)}>
      {texts.problem.trace}
    </Link>
  );
}
