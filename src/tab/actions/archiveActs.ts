// Carries out what the registrar's screens ask for. Folders are read anew for every act: others may have gone on meanwhile.

import { askedAndAnswered } from '../../domain/matterHistory.ts';
import { indicators } from '../../domain/matter.ts';
import { parseJson } from '../../domain/shape.ts';
import { diaryNumberFormOf } from '../../domain/settings.ts';
import { filesPort } from '../../flows/handingOver.ts';
import { places, type MatterFolder } from '../../flows/matterFolder.ts';
import { declareNotSecret, endMarking, enterNumber, markSecrecy, moveSaid, returnEntry, seeMove, type RegisteringAnswer } from '../../flows/registering.ts';
import {
  asEntry,
  authorityName,
  evidenceDeviations,
  notSecretDeviations,
  openEntry,
  readAttachment,
  registrarsDesk,
  type OpenedEntry,
} from '../../flows/registrarsDesk.ts';
import { entryRows } from '../../domain/diaryEntry.ts';
import type { Refused } from '../shared/actions.ts';
import type { ArchiveDesk, ArchiveEntry, EntryDone } from '../shared/archiveActions.ts';
import type { Session } from './session.ts';

export async function archiveDesk({ ports, me }: Session): Promise<ArchiveDesk> {
  const { authorities, waiting, settled, moves, deviations } = await registrarsDesk(ports);
  const names = new Map(await Promise.all(authorities.map(async (code) => [code, await authorityName(ports, code)] as const)));
  const named = <Line extends { authority: string }>(line: Line): Line => ({ ...line, authority: names.get(line.authority) ?? line.authority });
  const desk = {
    authorities: [...names.values()],
    waiting: waiting.map(named),
    settled: settled.map(named),
    moves: moves.map(named),
    deviations: deviations.map(named),
  };
  if (!me.roles.includes('Information')) return desk;
  const [notSecret, everywhere] = await Promise.all([notSecretDeviations(ports), evidenceDeviations(ports)]);
  const byName = async <Line extends { authority: string }>(lines: readonly Line[]): Promise<Line[]> =>
    await Promise.all(lines.map(async (line) => ({ ...line, authority: await authorityName(ports, line.authority) })));
  return { ...desk, notSecret: await byName(notSecret), deviations: await byName(everywhere) };
}

export async function openForRegistrar(session: Session, designation: string): Promise<ArchiveEntry | 'notYours' | 'closed' | undefined> {
  const opened = await openEntry(session.ports, designation);
  return typeof opened === 'object' ? await viewOf(session, opened) : opened;
}

export const writeNumber = (session: Session, designation: string, number: string): Promise<EntryDone | Refused> =>
  onEntry(session, designation, ({ folder }) => enterNumber(session.ports, folder, number));
export const returnForRegistrar = (session: Session, designation: string, reason: string): Promise<EntryDone | Refused> =>
  onEntry(session, designation, ({ folder }) => returnEntry(session.ports, folder, reason));
export const notSecretForRegistrar = (session: Session, designation: string, reason: string): Promise<EntryDone | Refused> =>
  onEntry(session, designation, ({ folder }) => declareNotSecret(session.ports, folder, reason));
export const seenByRegistrar = (session: Session, designation: string): Promise<EntryDone | Refused> =>
  onEntry(session, designation, ({ folder }) => seeMove(session.ports, folder));
/** The authority that makes the marking is the one whose registrar makes it (OSL 5 kap. 5 §). */
export const markForRegistrar = (session: Session, designation: string, marking: { provision: string; on: string }): Promise<EntryDone | Refused> =>
  onEntry(session, designation, ({ folder, authority }) => markSecrecy(session.ports, folder, { ...marking, authority }));
export const endMarkingForRegistrar = (session: Session, designation: string, ending: { on: string; reason: string }): Promise<EntryDone | Refused> =>
  onEntry(session, designation, ({ folder }) => endMarking(session.ports, folder, ending));

export async function fetchEntryFiles(session: Session, designation: string, name?: string): Promise<{ outcome: 'done' } | Refused> {
  const { ports, offerFile } = session;
  const opened = await openEntry(ports, designation);
  if (typeof opened !== 'object' || !opened.entry) return notOpened(opened);
  const { folder, entry } = opened;
  if (name === undefined) {
    await filesPort(ports, offerFile).submit(folder, entry);
    return { outcome: 'done' };
  }
  const file = entry.attachments.find((each) => each.name === name);
  if (!file) return { outcome: 'refused', why: 'gone' };
  offerFile(file.name, await readAttachment(ports, folder, file));
  return { outcome: 'done' };
}

const notOpened = (opened: Awaited<ReturnType<typeof openEntry>>): Refused => ({
  outcome: 'refused',
  why: opened === 'notYours' ? 'notRegistrar' : opened === 'closed' ? 'noRight' : 'gone',
});

async function onEntry(session: Session, designation: string, act: (opened: OpenedEntry) => Promise<RegisteringAnswer>): Promise<EntryDone | Refused> {
  return await session.inTurn(`matter:${designation}`, async () => {
    const opened = await openEntry(session.ports, designation);
    if (typeof opened !== 'object') return notOpened(opened);
    const answer = await act(opened);
    if (answer.outcome === 'refused') return answer;
    session.changed.tell();
    return { outcome: 'done', entry: await viewOf(session, await asEntry(session.ports, answer.folder)) };
  });
}

async function viewOf({ ports }: Session, { folder, authority, entry, remarks }: OpenedEntry): Promise<ArchiveEntry> {
  const { life, item, designation } = folder;
  const { diary, returned, marking, markingEnded } = life;
  return {
    designation,
    authority,
    authorityCode: item.row.authority,
    isProtected: item.row.place === places.protected,
    ...(life.opened.outside ? { isOutside: true } : {}),
    received: life.registration?.received ?? '',
    rows: entry ? entryRows(entry) : [],
    remarks,
    attachments: entry?.attachments ?? [],
    ...(diary ? { diary } : {}),
    asked: askedAndAnswered(life),
    ...(returned && diary?.state === 'returned' ? { returned: returned.reason } : {}),
    ...(marking ? { marking: { provision: marking.provision, on: marking.on, by: marking.by.name } } : {}),
    ...(markingEnded ? { markingEnded: { on: markingEnded.on, by: markingEnded.by.name } } : {}),
    ...(await moveOf(ports, folder)),
    candidates: candidatesOf(folder),
    form: diaryNumberFormOf(await ports.register.all('Settings')),
  };
}

/** What was moved, by whom and when, and the mails with attachments that events tell of. */
async function moveOf({ register }: Session['ports'], folder: MatterFolder): Promise<Pick<ArchiveEntry, 'move'>> {
  const { life, designation } = folder;
  const [first] = life.moved;
  if (!first) return {};
  const [events, told] = await Promise.all([register.where('Events', 'planId', designation), moveSaid({ register }, folder)]);
  const mails = events.flatMap(({ row, createdAt }) => {
    const detail = row.what === 'diaryMail' ? (parseJson(row.detail) as { to?: unknown; attached?: unknown } | undefined) : undefined;
    const attached = Number(detail?.attached ?? 0);
    return attached > 0 ? [{ to: String(detail?.to ?? ''), at: createdAt, attached }] : [];
  });
  const move = { by: first.by.name, at: first.at, files: life.moved.flatMap(({ files }) => files), mails };
  const seen = told?.state === 'moveSeen' ? { seen: { by: told.by, at: told.at } } : {};
  return { move: { ...move, ...seen, ...(life.emptied ? { emptiedAt: life.emptied.at } : {}) } };
}

const candidatesOf = ({ life: { assessed } }: MatterFolder): string[] => (assessed?.indicators ?? []).map((key) => indicators[key].candidate).filter(Boolean);
