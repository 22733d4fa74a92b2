// The field table against everything that is derived from it, and against the guidelines it is taken from.
// A new question is one row in src/domain/plan.ts: it is lost nowhere, or a test here says where.

import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asCard } from '../src/cards/card.ts';
import { planCopy } from '../src/cards/planCopy.ts';
import { planReminder } from '../src/cards/planReminder.ts';
import { planToApprove } from '../src/cards/planToApprove.ts';
import { administratorLabels, approvalWords, chiefTitles, doNotForget, doNotForgetHeading } from '../src/domain/guidelines.ts';
import { field, fieldKeys, planFields, sections } from '../src/domain/plan.ts';
import { planText, readPlanText } from '../src/domain/planText.ts';
import { answerColumns, answerInWords, changesBetween, consequence } from '../src/domain/planWords.ts';
import { platforms } from '../src/domain/platform.ts';
import { markedAnswers, markedKeys, markOf } from './markedAnswers.ts';
import { sharedMaterial } from './sharedMaterial.ts';

const guidelines = sharedMaterial('guidelines/riktlinjer-sociala-medier.txt');
const kommun = 'Gislaveds kommun';
const filled = (text: string) => text.replaceAll('{kommun}', kommun);

describe.skipIf(!guidelines)('the words of the guidelines', () => {
  const lines = (guidelines ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const start = lines.findIndex((line) => line.startsWith('Bilaga I.'));
  const approval = lines.indexOf('Godkännande', start);
  const questions = lines.slice(start + 1, approval);
  const rest = lines.slice(approval + 1);
  const theirs = fieldKeys.filter((key) => !field(key).ours);
  const inForm = theirs.filter((key) => questions.includes(field(key).label));

  it('every label that is not ours stands in them, word for word', () => {
    const sentences = lines.flatMap((line) => line.split(/(?<=[.?!])\s+/)).map((sentence) => sentence.replace(/^- /, ''));
    for (const key of theirs) expect([key, questions.includes(field(key).label) || sentences.includes(filled(field(key).label))]).toEqual([key, true]);
  });

  it('every hint of a question that is not ours stands under its label', () => {
    for (const key of theirs) {
      const { label, hint } = field(key);
      if (hint) expect([key, questions[questions.indexOf(label) + 1]]).toEqual([key, hint]);
    }
  });

  it('every line of Bilaga I is in the table, in its order: nothing is left out and nothing is moved', () => {
    const known = inForm.flatMap((key) => [
      field(key).label,
      ...(field(key).hint ? [field(key).hint] : []),
      ...(key === 'administrators' ? Object.values(administratorLabels) : []),
    ]);
    expect(known).toEqual(questions);
  });

  it('the approvals and the box "Glöm ej!" are theirs, word for word', () => {
    const chief = (title: string) => [approvalWords, `${title.charAt(0).toUpperCase()}${title.slice(1)}: _____`, 'Datum', 'Underskrift'];
    expect(rest).toEqual([...chief(chiefTitles.unitManager), ...chief(chiefTitles.departmentHead), doNotForgetHeading, ...doNotForget]);
  });

  it('the shipped profile speaks with their words', () => {
    const profile = JSON.parse(readFileSync(new URL('../manifest/profiles/gislaved.json', import.meta.url), 'utf8')) as Record<
      'municipality' | 'website' | 'accountsPage',
      string
    > & { uses: string[] };
    const text = lines.join('\n');
    for (const words of [profile.municipality, profile.website, profile.accountsPage, ...profile.uses]) expect(text).toContain(words);
  });
});

describe('the rows', () => {
  it('have what every row needs', () => {
    for (const key of fieldKeys) {
      const row = field(key);
      expect([key, row.section in sections, row.label.length > 3, row.short.length > 2 && row.short.length <= 40]).toEqual([key, true, true, true]);
      expect([key, row.required === undefined || row.missing !== undefined]).toEqual([key, true]);
      expect([key, (row.kind === 'choice') === (row.choices !== undefined)]).toEqual([key, true]);
      expect([key, row.reportedAs === undefined || row.asksAgain === false]).toEqual([key, true]);
    }
    expect(new Set(fieldKeys.map((key) => field(key).short)).size).toBe(fieldKeys.length);
  });

  it('are columns of SharePoint: ASCII names, none that SharePoint keeps for itself', () => {
    const kept = ['Title', 'Author', 'Editor', 'Created', 'Modified', 'ID', 'Attachments', 'ContentType', 'Status', 'Order', 'Name'].map((name) =>
      name.toLowerCase(),
    );
    for (const key of fieldKeys) expect([key, /^[a-z][A-Za-z]{2,31}$/.test(key), kept.includes(key.toLowerCase())]).toEqual([key, true, false]);
  });

  it('stand section by section', () => {
    const order = fieldKeys.map((key) => Object.keys(sections).indexOf(planFields[key].section));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('all take part in the sentence about what asks again, or need not be told', () => {
    for (const key of fieldKeys) {
      const noun = field(key).asksAgain || field(key).reportedAs;
      if (noun) expect(consequence()).toContain(noun);
    }
  });
});

describe('an answer to every question', () => {
  const plan = {
    v: 1,
    planId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    version: 2,
    applicant: { oid: 'a0000000-0000-4000-8000-000000000001', name: 'S', upn: 's' },
    answers: markedAnswers,
  } as const;

  it('is in the canonical text and comes back from it', () => {
    expect(readPlanText(planText(plan))?.answers).toEqual(markedAnswers);
    expect(Object.keys(markedAnswers)).toEqual(fieldKeys);
  });

  it.each(markedKeys)('%s has words, a column and a line among the changes', (key) => {
    const { [key]: _, ...without } = markedAnswers;
    expect(answerInWords(key, markedAnswers)).toContain(markOf(key));
    expect(String(answerColumns(markedAnswers)[key]).replace('.', ',')).toContain(markOf(key));
    expect(changesBetween(without, markedAnswers).map((change) => [change.key, change.after.includes(markOf(key))])).toEqual([[key, true]]);
  });

  it.each(fieldKeys)('%s is on the cards about a plan exactly when its row says so', (key) => {
    const links = { decide: 'https://teams.microsoft.com/l/task/x', tab: 'https://teams.microsoft.com/l/entity/x' };
    const at = '2026-12-15T08:12:00Z';
    // What a plan is called stands on every card: the medium and the unit are looked for among the facts alone.
    const letters = [
      planToApprove({ plan, step: 'unitManager', applicant: 'S', sentAt: at, links }),
      planReminder({ plan, step: 'departmentHead', applicant: 'S', since: at, links }),
      planCopy({ plan, applicant: 'S', approvals: [{ step: 'unitManager', by: 'P', at }], tab: links.tab }),
    ];
    for (const letter of letters) {
      const facts = asCard(letter).body.flatMap((part) => (part.type === 'FactSet' ? part.facts : []));
      expect([key, facts.some(({ title }) => title === field(key).short)]).toEqual([key, field(key).onCard]);
      if (markedKeys.includes(key)) expect([key, facts.some(({ value }) => value.includes(markOf(key)))]).toEqual([key, field(key).onCard]);
      if (!field(key).onCard && markedKeys.includes(key)) expect(JSON.stringify(asCard(letter))).not.toContain(markOf(key));
    }
  });
});

describe('the platforms', () => {
  it('are rows that differ: in name, in mark, in what people type', () => {
    const rows = Object.values(platforms);
    const words = rows.flatMap(({ name, also }) => [name, ...also].map((word) => word.toLowerCase()));
    expect(new Set(words).size).toBe(words.length);
    expect(new Set(rows.map(({ mark }) => mark)).size).toBe(rows.length);
  });
});

describe('the municipality profiles', () => {
  const folder = new URL('../manifest/profiles/', import.meta.url);
  it.each(readdirSync(folder))('%s has a diary number form that its own example follows', (file) => {
    const profile = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
      diaryNumber: { pattern: string; example: string; bodies: string[] };
      authorities: { code: string }[];
    };
    const form = new RegExp(profile.diaryNumber.pattern, 'u');
    expect(form.exec(profile.diaryNumber.example)?.groups?.['body']).toBe(profile.authorities[0]?.code);
    expect(profile.diaryNumber.bodies).toEqual(profile.authorities.map(({ code }) => code));
    for (const seen of file === 'gislaved.json' ? ['KS.2017.1', 'KS.2012.79 041'] : []) expect(form.test(seen)).toBe(true);
  });
});
