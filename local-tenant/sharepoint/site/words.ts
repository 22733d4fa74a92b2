// Times and names as the page shows them: in Swedish, where SharePoint's own site here has English names.

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' });

/** 2026-11-23 07:20 in Sweden. */
export const swedishTime = (time: Date): string => clock.format(time);
/** 2026-11-23 in Sweden. */
export const swedishDay = (time: Date): string => clock.format(time).slice(0, 10);

const columns: Readonly<Record<string, string>> = {
  Title: 'Rubrik',
  LinkTitle: 'Rubrik',
  DocIcon: 'Typ',
  LinkFilename: 'Namn',
  FileLeafRef: 'Namn',
  FileSizeDisplay: 'Filstorlek',
  ContentType: 'Innehållstyp',
  Created: 'Skapad',
  Modified: 'Ändrad',
  Author: 'Skapad av',
  Editor: 'Ändrad av',
  Attachments: 'Bifogade filer',
  _UIVersionString: 'Version',
};
const others: Readonly<Record<string, string>> = { 'All Items': 'Alla objekt', 'All Documents': 'Alla dokument', Documents: 'Dokument' };

export const columnName = (name: string, displayName: string): string => columns[name] ?? displayName;
/** The name of a list or view that SharePoint made by itself, in Swedish; any other as it is. */
export const swedishName = (name: string): string => others[name] ?? name;

export function fileSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} byte`;
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${size.toLocaleString('sv-SE', { maximumFractionDigits: size < 10 ? 1 : 0 })} ${unit}`;
}

/** "1 objekt", "5 objekt"; in a library files and folders are counted together. */
export const counted = (count: number): string => `${count.toLocaleString('sv-SE')} objekt`;
