import { expect, it } from 'vitest';
import { replyBlank } from '../../domain/replyBlank.ts';
import { actFaults, answeringFaults, handingFaults } from './faults.ts';

const today = '2026-11-23';
const asked = { how: 'answer', to: 'Tekniska', contact: '', dueOn: '' } as const;
const told = { text: 'Hej!', sameMedium: true, reason: '', revisit: '' };

it('a day to answer by is not one that has passed', () => {
  expect(handingFaults({ ...asked, dueOn: '2026-11-22' }, today)).toEqual({ dueOn: 'Dagen har redan varit. Välj i dag eller en senare dag.' });
  for (const dueOn of ['', today, '2026-11-24']) expect(handingFaults({ ...asked, dueOn }, today)).toEqual({});
});

it('an errand that is handed over has no such day: what stood there for the question is not held against it', () =>
  expect(handingFaults({ ...asked, how: 'forward', contact: '0371-81 000', dueOn: '2026-11-22' }, today)).toEqual({}));

it('nor is the day to come back', () => {
  expect(answeringFaults({ ...told, revisit: '2026-11-22' }, today)).toHaveProperty('revisit');
  expect(answeringFaults({ ...told, revisit: today }, today)).toEqual({});
});

it('a proposal that nobody has filled in is no reply', () => {
  const text = `Hej! ${replyBlank} /Sara`;
  const at = '2026-11-23T10:00:00.000Z';
  expect(answeringFaults({ ...told, text }, today)).toHaveProperty('text');
  expect(actFaults({ outcome: 'rebutted', at, text }, {}, Date.parse(at))).toHaveProperty('text');
  expect(actFaults({ outcome: 'rebutted', at, text: 'Hej! Den öppnar i maj.' }, {}, Date.parse(at))).toEqual({});
});
