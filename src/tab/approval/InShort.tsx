// The plan in short, and the whole of it in the same place: a Teams dialog has nowhere else to go.

import { Link } from '@fluentui/react-components';
import { useState } from 'react';
import { field as rowOf, fieldKeys, sections, type FieldKey, type Section } from '../../domain/plan.ts';
import { answerInWords } from '../../domain/planWords.ts';
import type { PlanView } from '../shared/actions.ts';
import { Facts } from '../shared/Facts.tsx';
import { useNames, useProfile } from '../shared/profile.tsx';
import { texts } from '../texts.ts';
import { planTexts } from '../texts/plan.ts';

/** What the card shows. */
const short: readonly FieldKey[] = fieldKeys.filter((key) => rowOf(key).onCard);

export function InShort({ plan }: { plan: PlanView }) {
  const names = useNames();
  const { askHref } = useProfile();
  const [whole, setWhole] = useState(false);
  const row = (key: FieldKey, length: 'full' | 'short') => [rowOf(key).short, answerInWords(key, plan.answers, names, length) || planTexts.read.empty] as const;
  const said = (key: FieldKey) => answerInWords(key, plan.answers, names) !== '';
  return (
    <section className="stack close">
      <div className="row between wrap">
        <h2>{whole ? texts.decision.all : texts.decision.inShort}</h2>
        {/* Over what it opens: under it the link would leave the screen with the focus. */}
        <Link as="button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? texts.decision.less : texts.decision.whole}
        </Link>
      </div>
      {whole ? (
        <div className="stack">
          {(Object.keys(sections) as Section[]).map((section) => (
            <section className="stack close" key={section}>
              <h3>{sections[section]}</h3>
              <Facts
                columns={2}
                rows={fieldKeys.filter((key) => rowOf(key).section === section && (said(key) || rowOf(key).required)).map((key) => row(key, 'full'))}
              />
            </section>
          ))}
        </div>
      ) : (
        <Facts columns={2} rows={short.map((key) => row(key, 'short'))} />
      )}
      {askHref && (
        <div>
          <Link href={askHref} target="_blank" rel="noopener">
            {texts.frame.ask}
          </Link>
        </div>
      )}
    </section>
  );
}
