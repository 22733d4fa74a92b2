import { describe, expect, it } from 'vitest';
import { sharedMaterial } from '../../tests/sharedMaterial.ts';
import { groundHeadings, groundKeys, grounds, groundWords, headingOf } from './removalGround.ts';
import { helpWhere, noticeAsJudged, removalHelp, replyAsJudged } from './removalHelp.ts';
import { replyBlank } from './replyBlank.ts';
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
  it('are said without a parenthesis where there is nothing to put in it', () => {
    expect(groundWords('otherLaw')).toBe('Annan lag eller annat direktiv');
    for (const key of groundKeys) expect(groundWords(key, '  '), key).not.toMatch(/\(\s*\)/);
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
    expect(helpWhere({ platform: 'X (Twitter)' }, true)).toMatchObject({ canRemove: 'yes' });
    expect(helpWhere(undefined)).toMatchObject({ canRemove: 'no', steps: [expect.stringContaining('Be den som har sidan'), expect.any(String)] });
  });
});

describe('a text that is proposed', () => {
  const reply = (ground: Parameters<typeof replyAsJudged>[0]) => replyAsJudged(ground, 'Gislaveds kommun', 'Sara');
  it('says of a post with a ground that the municipality does not stand behind it, and why (R79)', () =>
    expect(reply('threat')).toBe(
      'Hej! Gislaveds kommun står inte bakom det som skrivs i inlägget. Hos oss får inlägg inte innehålla ett hot. /Sara, Gislaveds kommun',
    ));
  it('does not reject a post that was judged to break no rule: what is answered is written by hand', () => {
    expect(reply('none')).toBe(`Hej! Tack för ditt inlägg. ${replyBlank} /Sara, Gislaveds kommun`);
    expect(reply('none')).not.toMatch(/står inte bakom|får inlägg inte/);
  });
  it('is none before the post has been judged, nor of why a post with no ground went', () => {
    expect([reply(''), noticeAsJudged('none', 'removed')]).toEqual(['', '']);
    expect(noticeAsJudged('threat', 'hidden')).toBe('Vi har dolt ett inlägg eftersom det innehöll ett hot. Läs vilka regler som gäller på sidan.');
  });
});
