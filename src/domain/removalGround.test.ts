import { describe, expect, it } from 'vitest';
import { sharedMaterial } from '../../tests/sharedMaterial.ts';
import { groundHeadings, groundKeys, grounds, groundWords, headingOf } from './removalGround.ts';
import { helpWhere, removalHelp } from './removalHelp.ts';
import { platforms, type PlatformId } from './platform.ts';

const guidelines = sharedMaterial('guidelines/riktlinjer-sociala-medier.txt');

describe.skipIf(!guidelines)('the headings of the guidelines (R71 to R77)', () => {
  const lines = (guidelines ?? '').split('\n').filter((line) => line.trim().startsWith('- '));
  const words = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];
  it('are seven, in their order and in their own words', () => {
    const own = Object.values(groundHeadings).filter(({ label }) => label !== groundHeadings.otherLaw.label);
    const places = own.map(({ label }) => lines.findIndex((line) => words(label).every((word) => words(line).includes(word))));
    expect(places).toHaveLength(7);
    expect(
      places.every((place, index) => place > (places[index - 1] ?? -1)),
      String(places),
    ).toBe(true);
  });
});

describe('grounds for removal', () => {
  it('stand each under one heading and in one class: law with its provision, or the page’s own rules', () => {
    expect(groundKeys.length).toBe(Object.values(groundHeadings).reduce((sum, { grounds: under }) => sum + Object.keys(under).length, 0));
    for (const key of groundKeys) {
      const ground = grounds[key];
      expect(headingOf(key), key).not.toBe('');
      if (key !== 'otherLaw') expect(ground.provision !== undefined, key).toBe(ground.class === 'law');
      if (ground.mustGo) expect(ground.class, key).toBe('law');
    }
  });
  it('are never mixed: swearing and advertising are no crimes', () => {
    expect(groundWords('profanity')).toBe('Svordomar eller obscena ord (sidans regler)');
    expect(groundWords('advertising')).toContain('(sidans regler)');
    expect(groundWords('defamation')).toBe('Förtal (brottsbalken 5 kap. 1 §)');
    expect(groundWords('otherLaw', ' marknadsföringslagen ')).toBe('Annan lag eller annat direktiv (marknadsföringslagen)');
  });
  it('BBS-lagen 5 § names neither defamation, insult, swearing nor advertising', () =>
    expect(groundKeys.filter((key) => grounds[key].mustGo).toSorted()).toEqual([
      'childAbuse',
      'copyright',
      'hatred',
      'incitement',
      'intrusion',
      'terrorism',
      'threat',
      'violence',
    ]));
});

describe('how to remove', () => {
  it('is said for every medium, with the day the words were written', () => {
    for (const id of [...Object.keys(platforms), 'other'] as PlatformId[]) {
      const { steps, asOf } = removalHelp(id);
      expect(steps.length, id).toBeGreaterThan(0);
      expect(asOf, id).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
  });
  it('says of X that others’ posts cannot be taken down (R79a), and of a medium nobody knows that one looks (R79d)', () => {
    expect(removalHelp('x').canRemove).toBe('no');
    expect(removalHelp('other').canRemove).toBe('unknown');
    expect(helpWhere({ platform: 'X (Twitter)' }).canRemove).toBe('no');
    expect(helpWhere({ platform: 'Ett medium som ingen känner' }).canRemove).toBe('unknown');
    expect(helpWhere(undefined)).toMatchObject({ canRemove: 'no', steps: [expect.stringContaining('Be den som har sidan'), expect.any(String)] });
  });
});
