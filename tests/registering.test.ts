// What the registrar and whoever handles a matter may say of its entry, on the tenant: who counts, what the lists tell, what is sent to whom.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { diaryEntry, entryRows } from '../src/domain/diaryEntry.ts';
import { matterHistory } from '../src/domain/matterHistory.ts';
import type { Secrecy } from '../src/domain/matter.ts';
import { stateLabel } from '../src/domain/matterLife.ts';
import { filesPort, tellRegistrar } from '../src/flows/handingOver.ts';
import { readMatter, type MatterFolder } from '../src/flows/matterFolder.ts';
import { act, openMatter, saveEvidence, type MatterAnswer } from '../src/flows/matters.ts';
import { declareNotSecret, endMarking, enterNumber, markSecrecy, returnEntry, type RegisteringAnswer } from '../src/flows/registering.ts';
import { notSecretDeviations, openEntry, readAttachment, registrarsDesk, type OpenedEntry } from '../src/flows/registrarsDesk.ts';
import { evidenceOfOnePicture } from './matterEvidence.ts';
import { itemsOf, openTenant, type OpenTenant } from './tenantDesk.ts';

let tenant: OpenTenant;
beforeAll(async () => {
  tenant = await openTenant();
});
afterAll(async () => await tenant.close());
beforeEach(async () => await tenant.reset('empty'));

const desk = async (persona: string) => await tenant.desk(persona);
const done = (answer: MatterAnswer | RegisteringAnswer): MatterFolder => {
  if (answer.outcome !== 'done') throw new Error(`refused: ${answer.why}`);
  return answer.folder;
};
const sender = 'Kalle Kvastbjörn';
const words = 'Hoppas bokbussen brinner upp';

/** A matter by `handlaggare` that waits for its number. */
async function waiting(secrecy: Secrecy): Promise<MatterFolder> {
  const { ports } = await desk('handlaggare');
  const at = ports.clock.now().toISOString();
  const opening = { matter: 'removal', secrecy, childAbuse: false, own: false, authority: 'KFN', department: 'kultur-fritid' } as const;
  const posts = [{ sender, senderAddress: '', address: 'https://www.facebook.com/p/8841', postedAt: '', content: 'comment' }] as const;
  let folder = done(await openMatter(ports, ports.ids.uuid(), opening));
  folder = done(await act(ports, folder, { kind: 'post', seenAt: at, posts, text: words }));
  folder = done(await saveEvidence(ports, folder, [], at, evidenceOfOnePicture('bild.png')));
  folder = done(await act(ports, folder, { kind: 'assessed', ground: 'threat', law: '', indicators: [], policeReport: true, incident: false }));
  folder = done(await act(ports, folder, { kind: 'acted', outcome: 'removed', at, text: '' }));
  return done(await act(ports, folder, { kind: 'registration', choice: 'register', reason: '', received: at.slice(0, 10) }));
}

async function opened(persona: string, designation: string): Promise<OpenedEntry> {
  const entry = await openEntry((await desk(persona)).ports, designation);
  if (typeof entry !== 'object') throw new Error(`not opened: ${String(entry)}`);
  return entry;
}
const rows = () => itemsOf(tenant, 'DiaryEntries').map(({ fields }) => `${String(fields['state'])} ${String(fields['diaryNumber'] ?? '')}`.trim());
const openings = () => itemsOf(tenant, 'Events', { what: 'protectedOpened' });

describe('the registrar’s list', () => {
  it('has what waits in the authorities whose registrar one is, and nothing for anybody else', async () => {
    const { designation } = await waiting('no');
    const mine = await registrarsDesk((await desk('registrator')).ports);
    expect(mine).toMatchObject({ authorities: ['KFN'], waiting: [{ designation, authority: 'KFN', direction: 'Inkommen', isLate: false }], settled: [] });
    expect(await registrarsDesk((await desk('registrator2')).ports)).toEqual({ authorities: ['BUN'], waiting: [], settled: [], moves: [], deviations: [] });
    expect((await registrarsDesk((await desk('information')).ports)).authorities).toEqual([]);
  });

  it('shows as late what still waits the next working day', async () => {
    await waiting('no');
    tenant.later(5 * 24 * 3_600_000);
    expect((await registrarsDesk((await desk('registrator')).ports)).waiting).toMatchObject([{ isLate: true }]);
  });

  it('goes on showing what a stranger says is registered, and says what the stranger wrote', async () => {
    const { designation } = await waiting('no');
    const { ports } = await desk('information');
    const row = { Title: designation, entryId: `${designation}:diary`, designation, authority: 'KFN', direction: 'Inkommen', recordDate: '2026-12-16' };
    await ports.register.add('DiaryEntries', { ...row, entryKey: 'strange', state: 'registered', diaryNumber: 'KFN.2026.9' });
    const { waiting: still } = await registrarsDesk((await desk('registrator')).ports);
    expect(still).toMatchObject([{ designation, told: { number: 'KFN.2026.9', by: 'Jonas Berggren' } }]);
    expect((await opened('registrator', designation)).folder.life.diary).toMatchObject({ state: 'waiting' });
  });
});

describe('a number', () => {
  it('by the registrar is stored as it was written, and the matter may be closed', async () => {
    const { designation } = await waiting('no');
    const { ports } = await desk('registrator');
    const { folder } = await opened('registrator', designation);
    const after = done(await enterNumber(ports, folder, '  Dnr kfn 2026/131 '));
    expect(after.life).toMatchObject({ state: 'close', diary: { state: 'registered', number: 'Dnr kfn 2026/131', by: 'Maria Wik' } });
    expect(rows()).toEqual(['waiting', 'registered Dnr kfn 2026/131']);
    expect((await registrarsDesk(ports)).settled).toMatchObject([{ designation, state: 'registered', number: 'Dnr kfn 2026/131', by: 'Maria Wik' }]);
    const handler = await desk('handlaggare');
    const read = await readMatter(handler.ports, designation);
    if (typeof read !== 'object') throw new Error('not read');
    expect(done(await act(handler.ports, read, { kind: 'closed', reason: '' })).life.state).toBe('closed');
  });

  it('by whoever handles the matter counts too; said twice it is one row, and a corrected one stands in its place', async () => {
    const folder = await waiting('yes');
    const { ports } = await desk('handlaggare');
    const first = done(await enterNumber(ports, folder, 'KFN.2026.1'));
    done(await enterNumber(ports, first, 'KFN.2026.1'));
    expect(rows()).toEqual(['waiting', 'registered KFN.2026.1']);
    const { folder: read } = await opened('registrator', folder.designation);
    const corrected = done(await enterNumber((await desk('registrator')).ports, read, 'KFN.2026.2'));
    expect(corrected.life.diary?.number).toBe('KFN.2026.2');
  });

  it('is kept when its registrar has gone to other work', async () => {
    const { designation } = await waiting('no');
    const { folder } = await opened('registrator', designation);
    done(await enterNumber((await desk('registrator')).ports, folder, 'KFN.2026.1'));
    tenant.later(60_000);
    const { ports } = await desk('administrator');
    const setting = (await ports.register.all('Settings')).find(({ row }) => row.key === 'functions')!;
    const value = JSON.parse(setting.row.value) as { registrars: Record<string, { members: unknown[] }> };
    value.registrars['KFN']!.members = [];
    await ports.register.change('Settings', setting.id, setting.etag, { value: JSON.stringify(value) });
    const read = await readMatter((await desk('handlaggare')).ports, designation);
    expect(read).toMatchObject({ life: { diary: { state: 'registered', number: 'KFN.2026.1' } } });
  });

  it('is refused empty, over-long, with a hidden character, and from those who have nothing to do with it', async () => {
    const folder = await waiting('no');
    const { ports } = await desk('handlaggare');
    const why = async (written: string) => await enterNumber(ports, folder, written);
    expect(await why('  ')).toMatchObject({ why: 'numberMissing' });
    expect(await why('1'.repeat(101))).toMatchObject({ why: 'textTooLong' });
    expect(await why('KFN.\u202e2026')).toMatchObject({ why: 'unsound' });
    expect(await enterNumber((await desk('information')).ports, folder, 'KFN.2026.1')).toMatchObject({ why: 'notHandling' });
    expect(rows()).toEqual(['waiting']);
  });
});

describe('an entry that is returned', () => {
  it('has its reason in the matter’s folder alone; asked for again it waits again', async () => {
    const { designation } = await waiting('yes');
    const { ports } = await desk('registrator');
    const { folder } = await opened('registrator', designation);
    const reason = `Vem är ${sender}?`;
    const after = done(await returnEntry(ports, folder, reason));
    expect(after.life).toMatchObject({ state: 'diary', diary: { state: 'returned' }, returned: { reason } });
    expect(stateLabel(after.life)).toBe('Återlämnat av registratorn');
    expect(itemsOf(tenant, 'Matters')[0]?.fields['status']).toBe('Återlämnat av registratorn');
    const lists = ['DiaryEntries', 'Matters', 'Events'].flatMap((list) => itemsOf(tenant, list).map(({ fields }) => JSON.stringify(fields)));
    expect(lists.filter((text) => text.includes(sender))).toEqual([]);

    const handler = await desk('handlaggare');
    const read = await readMatter(handler.ports, designation);
    if (typeof read !== 'object') throw new Error('not read');
    const { received } = read.life.registration!;
    const again = done(await act(handler.ports, read, { kind: 'registration', choice: 'register', reason: '', received }));
    expect(again.life.diary?.state).toBe('waiting');
    expect(rows()).toEqual(['waiting', 'returned', 'waiting']);
    expect((await registrarsDesk(ports)).waiting).toHaveLength(1);
  });

  it('is returned only by the authority’s registrar, with a reason, while it waits', async () => {
    const folder = await waiting('yes');
    expect(await returnEntry((await desk('handlaggare')).ports, folder, 'Mer')).toMatchObject({ why: 'notRegistrar' });
    const { ports } = await desk('registrator');
    expect(await returnEntry(ports, folder, ' ')).toMatchObject({ why: 'reasonMissing' });
    expect(await returnEntry(ports, folder, 'x'.repeat(1_001))).toMatchObject({ why: 'textTooLong' });
    const numbered = done(await enterNumber(ports, folder, 'KFN.2026.1'));
    expect(await returnEntry(ports, numbered, 'Mer')).toMatchObject({ why: 'notWaiting' });
  });
});

describe('what is found not to be secret', () => {
  it('needs no number: the registrar’s word with reason opens the gate, a row by anybody else does not', async () => {
    const folder = await waiting('yes');
    const handler = await desk('handlaggare');
    expect(await declareNotSecret(handler.ports, folder, 'Inget')).toMatchObject({ why: 'notRegistrar' });
    const row = { Title: folder.designation, entryId: `${folder.designation}:diary`, designation: folder.designation, authority: 'KFN' };
    await handler.ports.register.add('DiaryEntries', { ...row, entryKey: 'own word', state: 'notSecret' });
    expect(await readMatter(handler.ports, folder.designation)).toMatchObject({ life: { state: 'diary' } });
    const { ports } = await desk('registrator');
    const on = ports.clock.now().toISOString().slice(0, 10);
    const marked = done(
      await markSecrecy(ports, (await opened('registrator', folder.designation)).folder, { provision: 'OSL 21 kap. 1 §', on, authority: 'KFN' }),
    );
    expect(await declareNotSecret(ports, marked, 'Uppgifterna är offentliga')).toEqual({ outcome: 'refused', why: 'markingFirst' });
    const unmarked = done(await endMarking(ports, marked, { on, reason: '' }));
    const after = done(await declareNotSecret(ports, unmarked, 'Uppgifterna är offentliga'));
    const { entry } = await opened('registrator', folder.designation);
    expect(entryRows(entry!)).toContainEqual({ label: 'Diarienummer', value: 'Behöver inte diarieföras' });
    // True of what may be secret, and of what was to be registered for another reason (R12, R64).
    expect(matterHistory(after.life).map(({ sentence }) => sentence)).toContain('Avvikelse: Maria Wik fann att det inte behöver diarieföras');
    expect(after.life).toMatchObject({ state: 'close', diary: { state: 'notSecret', by: 'Maria Wik' }, notSecret: { reason: 'Uppgifterna är offentliga' } });
    // Informationsfunktionen sees it as a deviation, and neither the reason nor what anybody else wrote.
    const seen = await notSecretDeviations((await desk('information')).ports);
    expect(seen).toMatchObject([{ designation: folder.designation, authority: 'KFN', by: 'Maria Wik' }]);
    expect(JSON.stringify(seen)).not.toContain('offentliga');
  });
});

describe('the marking of secrecy', () => {
  it('is made and ended by the registrar, with provision, day and name', async () => {
    const { designation } = await waiting('yes');
    const { ports } = await desk('registrator');
    const { folder } = await opened('registrator', designation);
    const on = ports.clock.now().toISOString().slice(0, 10);
    const marking = { provision: 'OSL 21 kap. 1 §', on, authority: 'Kultur- och fritidsnämnden' };
    const marked = done(await markSecrecy(ports, folder, marking));
    expect(marked.life.marking).toMatchObject({ ...marking, by: { name: 'Maria Wik' } });
    expect(diaryEntry(marked.life, designation, 'KFN')?.marking).toEqual(marking);
    const ended = done(await endMarking(ports, marked, { on, reason: 'Uppgiften är känd' }));
    expect(ended.life.marking).toBeUndefined();
    expect(ended.life.markingEnded).toMatchObject({ on, by: { name: 'Maria Wik' } });
    done(await endMarking(ports, ended, { on, reason: 'Uppgiften är känd' }));
    expect(rows()).toEqual(['waiting', 'markingEnded']);
    expect(ended.life.diary?.state).toBe('waiting');
    const again = done(await markSecrecy(ports, ended, marking));
    expect(again.life.marking).toMatchObject(marking);
    expect(JSON.stringify(itemsOf(tenant, 'DiaryEntries').map(({ fields }) => fields))).not.toContain('OSL 21');
  });

  it('is refused where nothing can be secret, without provision, on a day to come, and by others', async () => {
    const { ports } = await desk('registrator');
    const secret = await waiting('yes');
    const marking = { provision: 'OSL 21 kap. 1 §', on: '2026-01-31', authority: 'KFN' };
    expect(await markSecrecy(ports, secret, { ...marking, provision: ' ' })).toMatchObject({ why: 'provisionMissing' });
    expect(await markSecrecy(ports, secret, { ...marking, on: '2999-01-01' })).toMatchObject({ why: 'badDay' });
    expect(await markSecrecy(ports, secret, { ...marking, on: '2026-02-31' })).toMatchObject({ why: 'badDay' });
    expect(await markSecrecy((await desk('handlaggare')).ports, secret, marking)).toMatchObject({ why: 'notRegistrar' });
    expect(await endMarking(ports, secret, { on: '2026-01-31', reason: '' })).toMatchObject({ why: 'noMarking' });
    expect(await markSecrecy(ports, await waiting('no'), marking)).toMatchObject({ why: 'notProtected' });
  });
});

describe('opening what may be secret', () => {
  it('writes down who and when, once an hour, and each file that is fetched', async () => {
    const { designation } = await waiting('yes');
    await opened('registrator', designation);
    const { folder, entry } = await opened('registrator', designation);
    expect(openings()).toHaveLength(1);
    expect(openings()[0]?.fields).toMatchObject({ planId: designation, detail: JSON.stringify({ matter: designation }) });
    const [file] = entry!.attachments;
    for (let times = 0; times < 2; times++) await readAttachment((await desk('registrator')).ports, folder, file!);
    expect(openings().map(({ fields }) => fields['detail'])).toHaveLength(3);
    tenant.later(3_600_000);
    await opened('registrator', designation);
    expect(openings()).toHaveLength(4);
  });

  it('is written down also where somebody has put an event of their own in its place', async () => {
    const { designation } = await waiting('yes');
    const { ports, person } = await desk('registrator');
    const eventKey = `opened:${designation}:${person.oid}:${ports.clock.now().toISOString().slice(0, 13)}`;
    await (await desk('information')).ports.register.add('Events', { Title: 'x', eventKey, planId: designation, what: 'protectedOpened', detail: '{}' });
    await opened('registrator', designation);
    expect(openings().map(({ createdBy }) => createdBy)).toContain(person.oid);
  });

  it('is not done when it cannot be written down', async () => {
    const { designation } = await waiting('yes');
    const { ports } = await desk('registrator');
    const failing = { ...ports, register: { ...ports.register, add: async () => await Promise.reject(new Error('no events today')) } };
    await expect(openEntry(failing, designation)).rejects.toThrow('no events today');
  });

  it('is not for another authority’s registrar, and an ordinary matter is opened without a word', async () => {
    const { designation } = await waiting('yes');
    expect(await openEntry((await desk('registrator2')).ports, designation)).toBe('notYours');
    expect(await openEntry((await desk('registrator')).ports, '2026-99')).toBeUndefined();
    expect(openings()).toEqual([]);
    await opened('registrator', (await waiting('no')).designation);
    expect(openings()).toEqual([]);
  });
});

describe('telling the registrar', () => {
  const mails = () => tenant.services.store.state.mails;

  it('of an ordinary matter is a mail with the draft and its PDF/A, not kept among what was sent, and a card that tells nothing', async () => {
    const folder = await waiting('no');
    const { ports, links } = await desk('handlaggare');
    expect(await tellRegistrar(ports, links, folder)).toEqual({ mailbox: 'sent', members: 1, unsent: false });
    expect(mails()).toHaveLength(1);
    expect(mails()[0]).toMatchObject({
      to: ['registrator.kfn@gislaved.example'],
      subject: `Underlag till diariet: Inlägg ${folder.designation}`,
      savedToSentItems: false,
      attachments: [{ name: `${folder.designation}.pdf`, contentType: 'application/pdf' }],
    });
    expect(mails()[0]?.content).toContain(sender);
    expect(mails()[0]?.content).toContain(`SHA-256 ${folder.life.evidence[0]!.record.sha256}`);
    const [card] = tenant.services.store.state.messages;
    expect(JSON.stringify(card)).toContain(folder.designation);
    expect(JSON.stringify(card)).not.toMatch(/Kvastbjörn|brinner/);

    expect(await tellRegistrar(ports, links, folder)).toEqual({ mailbox: 'sent', members: 1, unsent: false });
    expect([mails().length, tenant.services.store.state.messages.length]).toEqual([1, 1]);
  });

  it('of what may be secret is designation, nämnd and link: no attachment, no name and no word of it', async () => {
    const folder = await waiting('unknown');
    const { ports, links } = await desk('handlaggare');
    await tellRegistrar(ports, links, folder);
    const [mail] = mails();
    expect(mail?.attachments).toEqual([]);
    const said = (mail?.content ?? '')
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim();
    expect(said).toBe(
      `Underlag till diariet: Inlägg ${folder.designation} Väntar på diarienummer hos Kultur- och fritidsnämnden. ` +
        `Beteckning Inlägg ${folder.designation} Nämnd Kultur- och fritidsnämnden Öppna i fliken`,
    );
    expect(JSON.stringify(tenant.services.store.state.messages)).not.toMatch(/Kvastbjörn|brinner|8841/);
  });

  it('has links in place of files that are too large for a mail', async () => {
    const folder = await waiting('no');
    const { ports, links } = await desk('handlaggare');
    const [evidence] = folder.life.evidence;
    const large = { ...folder, life: { ...folder.life, evidence: [{ ...evidence!, record: { ...evidence!.record, size: 2_300_000 } }] } };
    await tellRegistrar(ports, links, large);
    expect(mails()[0]?.attachments).toEqual([]);
    expect(mails()[0]?.content).toContain(`/Evidence-KFN/${folder.designation}/${folder.designation}.pdf`);
  });

  it('again, when it was returned and asked for once more', async () => {
    const folder = await waiting('no');
    const handler = await desk('handlaggare');
    await tellRegistrar(handler.ports, handler.links, folder);
    const { ports } = await desk('registrator');
    done(await returnEntry(ports, (await opened('registrator', folder.designation)).folder, 'Mer'));
    const read = await readMatter(handler.ports, folder.designation);
    if (typeof read !== 'object') throw new Error('not read');
    expect(await tellRegistrar(handler.ports, handler.links, read)).toEqual({ mailbox: 'none', members: 0, unsent: false });
    const { received } = read.life.registration!;
    const again = done(await act(handler.ports, read, { kind: 'registration', choice: 'register', reason: '', received }));
    await tellRegistrar(handler.ports, handler.links, again);
    expect(mails()).toHaveLength(2);
  });

  it('that fails is answered, and done by the next one', async () => {
    const folder = await waiting('no');
    const { ports, links } = await desk('handlaggare');
    await tenant.fault({ match: { method: 'POST', path: '/me/sendMail' }, kind: '503', times: 1 });
    expect(await tellRegistrar(ports, links, folder)).toMatchObject({ mailbox: 'unsent', members: 1, unsent: true });
    tenant.later(120_000);
    expect(await tellRegistrar(ports, links, folder)).toEqual({ mailbox: 'sent', members: 1, unsent: false });
    expect([mails().length, tenant.services.store.state.messages.length]).toEqual([1, 1]);
  }, 60_000);
});

describe('the folder to carry over', () => {
  it('is the draft as text and every file as it was saved, one by one and nothing zipped', async () => {
    const { designation } = await waiting('yes');
    const { ports } = await desk('registrator');
    const { folder, entry } = await opened('registrator', designation);
    const offered = new Map<string, Uint8Array>();
    expect(await filesPort(ports, (name, bytes) => offered.set(name, bytes)).submit(folder, entry!)).toEqual({ way: 'files', files: 3 });
    expect([...offered.keys()]).toEqual([`${designation}_underlag.txt`, `${designation}.pdf`, `${designation}_bild-1.png`]);
    for (const { name, sha256 } of entry!.attachments) expect(await ports.digest.sha256(offered.get(name)!)).toBe(sha256);
    expect(new TextDecoder().decode(offered.get(`${designation}_underlag.txt`))).toContain(entry!.attachments[0]!.sha256);
  });

  it('never holds a file that was changed after it was saved', async () => {
    const { designation } = await waiting('no');
    const { ports } = await desk('registrator');
    const { folder, entry } = await opened('registrator', designation);
    const wrong = { ...entry!, attachments: entry!.attachments.map((file) => ({ ...file, sha256: 'f'.repeat(64) })) };
    await expect(filesPort(ports, () => undefined).submit(folder, wrong)).rejects.toMatchObject({ kind: 'conflict' });
  });
});
