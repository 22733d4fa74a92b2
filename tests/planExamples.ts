// Plans for the tests of records: an ordinary one, the shortest, the longest, and one with everything that has ever broken a PDF.

import type { PlanDecision, PlanDocumentInput } from '../src/pdf/planDocument.ts';

const planId = '7d3f1c52-0b7e-4c3a-9a57-2f5d0c1e8b44';
const hash = (letter: string) => letter.repeat(64);

const manager: PlanDecision = {
  step: 'unitManager',
  name: 'Peter Ålund',
  at: '2026-06-29T08:12:40Z',
  level: 'signed',
  verdict: 'Microsoft 365-signaturen är kontrollerad, inloggad, inte omlegitimerad.',
  remarks: [],
  factSha256: 'a3f5c1d2e4b60718293a4b5c6d7e8f90112233445566778899aabbccddeeff00',
};

const head: PlanDecision = {
  step: 'departmentHead',
  name: 'Annika Strand',
  at: '2026-06-30T12:05:09Z',
  level: 'signed',
  verdict: 'Microsoft 365-signaturen är kontrollerad.',
  remarks: [
    'Beslutat av ersättare: Annika Strand för Karin Öberg till 31 juli 2026.',
    'Godkännaren är angiven av sökanden och bekräftad av informationsfunktionen.',
  ],
  comment: 'Bra plan. Följ upp målen redan efter ett halvår.',
  factSha256: '0f1e2d3c4b5a69788796a5b4c3d2e1f00112233445566778899aabbccddeeff0',
};

/** A plan as people write it. */
export const ordinary: PlanDocumentInput = {
  municipality: 'Gislaveds kommun',
  names: { KFN: 'Kultur- och fritidsnämnden', kultur: 'Kultur- och fritidsförvaltningen' },
  planId,
  version: 2,
  versionSha256: '9b74c9897bac770ffc029102a200c5de3c1f1a2b4d5e6f708192a3b4c5d6e7f8',
  applicant: 'Sara Holmberg',
  sentAt: '2026-06-26T13:30:00Z',
  recordedAt: head.at,
  decisions: [manager, head],
  answers: {
    platform: 'Instagram',
    address: 'www.instagram.com/bokbusseningislaved',
    plannedAddress: true,
    unit: 'Bokbussen, Gislaveds bibliotek',
    department: 'kultur',
    authority: 'KFN',
    accountMail: 'bokbussen@gislaved.se',
    purpose:
      'Vi vill visa var bokbussen stannar och vad som finns ombord, så att fler familjer på landsbygden hittar till oss.\nVi vill också svara på frågor där folk redan är, i stället för att de ska behöva ringa.\n\nVarje vecka visar vi en bok, en hållplats och en låntagare som tipsar.',
    audience: 'Föräldrar till barn mellan 3 och 12 år i kommunens ytterområden, och barnen själva när de blir äldre.',
    audienceUse: 'Turlistan, ändringar samma dag och boktips som passar barnets ålder.',
    audienceTrust: 'Vi svarar samma dag, är personliga och håller det vi lovar.',
    mediaUsed: 'Instagram och Facebook. De yngre använder Snapchat och TikTok.',
    websiteUsed: 'Ja',
    goals: [
      { text: 'Fler ska följa bokbussen.', measure: 'Antal följare', today: '0', target: '200', by: '2027-06-30' },
      {
        text: 'Fler barnfamiljer ska besöka bussen på hållplatserna utanför tätorterna.',
        measure: 'Besök per hållplats och månad',
        today: '34',
        target: '50',
        by: '2027-06-30',
      },
      { text: 'Föräldrarna ska känna till turlistan.' },
    ],
    administrators: [
      { name: 'Sara Holmberg', contact: 'sara.holmberg@gislaved.se, 0371-81 123' },
      { name: 'Johan Modig', contact: 'johan.modig@gislaved.se, 0371-81 124' },
    ],
    operators: [{ name: 'Bokbussens personal', contact: 'bokbussen@gislaved.se, 0371-81 125' }],
    monitoringTimes: 'Även andra tider',
    monitoringOther: 'Lördagar kl. 10–14 när bussen kör.',
    checksPerDay: 2,
    postsPerWeek: 3,
    weeklyHours: 2.5,
    other: 'Kontot pausas i juli när bussen står still.',
  },
};

/** As little as a plan can have, decided on paper and with an external service. */
export const shortest: PlanDocumentInput = {
  ...ordinary,
  version: 1,
  answers: { startedOn: '2025-01-15', platform: 'Blogg', unit: 'Arkivet', department: 'okänd', authority: 'KS', goals: [], administrators: [], operators: [] },
  decisions: [
    {
      ...manager,
      level: 'paper',
      signedOn: '2026-06-20',
      enteredBy: 'Inga Formation',
      verdict: 'Inskannat beslut, inlagt och signerat av informationsfunktionen.',
    },
    { ...head, level: 'external', signedOn: '2026-06-22', enteredBy: 'Inga Formation', remarks: [], comment: '' },
  ],
};

const tenThousand = (sentence: string) => sentence.repeat(Math.ceil(10_000 / sentence.length)).slice(0, 10_000);
const person = (number: number) => ({
  name: `Administratör Nummer ${number}, med ett långt Förnamn-Efternamn`,
  contact: `administrator.nummer${number}@${'mycketlangdoman'.repeat(number % 5)}.gislaved.se, 0371-81 ${100 + number}`,
});

/** Every question answered with 10,000 characters, 40 administrators, 30 goals of which one is as long as a page. */
export const longest: PlanDocumentInput = {
  ...ordinary,
  answers: {
    ...ordinary.answers,
    plannedAddress: false,
    unit: tenThousand('En verksamhet med ett mycket långt namn. '),
    purpose: tenThousand('Vi vill nå fler, svara snabbare och lyssna bättre. '),
    audience: tenThousand('En rad som inte fyller hela bredden, följd av nästa.\n'),
    audienceUse: tenThousand('Ett stycke om nytta och nöje, och en tom rad efter det.\n\n'),
    audienceInterest: 'x'.repeat(10_000),
    audienceTrust: tenThousand('https://www.gislaved.se/mycket/lang/adress?med=fragor&och=svar#'),
    audiencePraise: tenThousand('Ååå ääö ööö é ü ñ ç. '),
    mediaUsed: tenThousand('1 234,5 % – 6 ”ord” ’ord’ … • '),
    mediaBest: tenThousand('   många   mellanslag   '),
    activities: tenThousand('a\tb\t'),
    goals: Array.from({ length: 30 }, (_, index) => ({
      text: index === 7 ? tenThousand('Ett mål som är längre än en sida. ') : `Mål nummer ${index + 1}`,
      measure: 'Antal',
      today: String(index),
      target: String(index * 10),
      by: '2027-12-31',
    })),
    unmeasurableReason: tenThousand('Det går inte att mäta. '),
    administrators: Array.from({ length: 40 }, (_, index) => person(index)),
    operators: [person(99)],
    monitoringTimes: 'Endast kontorstid',
    other: tenThousand('Övrigt är det bra. '),
  },
};

/** Letters of other scripts, emoji, controls, marks that turn the reading direction, half characters, and what XML and PDF reserve. */
export const strange: PlanDocumentInput = {
  ...ordinary,
  municipality: 'Kommun & <Son> (å) \\ "ä" \u0000\u202eöga',
  applicant: 'Łukasz Šćepanović & Žofia Őrsi',
  answers: {
    ...ordinary.answers,
    unit: 'Ängens förskola & fritids <1> (2) \\3 👩‍👩‍👧‍👦',
    purpose: 'Emoji: 😀 👍🏽 🇸🇪 👩‍🚒 1️⃣ ❤️ ™️ ©️ ☎️ – slut',
    audience: 'Arabiska: مرحبا بالعالم – ryska: Привет – grekiska: Γειά – hebreiska: שלום – kinesiska: 你好 – thai: สวัสดี – slut',
    audienceUse: 'Bokstäver: Łódź, Šibenik, Žilina, Győr, Țară, İzmir, Þórr, ẞ, Đà Nẵng – slut',
    audienceInterest:
      'Styrtecken: \u0000\u0001\u0007\u001b\u007f\u0085\u009f, riktning: \u202eomvänd\u202c \u2066isolerad\u2069 \u200e\u200f, halva: \ud83d och \udc00, annat: \ufeff\ufffe\uffff\u{1ffff} – slut',
    audienceTrust: 'Osynliga: mjukt\u00adbindestreck, noll\u200bbredd, hård\u00a0blank, smal\u202fblank – slut',
    audiencePraise: 'Sammansatta: a\u030a a\u0308 o\u0308 e\u0301 och utan färdig form: q\u0308 x\u0302\u0323 – slut',
    mediaUsed: 'Tecken: ≥ → ✓ ☐ ∑ € ½ ² ± × ÷ § ¶ – slut',
    mediaBest: 'Privat: \ue000\uf8ff\u{f0000} – ersättning: \ufffd – slut',
    activities: '</rdf:li>]]> &amp; &#x41; <script>alert(1)</script> endstream endobj (( \\) %PDF – slut',
    goals: [{ text: 'Bli bäst & störst <100 %>', measure: '🎯', by: 'nästa år' }],
    administrators: [
      { name: 'Zoë Ångström-Šimić', contact: '<zoe@example.se>' },
      { name: 'عمر', contact: '☎ 070' },
    ],
  },
  decisions: [
    {
      ...manager,
      level: 'stamped',
      verdict: 'Stämplad av SharePoint: namn och tid, utan signatur.',
      name: 'محمد & <Åke>',
      comment: 'Rad ett\r\nRad två\u2028Rad tre 🎉',
      factSha256: hash('e'),
    },
    head,
  ],
};
