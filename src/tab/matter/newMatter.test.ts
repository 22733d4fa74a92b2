import { expect, it } from 'vitest';
import { mostEvidenceFiles, type MatterContent } from '../../domain/matter.ts';
import type { MatterLife } from '../../domain/matterLife.ts';
import { draftOf, faultsOf, madeOf } from './newMatter.ts';

const post = (sender: string): MatterContent => ({
  kind: 'post',
  seenAt: '2026-11-23T10:00:00.000Z',
  posts: [{ sender, senderAddress: '', address: '', postedAt: '', content: 'comment' }],
  text: '',
});
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute));

it('evidence that is tried again has the time it had; with another picture or another word it is another record', () => {
  const first = madeOf(undefined, [post('Kalle')], [1], at(0));
  expect(madeOf(first, [post('Kalle')], [1], at(5))).toBe(first);
  expect(madeOf(first, [post('Kalle')], [1, 2], at(5)).at).toBe(at(5).toISOString());
  expect(madeOf(first, [post('Kalle')], [2], at(5)).at).toBe(at(5).toISOString());
  expect(madeOf(first, [post('Kalle Andra')], [1], at(5)).at).toBe(at(5).toISOString());
});

it('more files than one record holds are told of while they can be taken away', () => {
  const opened = { matter: 'removal', secrecy: 'no', childAbuse: false, own: false, authority: 'KFN' } as MatterLife['opened'];
  const draft = draftOf({ opened } as MatterLife, at(0));
  expect(faultsOf(draft, undefined, mostEvidenceFiles, at(0).getTime()).pictures).toBeUndefined();
  expect(faultsOf(draft, undefined, mostEvidenceFiles + 1, at(0).getTime()).pictures).toContain('Högst 100 filer');
});
