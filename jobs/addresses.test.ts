import { describe, expect, it } from 'vitest';
import { addresses, linesOf, type AddressLine } from './addresses.ts';

async function answers(...lines: string[]): Promise<{ printed: AddressLine[]; allRead: boolean }> {
  const printed: AddressLine[] = [];
  async function* given() {
    yield* lines;
  }
  const allRead = await addresses.run(given(), (line) => void printed.push(line));
  return { printed, allRead };
}

describe('the job addresses', () => {
  it('answers line by line with platform and key, or with a refusal and its reason', async () => {
    const { printed, allRead } = await answers('www.facebook.com/Gislavedskommun', '', 'https://blogg.example.se/biblioteket', 'javascript:alert(1)');
    expect(printed).toHaveLength(4);
    expect(printed[0]).toEqual({ platform: 'facebook', key: 'facebook:gislavedskommun', url: 'https://www.facebook.com/Gislavedskommun' });
    expect(printed[1]).toEqual({ refusal: 'empty', reason: 'Skriv webbadressen till kontot, till exempel www.facebook.com/minkommun.' });
    expect(printed[2]).toMatchObject({ platform: 'other', key: 'other:blogg.example.se/biblioteket' });
    expect(printed[2]).toHaveProperty('warning', expect.stringContaining('blogg.example.se'));
    expect(printed[3]).toMatchObject({ refusal: 'notWeb' });
    expect(allRead).toBe(false);
  });

  it('says when nothing was refused, also about no lines at all', async () => {
    expect((await answers('https://x.com/gislavedskommun')).allRead).toBe(true);
    expect((await answers()).allRead).toBe(true);
  });

  it('answers every line, whatever stands in it', async () => {
    const { printed } = await answers(
      'https://exempel.se/\u2028x',
      '"\\"',
      '\u0000',
      'https://exempel.se/?a=%0A',
      ' ',
      '\ufeffwww.facebook.com/gislavedskommun\r',
    );
    expect(printed.map((line) => ('key' in line ? line.key : line.refusal))).toEqual([
      'hiddenCharacter',
      'badAddress',
      'hiddenCharacter',
      'other:exempel.se?a=%0A',
      'empty',
      'facebook:gislavedskommun',
    ]);
  });

  it('takes lines as they come in pieces, with or without a last line feed', async () => {
    async function* pieces() {
      yield 'www.face';
      yield 'book.com/a\r\n\nx.com/b\u2028';
      yield 'c';
    }
    const lines: string[] = [];
    for await (const line of linesOf(pieces())) lines.push(line);
    expect(lines).toEqual(['www.facebook.com/a\r', '', 'x.com/b\u2028c']);
  });
});
