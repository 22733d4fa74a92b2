// How an entry reaches the registrar (R16, R64, R82): by the authority's mailbox, or as a folder of plain files to carry over by hand. The third way is the
// number itself, typed in (registering.ts). What may be secret never travels: then the mailbox is told designation, nämnd and link.

import { draftToRegister, entryToRegister, type EntryToRegister, type LinkedFile } from '../cards/entryToRegister.ts';
import { tabLink } from '../cards/link.ts';
import { asMail } from '../cards/mail.ts';
import { attachmentRows, diaryEntry, entryAsText, entryRows, type DiaryEntry, type EntryAttachment } from '../domain/diaryEntry.ts';
import { mayBeSecret } from '../domain/matterLife.ts';
import { functionsOf } from '../domain/settings.ts';
import { isOutsideError } from '../outsideError.ts';
import type { Ports } from '../ports.ts';
import { once, type Sending } from './effects.ts';
import { deliver, mostAttached, type Links } from './letters.ts';
import type { MatterFolder } from './matterFolder.ts';
import { authorityName, readAttachment } from './registrarsDesk.ts';

/** What became of handing over: told by events, so never content. */
export type HandedOver = { way: 'mailbox'; to: string; attached: number; linked: number } | { way: 'files'; files: number };
/** One way to hand an entry over. Throws OutsideError. A mail that is submitted again is sent again: who calls it claims it first. */
export type DiaryPort = { submit(folder: MatterFolder, entry: DiaryEntry): Promise<HandedOver> };

const isSecret = ({ life }: MatterFolder): boolean => mayBeSecret(life);

/** The authority's function mailbox, by the person's own mail. `mailbox` is never empty. */
export function mailboxPort(ports: Ports, links: Links, mailbox: string): DiaryPort {
  return {
    async submit(folder, entry) {
      const about = aboutOf(links, folder, entry.authority);
      if (isSecret(folder)) {
        await ports.messages.mail({ to: [mailbox], ...asMail(entryToRegister(about)), attachments: [] });
        return { way: 'mailbox', to: mailbox, attached: 0, linked: 0 };
      }
      const records = entry.attachments.filter(({ isRecord }) => isRecord);
      const { attached, linked } = fitting(records);
      const attachments: { name: string; type: string; bytes: Uint8Array }[] = [];
      for (const file of attached) attachments.push({ name: file.name, type: 'application/pdf', bytes: await readAttachment(ports, folder, file) });
      const draft = {
        rows: [...entryRows(entry), ...attachmentRows(entry)],
        attached: attached.map(({ name }) => name),
        linked: await linksTo(ports, folder, linked),
      };
      const letter = draftToRegister(about, draft);
      await ports.messages.mail({ to: [mailbox], ...asMail(letter), attachments });
      return { way: 'mailbox', to: mailbox, attached: attached.length, linked: linked.length };
    },
  };
}

/** Plain files, one by one and never zipped: the draft as text first, then each file of the entry, held against its checksum. */
export function filesPort(ports: Ports, offer: (name: string, bytes: Uint8Array) => void): DiaryPort {
  return {
    async submit(folder, entry) {
      offer(`${entry.designation}_underlag.txt`, new TextEncoder().encode(entryAsText(entry)));
      for (const file of entry.attachments) offer(file.name, await readAttachment(ports, folder, file));
      return { way: 'files', files: entry.attachments.length + 1 };
    },
  };
}

/** As many as fit, in their order; those after the first that does not are links too, so that nobody wonders which is where. */
function fitting(files: readonly EntryAttachment[]): { attached: readonly EntryAttachment[]; linked: readonly EntryAttachment[] } {
  let total = 0;
  const first = files.findIndex(({ size }) => (total += size) > mostAttached);
  return first < 0 ? { attached: files, linked: [] } : { attached: files.slice(0, first), linked: files.slice(first) };
}

async function linksTo({ archive }: Pick<Ports, 'archive'>, { library, designation }: MatterFolder, files: readonly EntryAttachment[]): Promise<LinkedFile[]> {
  const found = await Promise.all(files.map(async ({ name }) => ({ name, file: await archive.find(library, `${designation}/${name}`) })));
  return found.flatMap(({ name, file }) => (file ? [{ name, href: file.webUrl }] : []));
}

const aboutOf = ({ app }: Links, { designation }: MatterFolder, authority: string): EntryToRegister => ({
  designation,
  authority,
  tab: tabLink(app, `arkiv/${designation}`),
});

/** What the registrar's function has been sent. `mailbox` 'none' = it has none. `unsent`: tried again after the next act. */
export type Told = { mailbox: 'sent' | 'unsent' | 'none'; members: number; unsent: boolean };

/**
 * Tells the authority's registrar that an entry waits: a mail to the mailbox, where there is one, and a card to each member. Each at least once, with a
 * claim first. A failure never fails the act that led here: it is answered. Does nothing for a matter that waits for no number.
 */
export async function tellRegistrar(ports: Ports, links: Links, folder: MatterFolder): Promise<Told> {
  const { item, designation, life } = folder;
  const entry = diaryEntry(life, designation, await authorityName(ports, item.row.authority));
  const registrars = functionsOf(await ports.register.all('Settings')).registrars[item.row.authority];
  if (!entry || life.diary?.state !== 'waiting' || !registrars) return { mailbox: 'none', members: 0, unsent: false };
  const { mailbox, members } = registrars;
  const tell = async (key: string, what: string, send: () => Promise<Record<string, unknown>>) =>
    await reached(once(ports, { planId: designation }, { key: `${key}:${life.diary?.key ?? ''}` }, what, send));
  const mailed = mailbox ? await tell('diaryMail', 'diaryMail', async () => await mailboxPort(ports, links, mailbox).submit(folder, entry)) : undefined;
  const letter = entryToRegister(aboutOf(links, folder, entry.authority));
  let told = 0;
  const others = members.filter(({ oid }) => oid !== ports.people.me().oid);
  for (const to of others) if (await tell(`card:diary:${to.oid}`, 'diaryCard', async () => ({ to: to.oid, by: await deliver(ports, to, letter) }))) told++;
  return { mailbox: mailed === undefined ? 'none' : mailed ? 'sent' : 'unsent', members: told, unsent: mailed === false || told < others.length };
}

/** True when it has been sent, now or before, or when somebody else is sending it. */
async function reached(sending: Promise<Sending>): Promise<boolean> {
  try {
    return (await sending) !== 'mine';
  } catch (thrown) {
    if (!isOutsideError(thrown)) throw thrown;
    return false;
  }
}
