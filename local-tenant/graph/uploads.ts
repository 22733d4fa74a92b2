// Upload sessions. learn.microsoft.com/graph/api/driveitem-createuploadsession
// They live in memory and end with the process, as real ones end with time: the client asks for a new one.

import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { frameOf, headersToRecord } from '../exchanges.ts';
import type { Caller, Services } from '../services.ts';
import { GraphProblem, json, metadata, ok, type Answer, type Call, type Route } from './call.ts';
import { downloadApp } from './downloads.ts';
import { driveItemOut } from './driveItem.ts';
import { underFaults } from './faulty.ts';
import { checkFileMatch, targetFor } from './files.ts';
import { childNamed } from './paths.ts';
import { checkTarget, readConflict, saveFile, type Conflict, type Target } from './saveFile.ts';

type Session = { call: Call; target: Target; conflict: Conflict; until: number; total: number | undefined; received: number; parts: Uint8Array[] };
const opened = new WeakMap<Services, Map<string, Session>>();

function sessionsOf(services: Services): Map<string, Session> {
  const sessions = opened.get(services) ?? new Map<string, Session>();
  opened.set(services, sessions);
  return sessions;
}

const lifetime = 24 * 3_600_000;
const unit = 327_680;
const mostInOne = 60 * 1024 * 1024;

function open(call: Call): Answer {
  const body = call.bytes.length ? json(call) : {};
  // The product never defers the commit, so that road is not built: refused rather than played wrongly.
  if (body['deferCommit'] === true) throw new GraphProblem(501, 'notSupported', 'deferCommit is not supported by the local tenant.');
  const asked = body['item'] as Record<string, unknown> | undefined;
  const target = targetFor(call);
  checkFileMatch(call, target.replaces);
  const conflict = readConflict(asked?.['@microsoft.graph.conflictBehavior'], 'fail');
  checkTarget(call.caller, conflict === 'replace' ? target : { ...target, replaces: undefined });
  const id = randomUUID();
  const session: Session = { call, target, conflict, until: call.services.clock.now().getTime() + lifetime, total: undefined, received: 0, parts: [] };
  sessionsOf(call.services).set(id, session);
  const uploadUrl = `https://${call.services.ids.sharePointHost}/up/${id}`;
  return ok({ ...metadata('microsoft.graph.uploadSession'), uploadUrl, ...status(session) });
}

const status = (session: Session) => ({ expirationDateTime: new Date(session.until).toISOString(), nextExpectedRanges: [`${session.received}-`] });

export const uploadSessionRoutes: readonly Route[] = [{ on: 'POST /drives/{drive-id}/items/{driveItem-id}/createUploadSession', answer: open }];

/** The address that uploads go to, on the SharePoint host, and the addresses that downloads come from. */
export function uploadApp(services: Services): Hono {
  const sessions = sessionsOf(services);
  const app = new Hono().route('/', downloadApp(services));
  app.all('/up/:id', (c) =>
    underFaults(c, services, c.req.path, async () => {
      const id = c.req.param('id');
      const session = sessions.get(id);
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const answer = refused(() => {
        if (!session || session.until < services.clock.now().getTime()) throw new GraphProblem(404, 'itemNotFound', 'The upload session was not found');
        if (c.req.method === 'GET') return ok(status(session));
        if (c.req.method === 'DELETE') {
          sessions.delete(id);
          return { status: 204 };
        }
        if (c.req.method !== 'PUT') throw new GraphProblem(405, 'invalidRequest', 'Method not allowed');
        const put = receive(c, session, bytes);
        if (put.status !== 202) sessions.delete(id);
        return put;
      });
      record(services, session?.call.caller, c, bytes.length, answer);
      return answer;
    }),
  );
  return app;
}

function refused(work: () => Answer): Answer {
  try {
    return work();
  } catch (thrown) {
    if (!(thrown instanceof GraphProblem)) throw thrown;
    return { status: thrown.status, body: { error: { code: thrown.code, message: thrown.message } } };
  }
}

function receive(c: Context, session: Session, bytes: Uint8Array): Answer {
  if (c.req.header('authorization'))
    throw new GraphProblem(401, 'unauthenticated', 'The upload address is authenticated by itself: send no Authorization header.');
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(c.req.header('content-range') ?? '');
  if (!range) throw new GraphProblem(400, 'invalidRequest', 'The Content-Range header is missing or malformed.');
  const [from, to, total] = range.slice(1).map(Number) as [number, number, number];
  if (bytes.length !== to - from + 1 || to >= total)
    throw new GraphProblem(400, 'invalidRequest', 'The Content-Range header does not fit the length of the body.');
  if (bytes.length >= mostInOne) throw new GraphProblem(413, 'invalidRequest', 'A fragment must be under 60 MiB.');
  if (session.total !== undefined && session.total !== total)
    throw new GraphProblem(400, 'invalidRequest', 'The total size differs from the first fragment’s.');
  if (from !== session.received) throw new GraphProblem(416, 'invalidRange', 'Uploaded fragment overlaps with existing data or leaves a gap.');
  const last = to + 1 === total;
  if (!last && bytes.length % unit !== 0) throw new GraphProblem(400, 'invalidRequest', 'A fragment that is not the last one must be a multiple of 320 KiB.');
  if (!last) {
    session.total = total;
    session.parts.push(bytes);
    session.received = to + 1;
    return { status: 202, body: status(session) };
  }
  // A conflict is found at the last byte, and the session stays for another try.
  const { made, item } = saveFile(
    session.call.services,
    session.call.caller,
    present(session.target),
    Buffer.concat([...session.parts, bytes]),
    session.conflict,
  );
  return { status: made ? 201 : 200, body: driveItemOut(session.call, { ...session.target.library, item }) };
}

/** The target as the library is now: another upload may have made the folders or the file meanwhile. */
function present(target: Target): Target {
  const { list } = target.library;
  let { parent, names } = target;
  for (let child = childNamed(list, parent?.id ?? 0, names[0] ?? ''); child && names.length > 1; child = childNamed(list, parent?.id ?? 0, names[0] ?? '')) {
    parent = child;
    names = names.slice(1);
  }
  const replaces = names.length === 1 ? childNamed(list, parent?.id ?? 0, names[0] ?? '') : target.replaces;
  return { library: target.library, parent, names, replaces };
}

function record(services: Services, caller: Caller | undefined, c: Context, size: number, answer: Answer): void {
  services.exchanges.add({
    persona: services.people.find((person) => person.oid === caller?.oid)?.id ?? '',
    time: services.clock.now().toISOString(),
    frame: frameOf(c.req.raw.headers),
    scopes: caller?.scopes ?? [],
    method: c.req.method,
    url: `https://${services.ids.sharePointHost}${c.req.path}`,
    ...(size ? { requestBody: { size } } : {}),
    status: answer.status,
    ...(answer.body === undefined ? {} : { responseBody: answer.body }),
    headers: headersToRecord(c.req.raw.headers, new Headers(answer.headers)),
  });
}
