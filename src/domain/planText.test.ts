import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from './canonical.ts';
import type { PlanAnswers } from './plan.ts';
import { answersFrom, planText, readPlanText, settledAnswers, type PlanVersion } from './planText.ts';

const version: PlanVersion = {
  v: 1,
  planId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  version: 2,
  applicant: { oid: 'a0000000-0000-4000-8000-000000000001', name: 'Sara Holmberg', upn: 'sara.holmberg@gislaved.example' },
  answers: {
    platform: 'Facebook',
    unit: 'Biblioteken',
    goals: [{ text: 'Fler följare', target: '200' }],
    administrators: [{ name: 'Å Ö', contact: '1' }],
    weeklyHours: 2.5,
    plannedAddress: true,
  },
};

describe('the text of a version', () => {
  it('is one text whatever order, spaces and empty answers the form left', () => {
    const odd: PlanAnswers = {
      weeklyHours: 2.5,
      other: '  ',
      audience: '',
      checksPerDay: null,
      plannedAddress: true,
      administrators: [
        { contact: ' 1', name: 'A\u030a O\u0308 ', upn: '' },
        { name: '', contact: '' },
      ],
      goals: [{ by: '', target: '200 ', text: ' Fler följare' }, { text: '' }],
      unit: ' Biblioteken\r\n',
      platform: 'Facebook',
    };
    expect(planText({ ...version, answers: odd })).toBe(planText(version));
    expect(planText({ ...version, answers: { ...version.answers, plannedAddress: false } })).not.toContain('plannedAddress');
  });

  it('is canonical JSON that reads back as the same plan', () => {
    expect(readPlanText(planText(version))).toEqual(version);
    expect(planText(version).startsWith('{"answers":{"administrators":[{"contact":"1","name":"Å Ö"}]')).toBe(true);
  });

  it('keeps line breaks inside an answer, as one kind', () => {
    expect(settledAnswers({ purpose: 'Ett\r\n\r\nTvå\rTre' })).toEqual({ purpose: 'Ett\n\nTvå\nTre' });
  });

  it('cannot be made of half characters', () => {
    expect(() => planText({ ...version, answers: { other: 'x\ud83d' } })).toThrow('lone surrogate');
  });
});

describe('a stored text is not read as a plan', () => {
  const text = planText(version);
  const changed = (change: (plan: Record<string, unknown>) => unknown) => canonicalJson(change(JSON.parse(text) as Record<string, unknown>) as Json);
  it.each<[string, string]>([
    ['nothing', ''],
    ['no JSON', 'Planen'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a space more', `${text} `],
    ['a member twice: two readers would see two plans', text.replace('"unit":"Biblioteken"', '"unit":"Simhallen","unit":"Biblioteken"')],
    ['members in another order', JSON.stringify(version)],
    ['an escaped letter', text.replace('Facebook', '\\u0046acebook')],
    ['a later shape', changed((plan) => ({ ...plan, v: 2 }))],
    ['v as text', changed((plan) => ({ ...plan, v: '1' }))],
    ['a constructor as v', changed((plan) => ({ ...plan, v: 'constructor' }))],
    ['no applicant', changed((plan) => ({ ...plan, applicant: undefined }))],
    ['a version 0', changed((plan) => ({ ...plan, version: 0 }))],
    ['another id', changed((plan) => ({ ...plan, planId: 'plan-1' }))],
    ['an answer nobody asked for', changed((plan) => ({ ...plan, answers: { ...(plan['answers'] as object), secret: 'x' } }))],
    ['an answer of another kind', changed((plan) => ({ ...plan, answers: { unit: 7 } }))],
    ['a person without a name', changed((plan) => ({ ...plan, answers: { administrators: [{ contact: '1' }] } }))],
    ['a goal with more to it', changed((plan) => ({ ...plan, answers: { goals: [{ text: 'x', hidden: 'y' }] } }))],
  ])('%s', (_, stored) => expect(readPlanText(stored)).toBeUndefined());

  it('but what breaks a demand of today is read: an old plan stays readable', () => {
    const old = planText({ ...version, answers: { monitoringTimes: 'Dygnet runt', weeklyHours: 400, other: 'a'.repeat(20_000) } });
    expect(readPlanText(old)?.answers.monitoringTimes).toBe('Dygnet runt');
  });
});

describe('a draft as it lies in the list', () => {
  it('is read answer by answer, and what is no answer is left out', () => {
    expect(
      answersFrom('{"unit":"Biblioteken","weeklyHours":"två","goals":[{"text":1}],"people":[],"__proto__":{"unit":"x"},"constructor":1,"other":""}'),
    ).toEqual({ unit: 'Biblioteken', other: '' });
  });

  it.each(['', 'x', 'null', '[]', '"x"', '7'])('%j is an empty draft', (json) => expect(answersFrom(json)).toEqual({}));
});
