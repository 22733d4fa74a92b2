import { describe, expect, it } from 'vitest';
import { as, asked, ground, information } from '../../../tests/signGround.ts';
import { decision, people, sha, time } from '../../../tests/signedPlan.ts';
import type { EnteredFact } from '../../domain/fact.ts';
import type { Item, MatterRow } from '../../domain/rows.ts';
import { overviewOf } from './overview.ts';
import { planView } from './planViews.ts';

const { delegationSha256: _none, ...head } = decision('unitManager', { by: { oid: information.oid }, decision: 'return', comment: 'Skriv om målen.' });
const paper: EnteredFact = {
  ...head,
  kind: 'paper',
  signedBy: people.unitManager,
  signedOn: '2026-12-14',
  fileName: 'KFN/2026/plan.pdf',
  fileSha256: sha('scan'),
};

describe('a plan that was handed back on paper', () => {
  const { me, file } = ground(as(people.applicant), [...asked, paper]);
  const mine = { ...me, tenantId: '', roles: [] };

  it('was handed back by whoever signed the paper, and the plan says who entered it', () => {
    const { tasks } = overviewOf([file!], [], mine, new Date(time));
    expect(tasks).toMatchObject([{ kind: 'returned', by: 'Peter Ålund', comment: 'Skriv om målen.' }]);
    const view = planView(file!, mine, new Date(time), { files: [], unfinished: [] });
    expect(view.stations[0]).toMatchObject({ person: people.unitManager, remarks: [{ kind: 'enteredBy', name: 'Jonas Berggren' }] });
    expect(view.history.find(({ kind }) => kind === 'returned')?.sentence).toBe('Peter Ålund lämnade tillbaka version 1 som verksamhetens chef');
  });
});

describe('posts without an outcome after 24 hours', () => {
  const row = {
    kind: 'Borttagning',
    status: 'Ska bedömas',
    handlerOid: 'somebody',
    seenAt: '2026-12-01T08:00:00Z',
    actedAt: '',
    dueOn: '',
    revisitOn: '',
    closedAt: '',
  };
  const stamps = { etag: '', createdAt: '2026-12-01T08:00:00Z', createdBy: { oid: 'somebody', name: '' }, changedAt: '', changedBy: { oid: '', name: '' } };
  const matter = { id: 1, ...stamps, row: { Title: '', clientKey: '', authority: 'KFN', department: '', place: 'Bevis', posts: 1, outcome: '', ...row } };
  const seen = (roles: readonly 'Information'[], matters: readonly Item<MatterRow>[] = [matter]) =>
    overviewOf([], [], { oid: 'me', name: '', upn: '', tenantId: '', roles }, new Date('2026-12-16T08:00:00Z'), matters);

  it('are shown to informationsfunktionen, whoever handles them, and to nobody else', () => {
    expect(seen(['Information'])).toMatchObject({ toHandle: [], latePosts: { posts: 1, oldest: 21_600 } });
    expect(seen(['Information'], [])).not.toHaveProperty('latePosts');
    expect(seen([])).not.toHaveProperty('latePosts');
  });
});
