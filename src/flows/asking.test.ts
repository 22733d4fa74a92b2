import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { itemsOf, openTenant, type OpenTenant } from '../../tests/tenantDesk.ts';
import type { Desk } from '../../jobs/persons.ts';
import type { MatterContent } from '../domain/matter.ts';
import { OutsideError } from '../outsideError.ts';
import { remindAsked, tellAsked } from './asking.ts';
import type { MatterFolder } from './matterFolder.ts';
import { act, openMatter } from './matters.ts';
import { readPageTerms, tellPageTerms } from './pageTerms.ts';

let tenant: OpenTenant;
let desk: Desk;
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => {
  await tenant.reset('empty');
  desk = await tenant.desk('handlaggare');
});
afterAll(async () => await tenant.close());

const words = 'När öppnar simhallen för Kalle Kula?';
const at = '2026-11-23T10:00:00.000Z';

/** A question that a colleague has been asked about. */
async function asked(to: Desk, how: 'answer' | 'forward' = 'answer'): Promise<MatterFolder> {
  const opening = { matter: 'question', secrecy: 'no', childAbuse: false, own: false, authority: 'KFN', department: 'Kultur' } as const;
  const opened = await openMatter(desk.ports, '0a0c9b1e-6a34-4a3f-9d55-0c2f4a8e2001', opening);
  if (opened.outcome !== 'done') throw new Error(opened.why);
  const { oid, name, upn } = to.ports.people.me();
  const post = { sender: 'Kalle Kula', senderAddress: '', address: '', postedAt: '', content: 'comment' } as const;
  const contents: MatterContent[] = [
    { kind: 'post', seenAt: at, posts: [post], text: words },
    how === 'answer'
      ? { kind: 'handedOver', how, to: name, contact: '', dueOn: '2026-11-27', person: { oid, name, upn } }
      : { kind: 'handedOver', how, to: name, contact: '0371-81 000', dueOn: '', person: { oid, name, upn } },
  ];
  let folder = opened.folder;
  for (const content of contents) {
    const answer = await act(desk.ports, folder, content);
    if (answer.outcome !== 'done') throw new Error(answer.why);
    folder = answer.folder;
  }
  return folder;
}

describe('a colleague who is asked for an answer', () => {
  it('gets one card, which tells who asks and until when, and nothing of the question', async () => {
    const folder = await asked(await tenant.desk('verksamhetschef'));
    expect(await tellAsked(desk.ports, folder)).toBe(true);
    expect(await tellAsked(desk.ports, folder)).toBe(true);
    const messages = tenant.services.store.state.messages;
    expect(messages).toHaveLength(1);
    const said = JSON.stringify(messages);
    expect(said).toContain(`Inlägg ${folder.designation}`);
    expect(said).toContain('27 november');
    expect(said).not.toMatch(/simhallen|Kula/);
    expect(JSON.stringify(itemsOf(tenant, 'Matters'))).not.toMatch(/simhallen|Kula/);
    expect(itemsOf(tenant, 'Matters')).toMatchObject([{ fields: { dueOn: '2026-11-27' } }]);
  });

  it('is reminded once a day', async () => {
    const folder = await asked(await tenant.desk('verksamhetschef'));
    await tellAsked(desk.ports, folder);
    expect(await remindAsked(desk.ports, folder)).toEqual({ outcome: 'done' });
    expect(await remindAsked(desk.ports, folder)).toEqual({ outcome: 'refused', why: 'remindedToday' });
    tenant.later(25 * 3_600_000);
    desk = await tenant.desk('handlaggare');
    expect(await remindAsked(desk.ports, folder)).toEqual({ outcome: 'done' });
    expect(tenant.services.store.state.messages).toHaveLength(3);
  });

  it('is not told where the one who asks is asked', async () => {
    const folder = await asked(desk);
    expect(await tellAsked(desk.ports, folder)).toBe(true);
    expect(await remindAsked(desk.ports, folder)).toEqual({ outcome: 'refused', why: 'nobodyAsked' });
    expect(tenant.services.store.state.messages).toEqual([]);
  });

  it('who could not be told is told by a later act', async () => {
    const folder = await asked(await tenant.desk('verksamhetschef'));
    const down = { ...desk.ports.messages, chatWith: async () => await Promise.reject(new OutsideError('offline', 'no line')) };
    await expect(tellAsked({ ...desk.ports, messages: down }, folder)).rejects.toMatchObject({ kind: 'offline' });
    tenant.later(120_000);
    expect(await tellAsked(desk.ports, folder)).toBe(true);
    expect(tenant.services.store.state.messages).toHaveLength(1);
  });
});

describe('a colleague who takes an errand over (R64)', () => {
  it('gets a card that tells who hands it over and nothing of the errand, and is asked for no answer', async () => {
    const folder = await asked(await tenant.desk('verksamhetschef'), 'forward');
    expect(await tellAsked(desk.ports, folder)).toBe(true);
    expect(await tellAsked(desk.ports, folder)).toBe(true);
    const messages = tenant.services.store.state.messages;
    expect(messages).toHaveLength(1);
    const said = JSON.stringify(messages);
    expect(said).toContain(`Inlägg ${folder.designation}`);
    expect(said).toContain('för över ett ärende till dig');
    expect(said).not.toMatch(/simhallen|Kula|behöver ditt svar/);
    expect(await remindAsked(desk.ports, folder)).toEqual({ outcome: 'refused', why: 'nobodyAsked' });
  });
});

describe("an account's own rules", () => {
  it('are where it was told last, and told again they are told once', async () => {
    expect(await readPageTerms(desk.ports, 7)).toBeUndefined();
    expect(await tellPageTerms(desk.ports, 7, ' https://www.facebook.com/x/regler ')).toMatchObject({
      outcome: 'done',
      terms: { address: 'https://www.facebook.com/x/regler' },
    });
    await tellPageTerms(desk.ports, 7, 'https://www.facebook.com/x/regler');
    expect(itemsOf(tenant, 'Events', { what: 'pageTerms' })).toHaveLength(1);
    expect(await tellPageTerms(desk.ports, 7, '')).toMatchObject({ outcome: 'done', terms: { address: '' } });
    expect(await readPageTerms(desk.ports, 8)).toBeUndefined();
  });

  it.each(['javascript:alert(1)', 'x', 'https://', `https://x.example/${'a'.repeat(2_000)}`])('%s is no address of theirs', async (address) => {
    expect(await tellPageTerms(desk.ports, 7, address)).toEqual({ outcome: 'refused', why: 'notAnAddress' });
    expect(itemsOf(tenant, 'Events', { what: 'pageTerms' })).toEqual([]);
  });
});
