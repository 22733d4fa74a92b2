// One map from state to words, icon and tone. Colour never stands alone: every pill carries an icon and its label.

import { Badge, type BadgeProps } from '@fluentui/react-components';
import {
  ArchiveRegular,
  ArrowUndoRegular,
  CheckmarkCircleRegular,
  ClockRegular,
  DismissCircleRegular,
  DocumentCheckmarkRegular,
  DocumentDismissRegular,
  DocumentQuestionMarkRegular,
  EditRegular,
  FlagRegular,
  MailCheckmarkRegular,
  NumberSymbolSquareRegular,
  PersonWarningRegular,
  PlayCircleRegular,
  ShieldLockRegular,
  WarningRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { texts } from '../texts.ts';

export type Tone = 'neutral' | 'waiting' | 'attention' | 'wrong' | 'done';

/** Not Fluent's `warning`: its yellow reads as olive in the light theme. */
const colours: Record<Tone, NonNullable<BadgeProps['color']>> = {
  neutral: 'informative',
  waiting: 'brand',
  attention: 'severe',
  wrong: 'danger',
  done: 'success',
};

export const states = {
  draft: { icon: EditRegular, tone: 'neutral' },
  waitingUnit: { icon: ClockRegular, tone: 'waiting' },
  waitingHead: { icon: ClockRegular, tone: 'waiting' },
  waitingMe: { icon: ClockRegular, tone: 'waiting' },
  returned: { icon: ArrowUndoRegular, tone: 'attention' },
  withdrawn: { icon: DismissCircleRegular, tone: 'neutral' },
  laidDown: { icon: DocumentDismissRegular, tone: 'neutral' },
  planMissing: { icon: DocumentQuestionMarkRegular, tone: 'attention' },
  deviation: { icon: FlagRegular, tone: 'attention' },
  approved: { icon: CheckmarkCircleRegular, tone: 'done' },
  copySent: { icon: MailCheckmarkRegular, tone: 'done' },
  started: { icon: PlayCircleRegular, tone: 'done' },
  active: { icon: CheckmarkCircleRegular, tone: 'done' },
  closed: { icon: ArchiveRegular, tone: 'neutral' },
  waitingDiary: { icon: NumberSymbolSquareRegular, tone: 'waiting' },
  registered: { icon: DocumentCheckmarkRegular, tone: 'done' },
  overdue: { icon: WarningRegular, tone: 'wrong' },
  secret: { icon: ShieldLockRegular, tone: 'wrong' },
  oneAdmin: { icon: PersonWarningRegular, tone: 'attention' },
} as const satisfies Record<keyof typeof texts.state, { icon: FluentIcon; tone: Tone }>;
export type StateKey = keyof typeof states;

/** `text` replaces the label where the list says it more exactly ("Väntar på dig"). */
export function Pill({ state, text }: { state: StateKey; text?: string }) {
  const { icon: Icon, tone } = states[state];
  return (
    <Badge className="pill" appearance="tint" shape="rounded" color={colours[tone]} icon={<Icon />}>
      {text ?? texts.state[state]}
    </Badge>
  );
}
