import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settle } from '../../tests/forger.ts';
import { dayThere, demoPlanIds, itemsOf, openTenant, type OpenTenant, planOf } from '../../tests/tenantDesk.ts';
import { accountOf } from './running.ts';
import { mayReport, accountToday, reportChange, type ChangeInput } from './reporting.ts';
import { beginChange } from './planning.ts';

const { started, waitingHead } = demoPlanIds;
let tenant: OpenTenant;
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => await tenant.reset('demo'));
afterAll(async () => await tenant.close());

const amir = { oid: 'a0000000-0000-4000-8000-000000000002', name: 'Amir Lindqvist', upn: 'handlaggare2@gislaved.example', contact: '0371-00 00 02' };

async function report(as: string, more: Partial<ChangeInput['wanted']>, input: Partial<ChangeInput> = {}) {
  const desk = await tenant.desk(as);
  const seen = input.seen ?? (await current());
  return await reportChange(desk.ports, await planOf(desk, started), {
    key: 'k1',
    on: '2026-11-20',
    credentials: false,
    ...input,
    seen,
    wanted: { ...seen, ...more },
  });
}
const current = async () => {
  const desk = await tenant.desk('handlaggare');
  const file = await planOf(desk, started);
  return accountToday(file, (await accountOf(desk.ports, file))?.row).now;
};
const row = () => itemsOf(tenant, 'Accounts', { planId: started })[0]?.fields ?? {};
const eventsOf = (what: string) => itemsOf(tenant, 'Events', { planId: started, what });
const replacing = async () => ({ administrators: [(await current()).administrators![0]!, amir] });

describe('a dated change of an account', () => {
  it('is kept as it was told, reaches the register, and is told to informationsfunktionen by mail and card, once', async () => {
    expect(await report('handlaggare', await replacing())).toEqual({ outcome: 'done' });
    await settle(tenant, 'handlaggare', started);
    await settle(tenant, 'information', started);
    expect(JSON.parse(String(row()['administrators']))).toMatchObject([{ name: 'Sara Holmberg' }, { name: 'Amir Lindqvist' }]);
    expect(eventsOf('accountChanged')).toHaveLength(1);
    expect(eventsOf('changeTold')).toHaveLength(1);
    expect(tenant.services.store.state.mails.filter(({ subject }) => subject.includes('Ändring av ett konto'))).toHaveLength(1);
    expect(itemsOf(tenant, 'Events', { planId: started }).filter(({ fields }) => String(fields['eventKey']).startsWith('card:accountChanged:'))).toHaveLength(
      1,
    );
    const file = await planOf(await tenant.desk('handlaggare'), started);
    expect(file.life).toMatchObject({ state: 'started', approvedVersion: 1 });
  });

  it('is told once however often it is sent, and what was corrected meanwhile is told besides', async () => {
    const seen = await current();
    const wanted = await replacing();
    await report('handlaggare', wanted, { seen });
    expect(await report('handlaggare', wanted, { seen })).toEqual({ outcome: 'done' });
    expect(await report('handlaggare', wanted, { key: 'k9' })).toEqual({ outcome: 'refused', why: 'nothingChanged' });
    expect(eventsOf('accountChanged')).toHaveLength(1);
    expect(await report('handlaggare', { ...wanted, accountMail: 'informationsfunktionen@gislaved.example' }, { seen })).toEqual({ outcome: 'done' });
    expect(eventsOf('accountChanged')).toHaveLength(2);
    expect(await current()).toMatchObject({ accountMail: 'informationsfunktionen@gislaved.example', administrators: [{}, { name: 'Amir Lindqvist' }] });
  });

  it('never takes back what somebody else has told since the form was opened', async () => {
    const seen = await current();
    await report('information', { accountMail: 'informationsfunktionen@gislaved.example' }, { key: 'k5' });
    expect(await report('handlaggare', await replacing(), { seen })).toEqual({ outcome: 'done' });
    expect(await current()).toMatchObject({ accountMail: 'informationsfunktionen@gislaved.example', administrators: [{}, { name: 'Amir Lindqvist' }] });
    expect(await report('handlaggare', { accountMail: '' }, { seen, key: 'k6' })).toEqual({ outcome: 'refused', why: 'wrongState' });
  });

  it('is seen by the next opener when its answer was lost and nothing followed', async () => {
    await tenant.fault({ kind: 'drop-answer', match: { method: 'POST', path: '/lists/' }, times: 4 });
    await report('handlaggare', await replacing()).catch(() => undefined);
    expect(eventsOf('accountChanged')).toHaveLength(1);
    expect(String(row()['administrators'])).not.toContain('Amir');
    tenant.services.faults.clear();
    await settle(tenant, 'verksamhetschef', started);
    expect(String(row()['administrators'])).toContain('Amir');
  });

  it('may be told by the account’s own administrators and by nobody else beside applicant and informationsfunktionen', async () => {
    expect(await report('handlaggare2', { accountMail: '' }, { credentials: true })).toEqual({ outcome: 'refused', why: 'notYours' });
    expect(await report('verksamhetschef', {}, { credentials: true })).toEqual({ outcome: 'refused', why: 'notYours' });
    await report('handlaggare', await replacing());
    expect(await report('handlaggare2', {}, { credentials: true, key: 'k2' })).toEqual({ outcome: 'done' });
    expect(await report('information', {}, { credentials: true, key: 'k3' })).toEqual({ outcome: 'done' });
    const desk = await tenant.desk('handlaggare');
    expect(mayReport(await planOf(desk, waitingHead), desk.person.oid)).toBe(false);
  });

  it('says at the field what is wrong: one administrator, a personal mailbox, another medium, a day to come', async () => {
    const one = (await current()).administrators!.slice(0, 1);
    const faults = async (more: Partial<ChangeInput['wanted']>, input: Partial<ChangeInput> = {}) => {
      const answer = await report('handlaggare', more, input);
      return answer.outcome === 'faults' ? [...answer.fields.map(({ field }) => field), ...(answer.on ? ['on'] : [])] : answer;
    };
    expect(await faults({ administrators: one })).toEqual(['administrators']);
    expect(await faults({ accountMail: 'sara.holmberg@gislaved.example' })).toEqual(['accountMail']);
    expect(await faults({ address: 'www.instagram.com/biblioteken' })).toEqual(['address']);
    expect(await faults({ address: '' })).toEqual(['address']);
    expect(await faults({ operators: [] })).toEqual(['operators']);
    expect(await faults({}, { credentials: true, on: dayThere(tenant, 1) })).toEqual(['on']);
    expect(await faults({ address: 'www.facebook.com/danderydskommun' })).toEqual({ outcome: 'done' });
    expect(eventsOf('accountChanged')).toHaveLength(1);
  });

  it('does not take the address of another plan’s account', async () => {
    const { ports } = await tenant.desk('information');
    await ports.register.add('Accounts', { Title: 'Annat', activeKey: 'facebook:annat', planId: waitingHead, status: 'Godkänd', approvedVersion: 1 });
    expect(await report('handlaggare', { address: 'www.facebook.com/annat' })).toEqual({ outcome: 'refused', why: 'addressTaken' });
  });

  it('takes over the address of an account that was found without a plan', async () => {
    expect(await report('handlaggare', { address: 'www.facebook.com/danderydskommun' })).toEqual({ outcome: 'done' });
    await settle(tenant, 'handlaggare', started);
    expect(row()).toMatchObject({ activeKey: 'facebook:danderydskommun', status: 'Aktivt' });
    expect(itemsOf(tenant, 'Accounts').filter(({ fields }) => String(fields['activeKey']).endsWith(':facebook:danderydskommun'))).toMatchObject([
      { fields: { status: 'Avslutat' } },
    ]);
  });

  it('is what the next version of the plan begins from', async () => {
    await report('handlaggare', { ...(await replacing()), accountMail: '' });
    const desk = await tenant.desk('handlaggare');
    await beginChange(desk.ports, await planOf(desk, started));
    const { answers } = await planOf(desk, started);
    expect(answers.administrators?.map(({ name }) => name)).toEqual(['Sara Holmberg', 'Amir Lindqvist']);
    expect(answers).not.toHaveProperty('accountMail');
  });
});
