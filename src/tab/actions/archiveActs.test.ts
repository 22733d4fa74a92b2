// The registrar's screens on the tenant: what each person's tab is given, and what it may do.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceOfOnePicture } from '../../../tests/matterEvidence.ts';
import { openTab } from '../../../tests/openTab.ts';
import { itemsOf, openTenant, type OpenTenant } from '../../../tests/tenantDesk.ts';
import type { MatterFolder } from '../../flows/matterFolder.ts';
import { act, openMatter, saveEvidence, type MatterAnswer } from '../../flows/matters.ts';

let tenant: OpenTenant;
let designation: string;
const done = (answer: MatterAnswer): MatterFolder => {
  if (answer.outcome !== 'done') throw new Error(`refused: ${answer.why}`);
  return answer.folder;
};
beforeAll(async () => {
  tenant = await openTenant();
  await tenant.reset('empty');
  const { ports } = await tenant.desk('handlaggare');
  const at = ports.clock.now().toISOString();
  const opening = { matter: 'removal', secrecy: 'yes', childAbuse: false, own: false, authority: 'KFN', department: 'kultur-fritid' } as const;
  const posts = [{ sender: 'Kalle Kvastbjörn', senderAddress: '', address: '', postedAt: '', content: 'comment' }] as const;
  let folder = done(await openMatter(ports, ports.ids.uuid(), opening));
  folder = done(await act(ports, folder, { kind: 'post', seenAt: at, posts, text: 'x' }));
  folder = done(await saveEvidence(ports, folder, [], at, evidenceOfOnePicture('bild.png')));
  folder = done(await act(ports, folder, { kind: 'assessed', ground: 'secrecy', law: '', indicators: ['health'], policeReport: false, incident: false }));
  folder = done(await act(ports, folder, { kind: 'acted', outcome: 'removed', at, text: '' }));
  folder = done(await act(ports, folder, { kind: 'registration', choice: 'register', reason: '', received: at.slice(0, 10) }));
  ({ designation } = folder);
});
afterAll(async () => await tenant.close());

describe('the registrar', () => {
  it('has what waits among the tasks and in the list, by the nämnd’s name', async () => {
    const { actions: tab } = await openTab(tenant, 'registrator');
    const line = { designation, authority: 'Kultur- och fritidsnämnden', isProtected: true };
    expect((await tab.overview()).toRegister).toMatchObject([line]);
    expect(await tab.archiveDesk()).toMatchObject({ authorities: ['Kultur- och fritidsnämnden'], waiting: [line], settled: [] });
  });

  it('opens the draft, with what is kept apart and the provisions that may apply, and is written down', async () => {
    const { actions: tab } = await openTab(tenant, 'registrator');
    const entry = await tab.openEntry(designation);
    expect(entry).toMatchObject({
      isProtected: true,
      authorityCode: 'KFN',
      candidates: ['OSL 21 kap. 1 §'],
      diary: { state: 'waiting' },
      form: { example: 'KS.2026.123' },
    });
    if (typeof entry !== 'object') throw new Error('not opened');
    expect(entry.rows.find(({ isApart }) => isApart)?.value).toBe('Kalle Kvastbjörn');
    expect(itemsOf(tenant, 'Events', { what: 'protectedOpened' })).toHaveLength(1);
  });

  it('sees what was asked for when it was returned, and the answer, though it may be secret', async () => {
    const { actions: tab } = await openTab(tenant, 'registrator');
    expect(await tab.returnEntry(designation, 'Vilket konto?')).toMatchObject({ outcome: 'done' });
    const { actions: handler } = await openTab(tenant, 'handlaggare');
    const received = handler.now().toISOString().slice(0, 10);
    const answers = [
      { kind: 'note', text: 'Biblioteken.' },
      { kind: 'registration', choice: 'register', reason: '', received },
    ] as const;
    expect(await handler.actOnMatter(designation, answers)).toMatchObject({ outcome: 'done' });
    const entry = await tab.openEntry(designation);
    expect(entry).toMatchObject({ isProtected: true, diary: { state: 'waiting' } });
    const said = typeof entry === 'object' ? entry.asked.map(({ sentence, meta }) => `${sentence}: ${meta ?? ''}`) : [];
    expect(said).toEqual(expect.arrayContaining(['Maria Wik lämnade tillbaka underlaget: Vilket konto?', 'Sara Holmberg antecknade: Biblioteken.']));
    expect(said.some((line) => line.includes('bad om ett diarienummer igen'))).toBe(true);
  });

  it('marks, ends the marking and writes the number; then nothing waits', async () => {
    const { actions: tab } = await openTab(tenant, 'registrator');
    const on = tab.now().toISOString().slice(0, 10);
    const marked = await tab.markSecrecy(designation, { provision: 'OSL 21 kap. 1 §', on });
    expect(marked).toMatchObject({ outcome: 'done', entry: { marking: { provision: 'OSL 21 kap. 1 §', on, by: 'Maria Wik' } } });
    expect(await tab.endMarking(designation, { on, reason: '' })).toMatchObject({ outcome: 'done', entry: { markingEnded: { on, by: 'Maria Wik' } } });
    expect(await tab.writeNumber(designation, 'KFN.2026.7')).toMatchObject({
      outcome: 'done',
      entry: { diary: { state: 'registered', number: 'KFN.2026.7' } },
    });
    expect(await tab.archiveDesk()).toMatchObject({ waiting: [], settled: [{ number: 'KFN.2026.7', by: 'Maria Wik' }] });
    expect(await tab.overview()).not.toHaveProperty('toRegister');
  });
});

describe('anybody else', () => {
  it.each(['registrator2', 'information', 'arkivarie', 'handlaggare2'])('%s is given nothing of it', async (persona) => {
    const { actions: tab } = await openTab(tenant, persona);
    expect(await tab.openEntry(designation)).toBe('notYours');
    expect((await tab.archiveDesk()).waiting).toEqual([]);
    expect(await tab.overview()).not.toHaveProperty('toRegister');
    expect(await tab.writeNumber(designation, 'KFN.2026.8')).toEqual({ outcome: 'refused', why: 'notRegistrar' });
    expect(await tab.fetchEntryFiles(designation)).toEqual({ outcome: 'refused', why: 'notRegistrar' });
  });
});
