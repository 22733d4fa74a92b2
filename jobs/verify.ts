// One JSON line per submitted plan: does every decision that counts hold, and is none missing?

import { readAllPlanFiles, type PlanFile } from '../src/flows/planFile.ts';
import { recordsOf, recordStands, scanHash } from '../src/flows/recording.ts';
import { shownVerdict, type Reason, type Verdict } from '../src/domain/finding.ts';
import { asReader, exits, type Job } from './job.ts';
import { deskOf } from './persons.ts';

/** Of a plan also: a witness without its decision, or not decided yet. */
type PlanVerdict = Verdict | 'missing' | 'open';
type Line = {
  plan: string;
  version: number;
  state: string;
  verdict: PlanVerdict;
  reasons: Reason[];
  facts: { kind: string; step?: string; verdict: Verdict; reasons: readonly Reason[]; text: string }[];
};

const weight: readonly PlanVerdict[] = ['genuine', 'open', 'unknownKey', 'idle', 'missing', 'forged'];

/** The plan's verdict is its worst fact's; a missing decision is worse than one that does not count, a forged one worst. */
export function verdictLine(file: PlanFile): Line {
  const newest = file.life.newest;
  const judged = file.facts
    .filter(
      ({ fact, stored }) =>
        fact?.kind !== 'delegation' || file.facts.some((other) => other.fact?.kind === 'decision' && other.fact.delegationSha256 === stored.sha256),
    )
    .map(({ fact, judgement }): Line['facts'][number] => ({
      kind: fact?.kind ?? 'unreadable',
      ...(fact && 'step' in fact ? { step: fact.step } : {}),
      verdict: shownVerdict(judgement),
      reasons: judgement.counts || judgement.late ? [] : judgement.reasons,
      text: judgement.text,
    }));
  const strange = file.strangeVersions.map((): Line['facts'][number] => ({
    kind: 'version',
    verdict: 'forged',
    reasons: ['oid'],
    text: 'Förfalskad: versionen är inte skickad av den som söker.',
  }));
  const facts = [...judged, ...strange];
  const found = facts.map(({ verdict }): PlanVerdict => verdict);
  const reasons = new Set(facts.flatMap((one) => (one.verdict === 'genuine' ? [] : one.reasons)));
  if (file.life.missingDecisions.length > 0) found.push('missing');
  if (!found.some((verdict) => verdict !== 'genuine') && (newest?.state === 'waitingUnit' || newest?.state === 'waitingHead')) found.push('open');
  const verdict = found.toSorted((a, b) => weight.indexOf(b) - weight.indexOf(a))[0] ?? 'open';
  return { plan: file.planId, version: newest?.version ?? 0, state: file.life.state, verdict, reasons: [...reasons], facts };
}

/** A plan whose versions were all spoilt or taken away is still a plan that was sent. */
const isSubmitted = ({ planId, versions, strangeVersions, rows }: PlanFile) =>
  versions.length > 0 || strangeVersions.length > 0 || rows.decisions.some(({ row }) => row.planId === planId);

export const verify: Job = {
  name: 'verify',
  does: 'verifies every submitted plan: one JSON line a plan with verdict and reasons',
  async run(context) {
    const { ports, trust } = await deskOf(context);
    const files = (await asReader(readAllPlanFiles(ports, trust, (name) => scanHash(ports, name)))).filter(isSubmitted);
    let bad = 0;
    for (const file of files) {
      const line = verdictLine(file);
      const records = await Promise.all(recordsOf(file).map(async (saved) => ({ path: saved.path, bytes: await recordStands(ports, saved) })));
      context.line({ ...line, records });
      if ((line.verdict !== 'genuine' && line.verdict !== 'open') || records.some(({ bytes }) => bytes !== 'stands')) bad += 1;
    }
    context.say(`${files.length} plans, ${bad} that do not hold.`);
    return bad > 0 ? exits.found : exits.done;
  },
};
