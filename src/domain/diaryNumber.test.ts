import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diaryNumberRemark, exampleFor, readDiaryNumber } from './diaryNumber.ts';

const gislaved = (
  JSON.parse(readFileSync('manifest/profiles/gislaved.json', 'utf8')) as { diaryNumber: { pattern: string; example: string; bodies: string[] } }
).diaryNumber;
const anyForm = { pattern: '', example: '', bodies: [] };
const unusual = 'Diarienumret ser inte ut som vanligt (till exempel KFN.2026.123). Kontrollera det. Du kan spara ändå.';

describe('a diary number', () => {
  it.each([
    ['KS.2017.1', 'KS', '2017', '1', ''],
    ['KS.2012.79 041', 'KS', '2012', '79', '041'],
    ['KS 2024/567', 'KS', '2024', '567', ''],
    ['KS 2018/14', 'KS', '2018', '14', ''],
    ['KS 2017.516', 'KS', '2017', '516', ''],
    ['KS/2017:267', 'KS', '2017', '267', ''],
    ['KS/2015:169', 'KS', '2015', '169', ''],
    ['KSKF/2017:638', 'KSKF', '2017', '638', ''],
    ['KS/2019/0001/0009', 'KS', '2019', '0001', '0009'],
    ['KS-2014/742.912', 'KS', '2014', '742', '912'],
    ['KS-2014/742', 'KS', '2014', '742', ''],
    ['2016-000003', '', '2016', '000003', ''],
    ['2010/64', '', '2010', '64', ''],
    ['2010.1206', '', '2010', '1206', ''],
    ['2012-KS0289/003', 'KS', '2012', '0289', '003'],
    ['Dnr KS 2024/567', 'KS', '2024', '567', ''],
    ['KS2024/567', 'KS', '2024', '567', ''],
    [' ks.2026.12 ', 'KS', '2026', '12', ''],
    ['SÄN.2026.4', 'SÄN', '2026', '4', ''],
  ])('is read in the form %s, and nothing is said of it where no form is set', (text, body, year, sequence, klass) => {
    expect(readDiaryNumber(text)).toEqual({ body, year, sequence, class: klass });
    expect(diaryNumberRemark(text, anyForm, 'KS')).toBeUndefined();
  });

  it.each(['muntligt', '12', 'KS.1826.1', 'KS.2026.', 'KULTURNÄMNDEN.2026.1'])('that looks like none (%s) is remarked on, and may be saved', (text) => {
    expect(readDiaryNumber(text)).toBeUndefined();
    expect(diaryNumberRemark(text, anyForm, 'KS')).toBe('Diarienumret ser inte ut som vanligt. Kontrollera det. Du kan spara ändå.');
  });

  it('in the municipality’s own form is passed, in another is remarked on with the example', () => {
    for (const own of ['KFN.2026.131', 'KFN.2012.79 041', ' KFN.2026.1 ']) expect(diaryNumberRemark(own, gislaved, 'KFN'), own).toBeUndefined();
    for (const other of ['KFN 2026/131', '2016-000003', 'kfn.2026.1', 'KFN.2026.1; KFN.2026.2'])
      expect(diaryNumberRemark(other, gislaved, 'KFN')).toBe(unusual);
  });

  it('of another nämnd is remarked on', () => {
    expect(diaryNumberRemark('BUN.2026.4', gislaved, 'KFN')).toBe('Numret hör till BUN, men inlägget till KFN. Kontrollera det. Du kan spara ändå.');
  });

  it('is not judged before anything is written, nor by a pattern that is none', () => {
    expect(diaryNumberRemark('  ', gislaved, 'KFN')).toBeUndefined();
    expect(diaryNumberRemark('vad som helst', { ...anyForm, pattern: '(' }, 'KFN')).toBeUndefined();
  });
});

describe('the example of a number', () => {
  it('is of the nämnd’s own diary, and one that nobody is warned of', () => {
    for (const authority of ['KS', 'KFN', 'BUN', 'SN']) {
      const own = exampleFor(gislaved, authority);
      expect(own).toBe(`${authority}.2026.123`);
      expect(diaryNumberRemark(own, gislaved, authority)).toBeUndefined();
    }
  });
  it('is left as it is where no nämnd stands in it, where the nämnd has no code, and where there is none', () => {
    expect(exampleFor({ example: '2016-000003', bodies: ['KS', 'KFN'] }, 'KFN')).toBe('2016-000003');
    expect(exampleFor({ example: 'KS.2026.123', bodies: ['KS'] }, 'KFN')).toBe('KS.2026.123');
    expect(exampleFor({ example: '', bodies: ['KS', 'KFN'] }, 'KFN')).toBe('');
  });
});
