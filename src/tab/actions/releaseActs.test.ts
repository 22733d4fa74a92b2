// The screens of Begäran om allmän handling on the tenant: what each person's tab is given, and what it may do.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceOfOnePicture } from '../../../tests/matterEvidence.ts';
import { openTab } from '../../../tests/openTab.ts';
import { itemsOf, openTenant, type OpenTenant } from '../../../tests/tenantDesk.ts';
import type { MatterFolder } from '../../flows/matterFolder.ts';
import { act, openMatter, saveEvidence, type MatterAnswer } from '../../flows/matters.ts';
import type { ReleaseView } from '../shared/releaseActions.ts';

let tenant: OpenTenant;
let designation: string;
const health = { ground: 'health', provision: '', note: '' } as const;
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
  ({ designation } = folder);
});
afterAll(async () => await tenant.close());

const openings = () => itemsOf(tenant, 'Events', { what: 'protectedOpened' }).length;

describe('the registrar', () => {
  it('searches one nämnd at a time, by its name, and opens nothing by it', async () => {
    const { actions: tab } = await openTab(tenant, 'registrator');
    expect(await tab.releaseAuthorities()).toEqual([{ value: 'KFN', label: 'Kultur- och fritidsnämnden' }]);
    expect(await tab.searchForRelease({ authority: 'KFN', text: designation, day: '' })).toMatchObject({ lines: [{ designation, isProtected: true }] });
    expect(await tab.searchForRelease({ authority: 'BUN', text: '', day: '' })).toBe('notReleaser');
    expect(openings()).toBe(0);
  });

  it('opens the record, and is written down for it and for every file that is read', async () => {
    const { actions: tab } = await openTab(tenant, 'registrator');
    const view = await tab.openRelease(designation);
    expect(view).toMatchObject({ designation, authority: 'Kultur- och fritidsnämnden', isProtected: true, diaryNumber: '', earlier: [] });
    const { rows, files } = view as ReleaseView;
    expect(rows).toContainEqual({ label: 'Avsändare', value: 'Kalle Kvastbjörn' });
    expect(files).toMatchObject([
      { name: `${designation}.pdf`, kind: 'record' },
      { name: `${designation}_bild-1.png`, kind: 'picture' },
    ]);
    expect(openings()).toBe(1);
    expect(await tab.readOriginal(designation, `${designation}_bild-1.png`)).toMatchObject({ outcome: 'read' });
    expect(openings()).toBe(2);
    expect(await tab.readOriginal(designation, '0001_opened.json')).toEqual({ outcome: 'refused', why: 'gone' });
  });

  it('sees the marking of secrecy that holds', async () => {
    const { actions: tab } = await openTab(tenant, 'registrator');
    const on = tab.now().toISOString().slice(0, 10);
    await tab.markSecrecy(designation, { provision: 'OSL 21 kap. 1 §', on });
    const marking = { provision: 'OSL 21 kap. 1 §', on, authority: 'Kultur- och fritidsnämnden' };
    expect(await tab.openRelease(designation)).toMatchObject({ marking });
    await tab.endMarking(designation, { on, reason: '' });
    expect(await tab.openRelease(designation)).not.toHaveProperty('marking');
  });

  it('looks at a copy that is stored nowhere, and then gives out that very file', async () => {
    const { actions: tab } = await openTab(tenant, 'registrator');
    const files = () => itemsOf(tenant, 'Protected-KFN').flatMap(({ file }) => (file ? [file.name] : []));
    const [before, madeAt] = [files(), tab.now().toISOString()];
    const file = `${designation}_bild-1.png`;
    const masks = [{ file, left: 0, top: 0, width: 4, height: 8, reason: health }];
    const made = await tab.makeCopy(designation, { masks, rows: [{ row: 'Avsändare', reason: health }], sizes: { [file]: { width: 8, height: 8 } }, madeAt });
    if (made.outcome !== 'made') throw new Error(made.why);
    expect(made.copy.shown).toMatchObject([{ name: file, pieces: [expect.any(Uint8Array)] }]);
    expect(files()).toEqual(before);
    expect(await tab.giveOutCopy(designation, made.copy, false)).toEqual({ outcome: 'refused', why: 'notInformed' });
    expect(files()).toEqual(before);
    const copy = `${designation}_maskerad-1.pdf`;
    expect(await tab.giveOutCopy(designation, made.copy, true)).toMatchObject({
      outcome: 'done',
      files: [copy],
      view: { earlier: [{ meta: `${copy} · 2 maskeringar` }] },
    });
    const saved = itemsOf(tenant, 'Protected-KFN').find((item) => item.file?.name === copy);
    expect(saved?.file?.content?.sha256).toBe(made.copy.sha256);
  });

  it('refuses the whole with its reasons; what was done stands newest first, and never for whom', async () => {
    const { actions: tab } = await openTab(tenant, 'registrator');
    const answer = await tab.withhold(designation, { reasons: [health], informed: true, madeAt: tab.now().toISOString() });
    expect(answer).toMatchObject({
      outcome: 'done',
      files: [],
      view: { earlier: [{ sentence: 'Maria Wik lämnade inte ut' }, { sentence: 'Maria Wik lämnade ut: maskerad kopia' }] },
    });
  });
});

describe('anybody else', () => {
  it.each(['handlaggare', 'registrator2', 'verksamhetschef', 'information', 'arkivarie'])('%s is given nothing of it', async (persona) => {
    const { actions: tab } = await openTab(tenant, persona);
    const refused = { outcome: 'refused', why: 'notReleaser' };
    const madeAt = tab.now().toISOString();
    const before = openings();
    expect((await tab.releaseAuthorities()).map(({ value }) => value)).not.toContain('KFN');
    expect(await tab.openRelease(designation)).toBe('notReleaser');
    expect(await tab.readOriginal(designation, `${designation}.pdf`)).toEqual(refused);
    expect(await tab.fetchOriginal(designation, `${designation}.pdf`)).toEqual(refused);
    expect(await tab.giveOutOriginals(designation, [`${designation}.pdf`], madeAt)).toEqual(refused);
    expect(await tab.makeCopy(designation, { masks: [], rows: [], sizes: {}, madeAt })).toEqual(refused);
    expect(await tab.withhold(designation, { reasons: [health], informed: true, madeAt })).toEqual(refused);
    expect(openings()).toBe(before);
  });
});
