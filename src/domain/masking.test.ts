import { describe, expect, it } from 'vitest';
import { hasProvision, insidePicture, isInPicture, maskGroundKeys, maskGrounds, reasonWords, wordsOutside, type MaskReason } from './masking.ts';
import { isStorable, readMatterFact } from './matter.ts';
import { draftDecision, rightToDecision } from './releaseDecision.ts';
import { maskedRows, releaseRows, stillTelling } from './releaseRows.ts';
import { matterLife, type StoredMatterFact } from './matterLife.ts';

const reason = (ground: MaskReason['ground'], provision = ''): MaskReason => ({ ground, provision, note: '' });
const size = { width: 100, height: 50 };

describe('a mask', () => {
  it('lies whole in the picture, in whole pixels', () => {
    expect(isInPicture({ left: 0, top: 0, width: 100, height: 50 }, size)).toBe(true);
    for (const wrong of [{ left: 1 }, { top: -1 }, { width: 0 }, { height: 51 }, { left: 0.5, width: 2 }, { width: Number.NaN }])
      expect(isInPicture({ left: 0, top: 0, width: 100, height: 50, ...wrong }, size), JSON.stringify(wrong)).toBe(false);
  });
  it('that a hand draws outside is moved in and never vanishes', () => {
    expect(insidePicture({ left: 95.4, top: -3, width: 10, height: 0 }, size)).toEqual({ left: 90, top: 0, width: 10, height: 1 });
    expect(insidePicture({ left: -9, top: 9, width: 900, height: 900 }, size)).toEqual({ left: 0, top: 0, width: 100, height: 50 });
  });
  it('takes every word it touches, whole, and leaves the others', () => {
    const word = (text: string, left: number) => ({ text, left, top: 10, width: 10, height: 5, confidence: 90 });
    const lines = [[word('Anna', 0), word('bor', 12)], [word('här', 24)]];
    expect(wordsOutside(lines, [{ left: 9, top: 12, width: 2, height: 1 }])).toEqual([[word('bor', 12)], [word('här', 24)]]);
    expect(wordsOutside(lines, [{ left: 34, top: 15, width: 5, height: 5 }])).toEqual([[word('Anna', 0), word('bor', 12)]]);
    expect(wordsOutside(lines, [])).toEqual(lines);
  });
  it('has a provision: its own or one that is written', () => {
    expect(maskGroundKeys.filter((key) => maskGrounds[key].provision === '')).toEqual(['thirdPerson', 'other']);
    expect(hasProvision(reason('health'))).toBe(true);
    expect(hasProvision(reason('thirdPerson', '  '))).toBe(false);
    expect(reasonWords(reason('thirdPerson', ' OSL 21 kap. 1 § '))).toBe('Uppgift om någon annan persons privatliv (OSL 21 kap. 1 §)');
  });
});

const by = { oid: '00000000-0000-4000-8000-000000000001', name: 'Sara Holmberg' };
const head = { v: 1, designation: '2026-17', at: '2026-12-16T13:05:00Z', by } as const;
const stored = (place: number, fact: object): StoredMatterFact => ({
  place,
  createdAt: head.at,
  createdBy: by,
  fact: { ...head, ...fact } as StoredMatterFact['fact'],
});
const post = (sender: string) => ({ sender, senderAddress: '', address: '', postedAt: '', content: 'comment' });
const life = matterLife([
  stored(1, { kind: 'opened', matter: 'removal', secrecy: 'no', childAbuse: false, own: false, authority: 'KFN', department: '' }),
  stored(2, { kind: 'post', seenAt: head.at, posts: [post('Kalle Blom'), post('Eva')], text: 'kalle blom ljuger' }),
  stored(3, { kind: 'note', text: 'Eva ringde' }),
  stored(4, { kind: 'note', text: 'Eva ringde igen' }),
])!;

describe('the rows of a matter', () => {
  const rows = releaseRows(life, 'Kultur- och fritidsnämnden');
  it('have a label each that no other row has', () => {
    const labels = rows.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels).toContain('Avsändare 2');
    expect(rows.map(({ value }) => value)).toContain('Eva ringde igen');
  });
  it('that are masked say [Maskerat] and nothing of what stood there; the others stand', () => {
    const masked = maskedRows(rows, [{ row: 'Avsändare 1', reason: reason('health') }]);
    expect(masked.find(({ label }) => label === 'Avsändare 1')?.value).toBe('[Maskerat]');
    expect(masked.filter(({ value }, index) => value !== rows[index]?.value)).toHaveLength(1);
  });
  it('that are kept and still say what is masked in another are named, whatever their case', () => {
    expect(stillTelling(rows, [{ row: 'Avsändare 1', reason: reason('health') }])).toEqual(['Inläggets text']);
    const both = ['Avsändare 1', 'Inläggets text'].map((row) => ({ row, reason: reason('health') }));
    expect(stillTelling(rows, both)).toEqual([]);
  });
});

describe('what was given out', () => {
  const mask = { file: '2026-17_bild-1.png', left: 1, top: 2, width: 3, height: 4, reason: reason('health') };
  const released = {
    kind: 'released' as const,
    how: 'masked' as const,
    files: [{ name: '2026-17_maskerad-1.pdf', sha256: 'ab'.repeat(32), size: 9 }],
    masks: [mask],
    rows: [{ row: 'Avsändare', reason: reason('other', 'OSL 19 kap. 3 §') }],
    informed: true,
    madeAt: head.at,
  };
  it('is read back as it was written', () => {
    expect(isStorable(released)).toBe(true);
    expect(readMatterFact(JSON.stringify({ ...head, ...released }), '2026-17')).toEqual({ ...head, ...released });
  });
  it('has no place for a name or a purpose (TF 2 kap. 18 §)', () => {
    for (const more of [{ to: 'Anna' }, { who: 'Anna' }, { purpose: 'granskning' }, { requester: 'Anna' }])
      expect(readMatterFact(JSON.stringify({ ...head, ...released, ...more }), '2026-17'), JSON.stringify(more)).toBeUndefined();
  });
  it('changes nothing of where the matter stands', () => {
    const after = matterLife([
      ...life.facts,
      stored(5, released),
      stored(6, { kind: 'withheld', reasons: [reason('health')], informed: true, madeAt: head.at }),
    ])!;
    expect([after.state, after.steps]).toEqual([life.state, life.steps]);
  });
});

describe('the draft of a decision', () => {
  const of = { municipality: 'Gislaveds kommun', authority: 'Kultur- och fritidsnämnden', designation: '2026-17', on: '2026-12-16' };
  const text = draftDecision({ ...of, scope: 'part', reasons: [reason('health'), reason('health'), reason('other', 'OSL 19 kap. 3 §')] });
  it('names each provision once', () => {
    expect(text).toContain('enligt OSL 21 kap. 1 § och OSL 19 kap. 3 §.');
    expect(text).toContain('16 december 2026');
  });
  it('says where and until when it may be appealed: kammarrätten, three weeks, sent to the authority', () => {
    expect(text).toContain('överklagas till kammarrätten');
    expect(text).toContain('inom tre veckor från den dag då du fick del av beslutet');
    expect(text).toContain('skicka eller lämna skrivelsen till den nämnd som har fattat beslutet:\nKultur- och fritidsnämnden');
  });
  it('leaves who asks to be filled in, and says nothing of why', () => {
    expect(text).toContain('Till: [den som har begärt beslutet]');
    expect(text).not.toMatch(/syfte|skäl till begäran/i);
  });
  it('of a part says that the rest was given out; of the whole it does not', () => {
    expect(text).toContain('de uppgifter som är maskerade');
    expect(draftDecision({ ...of, scope: 'whole', reasons: [] })).not.toContain('Övriga uppgifter');
  });
  it('says of files that are not in the copy that they are not, and not that the rest was given out', () => {
    const part = draftDecision({ ...of, scope: 'part', reasons: [reason('health')], leftOut: ['2026-17_text-1.txt'] });
    expect(part).toContain('Kopian har inte med 2026-17_text-1.txt. [');
    expect(part).not.toContain('Övriga uppgifter har lämnats ut.');
    expect(text).toContain('Övriga uppgifter har lämnats ut.');
  });
  it('of what is no allmän handling names no secrecy, harm or förbehåll', () => {
    const draft = draftDecision({ ...of, scope: 'whole', reasons: [reason('notPublic')] });
    expect(draft).toContain('Det som har begärts är inte en allmän handling (TF 2 kap. 12 §).');
    for (const wrong of ['får inte lämnas ut enligt', 'förbehåll', 'vilken skada']) expect(draft, wrong).not.toContain(wrong);
    const both = draftDecision({ ...of, scope: 'part', reasons: [reason('health'), reason('notPublic')] });
    expect(both).toContain('Uppgifterna får inte lämnas ut enligt OSL 21 kap. 1 §.');
    expect(both).toContain('En del av det som har begärts är inte en allmän handling (TF 2 kap. 12 §).');
    expect(both).not.toContain('- Anteckning');
  });
  it('has no label of a form in it', () => {
    const draft = draftDecision({ ...of, scope: 'whole', reasons: [reason('other', 'OSL 35 kap. 1 §')] });
    expect(draft).toContain('enligt OSL 35 kap. 1 §.');
    expect(draft).not.toContain('Annan bestämmelse');
  });
  it('the information of OSL 6 kap. 3 § says both what may be asked and that a written decision is needed', () => {
    expect(rightToDecision.join(' ')).toMatch(/prövar frågan.*skriftligt beslut.*överklaga/);
  });
});
