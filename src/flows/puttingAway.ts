// A row whose folder was never written: a window that closed, or a right that was missing, between the row and the first fact. It tells nothing and holds
// nothing; whoever made it puts it away. The row stays, so that its designation is never given to another.

import { matterPutAway } from '../domain/matterLife.ts';
import { isDesignation } from '../domain/designation.ts';
import { OutsideError } from '../outsideError.ts';
import { designationOfItem, libraryAt, readFolder, type MatterPorts } from './matterFolder.ts';

export type PutAway = { outcome: 'done' } | { outcome: 'refused'; why: 'gone' | 'notYours' | 'noRight' | 'doneMeanwhile' };

/** Refuses where something is saved, where nobody can see whether it is, and for others than its maker. May be done twice. */
export async function putAway(ports: MatterPorts, designation: string): Promise<PutAway> {
  const { register, people, clock } = ports;
  const item = isDesignation(designation) ? (await register.all('Matters')).find((each) => designationOfItem(each) === designation) : undefined;
  if (!item) return { outcome: 'refused', why: 'gone' };
  if (item.createdBy.oid !== people.me().oid) return { outcome: 'refused', why: 'notYours' };
  if (item.row.status === matterPutAway) return { outcome: 'done' };
  const folder = await readFolder(ports, item);
  if (folder === 'closed') return { outcome: 'refused', why: 'noRight' };
  const files = folder ? [] : await ports.archive.list(libraryAt(item.row.authority, item.row.place), designation);
  if (folder || files.length > 0) return { outcome: 'refused', why: 'doneMeanwhile' };
  const changed = await register.change('Matters', item.id, item.etag, { Title: designation, status: matterPutAway, closedAt: clock.now().toISOString() });
  if (changed === 'conflict') throw new OutsideError('conflict', 'the row was changed meanwhile');
  return { outcome: 'done' };
}
