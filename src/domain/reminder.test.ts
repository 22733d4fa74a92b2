import { describe, expect, it } from 'vitest';
import { nextReminder } from './reminder.ts';

const monday = Date.parse('2026-11-23T09:00:00Z');

describe('a reminder', () => {
  it('may be sent at once when none has been sent', () => expect(nextReminder([], monday)).toBeUndefined());

  it('waits a week from the newest one, whatever order they are read in', () => {
    const sent = ['2026-11-22T09:00:00.000Z', '2026-11-10T09:00:00.000Z'];
    expect(nextReminder(sent, monday)).toBe(Date.parse('2026-11-29T09:00:00Z'));
    expect(nextReminder(sent, Date.parse('2026-11-29T08:59:59.999Z'))).toBe(Date.parse('2026-11-29T09:00:00Z'));
    expect(nextReminder(sent, Date.parse('2026-11-29T09:00:00Z'))).toBeUndefined();
  });
});
