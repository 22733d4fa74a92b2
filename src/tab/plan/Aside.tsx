// The parts of the plan with what is missing in words. On a phone: how many are done, and the list on demand.

import { Link, ProgressBar } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleRegular, ErrorCircleFilled } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { field as rowOf, sections, type PlanAnswers, type Section } from '../../domain/plan.ts';
import type { Fault } from '../../domain/planCheck.ts';
import { planTexts } from '../texts/plan.ts';
import { isAnswered, remaining } from './checks.ts';
import { fieldsOf, sectionKeys } from './parts.ts';

type PartState = { kind: 'done' | 'open' | 'wrong'; note?: string };

function stateOf(section: Section, answers: PlanAnswers, faults: readonly Fault[]): PartState {
  const wrong = faults.filter((fault) => rowOf(fault.field).section === section).length;
  if (wrong > 0) return { kind: 'wrong', note: planTexts.plan.partFaults(wrong) };
  const left = remaining(answers).filter((key) => rowOf(key).section === section);
  if (left.length > 0) return { kind: 'open', note: planTexts.plan.partLeft(left.map((key) => rowOf(key).short)) };
  return fieldsOf(section).some((key) => isAnswered(answers, key)) ? { kind: 'done' } : { kind: 'open', note: planTexts.plan.optional };
}

export function Aside({ answers, faults }: { answers: PlanAnswers; faults: readonly Fault[] }) {
  const [shown, setShown] = useState(false);
  const here = usePartInView();
  const states = sectionKeys.map((section) => ({ section, ...stateOf(section, answers, faults) }));
  const done = states.filter(({ kind, note }) => kind === 'done' || note === planTexts.plan.optional).length;
  return (
    <nav className={shown ? 'form-nav shown' : 'form-nav'} aria-label={planTexts.plan.parts}>
      <div className="form-short">
        <div className="row between">
          <span>{planTexts.plan.partsDone(done, states.length)}</span>
          <Link as="button" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {shown ? planTexts.plan.hideParts : planTexts.plan.showParts}
          </Link>
        </div>
        <ProgressBar value={done / states.length} thickness="large" aria-label={planTexts.plan.partsDone(done, states.length)} />
      </div>
      <ol className="parts">
        {states.map(({ section, kind, note }) => (
          <li key={section} className={section === here ? `${kind} here` : kind}>
            {kind === 'done' ? (
              <CheckmarkCircleFilled aria-label={planTexts.plan.partDone} />
            ) : kind === 'wrong' ? (
              <ErrorCircleFilled aria-hidden />
            ) : (
              <CircleRegular aria-hidden />
            )}
            <div className="min0">
              <Link as="button" appearance="subtle" {...(section === here ? { 'aria-current': 'true' as const } : {})} onClick={() => show(section)}>
                {sections[section]}
              </Link>
              {note && <div className="meta">{note}</div>}
            </div>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function show(section: Section): void {
  const part = document.getElementById(`part-${section}`);
  part?.scrollIntoView({ block: 'start' });
  part?.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
}

/** The part one writes in, while that place is seen; else the part that fills the upper half of the screen, and at the end of the page the last one. */
function usePartInView(): Section {
  const [here, setHere] = useState<Section>('account');
  useEffect(() => {
    const parts = sectionKeys.map((section) => document.getElementById(`part-${section}`)).filter((part) => part !== null);
    const scroll = parts[0]?.closest('.scroll');
    if (!scroll) return undefined;
    let drawn = 0;
    const look = () => {
      cancelAnimationFrame(drawn);
      drawn = requestAnimationFrame(() => {
        const part = partAt(parts, scroll);
        if (part) setHere(part.id.replace('part-', '') as Section);
      });
    };
    look();
    scroll.addEventListener('scroll', look, { passive: true });
    document.addEventListener('focusin', look);
    return () => {
      cancelAnimationFrame(drawn);
      scroll.removeEventListener('scroll', look);
      document.removeEventListener('focusin', look);
    };
  }, []);
  return here;
}

function partAt(parts: readonly HTMLElement[], scroll: Element): HTMLElement | undefined {
  const { top, bottom } = scroll.getBoundingClientRect();
  const focused = document.activeElement?.getBoundingClientRect();
  const writing = focused && focused.bottom > top && focused.top < bottom ? parts.find((part) => part.contains(document.activeElement)) : undefined;
  if (writing) return writing;
  if (scroll.scrollTop === 0) return parts[0];
  if (scroll.scrollTop + scroll.clientHeight >= scroll.scrollHeight - 2) return parts.at(-1);
  const line = top + (bottom - top) / 3;
  return parts.findLast((part) => part.getBoundingClientRect().top <= line) ?? parts[0];
}
