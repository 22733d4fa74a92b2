// A post that may be secret (R14 to R16, R80 to R84; OSL 7:2, 8:1): what it says and who wrote it is in the protected library of its authority and nowhere
// else, and only those whom the library is for can fetch it, by any address. An ordinary matter is kept from other authorities in the same way.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { driveId, driveItemId } from '../local-tenant/graph/paths.ts';
import type { Item, List } from '../local-tenant/store/state.ts';
import { nodeAssets } from '../jobs/persons.ts';
import { readMail } from '../src/adapters/mail/readMail.ts';
import { readBeside } from '../src/adapters/pictures/exif.ts';
import type { Secrecy } from '../src/domain/matter.ts';
import { filesPort, tellRegistrar } from '../src/flows/handingOver.ts';
import { addFact, readMatter, type MatterFolder } from '../src/flows/matterFolder.ts';
import { act, openMatter, saveEvidence, type MatterAnswer } from '../src/flows/matters.ts';
import { pictureDesk } from '../src/flows/pictureDesk.ts';
import { readMatterTexts } from '../src/flows/readingEvidence.ts';
import { markSecrecy, returnEntry } from '../src/flows/registering.ts';
import { searchForRelease } from '../src/flows/releaseSearch.ts';
import { giveOutOriginals, openForRelease, originalsOf, withhold } from '../src/flows/releasing.ts';
import type { MaskReason } from '../src/domain/masking.ts';
import { releaseRows } from '../src/domain/releaseRows.ts';
import { wordsReader } from './wordsReader.ts';
import { giveOutMasked } from './maskedRelease.ts';
import { moveToProtected, suspect } from '../src/flows/moving.ts';
import { openEntry, registrarsDesk } from '../src/flows/registrarsDesk.ts';
import { evidenceOfOnePicture } from './matterEvidence.ts';
import { readsText, textInPdf } from './popplerText.ts';
import { fromHex, readPdf } from './readPdf.ts';
import { itemsOf, listOf, openTenant, type OpenTenant } from './tenantDesk.ts';

const outsiders = ['handlaggare2', 'verksamhetschef', 'forvaltningschef', 'information', 'arkivarie', 'registrator2'];
const insiders = ['handlaggare', 'registrator'];

/** What must be nowhere else. Each stands for one field that people write in, and for no word of the product. */
const secrets = {
  sender: 'Kvastbjörn Zettergranath',
  senderAddress: 'https://www.facebook.com/kvastbjorn.z.9917',
  address: 'https://www.facebook.com/permalink/8841zzq',
  text: 'Granrisbacken behandlas för hjärtsviktsutredningen',
  law: 'Tystnadsförordningen paragraf sjuttioelva',
  acted: 'Doldes av Vinterblomma',
  note: 'Ringde Pepparrotsgränd',
  picture: 'skarmdump-zettergranaths-profil.png',
  read: 'Silvertornsvägen elvaochett',
  mail: 'Dimljusgatan vill veta varför',
} as const;
/** Single words as well: a title cut in two tells as much. */
const traces = [
  ...Object.values(secrets),
  'Zettergranath',
  'zettergranath',
  'kvastbjorn',
  '8841zzq',
  'Granrisbacken',
  'hjärtsvikt',
  'sjuttioelva',
  'Pepparrots',
  'Silvertorns',
  'Dimljus',
];
const tellsSecret = (text: string) => traces.filter((trace) => text.includes(trace) || text.includes(encodeURIComponent(trace)));

let tenant: OpenTenant;
beforeAll(async () => {
  tenant = await openTenant();
});
afterAll(async () => await tenant.close());

const done = (answer: MatterAnswer): MatterFolder => {
  if (answer.outcome !== 'done') throw new Error(`refused: ${answer.why}`);
  return answer.folder;
};

/** A whole matter by `handlaggare`, up to the registrar. */
async function handled(secrecy: Secrecy): Promise<MatterFolder> {
  const { ports } = await tenant.desk('handlaggare');
  const key = ports.ids.uuid();
  const at = ports.clock.now().toISOString();
  const opening = { matter: 'removal', secrecy, childAbuse: false, own: false, authority: 'KFN', department: 'kultur-fritid' } as const;
  let folder = done(await openMatter(ports, key, opening));
  const { sender, senderAddress, address, text } = secrets;
  folder = done(await act(ports, folder, { kind: 'post', seenAt: at, posts: [{ sender, senderAddress, address, postedAt: '', content: 'comment' }], text }));
  const about = [
    { label: 'Avsändare', value: sender },
    { label: 'Text', value: text },
  ];
  folder = done(await saveEvidence(ports, folder, about, at, evidenceOfOnePicture(secrets.picture, secrets.mail)));
  folder = done(
    await act(ports, folder, {
      kind: 'assessed',
      ground: 'otherLaw',
      law: secrets.law,
      indicators: ['health'],
      policeReport: false,
      incident: false,
    }),
  );
  folder = done(await act(ports, folder, { kind: 'acted', outcome: 'hidden', at, text: secrets.acted }));
  folder = await addFact(ports, folder, { kind: 'note', text: secrets.note });
  const desk = pictureDesk({ ...ports, assets: nodeAssets, readBeside, readMail });
  const inTurn = async (does: () => Promise<MatterFolder>) => await does();
  const read = await readMatterTexts(ports, folder, {
    desk,
    reader: wordsReader(secrets.read),
    municipality: 'Gislaveds kommun',
    told: () => {},
    warnings: async () => await Promise.resolve([]),
    inTurn,
  });
  if (read === 'stopped') throw new Error(read);
  folder = read;
  return done(await act(ports, folder, { kind: 'registration', choice: 'register', reason: '', received: at.slice(0, 10) }));
}

/** What follows: the registrar is told, opens it, marks it, fetches its files and returns it with a reason that tells as much as the post. */
async function registered(folder: MatterFolder): Promise<void> {
  const handler = await tenant.desk('handlaggare');
  expect(await tellRegistrar(handler.ports, handler.links, folder)).toEqual({ mailbox: 'sent', members: 1, unsent: false });
  const { ports } = await tenant.desk('registrator');
  const opened = await openEntry(ports, folder.designation);
  if (typeof opened !== 'object' || !opened.entry) throw new Error('the registrar could not open it');
  await filesPort(ports, () => undefined).submit(opened.folder, opened.entry);
  const on = ports.clock.now().toISOString().slice(0, 10);
  const marked = await markSecrecy(ports, opened.folder, { provision: secrets.law, on, authority: opened.authority });
  if (marked.outcome !== 'done') throw new Error(marked.why);
  expect(await returnEntry(ports, marked.folder, secrets.text)).toMatchObject({ outcome: 'done' });
}

/** What a person may ask for: the original, a copy with all that is secret masked, and at last nothing. The reasons and notes tell as much as the post. */
async function givenOut({ designation }: MatterFolder): Promise<Uint8Array> {
  const { ports } = await tenant.desk('registrator');
  expect(await searchForRelease(ports, { authority: 'KFN', text: designation, day: '' })).toMatchObject({ lines: [{ designation }] });
  const opened = await openForRelease(ports, designation);
  if (typeof opened !== 'object') throw new Error(opened);
  const madeAt = ports.clock.now().toISOString();
  const [original] = originalsOf(opened);
  expect(await giveOutOriginals(ports, opened, [original!.name], madeAt)).toMatchObject({ outcome: 'done' });
  const reason: MaskReason = { ground: 'thirdPerson', provision: 'OSL 21 kap. 1 §', note: secrets.text };
  const telling = releaseRows(opened.folder.life, opened.authority).filter(({ value }) => tellsSecret(value).length > 0);
  expect(telling.length).toBeGreaterThan(5);
  const file = `${designation}_bild-1.png`;
  const masking = {
    masks: [{ file, left: 0, top: 0, width: 8, height: 8, reason }],
    rows: telling.map(({ label }) => ({ row: label, reason })),
    sizes: { [file]: { width: 8, height: 8 } },
    informed: true,
    madeAt,
  };
  const answer = await giveOutMasked(ports, opened, masking);
  if (answer.outcome !== 'done') throw new Error(answer.why);
  expect(await withhold(ports, opened, { reasons: [reason], informed: true, madeAt })).toMatchObject({ outcome: 'done' });
  return answer.given[0]!.bytes;
}

/** Every text the tenant holds, with where it is; the files of `but` are left out. */
function held(but: string): { where: string; text: string }[] {
  const { state, blobs } = tenant.services.store;
  const found: { where: string; text: string }[] = [];
  const walk = (value: unknown, where: string): void => {
    if (typeof value === 'string') found.push({ where, text: value });
    else if (value instanceof Map) for (const [key, each] of value) walk(each, `${where}/${String(key)}`);
    else if (value instanceof Set || Array.isArray(value)) [...value].forEach((each, index) => walk(each, `${where}/${index}`));
    else if (typeof value === 'object' && value !== null) for (const [key, each] of Object.entries(value)) walk(each, `${where}/${key}`);
  };
  for (const [key, part] of Object.entries(state)) if (key !== 'lists') walk(part, key);
  for (const list of state.lists.values()) {
    if (list.name === but) continue;
    walk(list, list.name);
    for (const [bin, items] of [['', list.items] as const, [' recycled', list.recycled] as const]) {
      const contents = [...items.values()].flatMap((item) => [item.file?.content, ...item.versions.map(({ content }) => content)]);
      for (const content of contents)
        if (content) found.push({ where: `${list.name}${bin} blob`, text: Buffer.from(blobs.read(content.sha256)).toString('utf8') });
    }
  }
  for (const { attachments } of state.mails)
    for (const { name, sha256 } of attachments) found.push({ where: `mail ${name}`, text: Buffer.from(blobs.read(sha256)).toString('utf8') });
  return found;
}

/** What was said to Graph and answered. Bytes for the library itself are left out, never an address. */
const said = (library: string): { where: string; text: string }[] => {
  const drive = driveId(listOf(tenant, library));
  return tenant.services.exchanges.all().map((exchange) => {
    const where = `${exchange.method} ${exchange.url}`;
    return { where, text: decodeURIComponent(exchange.url).includes(drive) && exchange.method === 'PUT' ? where : JSON.stringify(exchange) };
  });
};

const leaks = (texts: readonly { where: string; text: string }[]) => texts.flatMap(({ where, text }) => tellsSecret(text).map((trace) => `${where}: ${trace}`));

const wide = ['Sites.Read.All', 'Sites.ReadWrite.All', 'Sites.Selected'].map((scope) => `https://graph.microsoft.com/${scope}`);

const bearers = new Map<string, string>();

/** One request to Graph with every right that the product's registration could ever be given: only the person's own right is tried. */
async function ask(persona: string, path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST'): Promise<{ status: number; text: string }> {
  const bearer = bearers.get(persona) ?? (await tenant.token(persona, { scopes: wide })).access_token;
  bearers.set(persona, bearer);
  const answer = await fetch(`https://graph.microsoft.com/v1.0${path}`, {
    method,
    headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
    redirect: 'manual',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, text: await answer.text() };
}

const search = async (persona: string, words: string) =>
  await ask(persona, '/search/query', { requests: [{ entityTypes: ['driveItem', 'listItem'], query: { queryString: words } }] });
const hitsIn = (answer: { text: string }): unknown[] => {
  const { value } = JSON.parse(answer.text) as { value: { hitsContainers: { hits: unknown[] }[] }[] };
  return value.flatMap(({ hitsContainers }) => hitsContainers.flatMap(({ hits }) => hits));
};

/** Every address under which a library's files can be asked for. */
function addressesOf(list: List): string[] {
  const drive = `/drives/${driveId(list)}`;
  const site = `/sites/${list.siteId}/lists/${list.id}`;
  const files = [...list.items.values()];
  const ofFile = (item: Item) => {
    const at = `${drive}/items/${driveItemId(list, item.uniqueId)}`;
    const content = item.file?.content ? [`${at}/content`, `${at}/versions`] : [`${at}/children`];
    return [at, ...content, `${at}/listItem`, `${at}/listItem/fields`, `${site}/items/${item.id}`, `${site}/items/${item.id}/versions`];
  };
  const folder = files.find((item) => item.file && !item.file.content)?.file?.name ?? '';
  return [
    drive,
    `${drive}/root`,
    `${drive}/root/children`,
    `${drive}/root:/${folder}:/children`,
    `${drive}/root/search(q='Granrisbacken')`,
    `${drive}/list`,
    site,
    `${site}/items`,
    `${site}/items/delta`,
    ...files.flatMap(ofFile),
  ];
}

describe.each(['yes', 'unknown'] as const)('a matter whose post may be secret (%s)', (secrecy) => {
  let folder: MatterFolder;
  let copy: Uint8Array;
  beforeAll(async () => {
    await tenant.reset('empty');
    tenant.services.exchanges.clear();
    folder = await handled(secrecy);
    await registered(folder);
    copy = await givenOut(folder);
  });

  it('tells nothing in the masked copy that leaves its library', () => {
    const { objects, streams } = readPdf(copy);
    const texts = [...objects.values(), ...[...streams.values()].map((stream) => Buffer.from(stream).toString('utf8')), Buffer.from(copy).toString('utf8')];
    const hex = texts.flatMap((text) => [...text.matchAll(/<([0-9A-Fa-f]{4,})>/g)].map((found) => fromHex(found[1]!)));
    expect([...texts, ...hex].flatMap(tellsSecret)).toEqual([]);
    // What is shown is coded by a font of its own: another program reads it.
    if (readsText) expect(tellsSecret(textInPdf(copy))).toEqual([]);
    if (readsText) expect(textInPdf(copy)).toContain('[Maskerat]');
  });

  it.each(outsiders)('is given out by nobody who is named for another authority or for none: %s', async (persona) => {
    const { ports } = await tenant.desk(persona);
    expect(await openForRelease(ports, folder.designation)).toBe('notReleaser');
    for (const text of ['', folder.designation, 'Granrisbacken'])
      expect(await searchForRelease(ports, { authority: 'KFN', text, day: '' })).toBe('notReleaser');
    const read = await readMatter((await tenant.desk('registrator')).ports, folder.designation);
    if (typeof read !== 'object') throw new Error('the registrar reads it');
    const stolen = { folder: read, authority: 'KFN', closings: [] };
    // Whoever got hold of all that the screen knows gets no further: the library itself says no.
    await expect(giveOutOriginals(ports, stolen, [`${folder.designation}.pdf`], folder.life.opened.at)).rejects.toMatchObject({ name: 'OutsideError' });
  });

  it('has every byte in the protected library, from the first one', () => {
    const files = itemsOf(tenant, 'Protected-KFN').filter(({ file }) => file?.content);
    expect(files.length).toBeGreaterThan(8);
    expect(leaks(held('')).length).toBeGreaterThan(5);
    for (const name of ['Evidence-KFN', 'Records', 'Evidence-KS', 'Protected-BUN']) expect(itemsOf(tenant, name), name).toEqual([]);
  });

  it('tells nothing in any row, event, chat, mail, note or file outside it', () => expect(leaks(held('Protected-KFN'))).toEqual([]));

  it('tells nothing in what was said to Graph and answered, and sends bytes to its own library alone', () => {
    expect(said('Protected-KFN').length).toBeGreaterThan(30);
    expect(leaks(said('Protected-KFN'))).toEqual([]);
    expect(leaks(said('Evidence-KFN')).length).toBeGreaterThan(5);
    const uploads = tenant.services.exchanges.all().filter(({ method, url }) => method === 'PUT' || url.includes('createUploadSession'));
    expect(uploads.length).toBeGreaterThan(8);
    const drive = driveId(listOf(tenant, 'Protected-KFN'));
    expect(uploads.filter(({ url }) => !decodeURIComponent(url).includes(drive))).toEqual([]);
  });

  it.each(insiders)('can be read and found by %s', async (persona) => {
    const { ports } = await tenant.desk(persona);
    const read = await readMatter(ports, folder.designation);
    expect(read).toMatchObject({ life: { post: { text: secrets.text } } });
    const list = listOf(tenant, 'Protected-KFN');
    const statuses = await Promise.all(addressesOf(list).map(async (path) => (await ask(persona, path)).status));
    expect(statuses.filter((status) => status !== 200 && status !== 302)).toEqual([]);
    expect(hitsIn(await search(persona, 'Granrisbacken')).length).toBeGreaterThan(0);
  });

  it.each(outsiders)('cannot be read or found by %s, whatever the address', async (persona) => {
    const { ports } = await tenant.desk(persona);
    expect(await readMatter(ports, folder.designation)).toBe('closed');
    const list = listOf(tenant, 'Protected-KFN');
    for (const path of addressesOf(list)) {
      const { status, text } = await ask(persona, path);
      expect([403, 404], `${path} answered ${status}`).toContain(status);
      expect(tellsSecret(text), path).toEqual([]);
    }
    for (const words of ['Granrisbacken', 'Zettergranath', 'Pepparrotsgränd']) expect(hitsIn(await search(persona, words)), words).toEqual([]);
    // Its row is found, and nothing of its folder.
    const found = hitsIn(await search(persona, folder.designation));
    expect(found.length).toBeGreaterThan(0);
    expect(JSON.stringify(found)).not.toContain('Protected-KFN');
  });

  it('cannot be opened in the authority’s name by one from another authority, who leaves nothing behind', async () => {
    const { ports } = await tenant.desk('handlaggare2');
    const before = itemsOf(tenant, 'Matters').length;
    const opening = { matter: 'removal', secrecy, childAbuse: false, own: false, authority: 'KFN', department: 'kultur-fritid' } as const;
    expect(await openMatter(ports, ports.ids.uuid(), opening)).toEqual({ outcome: 'refused', why: 'noRight' });
    expect(itemsOf(tenant, 'Matters')).toHaveLength(before);
  });
});

describe('a matter that was thought to be open and has been moved', () => {
  let folder: MatterFolder;
  beforeAll(async () => {
    await tenant.reset('empty');
    folder = await handled('no');
    const { ports } = await tenant.desk('handlaggare');
    // A file that was taken away by hand before lies in the bin: what follows is no claim about bins that hold nothing.
    await ports.archive.put('Evidence-KFN', `${folder.designation}/kopia.txt`, new TextEncoder().encode(secrets.text), 'text/plain');
    const { ports: registrar } = await tenant.desk('registrator');
    const list = listOf(tenant, 'Evidence-KFN');
    const copy = itemsOf(tenant, 'Evidence-KFN').find(({ file }) => file?.name === 'kopia.txt');
    expect((await ask('registrator', `/drives/${driveId(list)}/items/${driveItemId(list, copy?.uniqueId ?? '')}`, undefined, 'DELETE')).status).toBe(204);
    expect(leaks(held('Protected-KFN')).some((leak) => leak.includes('recycled'))).toBe(true);
    list.recycled.clear();
    folder = done(await moveToProtected(registrar, (await suspect(ports, folder, 'unknown')).item));
  });

  it('lies in the protected library with all it had, and no file of it in the open one', () => {
    expect(folder).toMatchObject({ library: 'Protected-KFN', life: { post: { text: secrets.text }, strange: [] } });
    expect(itemsOf(tenant, 'Evidence-KFN').filter(({ file }) => file?.content)).toEqual([]);
    expect(itemsOf(tenant, 'Protected-KFN').filter(({ file }) => file?.content).length).toBeGreaterThan(8);
  });

  it('tells nothing in any item, version, recycle bin, row, event, chat or mail outside it', () => expect(leaks(held('Protected-KFN'))).toEqual([]));

  it.each([...outsiders, 'handlaggare'])('cannot be found or read by %s in the open library', async (persona) => {
    for (const path of addressesOf(listOf(tenant, 'Evidence-KFN'))) expect(tellsSecret((await ask(persona, path)).text), path).toEqual([]);
    if (persona !== 'handlaggare') for (const words of ['Granrisbacken', 'Zettergranath']) expect(hitsIn(await search(persona, words)), words).toEqual([]);
    else expect(JSON.stringify(hitsIn(await search(persona, 'Granrisbacken')))).not.toContain('Evidence-KFN');
  });

  it.each(outsiders)('cannot be read by %s where it lies now', async (persona) => {
    for (const path of addressesOf(listOf(tenant, 'Protected-KFN'))) {
      const { status, text } = await ask(persona, path);
      expect([403, 404], path).toContain(status);
      expect(tellsSecret(text), path).toEqual([]);
    }
  });

  it.each(insiders)('can be read by %s', async (persona) => {
    const { ports } = await tenant.desk(persona);
    expect(await readMatter(ports, folder.designation)).toMatchObject({ life: { post: { text: secrets.text } } });
  });

  it('is told to the registrar’s list by designation alone', async () => {
    const { ports } = await tenant.desk('registrator');
    expect((await registrarsDesk(ports)).moves).toMatchObject([{ designation: folder.designation, authority: 'KFN', state: 'moved' }]);
  });
});

describe('an ordinary matter', () => {
  let folder: MatterFolder;
  beforeAll(async () => {
    await tenant.reset('empty');
    tenant.services.exchanges.clear();
    folder = await handled('no');
  });

  it('is in its authority’s library of evidence, and its row, events, chats and mails tell neither content nor persons', () => {
    expect(itemsOf(tenant, 'Evidence-KFN').filter(({ file }) => file?.content).length).toBeGreaterThan(8);
    expect(itemsOf(tenant, 'Protected-KFN')).toEqual([]);
    expect(leaks(held('Evidence-KFN'))).toEqual([]);
    expect(leaks(said('Evidence-KFN'))).toEqual([]);
  });

  it.each(insiders)('can be read by %s', async (persona) => {
    const { ports } = await tenant.desk(persona);
    expect(await readMatter(ports, folder.designation)).toMatchObject({ life: { post: { text: secrets.text } } });
  });

  it.each(outsiders)('cannot be read or found by %s', async (persona) => {
    const { ports } = await tenant.desk(persona);
    expect(await readMatter(ports, folder.designation)).toBe('closed');
    for (const path of addressesOf(listOf(tenant, 'Evidence-KFN'))) expect([403, 404], path).toContain((await ask(persona, path)).status);
    expect(hitsIn(await search(persona, 'Granrisbacken'))).toEqual([]);
  });
});
