// What a plan is called on screens, cards and files: "Bokbussen på Instagram".

import type { PlanAnswers } from './plan.ts';

const oneLine = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/** Unit and platform. Never empty. */
export function planTitle(answers: PlanAnswers): string {
  const unit = oneLine(answers.unit);
  const platform = oneLine(answers.platform);
  if (unit && platform) return `${unit} på ${platform}`;
  return unit || (platform ? `Aktivitetsplan för ${platform}` : 'Ny aktivitetsplan');
}
