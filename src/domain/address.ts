// The account behind an address (R44, R92): whatever people paste, one account gets one key, and the key is unique among accounts not closed.
// A wrong address is refused with the reason; an unknown host is accepted with a warning, since blogs, forums and podcasts count too (R1).

import { lookalikeOf, readHost, type HostRefusal } from './host.ts';
import type { PlanAnswers } from './plan.ts';
import { platformOf, platforms, type PlatformId, type PlatformRow, type Road } from './platform.ts';

export type AddressRefusal =
  | HostRefusal
  | 'empty'
  | 'tooLong'
  | 'hiddenCharacter'
  | 'notWeb'
  | 'badAddress'
  | 'signedIn'
  | 'oddPort'
  | 'shortLink'
  | 'noAccount'
  | 'notAnAccount'
  | 'badName';

/** `key` is stored in Accounts.activeKey (`facebook:minkommun`), `url` is what is shown and opened. */
export type CanonicalAddress = { platform: PlatformId; key: string; url: string; warning?: string };
/** `refusal` is for programs, `sentence` for the person who typed the address. */
export type RefusedAddress = { refusal: AddressRefusal; sentence: string };

/** Longest address that is read. Longer ones are no addresses of accounts. */
export const mostAddressCharacters = 2_000;
/** Longest key: it stands in a column of 255, after `closed:<item>:` when the account is closed. */
const mostKeyUnits = 220;

/** Links that only lead on to the real address. */
const shorteners =
  /^(?:t\.co|bit\.ly|tinyurl\.com|goo\.gl|ow\.ly|buff\.ly|is\.gd|lnkd\.in|fb\.me|fb\.watch|youtu\.be|v[mt]\.tiktok\.com|t\.snapchat\.com|flic\.kr|shorturl\.at|rebrand\.ly|cutt\.ly)$/;
/** Links that carry the real address in a parameter: Microsoft 365 wraps links in mails, Facebook and Google links that leave them. */
const wrappers: readonly { host: RegExp; parameter: string }[] = [
  { host: /(?:^|\.)safelinks\.protection\.outlook\.com$/, parameter: 'url' },
  { host: /^lm?\.(?:facebook|instagram)\.com$/, parameter: 'u' },
  { host: /^(?:www\.)?google\.(?:com|se)$/, parameter: 'url' },
];
/** Parameters that tell where a click came from, never which account. */
const trackers =
  /^(?:utm_.*|fbclid|gclid|dclid|msclkid|twclid|igshid?|mc_[ce]id|mibextid|ref|ref_src|ref_url|si|feature|source|share|s|t|_ga|_gl|hsCtaTracking|trk.*)$/i;
/** Sites with `/@name` pages that are not Mastodon. */
const notMastodon =
  /^(?:www\.)?(?:medium\.com|substack\.com|flipboard\.com|odysee\.com|rumble\.com|ko-fi\.com|steemit\.com|pinterest\.[a-z]+|t\.me|kick\.com)$/;

/**
 * The account an address leads to. Reads what people paste: without scheme, mobile hosts, tracking parameters, links to a post of the account, `@user@host`.
 * `example` is shown to somebody who wrote no address.
 */
export function canonicalAddress(text: string, example = 'www.facebook.com/minkommun'): CanonicalAddress | RefusedAddress {
  const account = canonical(text, example, 0);
  return 'key' in account && account.key.length > mostKeyUnits ? refused('tooLong', example) : account;
}

/** The account that a plan's answers name, also where its address is only planned. */
export function addressIn({ address }: PlanAnswers): CanonicalAddress | undefined {
  const found = address ? canonicalAddress(address) : undefined;
  return found && 'key' in found ? found : undefined;
}

/** R44: does the address lead to another medium than the one the plan names? A medium that no row knows may be anywhere. */
export function leadsElsewhere(platform: string, { platform: there }: Pick<CanonicalAddress, 'platform'>): boolean {
  const planned = platformOf(platform);
  return planned !== undefined && there !== planned;
}

function canonical(text: string, example: string, depth: number): CanonicalAddress | RefusedAddress {
  const parts = splitAddress(text);
  if ('refusal' in parts) return refused(parts.refusal, example);
  const read = readHost(parts.host);
  if ('refusal' in read) return refused(read.refusal, example, parts.host);
  const { host } = read;
  const wrapper = wrappers.find((row) => row.host.test(host));
  const inner = wrapper && parts.query.get(wrapper.parameter);
  if (inner && depth === 0) return canonical(inner, example, 1);
  if (shorteners.test(host)) return refused('shortLink', example);
  const known = (Object.entries(platforms) as [Exclude<PlatformId, 'other'>, PlatformRow][]).find(
    ([, row]) => row.hosts.test(host) || row.domains.some((name) => host === name || host.endsWith(`.${name}`)),
  );
  if (!known) return unknownHost(host, parts);
  const [platform, row] = known;
  // A host that only reads like Mastodon (social.…) may be any site: what is no account there is judged as an unknown host.
  if (platform === 'mastodon' && typeof accountOn(row, host, parts) === 'string') return unknownHost(host, parts);
  if (parts.port) return refused('oddPort', row.example);
  const account = row.hosts.test(host) ? accountOn(row, host, parts) : 'notAnAccount';
  return typeof account === 'string' ? refused(account, row.example, row.name) : { platform, ...account, key: `${platform}:${account.key}` };
}

type Parts = { host: string; port: string; path: string; query: ReadonlyMap<string, string> };

/** The parts of what was pasted. The query is read, the fragment dropped unless it is an old `#!/name`. */
function splitAddress(pasted: string): Parts | { refusal: AddressRefusal } {
  if (pasted.length > 4 * mostAddressCharacters) return { refusal: 'tooLong' };
  const text = pasted.replace(/^[\s\u200b-\u200f\u2060\ufeff<(["'”’“„]+|[\s\u200b-\u200f\u2060\ufeff>)\]"'”’“.,;:!?]+$/gu, '');
  if (text === '') return { refusal: 'empty' };
  if (text.length > mostAddressCharacters) return { refusal: 'tooLong' };
  if (/[\p{C}\u2028\u2029]/u.test(text)) return { refusal: 'hiddenCharacter' };
  const handle = /^@?([\w.-]+)@([^\s@/]+)$/.exec(text);
  if (handle && text.startsWith('@')) return { host: handle[2]!, port: '', path: `@${handle[1]}`, query: new Map() };
  if (handle) return { refusal: 'notWeb' };
  const rest = text.replace(/^(?:https?:)?\/\//i, '');
  if (rest === text && /^(?!localhost:)[a-z][a-z0-9+-]*:/i.test(text)) return { refusal: 'notWeb' };
  if (/[\s\\<>"^`{|}]/.test(text)) return { refusal: 'badAddress' };
  const [, authority = '', path = '', query = '', fragment = ''] = /^([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(rest) ?? [];
  if (authority.includes('@')) return { refusal: authority.startsWith('@') ? 'noHost' : 'signedIn' };
  const [, host = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(authority) ?? [];
  const old = /^\/?(?:home\.php)?$/.test(path) ? /^!\/([^?]*)(?:\?(.*))?$/.exec(fragment) : null;
  const decoded = decodedPath(old ? old[1]! : path);
  if (decoded === undefined) return { refusal: 'badAddress' };
  if (/\p{C}/u.test(decoded)) return { refusal: 'hiddenCharacter' };
  return { host, port: port === '80' || port === '443' ? '' : port, path: decoded, query: readQuery(old ? (old[2] ?? '') : query) };
}

/** Percent-decoded, NFC, without empty segments; undefined when the coding is broken or the path climbs. */
function decodedPath(path: string): string | undefined {
  try {
    const segments = path
      .split('/')
      .map((segment) => decodeURIComponent(segment).normalize('NFC').trim())
      .filter((segment) => segment !== '');
    return segments.some((segment) => /^\.{1,2}$/.test(segment)) ? undefined : segments.join('/');
  } catch {
    return undefined;
  }
}

function readQuery(query: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const pair of query.split('&').filter(Boolean)) {
    const [name = '', ...value] = pair.split('=');
    try {
      const key = decodeURIComponent(name.replace(/\+/g, ' '));
      if (!found.has(key)) found.set(key, decodeURIComponent(value.join('=').replace(/\+/g, ' ')));
    } catch {
      // A parameter that cannot be read is left out: no account is found by it.
    }
  }
  return found;
}

function accountOn(row: PlatformRow, host: string, { path, query }: Parts): Omit<CanonicalAddress, 'platform'> | 'noAccount' | 'notAnAccount' | 'badName' {
  const own = row.hosts.exec(host)?.groups?.name;
  if (own) return filled(row.roads[0]!, row, own, host);
  if (path === '') return 'noAccount';
  for (const road of row.roads) {
    const found = road.path.exec(path);
    const name = road.parameter ? query.get(road.parameter) : found?.groups?.name;
    if (!found || !name) continue;
    const bare = name.replace(road.parameter ? /^@/ : /^$/, '');
    if (!road.account && row.words.includes(bare.toLowerCase().replace(/\.php$/, ''))) return 'notAnAccount';
    return (road.account ?? row.account).test(bare) ? filled(road, row, bare, host) : 'badName';
  }
  return 'notAnAccount';
}

/** The key folds what the platform overlooks; the address keeps the name as it was written. */
function filled(road: Road, row: PlatformRow, name: string, host: string): Omit<CanonicalAddress, 'platform'> {
  const folded = road.fold === 'kept' ? name : road.fold === 'upper' ? name.toUpperCase() : name.replace(row.overlooked ?? /^$/, '').toLowerCase();
  const [user = '', home = ''] = name.split('@');
  const put = (template: string, account: string) =>
    template.replace(/\{(\w+)\}/g, (_, part: string) => ({ name: account, host, user, home: home.toLowerCase() })[part] ?? '');
  return { key: put(road.key, folded), url: put(road.url, name), ...(road.warning ? { warning: road.warning } : {}) };
}

function unknownHost(host: string, parts: Parts): CanonicalAddress | RefusedAddress {
  const famous = lookalikeOf(host);
  if (famous) return refused('lookalike', '', `${famous}.com`);
  if (parts.path.split('/').some((segment) => /\p{Script=Latin}/u.test(segment) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(segment)))
    return refused('foreignLetters', '', parts.path);
  const site = host.replace(/^www\./, '');
  const warning = `Vi känner inte igen webbplatsen ${site}. Kontrollera att adressen går till kontot. Du kan spara ändå.`;
  const fediverse =
    parts.port === '' && !notMastodon.test(host) && /^@\w(?:[\w.-]*\w)?$/.test(parts.path) ? accountOn(platforms.mastodon, host, parts) : undefined;
  if (typeof fediverse === 'object') return { platform: 'mastodon', ...fediverse, key: `mastodon:${fediverse.key}`, warning };
  const kept = [...parts.query].filter(([name]) => !trackers.test(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const query = kept.map(([name, value]) => `${coded(name)}=${coded(value)}`).join('&');
  const tail = `${parts.port ? `:${parts.port}` : ''}${parts.path ? `/${parts.path.split('/').map(encodedSegment).join('/')}` : ''}${query ? `?${query}` : ''}`;
  return { platform: 'other', key: `other:${site}${tail}`, url: `https://${host}${tail}`, warning };
}

/** Letters stay readable; what would end the path, break a line or be taken for the end of a sentence is coded. */
const encodedSegment = (segment: string) => segment.replace(/[^\p{L}\p{N}\p{M}@:._~$&+=-]|[.:]$/gu, coded);
const coded = (character: string) => encodeURIComponent(character).replace(/[!'()*.]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function refused(refusal: AddressRefusal, example: string, about = ''): RefusedAddress {
  const write = `Skriv webbadressen till kontot, till exempel ${example}.`;
  const sentences: Record<AddressRefusal, string> = {
    empty: write,
    noHost: write,
    tooLong: 'Adressen är för lång. Öppna kontots förstasida och kopiera adressen där.',
    hiddenCharacter: 'Adressen innehåller ett dolt tecken. Skriv den för hand i stället för att klistra in den.',
    notWeb: `Det här är ingen webbadress. ${write}`,
    badAddress: `Adressen innehåller tecken som inte hör hemma där. ${write}`,
    signedIn: 'Adressen innehåller ett användarnamn före @. Skriv adressen utan det, så som besökare ser den.',
    oddPort: `Ta bort siffrorna efter kolon. ${write}`,
    ipAddress: `Skriv webbplatsens namn, inte siffror. ${write}`,
    insideOnly: 'Adressen finns bara i ett eget nät. Skriv adressen som besökare använder.',
    foreignLetters: 'Adressen innehåller bokstäver från ett annat alfabet som liknar våra. Skriv den för hand i stället för att klistra in den.',
    lookalike: `Adressen liknar ${about} men går någon annanstans. Kontrollera hur den är stavad.`,
    shortLink: 'Det här är en kortlänk. Öppna den och kopiera adressen som då står i webbläsaren.',
    noAccount: `Adressen går till ${about} men inte till ett konto. ${write}`,
    notAnAccount: `Adressen går till en sida på ${about} som inte är ett konto. ${write}`,
    badName: `Så kan ett konto på ${about} inte heta. ${write}`,
  };
  return { refusal, sentence: sentences[refusal] };
}
