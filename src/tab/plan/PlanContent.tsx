// All the answers in the order of the form. Questions nobody answered are left out, except those that are required.

import { field as rowOf, sections, type PlanAnswers, type Section } from '../../domain/plan.ts';
import { answerInWords } from '../../domain/planWords.ts';
import { Facts } from '../shared/Facts.tsx';
import { useNames } from '../shared/profile.tsx';
import { planTexts } from '../texts/plan.ts';
import { fieldsOf, sectionKeys } from './parts.ts';

/** Parts whose answers are running text. */
const long: readonly Section[] = ['purpose', 'goals', 'other'];

export function PlanContent({ answers }: { answers: PlanAnswers }) {
  const names = useNames();
  return (
    <div className="stack loose">
      {sectionKeys.map((section) => {
        const rows = fieldsOf(section)
          .map((key) => [rowOf(key), answerInWords(key, answers, names)] as const)
          .filter(([row, said]) => (row.kind === 'yesNo' ? said === planTexts.plan.yes : said !== '') || row.required);
        return rows.length === 0 ? null : (
          <section className="stack close measure" key={section}>
            <h3>{sections[section]}</h3>
            <Facts columns={long.includes(section) ? 1 : 2} rows={rows.map(([row, said]) => [row.short, said || planTexts.read.empty] as const)} />
          </section>
        );
      })}
    </div>
  );
}
