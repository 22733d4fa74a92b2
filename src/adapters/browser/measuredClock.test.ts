import { describe, expect, it } from 'vitest';
import { openTenant } from '../../../tests/tenantDesk.ts';
import type { Clock } from '../../ports.ts';
import { measuredClock, measuring, worstClock } from './measuredClock.ts';

const at = (time: string) => new Date(`2026-12-16T${time}Z`);

describe('a clock that is measured by the stamps of what was written', () => {
  const own: Clock = { now: () => at('13:20:00') };
  const ahead = (clock: Clock) => own.now().getTime() - clock.now().getTime();
  it('is this computer’s own until something was written, and while the stamp lies between the readings', () => {
    const clock = measuredClock(own, () => undefined);
    expect([clock.now(), ahead(clock)]).toEqual([at('13:20:00'), 0]);
    clock.measure(at('13:19:40'), at('13:19:55').toISOString(), at('13:20:00'));
    clock.measure(at('13:19:40'), 'nonsens', at('13:20:00'));
    expect(ahead(clock)).toBe(0);
  });

  it('is set right when it is fast and when it is slow, and tells when it is seriously wrong and when it is right again', () => {
    const told: number[] = [];
    const clock = measuredClock(own, () => told.push(ahead(clock)));
    clock.measure(at('13:20:00'), at('13:09:59').toISOString(), at('13:20:01'));
    expect([clock.now(), ahead(clock)]).toEqual([at('13:10:00'), 600_000]);
    clock.measure(at('13:20:00'), at('13:30:01').toISOString(), at('13:20:01'));
    expect([clock.now(), ahead(clock)]).toEqual([at('13:30:00'), -600_000]);
    clock.measure(at('13:20:00'), at('13:24:00').toISOString(), at('13:20:01'));
    expect(Math.abs(ahead(clock))).toBeLessThan(worstClock);
    expect(told).toEqual([600_000, -239_000]);
  });

  it('is measured by every write to the lists, whoever asks for it', async () => {
    const tenant = await openTenant();
    try {
      const desk = await tenant.desk('handlaggare');
      const fast: Clock = { now: () => new Date(tenant.services.clock.now().getTime() + 10 * 60_000) };
      const clock = measuredClock(fast, () => undefined);
      const register = measuring(desk.ports.register, fast, clock);
      const key = 'claim:1:klockan';
      await register.add('Events', { Title: 'claim', eventKey: key, planId: 'klockan', what: 'claim', detail: '{}' });
      expect(Math.abs(fast.now().getTime() - clock.now().getTime() - 10 * 60_000)).toBeLessThan(5_000);
      expect(await register.add('Events', { Title: 'claim', eventKey: key, planId: 'klockan', what: 'claim', detail: '{}' })).toBe('alreadyThere');
    } finally {
      await tenant.close();
    }
  });
});
