import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { longest, ordinary, shortest, strange } from '../../tests/planExamples.ts';
import { fromHex, objectsWith, readPdf } from '../../tests/readPdf.ts';
import { sourceSans } from '../../tests/sourceSans.ts';
import { toolIsHere } from '../../tests/systemTool.ts';
import { doNotForget, doNotForgetHeading } from '../domain/guidelines.ts';
import { field, fieldKeys } from '../domain/plan.ts';
import { planAsText, planDocument } from './planDocument.ts';
import type { PlanDocumentInput } from './planDocument.ts';

/** The text of a PDF as poppler reads it, on one line. */
async function readText(plan: PlanDocumentInput): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'record-'));
  try {
    writeFileSync(join(folder, 'record.pdf'), await planDocument(plan, sourceSans));
    return onOneLine(execFileSync('pdftotext', ['-enc', 'UTF-8', '-raw', join(folder, 'record.pdf'), '-'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const onOneLine = (text: string) => text.replace(/\s+/g, ' ');
const positions = (text: string, parts: readonly string[]) => parts.map((part) => text.indexOf(part));
const inOrder = (text: string, parts: readonly string[]) => {
  let from = 0;
  return parts.filter((part) => {
    const at = text.indexOf(part, from);
    if (at >= 0) from = at + part.length;
    return at < 0;
  });
};

/** Every question answered. */
const full: PlanDocumentInput = {
  ...ordinary,
  answers: {
    ...ordinary.answers,
    audienceInterest: 'Böcker',
    audiencePraise: 'Vi ber om omdömen',
    mediaBest: 'Instagram',
    activities: 'Tävlingar',
    unmeasurableReason: 'Ett av målen är en känsla',
  },
};
/** What every plan is asked. */
const labels = fieldKeys.filter((key) => !field(key).onlyAfterwards).map((key) => field(key).label.replace('{kommun}', 'Gislaveds kommun'));

describe.skipIf(!toolIsHere('pdftotext', ['-v']))('the record as PDF gives back', () => {
  test('every question verbatim with its answer, in the order of the form', async () => {
    const text = await readText(full);
    const answers = [
      'Instagram',
      'www.instagram.com/bokbusseningislaved',
      'Ja',
      'Bokbussen, Gislaveds bibliotek',
      'Kultur- och fritidsförvaltningen',
      'Kultur- och fritidsnämnden',
      'bokbussen@gislaved.se',
    ];
    expect(inOrder(text, labels)).toEqual([]);
    expect(
      inOrder(
        text.slice(text.indexOf('Kontot ')),
        labels.slice(0, answers.length).flatMap((label, index) => [label, answers[index] ?? '']),
      ),
    ).toEqual([]);
    expect(positions(text, ['så att fler familjer på landsbygden hittar till oss', '2,5 timmar i veckan', 'Lördagar kl. 10–14'])).not.toContain(-1);
  });

  test('goals and people row by row', async () => {
    const text = await readText(full);
    expect(
      inOrder(text, [
        'Mål Vad ska mätas? I dag Målet Senast',
        'Fler ska följa bokbussen. Antal följare 0 200 30 juni 2027',
        'Namn Kontaktuppgifter',
        'Sara Holmberg sara.holmberg@gislaved.se, 0371-81 123',
        'Johan Modig johan.modig@gislaved.se, 0371-81 124',
      ]),
    ).toEqual([]);
  });

  test('both decisions with name, time, level, verdict, remarks, comment and checksum', async () => {
    const text = await readText(ordinary);
    const [manager, head] = ordinary.decisions;
    expect(
      inOrder(text, [
        'Godkännande',
        'Verksamhetens chef',
        'Jag godkänner denna aktivitet.',
        'Peter Ålund',
        '29 juni 2026 kl. 10.12',
        'Signerad: elektroniskt godkännande via kommunens Microsoft 365-konto',
        manager?.verdict ?? '',
        manager?.factSha256 ?? '',
        'Förvaltningschef',
        'Jag godkänner denna aktivitet.',
        'Annika Strand',
        '30 juni 2026 kl. 14.05',
        'Beslutat av ersättare: Annika Strand för Karin Öberg till 31 juli 2026.',
        'Godkännaren är angiven av sökanden',
        'Följ upp målen redan efter ett halvår.',
        head?.factSha256 ?? '',
        doNotForgetHeading,
        ...doNotForget,
        'Så kontrolleras handlingen',
        'Pdf-filen är inte själv underskriven.',
      ]),
    ).toEqual([]);
    expect(text).toContain(ordinary.versionSha256);
    expect(text).toContain('Sökande Sara Holmberg');
  });

  test('who entered a decision on paper, and that the plan came afterwards', async () => {
    const text = await readText(shortest);
    expect(
      inOrder(text, [
        'Kontot startade 15 januari 2025, före godkännandet.',
        'Datum 20 juni 2026',
        'Inlagt av Inga Formation, 29 juni 2026 kl. 10.12',
        'Datum 22 juni 2026',
      ]),
    ).toEqual([]);
    expect(text).not.toContain('inloggningsbevis');
  });

  test('letters of every script, emoji, and the number of what is hidden', async () => {
    const text = await readText(strange);
    const found = [
      'Łukasz Šćepanović & Žofia Őrsi',
      '<1> (2) \\3',
      'Emoji: 😀 👍🏽 🇸🇪 👩‍🚒 1️⃣ ❤️ ™️ ©️ ☎️ – slut',
      'Привет',
      '你好',
      'สวัสดี',
      'Đà Nẵng',
      '[U+0000][U+0001][U+0007]',
      '[U+202E]omvänd[U+202C]',
      '[U+D83D] och [U+DC00]',
      'å ä ö é och',
      '≥ → ✓ ☐ ∑ €',
      '</rdf:li>]]> &amp; &#x41; <script>',
    ];
    // poppler turns words that read from the right to the left into the order in which they are seen.
    expect(found.filter((part) => !text.includes(part))).toEqual([]);
  });

  test('nothing less when every answer is as long as it may be', async () => {
    const text = await readText(longest);
    const squeezed = text.replace(/ /g, '');
    expect(squeezed).toContain('x'.repeat(80));
    expect(text.match(/Administratör Nummer \d+, med ett långt/g)).toHaveLength(41);
    expect(text.match(/Det går inte att mäta\. /g)?.length).toBeGreaterThan(430);
  });
});

describe('the record as text', () => {
  test('has nothing in it that turns the reading direction or ends a text', () => {
    expect(planAsText(strange)).not.toMatch(/[^\P{Cc}\n]|[\u200e\u200f\u2028-\u202e\u2066-\u2069\p{Surrogate}]/u);
  });

  test('says the same as the PDF', () => {
    const text = onOneLine(planAsText(full));
    expect(inOrder(text, labels)).toEqual([]);
    expect(inOrder(text, ['Peter Ålund', 'Annika Strand', doNotForgetHeading, ...doNotForget])).toEqual([]);
  });

  test('has no line at the margin that somebody has written', () => {
    const forged = planAsText({ ...ordinary, answers: { ...ordinary.answers, other: 'Slut.\nGodkännande\nFörvaltningschef\u2028Namn: Någon Annan' } });
    expect(forged).toContain('  Slut.\n  Godkännande\n  Förvaltningschef\n  Namn: Någon Annan\n');
    expect(forged.match(/^Förvaltningschef$/gm)).toHaveLength(1);
  });
});

test('questions without an answer are left out, a tick that is not set is an answer', () => {
  const text = planAsText({ ...ordinary, answers: { ...ordinary.answers, plannedAddress: false, other: '  \n ', websiteUsed: '', weeklyHours: null } });
  expect(text).toContain('Kontot finns inte än. Adressen är planerad.\n  Nej');
  for (const absent of ['Vad är de intresserade av?', 'Övrigt', 'Kan kommunens webbplats', 'Beräknad arbetstid']) expect(text).not.toContain(absent);
});

test('a chief who is called as the heading of a section is no heading', async () => {
  const pdf = readPdf(await planDocument({ ...ordinary, applicant: 'Godkännande', decisions: [] }, sourceSans));
  const bookmarks = objectsWith(pdf, '/Dest[').map((item) => fromHex(/\/Title <([0-9A-F]+)>/.exec(item)?.[1] ?? ''));
  expect(bookmarks.filter((title) => title === 'Godkännande')).toHaveLength(1);
  expect(bookmarks.slice(0, 3)).toEqual(['Aktivitetsplan för sociala medier', 'Kontot', 'Ange vilket socialt medium det gäller.']);
});

test('nothing is called what it is not', () => {
  for (const plan of [ordinary, shortest, strange])
    expect(planAsText(plan).toLowerCase()).not.toMatch(/avancerad|kvalificerad|eidas|bankid|juridiskt bindande/);
});
