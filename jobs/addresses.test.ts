import { describe, expect, it } from 'vitest';
import { addresses } from './addresses.ts';

async function answers(...lines: string[]): Promise<{ printed: Record<string, string>[]; allRead: boolean }> {
  const printed: string[] = [];
  async function* given() {
    yield* lines;
  }
  const allRead = await addresses.run(given(), (line) => printed.push(line));
  return { printed: printed.map((line) => JSON.parse(line) as Record<string, string>), allRead };
}

describe('the job addresses', () => {
  it('answers line by line with platform and key, or with a refusal and its reason', async () => {
    const { printed, allRead } = await answers('www.facebook.com/Gislavedskommun', '', 'https://blogg.example.se/biblioteket', 'javascript:alert(1)');
    expect(printed).toHaveLength(4);
    expect(printed[0]).toEqual({ platform: 'facebook', key: 'facebook:gislavedskommun', url: 'https://www.facebook.com/Gislavedskommun' });
    expect(printed[1]).toEqual({ refusal: 'empty', reason: 'Skriv webbadressen till kontot, till exempel www.facebook.com/minkommun.' });
    expect(printed[2]).toMatchObject({ platform: 'other', key: 'other:blogg.example.se/biblioteket' });
    expect(printed[2]?.warning).toContain('blogg.example.se');
    expect(printed[3]).toMatchObject({ refusal: 'notWeb' });
    expect(allRead).toBe(false);
  });

  it('says when nothing was refused, also about no lines at all', async () => {
    expect((await answers('https://x.com/gislavedskommun')).allRead).toBe(true);
    expect((await answers()).allRead).toBe(true);
  });

  it('every answer is one line whatever the input holds', async () => {
    const { printed } = await answers('https://exempel.se/\u2028x', '"\\"', '\u0000', 'https://exempel.se/?a=%0A');
    expect(printed).toHaveLength(4);
  });
});
