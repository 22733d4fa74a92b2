// A window dies at each of its writes: whoever opens the matter next sees which try the files come from, and nothing of it once the same is saved.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeAssets } from '../../../jobs/persons.ts';
import { evidenceOfOnePicture } from '../../../tests/matterEvidence.ts';
import { openTab } from '../../../tests/openTab.ts';
import { openTenant, type OpenTenant } from '../../../tests/tenantDesk.ts';
import { wordsReader } from '../../../tests/wordsReader.ts';
import { readMail } from '../../adapters/mail/readMail.ts';
import { readBeside } from '../../adapters/pictures/exif.ts';
import { readMatter } from '../../flows/matterFolder.ts';
import { pictureDesk } from '../../flows/pictureDesk.ts';
import { readMatterTexts } from '../../flows/readingEvidence.ts';
import { OutsideError } from '../../outsideError.ts';
import type { Ports } from '../../ports.ts';
import type { MatterView } from '../shared/matterActions.ts';

let tenant: OpenTenant;
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => await tenant.reset('empty'));
afterAll(async () => await tenant.close());

const at = '2026-11-20T09:00:00.000Z';
const make = evidenceOfOnePicture('skärm.png', 'Hej');

/** The ports of a window that dies after `writes` of its files. */
const dying =
  (writes: number) =>
  ({ archive }: Ports): Partial<Ports> => {
    let left = writes;
    const put: Ports['archive']['put'] = async (...file) =>
      left-- > 0 ? await archive.put(...file) : await Promise.reject(new OutsideError('offline', 'dead'));
    return { archive: { ...archive, put } };
  };
const tab = async (change: (ports: Ports) => Partial<Ports> = () => ({})) => {
  const { ports } = await tenant.desk('handlaggare');
  const own = { ...ports, ...change(ports) };
  return { ports: own, actions: (await openTab(tenant, 'handlaggare', change(ports))).actions };
};

async function described(): Promise<string> {
  const { actions } = await tab();
  const opening = { matter: 'removal', secrecy: 'no', childAbuse: false, own: false, authority: 'KFN', department: 'kultur-fritid' } as const;
  const begun = await actions.beginMatter(actions.newKey(), opening);
  if (begun.outcome !== 'done') throw new Error(begun.why);
  const posts = [{ sender: 'Kalle', senderAddress: '', address: '', postedAt: '', content: 'comment' }] as const;
  await actions.actOnMatter(begun.matter.designation, [{ kind: 'post', seenAt: at, posts, text: 'x' }]);
  return begun.matter.designation;
}
async function seen(designation: string): Promise<MatterView> {
  const matter = await (await tab()).actions.openMatter(designation);
  if (!matter || matter === 'closed') throw new Error('it is there');
  return matter;
}
async function readTexts(designation: string, change?: (ports: Ports) => Partial<Ports>): Promise<void> {
  const { ports } = await tab(change);
  const folder = await readMatter(ports, designation);
  if (!folder || folder === 'closed') throw new Error('it is there');
  await readMatterTexts(ports, folder, {
    desk: pictureDesk({ ...ports, assets: nodeAssets, readBeside, readMail }),
    reader: wordsReader('Simhallen öppnar'),
    municipality: 'Gislaveds kommun',
    told: () => {},
    warnings: async () => await Promise.resolve([]),
    inTurn: async (does) => await does(),
  });
}
const endings = ({ designation, left }: MatterView) =>
  left.attempts.map(({ of, files }) => [of, files.map(({ name }) => name.slice(designation.length))] as const);

/** Picture, mail, text, manifest, PDF/A: in this order; the fact after them. */
const evidenceFiles = ['_bild-1.png', '_e-post-2.eml', '.txt', '.json', '.pdf'];

describe('evidence whose window died', () => {
  it.each([1, 2, 3, 4, 5])(
    'after %i of its writes is one try, told with its time and whose it was; saved anew nothing of it is unconfirmed',
    async (writes) => {
      const designation = await described();
      await expect((await tab(dying(writes))).actions.saveEvidence(designation, at, make)).rejects.toMatchObject({ kind: 'offline' });
      const half = await seen(designation);
      expect(half.files).toEqual([]);
      expect(half.left.attempts).toMatchObject([{ of: 'evidence', by: (await tenant.desk('handlaggare')).person.name }]);
      expect(endings(half)[0]![1]!.toSorted()).toEqual(evidenceFiles.slice(0, writes).toSorted());

      // Another window, later: the same files and another time, so that text, manifest and PDF/A are other bytes.
      await (await tab()).actions.saveEvidence(designation, '2026-11-20T09:30:00.000Z', make);
      const whole = await seen(designation);
      expect(whole.files.map(({ what }) => what)).toEqual(['record', 'picture', 'file']);
      expect(whole.left).toEqual({ attempts: [], replaced: writes > 2 ? writes : 0 });
    },
  );

  it('and had something that no later try brought stays told of, with that alone', async () => {
    const designation = await described();
    await expect((await tab(dying(4))).actions.saveEvidence(designation, at, make)).rejects.toMatchObject({ kind: 'offline' });
    await (await tab()).actions.saveEvidence(designation, '2026-11-20T09:30:00.000Z', evidenceOfOnePicture('skärm.png'));
    expect(endings(await seen(designation))).toEqual([['evidence', ['.json', '.txt', '_e-post-2.eml']]]);
  });
});

describe('a reading whose window died', () => {
  it.each([1, 2, 3])('after %i of its writes is told as that and no evidence; read anew nothing of it is unconfirmed', async (writes) => {
    const designation = await described();
    await (await tab()).actions.saveEvidence(designation, at, make);
    await expect(readTexts(designation, dying(writes))).rejects.toMatchObject({ kind: 'offline' });
    expect(endings(await seen(designation))).toEqual([
      ['reading', ['_text.json', '_text.pdf', '_text.txt'].filter((name) => ['_text.txt', '_text.json', '_text.pdf'].indexOf(name) < writes)],
    ]);
    tenant.later(60_000);
    await readTexts(designation);
    const whole = await seen(designation);
    expect(whole.files.map(({ what }) => what)).toEqual(['record', 'picture', 'file', 'text']);
    expect(whole.left).toEqual({ attempts: [], replaced: writes });
  });
});

it('a file that somebody puts into the folder is told as that', async () => {
  const designation = await described();
  const { ports } = await tab();
  await ports.archive.put('Evidence-KFN', `${designation}/Anteckning.docx`, new Uint8Array([1]), 'application/octet-stream');
  expect(endings(await seen(designation))).toEqual([['other', [expect.any(String)]]]);
});
