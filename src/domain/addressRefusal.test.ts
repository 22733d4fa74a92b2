import { domainToASCII } from 'node:url';
import { describe, expect, it } from 'vitest';
import { canonicalAddress, type AddressRefusal } from './address.ts';

const key = (text: string) => {
  const read = canonicalAddress(text);
  return 'key' in read ? read.key : `refused: ${read.refusal}`;
};

const refusals: Partial<Record<AddressRefusal, readonly string[]>> = {
  empty: ['', '   ', '\n', '"', '\u200b'],
  noHost: [
    'gislavedskommun',
    '@gislavedskommun',
    'https://',
    'http://http://www.facebook.com/x',
    'https//www.facebook.com/x',
    'www.',
    'facebook',
    'https://a_b.se/x',
    'https://%66acebook.com/x',
    'https://exempel.s/x',
  ],
  notWeb: [
    'javascript:alert(1)',
    'javascript:1',
    'javascript:1/x',
    'tel:112',
    'JaVaScRiPt:alert(document.domain)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'mailto:info@gislaved.se',
    'info@gislaved.se',
    'ftp://www.facebook.com/x',
    'file:///etc/passwd',
    'https:instagram.com/x',
    'http:/facebook.com/x',
    'htps://facebook.com/x',
    'tel:0371-81000',
    'blob:https://facebook.com/x',
    'intent://facebook.com/x',
  ],
  signedIn: ['https://gislaved:hemligt@www.facebook.com/x', 'https://www.facebook.com@evil.example/x', 'www.facebook.com:x@evil.example/y'],
  badAddress: [
    'https://www.facebook.com/gislaveds kommun',
    'https://www.facebook.com\\@evil.example',
    'https://www.facebook.com/<script>',
    'https://www.facebook.com/a|b',
    'https://www.facebook.com/%E0%A4%A',
    'https://www.facebook.com/%',
    'https://blogg.example.se/a/../../b',
    'Vår sida är www.facebook.com/gislavedskommun',
    'https://www.facebook.com/%2e%2e/x',
  ],
  hiddenCharacter: [
    'https://www.facebook.com/gislaveds\u200bkommun',
    'https://www.facebook.com/\u202egnp.x',
    'www.face\u0000book.com/x',
    'https://www.facebook.com/a\ud83db',
    'https://www.facebook.com/a%00b',
    'https://www.facebook.com/a%0ab',
    'www.facebook.com/a\u00adb',
  ],
  tooLong: [`https://www.facebook.com/${'a'.repeat(2_000)}`, '.'.repeat(1_000_000), `https://blogg.example.se/${'a'.repeat(220)}`],
  ipAddress: ['http://127.0.0.1/x', 'https://192.168.1.10:8080/', 'http://[::1]/', 'http://[2001:db8::1]/x', 'http://0x7f.1/', 'http://3232235786.1/x'],
  insideOnly: [
    'http://localhost:3000/x',
    'http://localhost',
    'localhost:3000',
    'https://sociala.local/x',
    'http://intranet.intra/blogg',
    'http://skrivare.lan',
  ],
  foreignLetters: [
    'https://www.fаcebook.com/gislavedskommun',
    `https://${domainToASCII('fаcebook.com')}/x`,
    'https://www.facebооk.com/x',
    'https://ｆacebook.com/x',
    'https://www.ınstagram.com/x',
    'https://пример.рф/x',
    'https://blogg.example.se/gіslaved',
    'https://www.facebook。com/x',
  ],
  lookalike: [
    'https://www.faceb00k.com/gislavedskommun',
    'https://facebok.com/x',
    'https://www.facebook.se/x',
    'https://www.facebook/x',
    'https://facebook.com.inloggning.example/x',
    'https://www.facebook.com-inloggning.se/x',
    'https://fàcebook.com/x',
    'https://lnstagram.com/x',
    'https://twiter.com/x',
    `https://${domainToASCII('fácebook.com')}/x`,
    'https://youtub.com/@x',
  ],
  shortLink: [
    'https://bit.ly/3abc',
    'https://t.co/abc',
    'https://youtu.be/dQw4w9WgXcQ',
    'https://fb.me/gislaved',
    'https://fb.watch/abc',
    'https://lnkd.in/abc',
    'https://vm.tiktok.com/ZM',
    'https://flic.kr/ps/abc',
  ],
  oddPort: ['https://www.facebook.com:8443/gislavedskommun', 'x.com:81/gislaved'],
  noAccount: [
    'www.facebook.com',
    'https://www.facebook.com/',
    'https://x.com',
    'https://www.youtube.com/?hl=sv',
    'https://www.instagram.com/#',
    'flickr.com',
    'www.facebook.com/?ref=x',
  ],
  notAnAccount: [
    'https://www.facebook.com/profile.php',
    'https://www.facebook.com/watch/?v=123',
    'https://www.facebook.com/events/123456789',
    'https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fwww.gislaved.se',
    'https://www.facebook.com/sharer.php?u=x',
    'https://www.facebook.com/login.php?next=x',
    'https://www.facebook.com/photo.php?fbid=1',
    'https://www.facebook.com/permalink.php?story_fbid=1&id=2',
    'https://www.facebook.com/hashtag/gislaved',
    'https://www.facebook.com/share/1AbCdE/',
    'https://www.facebook.com/marketplace',
    'https://www.facebook.com/groups/feed/',
    'https://www.facebook.com/pages/Gislaved',
    'https://developers.facebook.com/docs',
    'https://business.facebook.com/latest/home?asset_id=1',
    'https://twitter.com/search?q=gislaved',
    'https://x.com/hashtag/gislaved',
    'https://x.com/home',
    'https://x.com/i/communities/1',
    'https://twitter.com/intent/tweet?text=x',
    'https://help.x.com/sv',
    'https://www.instagram.com/p/Cxyz/',
    'https://www.instagram.com/reel/Cxyz/',
    'https://www.instagram.com/explore/tags/gislaved/',
    'https://www.instagram.com/accounts/login/?next=/gislaved/',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    'https://www.youtube.com/playlist?list=PL1',
    'https://www.youtube.com/results?search_query=gislaved',
    'https://www.youtube.com/channel/',
    'https://www.youtube.com/shorts/abc',
    'https://www.youtube-nocookie.com/embed/abc',
    'https://www.flickr.com/search/?text=gislaved',
    'https://www.flickr.com/photos/tags/gislaved',
    'https://www.flickr.com/gislaved',
    'https://live.staticflickr.com/1/2.jpg',
    'https://www.linkedin.com/feed/update/urn:li:activity:1',
    'https://www.linkedin.com/jobs',
    'https://www.tiktok.com/gislaved',
    'https://vimeo.com/channels/',
  ],
  badName: [
    'https://www.facebook.com/gislaveds_kommun',
    'https://www.facebook.com/gislåved',
    'https://www.facebook.com/gіslavedskommun',
    'https://www.facebook.com/profile.php?id=gislaved',
    'https://twitter.com/gsaregion10Twitter',
    'https://x.com/gislaved-kommun',
    'https://x.com/gislåved',
    'https://www.instagram.com/gislaved..kommun/',
    `https://www.instagram.com/${'a'.repeat(31)}`,
    'https://www.instagram.com/gislaved-kommun',
    'https://www.youtube.com/channel/UCkort',
    'https://www.youtube.com/channel/ucnPd-FddJPpgNTnKNPq-4uQ',
    'https://www.youtube.com/@ab',
    'https://www.youtube.com/@gіslaved',
    'https://www.youtube.com/@gislaved kommun'.replace(' ', '%20'),
    'https://www.flickr.com/photos/gislåved',
    'https://vimeo.com/123456789',
    'https://bsky.app/profile/gislaved',
  ],
};

describe('a wrong address is refused with its reason', () => {
  for (const [refusal, addresses] of Object.entries(refusals)) {
    it.each(addresses)(`%j: ${refusal}`, (address) => expect(key(address)).toBe(`refused: ${refusal}`));
  }

  it('in a sentence that says what to do', () => {
    for (const address of Object.values(refusals).flat()) {
      const read = canonicalAddress(address);
      if ('sentence' in read) expect(read.sentence).toMatch(/(Skriv|Ta bort|Öppna|Kontrollera) .+\.$/);
    }
    expect(canonicalAddress('', 'www.facebook.com/gislavedskommun')).toMatchObject({
      sentence: 'Skriv webbadressen till kontot, till exempel www.facebook.com/gislavedskommun.',
    });
    expect(canonicalAddress('www.facebook.com')).toMatchObject({
      sentence: 'Adressen går till Facebook men inte till ett konto. Skriv webbadressen till kontot, till exempel www.facebook.com/minkommun.',
    });
    expect(canonicalAddress('https://www.faceb00k.com/x')).toMatchObject({
      sentence: 'Adressen liknar facebook.com men går någon annanstans. Kontrollera hur den är stavad.',
    });
  });
});
