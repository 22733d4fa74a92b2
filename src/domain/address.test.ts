import { domainToASCII } from 'node:url';
import { describe, expect, it } from 'vitest';
import { canonicalAddress } from './address.ts';
import { platforms } from './platform.ts';

const key = (text: string) => {
  const read = canonicalAddress(text);
  return 'key' in read ? read.key : `refused: ${read.refusal}`;
};

const sameAccount: Record<string, readonly string[]> = {
  'facebook:gislavedskommun': [
    'https://www.facebook.com/gislavedskommun',
    'www.facebook.com/gislavedskommun',
    'facebook.com/gislavedskommun/',
    'HTTP://WWW.FACEBOOK.COM/GislavedsKommun',
    '//www.facebook.com/gislavedskommun',
    'https://m.facebook.com/gislavedskommun',
    'https://sv-se.facebook.com/gislavedskommun/',
    'https://web.facebook.com/gislavedskommun?_rdc=1&_rdr',
    'https://mbasic.facebook.com/gislavedskommun',
    'fb.com/gislavedskommun',
    'm.me/gislavedskommun',
    'https://www.facebook.com:443/gislavedskommun',
    'https://www.facebook.com/gislaveds.kommun', // Facebook overlooks points in names
    'https://www.facebook.com/gislavedskommun?ref=ts&fref=ts',
    'https://www.facebook.com/gislavedskommun/?fbclid=IwAR0abc#',
    'https://www.facebook.com/gislavedskommun?locale=sv_SE&utm_source=brev',
    'https://www.facebook.com/gislavedskommun/about',
    'https://www.facebook.com/pg/gislavedskommun/posts/?ref=page_internal',
    'https://www.facebook.com/gislavedskommun/posts/pfbid02abcDEF?__cft__[0]=AZX',
    'https://www.facebook.com/#!/gislavedskommun',
    'https://www.facebook.com/home.php#!/gislavedskommun?sk=wall',
    'https://www.facebook.com//gislavedskommun//',
    '  https://www.facebook.com/gislavedskommun \n',
    '<https://www.facebook.com/gislavedskommun>',
    '”www.facebook.com/gislavedskommun”.',
    '\ufeffwww.facebook.com/gislavedskommun\u200b',
    'https://www.facebook.com/%67islavedskommun',
    'https://www.facebook.com/gislavedskommun%20',
    'https://www.facebook.com/%20/gislavedskommun/%0A',
    'https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.facebook.com%2Fgislavedskommun&data=05%7C01&reserved=0',
    'https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.facebook.com%2Fgislavedskommun%3Ffbclid%3Dx&h=AT0',
    'https://www.google.com/url?sa=t&url=https%3A%2F%2Fwww.facebook.com%2Fgislavedskommun&usg=AOv',
  ],
  'facebook:id:100064567890123': [
    'https://www.facebook.com/profile.php?id=100064567890123',
    'facebook.com/profile.php?mibextid=ZbWKwL&id=100064567890123',
    'https://www.facebook.com/people/Gislaveds-bibliotek/100064567890123/',
    'https://www.facebook.com/pages/Gislaveds-bibliotek/100064567890123?fref=ts',
    'https://www.facebook.com/pages/category/Library/Gislaveds-bibliotek-100064567890123/',
    'https://www.facebook.com/p/Gislaveds-bibliotek-100064567890123/',
    'https://www.facebook.com/Gislaveds-bibliotek-100064567890123',
    'https://www.facebook.com/pages/Biblioteket-på-Ön/100064567890123',
    'https://www.facebook.com/pages/R%C3%A4ddningstj%C3%A4nsten/100064567890123',
    'https://www.facebook.com/100064567890123',
    'https://www.facebook.com/profile/100064567890123',
    'https://www.facebook.com/#!/profile.php?id=100064567890123',
  ],
  'facebook:id:1234': ['https://www.facebook.com/pages/Gislaved/1234', 'https://www.facebook.com/profile.php?id=1234'],
  'facebook:groups/gislavedforaldrar': ['https://www.facebook.com/groups/gislavedforaldrar/', 'https://m.facebook.com/groups/Gislavedforaldrar?ref=share'],
  'x:gislavedskommun': [
    'https://x.com/gislavedskommun',
    'https://twitter.com/GislavedsKommun',
    'www.twitter.com/@gislavedskommun',
    'https://mobile.twitter.com/gislavedskommun?lang=sv',
    'https://m.twitter.com/gislavedskommun',
    'http://twitter.com/#!/gislavedskommun',
    'https://twitter.com/gislavedskommun/status/1234567890123456789?s=20',
    'https://x.com/gislavedskommun/with_replies',
    'https://twitter.com/intent/user?screen_name=gislavedskommun',
    'https://twitter.com/intent/follow?original_referer=https%3A%2F%2Fx.se&screen_name=@gislavedskommun',
  ],
  'x:id:98765432': ['https://x.com/i/user/98765432', 'https://twitter.com/i/user/98765432/'],
  'instagram:gislaveds_kommun': [
    'https://www.instagram.com/gislaveds_kommun/',
    'instagram.com/Gislaveds_Kommun?igsh=MWx0&utm_source=qr',
    'https://instagr.am/gislaveds_kommun',
    'https://www.instagram.com/gislaveds_kommun/reels/',
    'https://www.instagram.com/stories/gislaveds_kommun/3141592/',
    'http://instagram.com/_u/gislaveds_kommun',
    'https://www.instagram.com/gislaveds_kommun/p/Cxyz123/',
    'https://www.instagram.com/@gislaveds_kommun',
    'https://sv-se.instagram.com/gislaveds_kommun',
  ],
  'youtube:channel/UCnPd-FddJPpgNTnKNPq-4uQ': [
    'https://www.youtube.com/channel/UCnPd-FddJPpgNTnKNPq-4uQ',
    'youtube.com/channel/UCnPd-FddJPpgNTnKNPq-4uQ/videos?view=0',
    'https://m.youtube.com/channel/UCnPd-FddJPpgNTnKNPq-4uQ',
    'https://studio.youtube.com/channel/UCnPd-FddJPpgNTnKNPq-4uQ/videos',
  ],
  'youtube:@gislavedskommun': [
    'https://www.youtube.com/@GislavedsKommun',
    'youtube.com/@gislavedskommun/streams',
    'https://www.youtube.com/%40gislavedskommun?si=AbC',
    'https://music.youtube.com/@gislavedskommun',
  ],
  'youtube:@räddningstjänsten': [
    'https://www.youtube.com/@räddningstjänsten',
    'https://www.youtube.com/@r%C3%A4ddningstj%C3%A4nsten',
    'https://www.youtube.com/@ra\u0308ddningstja\u0308nsten',
  ],
  'youtube:user/gislavedskommun': ['http://www.youtube.com/user/GislavedsKommun?feature=mhee', 'http://www.youtube.com/profile?user=gislavedskommun'],
  'youtube:c/gislavedskommun': [
    'https://www.youtube.com/c/GislavedsKommun',
    'https://www.youtube.com/gislavedskommun',
    'https://www.youtube.com/c/gislavedskommun/playlists',
  ],
  'flickr:gislavedskommun': [
    'https://www.flickr.com/photos/gislavedskommun/',
    'http://flickr.com/people/GislavedsKommun',
    'https://secure.flickr.com/photos/gislavedskommun/sets/72157600000000',
    'https://m.flickr.com/photos/gislavedskommun',
    'https://www.flickr.com/photos/gislavedskommun/51234567890/in/dateposted/',
  ],
  'flickr:12345678@N01': [
    'https://www.flickr.com/photos/12345678@N01/',
    'https://www.flickr.com/people/12345678%40N01',
    'https://www.flickr.com/photos/12345678@n01',
  ],
  'flickr:groups/gislaved': ['https://www.flickr.com/groups/gislaved/pool/'],
  'linkedin:company/gislaveds-kommun': [
    'https://www.linkedin.com/company/gislaveds-kommun/',
    'https://se.linkedin.com/company/Gislaveds-Kommun?trk=public_profile',
    'linkedin.com/company/gislaveds-kommun/posts/?feedView=all',
  ],
  'linkedin:company/göteborg': ['https://www.linkedin.com/company/göteborg', 'https://www.linkedin.com/company/g%C3%B6teborg/about/'],
  'tiktok:gislavedskommun': [
    'https://www.tiktok.com/@gislavedskommun',
    'https://m.tiktok.com/@GislavedsKommun?lang=sv',
    'https://www.tiktok.com/@gislavedskommun/video/7123456789',
  ],
  'snapchat:gislavedskomm': [
    'https://www.snapchat.com/add/gislavedskomm',
    'https://www.snapchat.com/@gislavedskomm',
    'https://story.snapchat.com/@Gislavedskomm',
  ],
  'threads:gislavedskommun': ['https://www.threads.net/@gislavedskommun', 'https://www.threads.com/@GislavedsKommun/post/C1', '@gislavedskommun@threads.net'],
  'bluesky:gislaved.bsky.social': [
    'https://bsky.app/profile/gislaved.bsky.social',
    'gislaved.bsky.social',
    'https://bsky.app/profile/Gislaved.bsky.social/post/3k',
  ],
  'bluesky:gislaved.se': ['https://bsky.app/profile/gislaved.se'],
  'mastodon:gislaved@mastodon.nu': [
    'https://mastodon.nu/@gislaved',
    '@gislaved@mastodon.nu',
    'https://mastodon.nu/web/@Gislaved',
    'https://mastodon.nu/users/gislaved',
    'https://mastodon.nu/@gislaved/112233445566',
    'https://mastodon.social/@gislaved@mastodon.nu',
  ],
  'vimeo:gislavedskommun': ['https://vimeo.com/gislavedskommun', 'http://www.vimeo.com/GislavedsKommun/videos'],
  'vimeo:channels/gislaved': ['https://vimeo.com/channels/gislaved'],
  'other:blogg.gislaved.se/biblioteket': [
    'https://blogg.gislaved.se/biblioteket/',
    'http://www.blogg.gislaved.se/biblioteket?utm_medium=mail&fbclid=1#topp',
    'blogg.gislaved.se/biblioteket',
  ],
  'other:gislaved.wordpress.com': ['https://gislaved.wordpress.com/', 'gislaved.wordpress.com'],
  'other:forum.example.se/viewforum.php?f=12&start=5': [
    'https://forum.example.se/viewforum.php?start=5&f=12',
    'https://forum.example.se/viewforum.php?f=12&utm_source=x&start=5',
  ],
  'other:räddningstjänsten.se/blogg': ['https://www.räddningstjänsten.se/blogg', `https://${domainToASCII('räddningstjänsten.se')}/blogg/`],
  'other:podd.example.se:8443/Avsnitt%20ett': ['https://podd.example.se:8443/Avsnitt%20ett'],
  'other:medium.com/@gislaved': ['https://medium.com/@gislaved'],
  'other:social.example.se/nyheter': ['https://social.example.se/nyheter'],
};

describe('one account has one key', () => {
  for (const [expected, addresses] of Object.entries(sameAccount)) {
    it.each(addresses)(`%j is ${expected}`, (address) => expect(key(address)).toBe(expected));
  }

  it('and two accounts have two', () => {
    const different = [
      'www.facebook.com/gislaved',
      'www.instagram.com/gislaved',
      'x.com/gislaved',
      'youtube.com/@gislaved',
      'youtube.com/c/gislaved',
      'youtube.com/user/gislaved',
      'www.facebook.com/groups/gislaved',
      'www.flickr.com/photos/gislaved',
    ];
    expect(new Set(different.map(key)).size).toBe(different.length);
    expect(key('https://www.youtube.com/channel/UCnPd-FddJPpgNTnKNPq-4uq')).not.toBe(key('https://www.youtube.com/channel/UCnPd-FddJPpgNTnKNPq-4uQ'));
    expect(key('https://blogg.example.se/A')).not.toBe(key('https://blogg.example.se/a'));
  });

  it('the address that is shown leads to the same account', () => {
    for (const [expected, addresses] of Object.entries(sameAccount)) {
      for (const address of addresses) {
        const read = canonicalAddress(address);
        expect(read).toHaveProperty('url');
        if ('url' in read) expect([address, read.url.startsWith('https://'), key(read.url)]).toEqual([address, true, expected]);
      }
    }
  });
});

describe('a warning', () => {
  it('comes with a host nobody knows and with a personal profile, not with what is known', () => {
    const warned = (text: string) => 'warning' in canonicalAddress(text);
    expect(
      ['https://blogg.gislaved.se/x', 'https://forum.example/x', '@kommunen@fedi.example', 'https://www.linkedin.com/in/sara-holmberg'].filter(
        (text) => !warned(text),
      ),
    ).toEqual([]);
    expect(['www.facebook.com/gislaved', 'https://mastodon.nu/@gislaved', 'https://social.kommun.example/@gislaved'].filter(warned)).toEqual([]);
  });

  it('and an account on an unknown server with an @ is taken for Mastodon, by address and by name alike', () => {
    expect(key('https://fedi.example/@kommunen')).toBe('mastodon:kommunen@fedi.example');
    expect(key('@kommunen@fedi.example')).toBe('mastodon:kommunen@fedi.example');
  });
});

it('key and address fit in columns of 255, the key also when the account is closed', () => {
  for (const address of [...Object.values(sameAccount).flat(), `https://blogg.example.se/${'å'.repeat(195)}`]) {
    const read = canonicalAddress(address);
    if ('key' in read) expect([address, `closed:99999999:${read.key}`.length <= 255, read.url.length <= 255]).toEqual([address, true, true]);
  }
});

it('the example of every platform is an account on it', () => {
  for (const [id, row] of Object.entries(platforms)) expect(canonicalAddress(row.example)).toMatchObject({ platform: id });
});

it('no text makes it stumble, and what comes out is an address that runs nothing and reads back as the same account', () => {
  const pieces =
    'https://|www.|facebook.com|youtube.com|exempel.se|/|//|?|#|@|:|%|%40|%22|%3Cscript%3E|%0A|.|x|UC|å|xn--|[|]|!/|id=1|&|\\|(|$&|"|<|\'|javascript:|~|;|,|*'.split(
      '|',
    );
  const letters = [...pieces, '\u0000', '\ud800', ' ', '|', '\u202e'];
  let seed = 7;
  const next = () => (seed = (seed * 48271) % 2147483647);
  let accounts = 0;
  for (let round = 0; round < 30_000; round += 1) {
    const text = Array.from({ length: 1 + (next() % 9) }, () => letters[next() % letters.length]).join('');
    const read = canonicalAddress(text);
    if ('refusal' in read) continue;
    accounts += 1;
    expect([text, /^https:\/\/[^\s"<>\\^`{|}\p{Cc}]+$/u.test(read.url), key(read.url)]).toEqual([text, true, read.key]);
  }
  expect(accounts).toBeGreaterThan(100);
});
