import { describe, expect, it } from 'vitest';
import { accountNow, changeFaults, changeInWords, changeOf, reportedFields, type AccountChange, type ApprovedAnswers } from './accountChange.ts';
import type { Person } from './person.ts';
import { field, fieldKeys } from './plan.ts';
import type { PlanEvent } from './planLife.ts';

const sara: Person = { oid: 'sara', name: 'Sara Holmberg', contact: '0371-1' };
const johan: Person = { name: 'Johan Modig', contact: '0371-2' };
const eva: Person = { oid: 'eva', name: 'Eva Lund', contact: '0371-3' };
const approved = (sentAt: string, administrators: readonly Person[]): ApprovedAnswers => ({
  sentAt,
  answers: { administrators, operators: [sara], accountMail: 'bibl@gislaved.example', address: 'https://www.facebook.com/bibl' },
});
const tellers = { applicantOid: 'sara', information: [{ from: '', value: ['information'] }] };
let id = 0;
const told = (by: string, at: string, change: Partial<AccountChange>, what = 'accountChanged'): PlanEvent => ({
  id: ++id,
  what,
  version: 1,
  at,
  by: { oid: by, name: by },
  detail: { version: 1, on: '2026-11-01', before: {}, after: {}, credentials: false, ...change },
});
const swap = (before: readonly Person[], after: readonly Person[]) => ({ before: { administrators: before }, after: { administrators: after } });
const first = approved('2026-10-01T08:00:00Z', [sara, johan]);
const administrators = (events: readonly PlanEvent[], versions = [first]) =>
  accountNow(versions, undefined, events, tellers).now.administrators?.map(({ name }) => name);

describe('what holds for an account', () => {
  it('is what the approved plan says until something is told', () => {
    expect(administrators([])).toEqual(['Sara Holmberg', 'Johan Modig']);
  });

  it('is what was told last by someone who may: the applicant, an administrator of the account, informationsfunktionen', () => {
    const byApplicant = told('sara', '2026-11-01T08:00:00Z', swap([sara, johan], [sara, eva]));
    expect(administrators([byApplicant])).toEqual(['Sara Holmberg', 'Eva Lund']);
    const byNewOne = told('eva', '2026-11-02T08:00:00Z', swap([sara, eva], [eva, johan]));
    expect(administrators([byNewOne, byApplicant])).toEqual(['Eva Lund', 'Johan Modig']);
    expect(administrators([told('information', '2026-11-03T08:00:00Z', swap([], [johan, eva]))])).toEqual(['Johan Modig', 'Eva Lund']);
  });

  it('does not follow what anybody else tells, nor one who became administrator later, nor an event that says no change', () => {
    const stranger = told('stranger', '2026-11-01T08:00:00Z', swap([sara, johan], [eva, johan]));
    const tooEarly = told('eva', '2026-10-15T08:00:00Z', swap([sara, johan], [eva, johan]));
    const odd = told('sara', '2026-11-02T08:00:00Z', { after: { administrators: 'Eva' } as never });
    expect(administrators([stranger, tooEarly, odd])).toEqual(['Sara Holmberg', 'Johan Modig']);
    expect(accountNow([first], undefined, [stranger, tooEarly, odd], tellers).told).toEqual([]);
  });

  it('is what a later version says from when it was sent, until something else is told', () => {
    const change = told('sara', '2026-11-01T08:00:00Z', swap([sara, johan], [sara, eva]));
    const later = approved('2026-11-10T08:00:00Z', [johan, eva]);
    expect(administrators([change], [first, later])).toEqual(['Johan Modig', 'Eva Lund']);
    expect(administrators([change, told('sara', '2026-11-11T08:00:00Z', swap([johan, eva], [sara, eva]))], [first, later])).toEqual([
      'Sara Holmberg',
      'Eva Lund',
    ]);
  });

  it('has no address while that is planned, and takes address and e-mail from the start until they are told to be others', () => {
    const planned = { ...first, answers: { ...first.answers, plannedAddress: true } };
    expect(accountNow([planned], undefined, [], tellers).now).not.toHaveProperty('address');
    const start = { at: '2026-11-01T08:00:00Z', address: 'https://www.facebook.com/ny', accountMail: 'ny@gislaved.example' };
    expect(accountNow([planned], start, [], tellers).now).toMatchObject({ address: 'https://www.facebook.com/ny', accountMail: 'ny@gislaved.example' });
    // Started before the plan was sent: what was only planned then takes nothing away.
    expect(accountNow([{ ...planned, sentAt: '2026-11-02T08:00:00Z' }], start, [], tellers).now).toMatchObject({ address: 'https://www.facebook.com/ny' });
    const gone = told('sara', '2026-11-03T08:00:00Z', { before: { accountMail: 'ny@gislaved.example' }, after: {} });
    expect(accountNow([planned], start, [gone], tellers).now).not.toHaveProperty('accountMail');
  });
});

it('every question whose change people are told to report can be reported, and none that asks for a new decision', () => {
  expect(fieldKeys.filter((key) => field(key).reportedAs !== undefined && !(reportedFields as readonly string[]).includes(key))).toEqual([]);
  expect(reportedFields.filter((key) => field(key).asksAgain !== false)).toEqual([]);
});

describe('a change', () => {
  const now = { ...first.answers };
  it('holds only what differs, and is none when nothing does', () => {
    expect(changeOf(1, '2026-11-01', now, { ...now }, false)).toBeUndefined();
    expect(changeOf(1, '2026-11-01', now, { ...now }, true)).toMatchObject({ before: {}, after: {}, credentials: true });
    const change = changeOf(1, '2026-11-01', now, { ...now, administrators: [sara, eva] }, false);
    expect(change).toEqual({ version: 1, on: '2026-11-01', ...swap([sara, johan], [sara, eva]), credentials: false });
    expect(changeInWords(change!)).toEqual(['Gäller från den 1 november 2026.', 'Administratörer: Eva Lund har kommit till, Johan Modig har slutat.']);
  });

  it('leaves two different administrators, an address of the same medium, and a day that has been', () => {
    const faults = (wanted: object, on = '2026-11-01') => changeFaults({ ...now, ...wanted }, 'Facebook', { today: '2026-11-23' }, on);
    expect(faults({})).toEqual({ fields: [] });
    expect(faults({ administrators: [sara] }).fields).toMatchObject([{ field: 'administrators' }]);
    expect(faults({ administrators: [sara, sara] }).fields).toMatchObject([{ field: 'administrators', row: 1 }]);
    expect(faults({ address: 'www.instagram.com/bibl' }).fields).toMatchObject([{ field: 'address' }]);
    expect(faults({ address: '' }).fields).toMatchObject([{ field: 'address' }]);
    expect(faults({ address: 'javascript:alert(1)' }).fields).toMatchObject([{ field: 'address' }]);
    expect(faults({}, '2026-11-24').on).toContain('framåt i tiden');
    expect(faults({}, 'i går').on).toContain('Ange vilken dag');
  });
});
