import { beforeAll, describe, expect, test } from 'vitest';
import { factsOfEveryKind } from '../../tests/matterFacts.ts';
import { longest, strange } from '../../tests/planExamples.ts';
import { readsText, textInPdf } from '../../tests/popplerText.ts';
import { sourceSans } from '../../tests/sourceSans.ts';
import { canJudge, inWords, judge, judgingTime } from '../../tests/verapdf.ts';
import { matterLife } from '../domain/matterLife.ts';
import { aboutPost, factWords } from '../domain/matterWords.ts';
import { matterAsText, matterDocument, type MatterDocumentInput } from './matterDocument.ts';

const answersOf = (answers: Readonly<Record<string, unknown>>): string =>
  Object.values(answers)
    .filter((answer) => typeof answer === 'string')
    .join('\n');

/** A matter where every field of every fact holds this text. */
function holding(text: string, municipality = 'Gislaveds kommun'): MatterDocumentInput {
  const facts = factsOfEveryKind(text, text.slice(0, 60));
  const stored = facts.map((fact, place) => ({ place, createdAt: fact.at, createdBy: fact.by, fact }));
  const life = matterLife(stored);
  if (!life) throw new Error('the matter was opened');
  return {
    municipality,
    designation: '2026-7',
    about: aboutPost(life, text.slice(0, 60)),
    closedAt: '2026-11-23T10:00:00.000Z',
    history: stored.map(({ createdAt, fact }) => ({ at: createdAt, ...factWords(fact, life.opened) })),
    files: life.evidence.flatMap(({ record, files }) => [record, ...files]),
    strange: 2,
    isMoved: true,
  };
}

const ordinary = holding('Sammansatt ord: Åsnebräda & <båt>');
const inputs: Readonly<Record<string, MatterDocumentInput>> = {
  ordinary,
  strange: holding(answersOf(strange.answers), strange.municipality),
  longest: holding(answersOf(longest.answers).slice(0, 20_000)),
  bare: { ...ordinary, about: [], history: [], files: [], strange: 0 },
};
const files: Record<string, Uint8Array> = {};
beforeAll(async () => {
  for (const [name, input] of Object.entries(inputs)) files[name] = await matterDocument(input, sourceSans);
});

describe.skipIf(!canJudge)('the record of a closed matter', { timeout: judgingTime }, () => {
  test('is PDF/A-2b, 2u, 2a and PDF/UA-1 whatever stands in its fields', async () => {
    const verdicts = await judge(files);
    expect(verdicts).toHaveLength(4 * Object.keys(inputs).length);
    expect(verdicts.filter(({ compliant }) => !compliant).map(inWords)).toEqual([]);
  });
});

describe.skipIf(!readsText)('the record read by others', () => {
  test('gives back who did what, in order, and the checksums', () => {
    const text = textInPdf(files['ordinary'] ?? new Uint8Array()).replace(/\s+/g, ' ');
    for (const part of ['Sammanställning', '2026-7', 'Sammansatt ord: Åsnebräda & <båt>', 'sparade bevis', 'stängde', 'a'.repeat(20)])
      expect(text).toContain(part);
    expect(text.indexOf('sparade bevis')).toBeLessThan(text.indexOf('stängde'));
    expect(text).toContain('2 filer i mappen anger en annan person');
  });
});

test('equal matters give equal bytes, and the text for search says the same', async () => {
  expect(await matterDocument(ordinary, sourceSans)).toEqual(files['ordinary']);
  expect(matterAsText(ordinary)).toContain('Åsnebräda & <båt> stängde');
});
