import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { field, fieldKeys, type PlanAnswers } from '../domain/plan.ts';
import { accountChanged } from './accountChanged.ts';
import { addresseeChanged } from './addresseeChanged.ts';
import { asCard, asSentence, type Card } from './card.ts';
import { planFacts, type Letter } from './letter.ts';
import { chatLink, decisionLinks, planLink } from './link.ts';
import { asMail } from './mail.ts';
import { entryToRegister } from './entryToRegister.ts';
import { errandToTake } from './errandToTake.ts';
import { questionToAnswer } from './questionToAnswer.ts';
import { planCopy } from './planCopy.ts';
import { planDecided } from './planDecided.ts';
import { planReminder } from './planReminder.ts';
import { planReturned } from './planReturned.ts';
import { planToApprove } from './planToApprove.ts';

const app = {
  appId: '33333333-4444-4555-8666-777777777777',
  tenantId: '11111111-2222-4333-8444-555555555555',
  appUrl: 'https://socialamedier.gislaved.example',
};
const planId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const links = decisionLinks(app, planId, 'dialog');
const tab = planLink(app, planId);

const answers: PlanAnswers = {
  platform: 'Instagram',
  address: 'www.instagram.com/bokbussen',
  unit: 'Bokbussen, Gislaveds bibliotek',
  department: 'kultur-fritid',
  authority: 'KFN',
  accountMail: 'biblioteken.some@gislaved.example',
  purpose: 'Sprida information om bokbussens turer.\nSkapa dialog om böcker.',
  audience: 'Föräldrar till barn 3–12 år på landsbygden.',
  goals: [{ text: 'Fler följare', measure: 'antal följare', today: '50', target: '200 följare', by: '2027-06-30' }],
  administrators: [
    { oid: 'a', name: 'Sara Holmberg', contact: 'sara.holmberg@gislaved.example' },
    { name: 'Johan Modig', contact: '0371-81 000' },
  ],
  operators: [{ name: 'Sara Holmberg', contact: '0371-81 001' }],
  monitoringTimes: 'Endast kontorstid',
  checksPerDay: 2,
  postsPerWeek: 3,
  weeklyHours: 2.5,
};
const unitManager = { step: 'unitManager', by: 'Peter Ålund', at: '2026-12-15T08:12:00Z' } as const;
const departmentHead = { step: 'departmentHead', by: 'Annika Strand', at: '2026-12-16T13:05:00Z' } as const;

/** One of every letter, for any plan. The name is the name of its golden card. */
function letters(plan: { answers: PlanAnswers; version: number }): Record<string, Letter> {
  const sara = 'Sara Holmberg';
  return {
    'planToApprove.unitManager': planToApprove({ plan: { ...plan, version: 1 }, step: 'unitManager', applicant: sara, sentAt: '2026-12-14T10:00:00Z', links }),
    'planToApprove.departmentHead': planToApprove({
      plan,
      step: 'departmentHead',
      applicant: sara,
      sentAt: '2026-12-14T10:00:00Z',
      approved: unitManager,
      changed: ['Mål', 'Timmar per vecka'],
      namedByApplicant: true,
      links,
    }),
    planReminder: planReminder({ plan, step: 'unitManager', applicant: sara, since: '2026-12-14T10:00:00Z', links }),
    'planDecided.unitManager': planDecided({ plan, approvals: [unitManager], reader: 'unitManager', copySent: false, tab }),
    'planDecided.both': planDecided({ plan, approvals: [unitManager, departmentHead], copySent: true, tab }),
    planReturned: planReturned({
      plan,
      ...unitManager,
      comment: 'Beskriv vem som svarar på frågor under sommaren,\nnär både Sara och Johan har semester.',
      tab,
    }),
    planCopy: planCopy({
      plan,
      applicant: sara,
      approvals: [unitManager, departmentHead],
      tab,
      file: 'https://gislavedskommun.sharepoint.com/sites/socialamedier/Records/KFN/2026/plan_3f2504e0_v2.pdf',
    }),
    entryToRegister: entryToRegister({ designation: '2026-118', authority: 'Kultur- och fritidsnämnden', tab }),
    questionToAnswer: questionToAnswer({
      designation: '2026-118',
      asker: sara,
      dueOn: '2026-12-18',
      chat: chatLink('sara.holmberg@gislaved.example'),
      again: false,
    }),
    errandToTake: errandToTake({ designation: '2026-118', sender: sara, chat: chatLink('sara.holmberg@gislaved.example') }),
    addresseeChanged: addresseeChanged({ plan, step: 'departmentHead', by: 'Jonas Berggren', to: 'Nils Ek', tab }),
    accountChanged: accountChanged({
      plan,
      by: sara,
      change: {
        version: 2,
        on: '2027-05-03',
        before: {
          administrators: [
            { name: 'Sara Holmberg', contact: '0371-81 001' },
            { name: 'Johan Modig', contact: '' },
          ],
          accountMail: 'biblioteken@gislaved.example',
        },
        after: {
          administrators: [
            { name: 'Sara Holmberg', contact: '0371-81 001' },
            { name: 'Eva Lund', contact: '0371-81 002' },
          ],
          accountMail: 'biblioteken.some@gislaved.example',
        },
        credentials: true,
      },
      tab,
    }),
  };
}

const written = letters({ answers, version: 2 });
const names = Object.keys(written);
const textsOf = (card: Card) => [
  card.fallbackText,
  ...card.body.flatMap((part) => (part.type === 'FactSet' ? part.facts.flatMap(({ title, value }) => [title, value]) : [part.text])),
];

describe('the cards', () => {
  it.each(names)('%s is the golden one', async (name) => {
    await expect(`${JSON.stringify(asCard(written[name]!), null, 2)}\n`).toMatchFileSnapshot(`./${name}.golden.json`);
  });

  it('have a golden one each, and no golden one is left over', () => {
    const golden = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.golden.json'));
    expect(golden.sort()).toEqual(names.map((name) => `${name}.golden.json`).sort());
  });

  it.each(names)('%s only opens addresses, in Swedish, with words for clients that cannot draw it', (name) => {
    const card = asCard(written[name]!);
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.4', lang: 'sv' });
    expect(card.fallbackText.length).toBeGreaterThan(20);
    expect(card.actions.length).toBeGreaterThan(0);
    for (const action of card.actions) expect(action).toMatchObject({ type: 'Action.OpenUrl', url: expect.stringMatching(/^https:\/\//) });
    expect(JSON.stringify(card)).not.toMatch(/Action\.(Submit|Execute)|"Input\./);
  });
});

describe('a card about a plan', () => {
  const approve = asCard(written['planToApprove.departmentHead']!);

  it('shows the questions whose row says so and no others, whose account it is first', () => {
    const shown = planFacts({ answers, version: 1 }).map(({ label }) => label);
    expect(shown).toEqual(['Verksamhet', 'Socialt medium', 'Syfte', 'Mål', 'Administratörer', 'Timmar per vecka']);
    expect(new Set(shown)).toEqual(new Set(fieldKeys.filter((key) => field(key).onCard).map((key) => field(key).short)));
  });

  it('says whose turn it is, what was decided before, and what changed', () => {
    expect(textsOf(approve).join('\n')).toContain(
      'Väntar på dig som förvaltningschef. Peter Ålund godkände version 2 den 15 december 2026 kl. 09.12. Ändrat sedan version 1: Mål och Timmar per vecka. Du är angiven av sökanden.',
    );
    expect(asSentence(written['planToApprove.departmentHead']!)).toBe(
      'Godkänn aktivitetsplan: Bokbussen, Gislaveds bibliotek på Instagram. Väntar på dig som förvaltningschef.',
    );
  });

  it('has the two buttons, the decision first', () => {
    expect(approve.actions.map(({ title, url }) => [title, url])).toEqual([
      ['Granska och besluta', links.decide],
      ['Öppna i fliken', links.tab],
    ]);
  });

  it('tells no telephone, no address and nothing of the questions that are not for cards', () => {
    const all = names.map((name) => JSON.stringify([asCard(written[name]!), asMail(written[name]!)])).join('\n');
    for (const hidden of ['0371', 'sara.holmberg@', 'biblioteken.some@', 'Föräldrar', 'bokbussen"', 'kontorstid']) expect(all).not.toContain(hidden);
  });
});

describe('the receipts', () => {
  it('say what happens next', () => {
    expect(written['planDecided.unitManager']!.sentences.join(' ')).toBe('Du godkände planen den 15 december 2026. Den skickas nu till förvaltningschefen.');
    expect(planDecided({ plan: { answers, version: 2 }, approvals: [unitManager], copySent: false, tab }).sentences[0]).toBe(
      'Peter Ålund godkände planen den 15 december 2026.',
    );
    expect(written['planDecided.both']!.sentences.slice(0, 2).join(' ')).toBe('Planen är godkänd av båda. En kopia har skickats till informationsfunktionen.');
    expect(planDecided({ plan: { answers, version: 2 }, approvals: [unitManager, departmentHead], copySent: false, tab }).sentences.join(' ')).not.toContain(
      'Nu kan kontot startas',
    );
  });
});

describe('the largest plan one can write', () => {
  const nastiest = ['*', '"', '\\', '😀', '{{', '[x](javascript:x) ', '\u2028'].map((piece) => piece.repeat(10_000));
  it.each(nastiest)('fits in 20 kB on every card, cut with a mark', (long) => {
    const huge: PlanAnswers = {
      platform: long,
      unit: long,
      purpose: long,
      goals: Array.from({ length: 50 }, () => ({ text: long, measure: long, target: long, by: '2027-06-30' })),
      administrators: Array.from({ length: 50 }, () => ({ name: long, contact: long })),
      weeklyHours: 168,
    };
    for (const [name, letter] of Object.entries(letters({ answers: huge, version: 2 }))) {
      const card = asCard({
        ...letter,
        ...(letter.quote ? { quote: planReturned({ plan: { answers: huge, version: 2 }, ...unitManager, comment: long, tab }).quote! } : {}),
      });
      expect([name, new TextEncoder().encode(JSON.stringify(card)).length < 20_000]).toEqual([name, true]);
      expect(JSON.stringify(card)).not.toMatch(/\p{Surrogate}|\\ud[89a-f]/u);
    }
  });

  it('an answer that is cut ends in "…"', () => {
    const [, , purpose] = planFacts({ answers: { ...answers, purpose: 'ord '.repeat(200) }, version: 1 });
    expect(purpose!.value.endsWith('…')).toBe(true);
    expect([...purpose!.value].length).toBeLessThanOrEqual(300);
  });
});
