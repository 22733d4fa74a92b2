// The control API of /_tenant: faults, tampering, clock, snapshots, the exchange log. On this computer only, and never for a page from elsewhere.

import { Hono, type MiddlewareHandler } from 'hono';
import { readFault } from './faults.ts';
import type { Services } from './services.ts';
import { layFoundation } from './store/foundation.ts';
import { readTampering, tamper } from './tamper.ts';

/** A foreign page may reach 127.0.0.1, and a foreign name may resolve to it: both give themselves away in Origin and Host. */
const ownOnly: MiddlewareHandler = async (c, next) => {
  const local = (host: string | undefined) => host !== undefined && /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host);
  const origin = c.req.header('origin');
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  if (!local(host) || (origin !== undefined && !local(origin.replace(/^https?:\/\//, ''))))
    return c.text('The local tenant answers only to its own address.', 403);
  return await next();
};

export function controlApp(services: Services): Hono {
  const app = new Hono().use('/_tenant/*', ownOnly);
  addFaults(app, services);
  addTime(app, services);
  addExchanges(app, services);
  app.post('/_tenant/tamper', async (c) => {
    const wish = readTampering(await c.req.json());
    const refusal = typeof wish === 'string' ? wish : tamper(services, wish);
    return refusal === undefined ? c.body(null, 204) : c.json({ error: refusal }, 400);
  });
  return app;
}

function addFaults(app: Hono, { faults }: Services): void {
  app.get('/_tenant/faults', (c) => c.json(faults.waiting()));
  app.post('/_tenant/faults', async (c) => {
    const fault = readFault(await c.req.json());
    if (typeof fault === 'string') return c.json({ error: fault }, 400);
    faults.add(fault);
    return c.json(fault, 201);
  });
  app.delete('/_tenant/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });
}

/** The clock, and the ways back: snapshots by name and resets to them. */
function addTime(app: Hono, services: Services): void {
  const { store, faults, clock } = services;
  app.get('/_tenant/clock', (c) => c.json({ now: clock.now().toISOString() }));
  app.post('/_tenant/clock', async (c) => {
    const { now } = (await c.req.json()) as { now?: unknown };
    if (now !== null && (typeof now !== 'string' || Number.isNaN(Date.parse(now)))) return c.json({ error: 'now must be a time or null' }, 400);
    clock.set(now);
    return c.json({ now: clock.now().toISOString() });
  });
  app.get('/_tenant/snapshot', (c) => c.json(store.snapshots()));
  app.post('/_tenant/snapshot', async (c) => {
    const { name } = (await c.req.json()) as { name?: unknown };
    if (typeof name !== 'string' || !/^[\w-]{1,64}$/.test(name)) return c.json({ error: 'name must be letters, digits, - and _' }, 400);
    store.snapshot(name);
    return c.json({ name }, 201);
  });
  app.post('/_tenant/reset', async (c) => {
    const { scenario } = (await c.req.json()) as { scenario?: unknown };
    faults.clear();
    if (scenario === undefined) store.wipe();
    else if (typeof scenario !== 'string' || !store.restore(scenario)) {
      return c.json({ error: `there is no snapshot ${String(scenario)}; there are: ${store.snapshots().join(', ')}` }, 404);
    }
    layFoundation(services);
    return c.json({ scenario: scenario ?? null });
  });
}

function addExchanges(app: Hono, { exchanges }: Services): void {
  app.get('/_tenant/exchanges', (c) => {
    const lines = exchanges.all().map((exchange) => `${JSON.stringify(exchange)}\n`);
    return c.body(lines.join(''), 200, { 'Content-Type': 'application/x-ndjson; charset=utf-8' });
  });
  app.delete('/_tenant/exchanges', (c) => {
    exchanges.clear();
    return c.body(null, 204);
  });
}
