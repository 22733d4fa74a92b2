// The plan as the signing page shows it: from the same stored text whose hash is signed.

import { steps, type Step } from '../../domain/fact.ts';
import { addresseesOf } from '../../domain/judgedFacts.ts';
import { field, fieldKeys, type PlanAnswers } from '../../domain/plan.ts';
import { openStep } from '../../domain/planLife.ts';
import { answerInWords, changesBetween, noAnswer, planTitle, type Names } from '../../domain/planWords.ts';
import { profileOf } from '../../domain/settings.ts';
import { swedishMoment } from '../../domain/swedish.ts';
import { deciderOf } from '../../flows/parties.ts';
import type { ReadVersion } from '../../flows/judging.ts';
import type { ChiefLine, Line, PlanGround, PlanShown } from './prepared.ts';
import { signTexts } from './signTexts.ts';

/** The version everybody sees newest, as stored. */
export function newestVersion({ file }: PlanGround): ReadVersion | undefined {
  return file.versions.find(({ version }) => version === file.life.newest?.version);
}

export function showPlan(version: ReadVersion, ground: PlanGround): PlanShown {
  const { file, municipality } = ground;
  const { answers } = version.plan;
  const names: Names = Object.fromEntries(municipality.departments.filter(({ row }) => row.code).map(({ row }) => [row.code, row.Title]));
  const earlier = file.versions.filter((one) => one.version < version.version).at(-1);
  const rows = earlier ? changesBetween(earlier.plan.answers, answers, names) : [];
  return {
    title: planTitle(answers),
    platform: answers.platform ?? '',
    sub: [version.plan.applicant.name, `version ${version.version}`, `skickad ${swedishMoment(version.at)}`].join(' · '),
    chiefs: steps.map((step) => chiefLine(step, ground)),
    inShort: linesOf(
      answers,
      names,
      fieldKeys.filter((key) => field(key).onCard),
      (key) => field(key).short,
    ),
    whole: linesOf(answers, names, fieldKeys, (key) => field(key).label.replaceAll('{kommun}', profileOf(municipality.settings).municipality || 'kommunen')),
    ...(earlier && rows.length ? { changes: { since: earlier.version, rows } } : {}),
    sha256: version.sha256,
  };
}

function linesOf(answers: PlanAnswers, names: Names, keys: readonly (typeof fieldKeys)[number][], label: (key: (typeof fieldKeys)[number]) => string): Line[] {
  return keys.map((key) => [label(key), answerInWords(key, answers, names) || noAnswer]);
}

function chiefLine(step: Step, ground: PlanGround): ChiefLine {
  const { file, me, now } = ground;
  const { newest } = file.life;
  const counted = newest?.steps[step].counted;
  const isOpen = openStep(newest) === step;
  const mine = isOpen && deciderOf(file, step, me, now.toISOString()) !== undefined;
  const asked = addresseesOf(file.facts, newest?.version ?? 0)[step]?.fact.to.name;
  const name = asked ?? signTexts.nobody;
  if (!counted && asked === undefined) return { step, name, text: signTexts.nobodyYet, state: 'notYet', mine, proof: '' };
  if (!counted)
    return { step, name, text: mine ? signTexts.yours : isOpen ? signTexts.has : signTexts.later, state: isOpen ? 'open' : 'notYet', mine, proof: '' };
  const proof = file.facts.find(({ stored }) => stored.id === counted.id)?.judgement.text ?? '';
  const when = swedishMoment(counted.at);
  const approved = counted.fact.decision === 'approve';
  return { step, name, text: approved ? signTexts.approved(when) : signTexts.returned(when), state: approved ? 'approved' : 'returned', mine, proof };
}
