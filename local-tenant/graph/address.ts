// Graph's two ways of addressing made one: by path (`/sites/host:/sites/x:/lists`, `root:/a/b.pdf:/content`) becomes by key.
// learn.microsoft.com/graph/onedrive-addressing-driveitems, learn.microsoft.com/graph/api/site-getbypath

const sitePath = /^\/sites\/([^/:]+):(\/[^:]*)(?::(\/.*)?)?$/;
const driveItem = /^(.*\/(?:drives\/[^/]+|drive))\/(root|items\/[^/:]+)(?::\/([^:]*)(?::|$))?(\/.*)?$/;

/** The path (still percent-encoded) with every site and drive item as one segment: `host:/sites/x`, `root`, `root:/a/b.pdf`, `<id>:/b.pdf`. */
export function byKey(path: string): string {
  const site = sitePath.exec(path);
  const withSite = site ? `/sites/${encodeURIComponent(`${site[1]}:${decoded(site[2] ?? '')}`)}${site[3] ?? ''}` : path;
  const item = driveItem.exec(withSite);
  if (!item) return withSite;
  const [, drive, start = '', inside, tail = ''] = item;
  const key = start === 'root' ? 'root' : decodeURIComponent(start.slice('items/'.length));
  return `${asDrive(drive ?? '')}/items/${encodeURIComponent(inside === undefined || inside === '' ? key : `${key}:/${decoded(inside)}`)}${tail}`;
}

/** `/sites/x/lists/y/drive` -> a drive key that says whose drive it is. */
function asDrive(path: string): string {
  const owner = /^\/sites\/([^/]+)(?:\/lists\/([^/]+))?\/drive$/.exec(path);
  return owner ? `/drives/${encodeURIComponent(`of ${decodeURIComponent(owner[1] ?? '')} ${decodeURIComponent(owner[2] ?? '')}`)}` : path;
}

/** Reads such a key back; undefined for a drive's own id. A site's key has no spaces. */
export function driveOwner(key: string): { site: string; list: string } | undefined {
  const owner = /^of (\S+) (.*)$/.exec(key);
  return owner ? { site: owner[1] ?? '', list: owner[2] ?? '' } : undefined;
}

const decoded = (path: string) =>
  path
    .split('/')
    .map(decodeURIComponent)
    .join('/')
    .replace(/(?<=.)\/$/, '');

/** `root:/a/b.pdf` -> start and names on the way from there. */
export function parts(key: string): { start: string; names: string[] } {
  const [start = '', inside] = key.split(/:\/(.*)/s);
  return { start, names: inside ? inside.split('/') : [] };
}

/** A pattern of the route table (`/chats/{chat-id}/messages`) as a matcher that answers its decoded parameters. */
export function matcher(pattern: string): (path: string) => Record<string, string> | undefined {
  const names: string[] = [];
  const source = pattern.replace(/[.()$*+?^|[\]\\]/g, '\\$&').replace(/\{([\w-]+)\}/g, (_, name: string) => {
    names.push(name);
    return '([^/]+?)';
  });
  const expression = new RegExp(`^${source}$`, 'i');
  return (path) => {
    const match = expression.exec(path);
    return match ? Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(match[i + 1] ?? '')])) : undefined;
  };
}
