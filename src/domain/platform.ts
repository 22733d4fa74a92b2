// The social media the product knows (R1, R2, R91): one row a platform. A new platform is a new row here; form, address check, list and register follow.
// Addresses change without notice: each row's hosts and paths are data, and what no row knows is accepted as `other` with a warning.

export type PlatformId =
  | 'facebook'
  | 'instagram'
  | 'x'
  | 'youtube'
  | 'linkedin'
  | 'flickr'
  | 'tiktok'
  | 'snapchat'
  | 'threads'
  | 'bluesky'
  | 'mastodon'
  | 'vimeo'
  | 'other';

/** One way an account is written in an address. The first road that fits decides. */
export type Road = {
  /** Matched against the path without slashes at its ends, percent-decoded. Its group `name` is the account. */
  path: RegExp;
  /** The account stands in this parameter of the query instead. */
  parameter?: string;
  /** What the account may look like, when it is not the row's `account`. */
  account?: RegExp;
  /** `{name}` and `{host}` are filled; in the key the case is folded. */
  key: string;
  url: string;
  /** Lower case unless the platform tells capitals from small letters ('kept') or writes its own ids in capitals ('upper'). */
  fold?: 'kept' | 'upper';
  warning?: string;
};

export type PlatformRow = {
  name: string;
  /** Other names people type in the form. */
  also: readonly string[];
  /** Two letters of ours, never a logotype. */
  mark: string;
  /** Whole hosts with accounts. A group `name` means that the host is the account (the path is then not read). */
  hosts: RegExp;
  /** Everything else under these names belongs to the platform but is no account. */
  domains: readonly string[];
  roads: readonly Road[];
  account: RegExp;
  /** Path words that are pages of the platform, never accounts. */
  words: readonly string[];
  /** Characters that the platform itself overlooks in a name. */
  overlooked?: RegExp;
  /** What a right address looks like. */
  example: string;
};

const list = (text: string): readonly string[] => text.split(' ');

const facebookId = { key: 'id:{name}', url: 'https://www.facebook.com/profile.php?id={name}' } as const;
const instagramName = /^(?!.*\.\.)[a-z0-9_](?:[a-z0-9_.]{0,28}[a-z0-9_])?$/i;
const personal = 'Det är en persons profil. Ett konto för kommunen bör vara en sida som flera kan sköta.';

export const platforms: Readonly<Record<Exclude<PlatformId, 'other'>, PlatformRow>> = {
  facebook: {
    name: 'Facebook',
    also: ['fb'],
    mark: 'Fb',
    hosts: /^(?:(?:www|m|mobile|web|touch|mbasic|free|[a-z]{2}(?:-[a-z]{2})?)\.)?(?:facebook|fb)\.com$|^m\.me$/,
    domains: ['facebook.com', 'fb.com', 'messenger.com', 'm.me'],
    roads: [
      { path: /^profile\.php$/i, parameter: 'id', account: /^\d{1,20}$/, ...facebookId },
      { path: /^(?:pages\/(?:category\/[^/]+\/)?[^/]+|people\/[^/]+|profile)\/(?<name>\d{1,20})(?:\/|$)/i, account: /./, ...facebookId },
      { path: /^(?:pages\/(?:category\/[^/]+\/)?|pg\/|p\/)?(?=[^/]*[^\d/-])[^/]+-(?<name>\d{9,20})(?:\/|$)/i, account: /./, ...facebookId },
      { path: /^(?:@|pg\/)?(?<name>\d{5,20})(?:\/|$)/i, account: /./, ...facebookId },
      { path: /^groups\/(?<name>[^/]+)/i, key: 'groups/{name}', url: 'https://www.facebook.com/groups/{name}' },
      { path: /^(?:pg\/|@)?(?<name>[^/]+)/i, key: '{name}', url: 'https://www.facebook.com/{name}' },
    ],
    account: /^(?!.*\.php$)[a-z0-9](?:[a-z0-9.-]{0,73}[a-z0-9])?$/i,
    words: list(
      'ads about apps bookmarks business campaign careers contact cookies developers dialog directory events event events.php feed flx friends fundraisers gaming games groups hashtag help home jobs l landing legal lite live login logout marketplace me media messages mobile notes notifications pages page people permalink pg photo photos places plugins policies policy posts privacy profile public recover reel reels reg saved search settings share sharer signup stories story terms tr upload watch video videos',
    ),
    // "Periods and capitalization can't be used to differentiate usernames": https://www.facebook.com/help/105399436216001
    overlooked: /\./g,
    example: 'www.facebook.com/minkommun',
  },
  instagram: {
    name: 'Instagram',
    also: ['insta'],
    mark: 'Ig',
    hosts: /^(?:(?:www|m|[a-z]{2}(?:-[a-z]{2})?)\.)?(?:instagram\.com|instagr\.am)$/,
    domains: ['instagram.com', 'instagr.am'],
    roads: [{ path: /^(?:stories\/|_u\/|@)?(?<name>[^/]+)/i, key: '{name}', url: 'https://www.instagram.com/{name}' }],
    account: instagramName,
    words: list(
      '_u about accounts api ar blog challenge direct developer download emails explore graphql guides help igtv invites legal lite nametag oauth p press privacy reel reels s session share static stories terms topics tv web your_activity',
    ),
    example: 'www.instagram.com/minkommun',
  },
  x: {
    name: 'X (Twitter)',
    also: ['X', 'Twitter'],
    mark: 'X',
    hosts: /^(?:(?:www|m|mobile|[a-z]{2})\.)?(?:x|twitter)\.com$/,
    domains: ['x.com', 'twitter.com'],
    roads: [
      { path: /^i\/user\/(?<name>\d{1,20})(?:\/|$)/i, account: /./, key: 'id:{name}', url: 'https://x.com/i/user/{name}' },
      { path: /^intent\/(?:user|follow)$/i, parameter: 'screen_name', key: '{name}', url: 'https://x.com/{name}' },
      { path: /^@?(?<name>[^/]+)/, key: '{name}', url: 'https://x.com/{name}' },
    ],
    account: /^[a-z0-9_]{1,15}$/i,
    words: list(
      'about account compose download en explore hashtag help home i intent invite jobs lists login logout messages moments notifications oauth privacy search settings share signup sv tos who_to_follow widgets',
    ),
    example: 'x.com/minkommun',
  },
  youtube: {
    name: 'YouTube',
    also: ['You Tube'],
    mark: 'Yt',
    hosts: /^(?:(?:www|m|music|gaming|studio|[a-z]{2})\.)?youtube\.com$/,
    domains: ['youtube.com', 'youtube-nocookie.com'],
    roads: [
      { path: /^channel\/(?<name>[^/]+)/i, account: /^UC[\w-]{22}$/, key: 'channel/{name}', url: 'https://www.youtube.com/channel/{name}', fold: 'kept' },
      {
        path: /^@(?<name>[^/]+)/,
        account: /^[\p{Script=Latin}0-9._·-]{2,29}[\p{Script=Latin}0-9_-]$/u,
        key: '@{name}',
        url: 'https://www.youtube.com/@{name}',
      },
      { path: /^user\/(?<name>[^/]+)/i, key: 'user/{name}', url: 'https://www.youtube.com/user/{name}' },
      { path: /^profile$/i, parameter: 'user', key: 'user/{name}', url: 'https://www.youtube.com/user/{name}' },
      // youtube.com/name and youtube.com/c/name are the same channel; /user/ and @ are namespaces of their own: https://support.google.com/youtube/answer/6180214
      { path: /^(?:c\/)?(?<name>[^/]+)/i, key: 'c/{name}', url: 'https://www.youtube.com/c/{name}' },
    ],
    account: /^[\p{Script=Latin}0-9._-]{0,99}[\p{Script=Latin}0-9_-]$/u,
    words: list(
      'about account ads attribution_link c channel clip creators embed feed feeds gaming hashtag howyoutubeworks iframe_api kids live live_chat movies music oembed playlist playlists post premium profile redirect results s shorts signin source store t trending tv upload user v watch yt',
    ),
    example: 'www.youtube.com/@minkommun',
  },
  linkedin: {
    name: 'LinkedIn',
    also: ['linked in'],
    mark: 'Li',
    hosts: /^(?:(?:www|m|mobile|touch|[a-z]{2})\.)?linkedin\.com$/,
    domains: ['linkedin.com'],
    roads: [
      { path: /^(?:company|company-beta|organization)\/(?<name>[^/]+)/i, key: 'company/{name}', url: 'https://www.linkedin.com/company/{name}' },
      { path: /^school\/(?<name>[^/]+)/i, key: 'school/{name}', url: 'https://www.linkedin.com/school/{name}' },
      { path: /^showcase\/(?<name>[^/]+)/i, key: 'showcase/{name}', url: 'https://www.linkedin.com/showcase/{name}' },
      { path: /^groups\/(?<name>\d+)/i, key: 'groups/{name}', url: 'https://www.linkedin.com/groups/{name}' },
      { path: /^in\/(?<name>[^/]+)/i, key: 'in/{name}', url: 'https://www.linkedin.com/in/{name}', warning: personal },
    ],
    account: /^[\p{Script=Latin}0-9&'’_.-]{0,119}[\p{Script=Latin}0-9_-]$/u,
    words: [],
    example: 'www.linkedin.com/company/minkommun',
  },
  flickr: {
    name: 'Flickr',
    also: [],
    mark: 'Fl',
    hosts: /^(?:(?:www|m|secure)\.)?flickr\.com$/,
    domains: ['flickr.com', 'staticflickr.com'],
    roads: [
      { path: /^(?:photos|people)\/(?<name>\d{4,15}@N\d\d)(?:\/|$)/i, account: /./, key: '{name}', url: 'https://www.flickr.com/photos/{name}', fold: 'upper' },
      { path: /^(?:photos|people)\/(?<name>[^/]+)/i, key: '{name}', url: 'https://www.flickr.com/photos/{name}' },
      { path: /^groups\/(?<name>[^/]+)/i, key: 'groups/{name}', url: 'https://www.flickr.com/groups/{name}' },
    ],
    account: /^[\w-]{1,64}$/,
    words: list('albums friends me organize public search sets tags upload'),
    example: 'www.flickr.com/photos/minkommun',
  },
  tiktok: {
    name: 'TikTok',
    also: ['tik tok'],
    mark: 'Tt',
    hosts: /^(?:(?:www|m)\.)?tiktok\.com$/,
    domains: ['tiktok.com'],
    roads: [{ path: /^@(?<name>[^/]+)/, key: '{name}', url: 'https://www.tiktok.com/@{name}' }],
    account: /^[a-z0-9_.]{1,23}[a-z0-9_]$/i,
    words: [],
    example: 'www.tiktok.com/@minkommun',
  },
  snapchat: {
    name: 'Snapchat',
    also: ['snap'],
    mark: 'Sn',
    hosts: /^(?:(?:www|story)\.)?snapchat\.com$/,
    domains: ['snapchat.com'],
    roads: [{ path: /^(?:add\/|@)(?<name>[^/]+)/i, key: '{name}', url: 'https://www.snapchat.com/add/{name}' }],
    account: /^[a-z][a-z0-9._-]{1,13}[a-z0-9]$/i,
    words: [],
    example: 'www.snapchat.com/add/minkommun',
  },
  threads: {
    name: 'Threads',
    also: [],
    mark: 'Th',
    hosts: /^(?:www\.)?threads\.(?:net|com)$/,
    domains: ['threads.net', 'threads.com'],
    roads: [{ path: /^@(?<name>[^/]+)/, key: '{name}', url: 'https://www.threads.com/@{name}' }],
    account: instagramName,
    words: [],
    example: 'www.threads.com/@minkommun',
  },
  bluesky: {
    name: 'Bluesky',
    also: ['bsky'],
    mark: 'Bl',
    hosts: /^(?:www\.)?bsky\.app$|^(?<name>[a-z0-9-]+\.bsky\.social)$/,
    domains: ['bsky.app', 'bsky.social'],
    roads: [{ path: /^profile\/@?(?<name>[^/]+)/i, key: '{name}', url: 'https://bsky.app/profile/{name}' }],
    account: /^(?:(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}|did:plc:[a-z2-7]{24})$/i,
    words: [],
    example: 'bsky.app/profile/minkommun.se',
  },
  mastodon: {
    name: 'Mastodon',
    also: [],
    mark: 'Ma',
    hosts:
      /^(?:[a-z0-9-]+\.)*(?:mastodon[a-z]*|mstdn)\.[a-z.]+$|^(?:mastodon|mstdn|social|toot)\.[a-z0-9.-]+$|^(?:fosstodon\.org|mas\.to|hachyderm\.io|spejset\.org)$/,
    domains: [],
    roads: [
      { path: /^(?:web\/)?@(?<name>[^/@]+@[^/@]+)(?:\/|$)/i, account: /^[\w.-]*\w@(?:[\w-]+\.)+[a-z]{2,}$/i, key: '{name}', url: 'https://{home}/@{user}' },
      { path: /^(?:web\/)?(?:@|users\/)(?<name>[^/@]+)(?:\/|$)/i, key: '{name}@{host}', url: 'https://{host}/@{name}' },
    ],
    account: /^\w(?:[\w.-]{0,60}\w)?$/,
    words: [],
    example: 'mastodon.social/@minkommun',
  },
  vimeo: {
    name: 'Vimeo',
    also: [],
    mark: 'Vi',
    hosts: /^(?:www\.)?vimeo\.com$/,
    domains: ['vimeo.com'],
    roads: [
      { path: /^channels\/(?<name>[^/]+)/i, key: 'channels/{name}', url: 'https://vimeo.com/channels/{name}' },
      { path: /^groups\/(?<name>[^/]+)/i, key: 'groups/{name}', url: 'https://vimeo.com/groups/{name}' },
      { path: /^(?<name>[^/]+)/, key: '{name}', url: 'https://vimeo.com/{name}' },
    ],
    account: /^(?!\d+$)[\w-]{1,64}$/,
    words: list(
      'about album blog categories channels create enterprise event features groups help join log_in login manage ondemand privacy search settings showcase site_map solutions stock terms upgrade upload watch',
    ),
    example: 'vimeo.com/minkommun',
  },
};

/** Names in the order of the form's list. */
export const platformNames: readonly string[] = Object.values(platforms).map(({ name }) => name);

const rows = Object.entries(platforms) as [Exclude<PlatformId, 'other'>, PlatformRow][];
const plain = (text: string) => text.toLocaleLowerCase('sv').replace(/[\s()]/g, '');

/** The platform somebody wrote in the form: "Facebook", "twitter", "You Tube". undefined for what no row knows (a blog, a forum). */
export function platformOf(text: string): Exclude<PlatformId, 'other'> | undefined {
  return rows.find(([, { name, also }]) => [name, ...also].some((word) => plain(word) === plain(text)))?.[0];
}

/** The name people read. `other` has none of its own. */
export const platformName = (id: PlatformId): string => (id === 'other' ? 'Annat' : platforms[id].name);

/** The letters on a platform's mark; what no row knows is marked by its own first two. */
export function platformMark(text: string): string {
  const id = platformOf(text);
  if (id) return platforms[id].mark;
  const [first = '', second = ''] = [...text.trim()];
  return `${first.toLocaleUpperCase('sv')}${second.toLocaleLowerCase('sv')}`;
}
