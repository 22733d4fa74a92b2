import { describe, expect, it } from 'vitest';
import type { DiarySaid } from './diary.ts';
import type { MatterFact } from './matter.ts';
import { askedAndAnswered, matterHistory } from './matterHistory.ts';
import type { MatterLife } from './matterLife.ts';

const by = { oid: 'a', name: 'Sara Holmberg' };
const fact = (place: number, createdAt: string, content: object) => ({
  place,
  createdAt,
  createdBy: by,
  fact: { v: 1, designation: '2026-1', at: createdAt, by, ...content } as MatterFact,
});
const said = (state: DiarySaid['state'], at: string, number = ''): DiarySaid => ({ state, number, at, by: 'Maria Wik', key: `${state}${at}` });
const registration = fact(2, '2026-11-23T10:00:00Z', { kind: 'registration', choice: 'register', reason: '', received: '2026-11-23' });
const closed = fact(3, '2026-11-24T10:00:00Z', { kind: 'closed', reason: '' });
const opened = { own: false, matter: 'removal', childAbuse: false } as MatterLife['opened'];
const sentences = (facts: Parameters<typeof matterHistory>[0]['facts'], rows: readonly DiarySaid[]) =>
  matterHistory({ opened, facts, diarySaid: rows }).map(({ sentence }) => sentence);

describe('the history of a matter', () => {
  it('has who asked for a number, each time, who registered it as what, and who changed that', () => {
    const rows = [
      said('waiting', '2026-11-23T10:00:00Z'),
      said('waiting', '2026-11-23T12:00:00Z'),
      said('registered', '2026-11-23T13:00:00Z', 'KFN.2026.1'),
      said('registered', '2026-11-23T14:00:00Z', 'KFN.2026.2'),
    ];
    expect(sentences([registration, closed], rows)).toEqual([
      'Sara Holmberg: diarieförs',
      'Maria Wik bad om ett diarienummer',
      'Maria Wik bad om ett diarienummer igen',
      'Diariefört som KFN.2026.1 av Maria Wik',
      'Diarienumret ändrat till KFN.2026.2 av Maria Wik',
      'Sara Holmberg stängde',
    ]);
  });
  it('has what the registrar asked for when it was returned, and all that answers it', () => {
    const facts = [
      fact(1, '2026-11-23T09:00:00Z', { kind: 'note', text: 'tidigare' }),
      registration,
      fact(3, '2026-11-23T11:00:00Z', { kind: 'returned', reason: 'Vilket konto?' }),
      fact(4, '2026-11-23T12:00:00Z', { kind: 'note', text: 'Biblioteken.' }),
      fact(5, '2026-11-23T12:30:00Z', { kind: 'withheld', reasons: [], informed: true, madeAt: '2026-11-23T12:30:00Z' }),
    ];
    const rows = [said('waiting', '2026-11-23T10:00:00Z'), said('returned', '2026-11-23T11:00:00Z'), said('waiting', '2026-11-23T13:00:00Z')];
    expect(askedAndAnswered({ opened, facts, diarySaid: rows }).map(({ sentence, meta }) => [sentence, meta])).toEqual([
      ['Sara Holmberg lämnade tillbaka underlaget', 'Vilket konto?'],
      ['Sara Holmberg antecknade', 'Biblioteken.'],
      ['Maria Wik bad om ett diarienummer igen', undefined],
    ]);
    expect(askedAndAnswered({ opened, facts: facts.slice(0, 2), diarySaid: rows })).toEqual([]);
  });
  it('says once what a fact says too, and keeps the facts in their own order whatever their stamps', () => {
    const note = fact(1, '2026-11-25T10:00:00Z', { kind: 'note', text: 'x' });
    const rows = [said('returned', '2026-11-23T11:00:00Z'), said('notSecret', '2026-11-23T11:00:00Z'), said('moveSeen', '2026-11-26T10:00:00Z')];
    expect(sentences([note, registration, closed], rows)).toEqual([
      'Sara Holmberg antecknade',
      'Sara Holmberg: diarieförs',
      'Sara Holmberg stängde',
      'Maria Wik gick igenom var innehållet kan finnas kvar',
    ]);
  });
});
