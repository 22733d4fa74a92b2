import { describe, expect, it } from 'vitest';
import { namedChiefs, proposedChiefs, rowsNaming, unitOf } from './organisation.ts';
import type { DepartmentRow, FormerItem, Item } from './rows.ts';

const none = { chiefOid: '', chiefName: '', chiefUpn: '', superiorOid: '', superiorName: '', superiorUpn: '', validFrom: '', validTo: '' };
const item = (id: number, row: Partial<DepartmentRow>): Item<DepartmentRow> => ({
  id,
  etag: '',
  createdAt: '',
  createdBy: { oid: '', name: '' },
  changedAt: '',
  changedBy: { oid: '', name: '' },
  row: { Title: '', kind: 'unit', code: '', parent: '', ...none, ...row },
});

const departments = [
  item(1, {
    kind: 'department',
    code: 'kultur',
    Title: 'Kulturförvaltningen',
    parent: 'KFN',
    chiefOid: 'fc',
    chiefName: 'FC',
    superiorOid: 'kd',
    superiorName: 'KD',
  }),
  item(2, { code: 'bibl', Title: 'Biblioteket', parent: 'kultur', chiefOid: 'vc', chiefName: 'VC' }),
  item(3, { code: 'barnbibl', Title: 'Biblioteket för barn', parent: 'kultur', chiefOid: 'vc2', chiefName: 'VC2' }),
  item(4, { code: 'skola', Title: 'Biblioteket', parent: 'skolan', chiefOid: 'vc3', chiefName: 'VC3' }),
];

describe('who is asked', () => {
  it('the chief of the unit that the free text speaks of, the longest name first, within the department', () => {
    expect(unitOf(departments, { department: 'kultur', unit: 'Bokbussen,  biblioteket' })?.row.code).toBe('bibl');
    expect(unitOf(departments, { department: 'kultur', unit: 'Sagostunden, Biblioteket för barn' })?.row.code).toBe('barnbibl');
    expect(unitOf(departments, { department: 'kultur', unit: 'Simhallen' })).toBeUndefined();
    expect(unitOf(departments, { department: 'kultur', unit: '' })).toBeUndefined();
  });

  it('unit manager and head; nobody is named where the list names nobody', () => {
    const proposed = proposedChiefs(departments, { department: 'kultur', unit: 'Biblioteket' }, 'sokande');
    expect([proposed.unitManager?.to.oid, proposed.departmentHead?.to.oid]).toEqual(['vc', 'fc']);
    expect(proposedChiefs(departments, { department: 'kultur', unit: 'Simhallen' }, 'sokande').unitManager).toBeUndefined();
    expect(proposedChiefs(departments, {}, 'sokande')).toEqual({});
  });

  it('a head who applies is decided by the superior, a unit manager who applies makes the first decision', () => {
    expect(proposedChiefs(departments, { department: 'kultur', unit: 'Biblioteket' }, 'fc').departmentHead).toEqual({
      to: { oid: 'kd', name: 'KD', upn: '' },
      because: 'applicantIsHead',
    });
    expect(proposedChiefs(departments, { department: 'kultur', unit: 'Biblioteket' }, 'vc').unitManager?.to.oid).toBe('vc');
  });

  it('history says who was named when, by the list’s own versions', () => {
    const [, , department] = rowsNaming(departments, { department: 'kultur' });
    const states: FormerItem<DepartmentRow>[] = [
      { at: '2026-03-01T00:00:00Z', by: { oid: '', name: '' }, row: { chiefOid: 'fc', chiefName: 'FC', superiorOid: 'kd', superiorName: 'KD' } },
      { at: '2026-01-01T00:00:00Z', by: { oid: '', name: '' }, row: { chiefOid: 'gammal', chiefName: 'Gammal', superiorOid: '', superiorName: '' } },
    ];
    const history = [{ item: department as Item<DepartmentRow>, states }];
    expect(namedChiefs(history, {}, 'sokande').map(({ oid, from, until }) => [oid, from, until])).toEqual([
      ['gammal', '2026-01-01T00:00:00Z', '2026-03-01T00:00:00Z'],
      ['fc', '2026-03-01T00:00:00Z', ''],
    ]);
    expect(namedChiefs(history, {}, 'fc').at(-1)?.oid).toBe('kd');
  });

  it('a unit that changed its name was named by the name it had', () => {
    const [unit] = rowsNaming(departments, { department: 'kultur' });
    const state = (at: string, Title: string, chiefOid: string): FormerItem<DepartmentRow> => ({
      at,
      by: { oid: '', name: '' },
      row: { Title, parent: 'kultur', chiefOid, chiefName: chiefOid },
    });
    const history = [
      { item: unit as Item<DepartmentRow>, states: [state('2026-05-01T00:00:00Z', 'Kulturhuset', 'ny'), state('2026-01-01T00:00:00Z', 'Biblioteket', 'vc')] },
    ];
    expect(namedChiefs(history, { department: 'kultur', unit: 'Biblioteket' }, 'sokande').map(({ oid, from, until }) => [oid, from, until])).toEqual([
      ['vc', '2026-01-01T00:00:00Z', '2026-05-01T00:00:00Z'],
    ]);
    expect(namedChiefs(history, { department: 'kultur', unit: 'Kulturhuset' }, 'sokande').map(({ oid }) => oid)).toEqual(['ny']);
  });
});
