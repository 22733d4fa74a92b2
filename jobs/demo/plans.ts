// The demonstration's plans, written out in full. Names and addresses are the local tenant's own people; no account here exists.

import { people } from '../../local-tenant/demo/people.ts';
import type { Step } from '../../src/domain/fact.ts';
import type { Person } from '../../src/domain/person.ts';
import type { PlanAnswers } from '../../src/domain/plan.ts';
import type { StartInput } from '../../src/flows/running.ts';

export type DemoAct =
  | { by: string; does: 'submit' }
  | { by: string; does: 'approve' | 'return'; step: Step; comment?: string }
  | { by: string; does: 'acknowledge' }
  | { by: string; does: 'start'; start: Omit<StartInput, 'startedOn'> };
export type DemoPlan = { planId: string; applicant: string; answers: PlanAnswers; story: readonly DemoAct[] };

function colleague(id: string): Person {
  const person = people.find((one) => one.id === id);
  if (!person) throw new Error(`the local tenant has no ${id}`);
  return { oid: person.oid, name: `${person.givenName} ${person.surname}`, upn: person.upn, contact: person.mail };
}

const kfn = { department: 'kultur-fritid', authority: 'KFN' } as const;
const approved: readonly DemoAct[] = [
  { by: 'handlaggare', does: 'submit' },
  { by: 'verksamhetschef', does: 'approve', step: 'unitManager' },
  { by: 'forvaltningschef', does: 'approve', step: 'departmentHead' },
];

export const demoPlans: readonly DemoPlan[] = [
  {
    planId: '2c1f83d0-9a4e-4b67-8f21-6de0a7c31001',
    applicant: 'handlaggare',
    answers: {
      platform: 'Facebook',
      address: 'www.facebook.com/biblioteken.demo',
      unit: 'Gislaveds bibliotek',
      ...kfn,
      accountMail: 'biblioteken.some@gislaved.example',
      purpose:
        'Vi vill berätta vad som händer på biblioteken, ge snabba svar på vanliga frågor om öppettider och lån, och få in förslag på böcker och programpunkter. I dag når vi mest dem som redan besöker oss.',
      audience: 'Vuxna i kommunen som lånar böcker eller går på våra programkvällar, och föräldrar till barn upp till 12 år.',
      audienceUse: 'Öppettider, nya böcker, sagostunder och kvällsprogram, gärna i god tid så att man kan planera.',
      audienceInterest: 'Läsning, lokalhistoria och saker att göra med barnen på lov.',
      audienceTrust: 'Vi svarar samma dag och skriver under med förnamn. Vi berättar också när något har blivit fel.',
      mediaUsed: 'Många följer redan kommunens sida på Facebook. Yngre vuxna använder oftare Instagram.',
      mediaBest: 'Facebook, eftersom målgruppen finns där och kan ställa frågor.',
      activities: 'Två inlägg i veckan, bilder från biblioteken och en fråga i månaden om läsning.',
      websiteUsed: 'Ja',
      goals: [
        { text: 'Fler ska känna till bibliotekens programkvällar.', measure: 'Antal följare', today: '0', target: '400 följare', by: '2027-03-31' },
        {
          text: 'Färre ska behöva ringa om öppettider.',
          measure: 'Telefonsamtal om öppettider per vecka',
          today: '25',
          target: '15 samtal per vecka',
          by: '2027-03-31',
        },
      ],
      administrators: [colleague('handlaggare'), { name: 'Johan Modig', contact: 'johan.modig@gislaved.example, 0371-00 00 01' }],
      operators: [colleague('handlaggare')],
      monitoringTimes: 'Även andra tider',
      monitoringOther: 'Kvällar då vi har program, till klockan 20.',
      checksPerDay: 2,
      postsPerWeek: 2,
      weeklyHours: 3.5,
      other: 'Vid längre ledighet tar programgruppen över bevakningen.',
    },
    story: [
      ...approved,
      { by: 'information', does: 'acknowledge' },
      {
        by: 'handlaggare',
        does: 'start',
        start: { address: 'www.facebook.com/biblioteken.demo', accountMail: 'biblioteken.some@gislaved.example' },
      },
    ],
  },
  {
    planId: '8e5b07a4-3d12-4c95-a6f8-19b4d2e71002',
    applicant: 'handlaggare',
    answers: {
      platform: 'Instagram',
      address: 'www.instagram.com/bokbussen.demo',
      plannedAddress: true,
      unit: 'Bokbussen, Gislaveds bibliotek',
      ...kfn,
      accountMail: 'biblioteken.some@gislaved.example',
      purpose: 'Sprida information om bokbussens turer och böcker, och skapa dialog med barn och föräldrar på landsbygden.',
      audience: 'Föräldrar till barn 3–12 år på landsbygden.',
      audienceUse: 'Var bussen står i dag och vilka nya böcker som finns ombord.',
      websiteUsed: 'Ja',
      goals: [{ text: 'Fler familjer ska hitta till bussen.', measure: 'Antal följare', today: '0', target: '200 följare', by: '2027-06-30' }],
      administrators: [colleague('handlaggare'), { name: 'Johan Modig', contact: 'johan.modig@gislaved.example' }],
      operators: [{ name: 'Johan Modig', contact: 'johan.modig@gislaved.example' }],
      monitoringTimes: 'Endast kontorstid',
      checksPerDay: 2,
      postsPerWeek: 3,
      weeklyHours: 2.5,
    },
    story: approved.slice(0, 2),
  },
  {
    planId: '5d0c9b1e-6a34-4a3f-9d55-0c2f4a8e1003',
    applicant: 'handlaggare',
    answers: {
      platform: 'Facebook',
      address: 'www.facebook.com/lasklubben.demo',
      plannedAddress: true,
      unit: 'Läsklubben, Gislaveds bibliotek',
      ...kfn,
      purpose: 'Skapa dialog om böcker mellan träffarna i bibliotekets läsklubb för unga vuxna.',
      audience: 'Unga vuxna 16–25 år som läser på fritiden.',
      goals: [{ text: 'Läsklubben ska kännas levande också mellan träffarna.' }],
      unmeasurableReason: 'Det är samtalen som räknas, och dem vill vi inte mäta.',
      administrators: [colleague('handlaggare'), { name: 'Lina Ahl', contact: 'lina.ahl@gislaved.example' }],
      operators: [{ name: 'Lina Ahl', contact: 'lina.ahl@gislaved.example' }],
      monitoringTimes: 'Endast kontorstid',
      checksPerDay: 1,
      postsPerWeek: 1,
      weeklyHours: 1,
    },
    story: [
      { by: 'handlaggare', does: 'submit' },
      {
        by: 'verksamhetschef',
        does: 'return',
        step: 'unitManager',
        comment: 'Skriv ett mål som går att mäta, till exempel hur många som deltar i samtalen. Då är det lättare att följa upp efter ett halvår.',
      },
    ],
  },
  {
    planId: 'd7a05c3e-18bf-4e29-b540-3c92e6fd1004',
    applicant: 'handlaggare',
    answers: {
      platform: 'YouTube',
      unit: 'Kulturskolan',
      plannedAddress: true,
      ...kfn,
      purpose: 'Visa vad eleverna gör och sprida information om ansökan till kulturskolan.',
      administrators: [colleague('handlaggare')],
    },
    story: [],
  },
  {
    planId: 'f3628b91-e7d4-4061-8ac5-50d81b9e1005',
    applicant: 'handlaggare2',
    answers: {
      platform: 'Instagram',
      address: 'www.instagram.com/gymnasiet.demo',
      plannedAddress: true,
      unit: 'Gislaveds gymnasium',
      department: 'barn-utbildning',
      authority: 'BUN',
      purpose: 'Ge blivande elever och deras vårdnadshavare en bild av skolan inför gymnasievalet, och svara på frågor.',
      audience: 'Elever i årskurs 9 i Gislaved och grannkommunerna, och deras vårdnadshavare.',
      audienceInterest: 'Hur en vanlig dag ser ut, vilka program som finns och hur man väljer.',
      websiteUsed: 'Ja',
      goals: [{ text: 'Fler ska välja skolan i första hand.', measure: 'Andel förstahandsval', today: '61 procent', target: '66 procent', by: '2027-05-31' }],
      administrators: [colleague('handlaggare2'), { name: 'Petra Lund', contact: 'petra.lund@gislaved.example, 0371-00 00 02' }],
      operators: [{ name: 'Petra Lund', contact: 'petra.lund@gislaved.example' }],
      monitoringTimes: 'Även andra tider',
      monitoringOther: 'Helger under gymnasievalet i januari.',
      checksPerDay: 3,
      postsPerWeek: 4,
      weeklyHours: 5,
    },
    story: [{ by: 'handlaggare2', does: 'submit' }],
  },
];
