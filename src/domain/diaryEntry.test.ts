import { describe, expect, it } from 'vitest';
import type { Diary } from './diary.ts';
import { diaryEntry, entryAsText, entryRows } from './diaryEntry.ts';
import { abbreviationsIn, lintEntry, lintGround } from './diaryLint.ts';
import type { MatterContent, MatterFact } from './matter.ts';
import { matterLife, type MatterLife } from './matterLife.ts';

const sara = { oid: 'a1', name: 'Sara Holmberg' };
const hash = (letter: string) => letter.repeat(64);
const authority = 'Kultur- och fritidsnämnden';
const account = { id: 3, name: 'Biblioteken i Gislaved', platform: 'Facebook', address: 'https://www.facebook.com/bibliotekenigislaved' };
const opened: MatterContent = {
  kind: 'opened',
  matter: 'removal',
  secrecy: 'no',
  childAbuse: false,
  own: false,
  authority: 'KFN',
  department: 'kultur-fritid',
  account,
};
const kalle = {
  sender: 'Kalle_79',
  senderAddress: '',
  address: 'https://www.facebook.com/p/8841',
  postedAt: '2026-12-15T22:30:00Z',
  content: 'comment',
} as const;
const post: MatterContent = { kind: 'post', seenAt: '2026-12-16T08:47:00Z', posts: [kalle], text: 'Hoppas ni brinner upp' };
const evidence: MatterContent = {
  kind: 'evidence',
  record: { name: '2026-118.pdf', sha256: hash('a'), size: 468_000 },
  files: [{ name: '2026-118_bild-1.png', sha256: hash('b'), size: 412_000 }],
  madeAt: '2026-11-23T10:00:00Z',
};
const acted: MatterContent = { kind: 'acted', outcome: 'removed', at: '2026-12-16T09:00:00Z', text: '' };
const registration: MatterContent = { kind: 'registration', choice: 'register', reason: '', received: '2026-12-15' };

function lifeOf(contents: readonly MatterContent[], diary?: Diary): MatterLife {
  const at = '2026-12-16T08:50:00Z';
  const stored = contents.map((content, index) => ({
    place: index + 1,
    createdAt: at,
    createdBy: sara,
    fact: { v: 1, designation: '2026-118', at, by: sara, ...content } as MatterFact,
  }));
  return matterLife(stored, diary)!;
}
const entryOf = (contents: readonly MatterContent[], diary?: Diary) => diaryEntry(lifeOf(contents, diary), '2026-118', authority)!;
const ordinary = [opened, post, evidence, acted, registration];
const secret: MatterContent = { ...opened, secrecy: 'unknown' } as MatterContent;

describe('the draft of an entry', () => {
  it('says where a number would stand why there is none', () => {
    const said = (state: Diary['state']) =>
      entryRows(entryOf(ordinary, { state, number: '', since: '', by: '', key: '' })).find(({ label }) => label === 'Diarienummer')?.value;
    expect((['waiting', 'returned', 'notSecret'] as const).map(said)).toEqual(['Väntar', 'Återlämnat, väntar på komplettering', 'Behöver inte diarieföras']);
  });
  it('names a platform once where the account has it in its name', () => {
    const named = { ...account, name: 'Gislaveds bibliotek på Facebook' };
    const rows = entryRows(entryOf([{ ...opened, account: named } as MatterContent, ...ordinary.slice(1)]));
    expect(rows.find(({ label }) => label === 'Källa')?.value).toBe('Gislaveds bibliotek på Facebook, https://www.facebook.com/p/8841');
  });
  it('holds the four things that the register must show, and what a registrar needs besides', () => {
    const entry = entryOf(ordinary);
    expect(Object.fromEntries(entryRows(entry).map(({ label, value }) => [label, value]))).toEqual({
      Nämnd: authority,
      Riktning: 'Inkommen',
      'Kom in': '15 december 2026',
      Diarienummer: 'Väntar',
      Beteckning: 'Inlägg 2026-118',
      Avsändare: 'Kalle_79',
      Ärendemening: 'Kommentar på kommunens konto Biblioteken i Gislaved på Facebook, borttagen',
      Handlingstyp: 'Inlägg i sociala medier',
      Källa: 'Biblioteken i Gislaved, Facebook, https://www.facebook.com/p/8841',
      Sparad: '16 december 2026 kl. 09.50',
    });
    expect(entry.attachments).toEqual([
      { name: '2026-118.pdf', sha256: hash('a'), size: 468_000, format: 'PDF/A', isRecord: true },
      { name: '2026-118_bild-1.png', sha256: hash('b'), size: 412_000, format: 'PNG-bild', isRecord: false },
    ]);
  });

  it('of what may be secret leaves sender and matter out of the public part and keeps them apart', () => {
    const rows = entryRows(entryOf([secret, ...ordinary.slice(1)]));
    const open = rows.filter(({ isApart }) => !isApart);
    expect(open.find(({ label }) => label === 'Avsändare')?.value).toBe('Utelämnas (OSL 5 kap. 2 § andra stycket)');
    expect(open.find(({ label }) => label === 'Ärendemening')?.value).toBe('Inlägg i sociala medier');
    expect(rows.filter(({ isApart }) => isApart).map(({ value }) => value)).toEqual([
      'Kalle_79',
      'Kommentar på kommunens konto Biblioteken i Gislaved på Facebook, borttagen',
      'Biblioteken i Gislaved, Facebook, https://www.facebook.com/p/8841',
    ]);
    expect(JSON.stringify(open)).not.toMatch(/Kalle|Facebook|8841/);
  });

  it('shows the marking of secrecy while it holds, and not when it has ended', () => {
    const marking: MatterContent = { kind: 'marking', provision: 'OSL 21 kap. 1 §', on: '2026-12-16', authority };
    const shown = (contents: readonly MatterContent[]) => entryRows(entryOf(contents)).find(({ label }) => label === 'Sekretessmarkering')?.value;
    expect(shown([secret, ...ordinary.slice(1), marking])).toBe(`OSL 21 kap. 1 §, 16 december 2026, ${authority}`);
    expect(shown([secret, ...ordinary.slice(1), marking, { kind: 'markingEnded', on: '2026-12-17', reason: '' }])).toBeUndefined();
  });

  it('of our own post is drawn up, and its sender is the municipality whatever was written there', () => {
    const rows = entryRows(entryOf([{ ...opened, own: true } as MatterContent, ...ordinary.slice(1)]));
    expect(rows.find(({ label }) => label === 'Riktning')?.value).toBe('Upprättad');
    expect(rows.find(({ label }) => label === 'Upprättad')?.value).toBe('15 december 2026');
    expect(rows.find(({ label }) => label === 'Avsändare')?.value).toBe('Kommunen själv');
  });

  it('of a question on our own post is of what somebody else sent in', () => {
    const rows = entryRows(entryOf([{ ...opened, own: true, matter: 'question' } as MatterContent, ...ordinary.slice(1)]));
    expect(rows.find(({ label }) => label === 'Riktning')?.value).toBe('Inkommen');
    expect(rows.find(({ label }) => label === 'Avsändare')?.value).toBe('Kalle_79');
  });

  it('names each sender once, an address where there is no name, and counts the posts', () => {
    const other = { ...kalle, sender: '', senderAddress: 'https://www.facebook.com/anna' };
    const many: MatterContent = { kind: 'post', seenAt: '2026-12-16T08:47:00Z', posts: [kalle, kalle, other], text: '' };
    const entry = entryOf([opened, many, evidence, acted, registration]);
    expect(entry.sender).toBe('Kalle_79, https://www.facebook.com/anna');
    expect(entry.title).toBe('3 inlägg på kommunens konto Biblioteken i Gislaved på Facebook, borttagna');
  });

  it('has its number once somebody has given one, and is not there before it is to be registered', () => {
    const diary: Diary = { state: 'registered', number: 'KFN.2026.131', since: '', by: '', key: '' };
    expect(entryOf(ordinary, diary).number).toBe('KFN.2026.131');
    expect(entryOf(ordinary, { ...diary, state: 'waiting', number: '' }).number).toBe('');
    expect(diaryEntry(lifeOf(ordinary.slice(0, -1)), '2026-118', authority)).toBeUndefined();
    const ordered: MatterContent = { kind: 'registration', choice: 'ordered', reason: 'Lätt att söka fram', received: '2026-12-15' };
    expect(diaryEntry(lifeOf([...ordinary.slice(0, -1), ordered]), '2026-118', authority)).toBeUndefined();
  });

  it('is a text that names every file with its checksum', () => {
    const text = entryAsText(entryOf(ordinary));
    expect(text).toContain('Ärendemening: Kommentar på kommunens konto');
    expect(text).toContain(`2026-118.pdf\n  PDF/A, 468000 byte\n  SHA-256 ${hash('a')}`);
    expect(text).toContain(hash('b'));
  });
});

describe('what a registrar would send back', () => {
  const said = (contents: readonly MatterContent[], change: Partial<ReturnType<typeof entryOf>> = {}) =>
    lintEntry({ ...entryOf(contents), ...change }, lintGround(lifeOf(contents))).map(({ kind }) => kind);

  it('an ordinary entry gets no remark', () => expect(said(ordinary)).toEqual([]));

  it.each([
    ['the sender’s name in the title', 'Kommentar av Kalle_79 på Facebook', ['nameInTitle']],
    ['the name in other letters', 'Kommentar av KALLE_79', ['nameInTitle']],
    ['the name of whoever handles it', 'Kommentar, besvarad av Sara Holmberg', ['nameInTitle']],
    ['a word that only begins like the name', 'Kommentar om Kalle_790', []],
    ['an abbreviation', 'Kommentar till KFN', ['abbreviation']],
    ['an abbreviation that is explained', 'Kommentar till Kultur- och fritidsnämnden (KFN) om KFN', []],
    ['letters with points', 'Kommentar om bl.a. bokbussen', ['abbreviation']],
  ] as const)('%s', (_said, title, kinds) => expect(said(ordinary, { title })).toEqual(kinds));

  it.each(['TV', 'dnr', 'ang.', 't.ex.', 'osv', 'GDPR'])('%s is an abbreviation', (short) =>
    expect(abbreviationsIn(`Fråga ${short} bokbussen`)).toHaveLength(1),
  );
  it.each(['Öppna förskolan', 'Bokbussen på X', 'Instagram', 'Å andra sidan', 'St Sigfrids gata', '2026'])('%s is none', (words) =>
    expect(abbreviationsIn(words)).toEqual([]),
  );

  it('an e-mail address as sender', () => expect(said(ordinary, { sender: 'kalle@example.se' })).toEqual(['mailAsSender']));
  it('a single official as sender', () => expect(said(ordinary, { sender: 'sara holmberg' })).toEqual(['officialAsSender']));

  it('a zipped file', () => {
    const [record] = entryOf(ordinary).attachments;
    expect(said(ordinary, { attachments: [{ ...record!, name: 'allt.zip' }] })).toEqual(['zip']);
  });

  it('an answer that has gone out, in the entry of what came in', () => {
    const told: MatterContent = { kind: 'told', to: 'sender', text: 'Hej!', at: '2026-12-16T10:00:00Z', sameMedium: true, reason: '' };
    expect(said([...ordinary, told])).toEqual(['mixedDirection']);
    expect(said([...ordinary, { ...told, to: 'public' } as MatterContent])).toEqual([]);
  });

  it('is said of the public part: what is kept apart may hold the name', () => expect(said([secret, ...ordinary.slice(1)])).toEqual([]));
});
