// What follows when a matter is to be registered: the registrar is told by the same act, and a failure to tell fails nothing.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { evidenceOfOnePicture } from '../../../tests/matterEvidence.ts';
import { openTab } from '../../../tests/openTab.ts';
import { itemsOf, openTenant, type OpenTenant } from '../../../tests/tenantDesk.ts';
import { OutsideError } from '../../outsideError.ts';
import type { Ports } from '../../ports.ts';
import type { MatterContent } from '../shared/matterActions.ts';

let tenant: OpenTenant;
beforeAll(async () => {
  tenant = await openTenant();
});
beforeEach(async () => await tenant.reset('empty'));
afterAll(async () => await tenant.close());

const at = '2026-11-20T09:00:00.000Z';
const registration: MatterContent = { kind: 'registration', choice: 'register', reason: '', received: '2026-11-20' };

/** A matter that is handled up to its registration, and the tab it was handled in. */
async function handled(change: (ports: Ports) => Partial<Ports> = () => ({})) {
  const { ports } = await tenant.desk('handlaggare');
  const { actions } = await openTab(tenant, 'handlaggare', change(ports));
  const opening = { matter: 'removal', secrecy: 'yes', childAbuse: false, own: false, authority: 'KFN', department: 'kultur-fritid' } as const;
  const begun = await actions.beginMatter(actions.newKey(), opening);
  if (begun.outcome !== 'done') throw new Error(begun.why);
  const { designation } = begun.matter;
  const posts = [{ sender: 'Kalle', senderAddress: '', address: '', postedAt: '', content: 'comment' }] as const;
  await actions.actOnMatter(designation, [{ kind: 'post', seenAt: at, posts, text: 'x' }]);
  await actions.saveEvidence(designation, at, evidenceOfOnePicture('bild.png'));
  await actions.actOnMatter(designation, [
    { kind: 'assessed', ground: 'secrecy', law: '', indicators: [], policeReport: false, incident: false },
    { kind: 'acted', outcome: 'removed', at, text: '' },
  ]);
  return { actions, designation };
}
const mails = () => tenant.services.store.state.mails.length;
const openings = () => itemsOf(tenant, 'Events', { what: 'protectedOpened' });

describe('a matter that is to be registered', () => {
  it('is told of to the registrar by the same act, once', async () => {
    const { actions, designation } = await handled();
    expect(mails()).toBe(0);
    const done = await actions.actOnMatter(designation, [registration]);
    expect(done).toMatchObject({ outcome: 'done', matter: { life: { state: 'diary' } } });
    expect(done).not.toHaveProperty('untold');
    await actions.actOnMatter(designation, [{ kind: 'note', text: 'Ringde' }]);
    expect(mails()).toBe(1);
  });

  it('is registered although nobody could be told, which is said; the next act tells', async () => {
    let isDown = true;
    const { actions, designation } = await handled(({ messages }) => ({
      messages: {
        ...messages,
        mail: async (mail) => (isDown ? await Promise.reject(new OutsideError('throttled', 'no mail today')) : await messages.mail(mail)),
      },
    }));
    expect(await actions.actOnMatter(designation, [registration])).toMatchObject({
      outcome: 'done',
      untold: 'registrar',
      matter: { life: { state: 'diary' } },
    });
    isDown = false;
    tenant.later(120_000);
    expect(await actions.actOnMatter(designation, [{ kind: 'note', text: 'Ringde' }])).not.toHaveProperty('untold');
    expect(mails()).toBe(1);
  });

  it('is told of when its handler opens it again, if the window was closed before the mail went; nobody else tells', async () => {
    const never = new Promise<never>(() => undefined);
    let isClosing = true;
    const { actions, designation } = await handled(({ messages }) => ({
      messages: { ...messages, mail: async (mail) => (isClosing ? await never : await messages.mail(mail)) },
    }));
    void actions.actOnMatter(designation, [registration]);
    const waits = () => itemsOf(tenant, 'DiaryEntries', { state: 'waiting' });
    await expect.poll(() => waits().length).toBe(1);
    await expect.poll(() => itemsOf(tenant, 'Events').filter(({ fields }) => String(fields['eventKey']).includes('diaryMail')).length).toBe(1);
    isClosing = false;
    tenant.later(120_000);
    await (await openTab(tenant, 'registrator')).actions.openMatter(designation);
    const again = (await openTab(tenant, 'handlaggare')).actions;
    expect(mails()).toBe(0);
    await again.openMatter(designation);
    await expect.poll(mails).toBe(1);
    await again.openMatter(designation);
    await again.actOnMatter(designation, [{ kind: 'note', text: 'Ringde' }]);
    expect(mails()).toBe(1);
  });

  it('may be closed once its handler has written the number', async () => {
    const { actions, designation } = await handled();
    await actions.actOnMatter(designation, [registration]);
    expect(await actions.actOnMatter(designation, [{ kind: 'closed', reason: '' }])).toEqual({ outcome: 'refused', why: 'numberFirst' });
    expect(await actions.writeMatterNumber(designation, ' ')).toEqual({ outcome: 'refused', why: 'numberMissing' });
    expect(await actions.writeMatterNumber(designation, 'KFN.2026.7')).toMatchObject({ outcome: 'done', matter: { life: { state: 'close' } } });
    expect(await actions.actOnMatter(designation, [{ kind: 'closed', reason: '' }])).toMatchObject({ outcome: 'done' });
  });

  it('is opened only after it is written down who opens it, and each of its files too', async () => {
    const { actions, designation } = await handled();
    await actions.openMatter(designation);
    await actions.openMatter(designation);
    expect(openings()).toHaveLength(1);
    await actions.openMatterFile(designation, `${designation}.pdf`);
    expect(openings()).toHaveLength(2);
    const { actions: blind } = await openTab(tenant, 'handlaggare', {
      register: {
        ...(await tenant.desk('handlaggare')).ports.register,
        add: async () => await Promise.reject(new OutsideError('throttled', 'no events today')),
      },
    });
    await expect(blind.openMatter(designation)).rejects.toMatchObject({ kind: 'throttled' });
  });
});
