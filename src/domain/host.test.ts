import { domainToASCII } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lookalikeOf, readHost } from './host.ts';

describe('a host name', () => {
  it.each([
    ['WWW.Facebook.COM', 'www.facebook.com'],
    ['blogg.gislaved.example.', 'blogg.gislaved.example'],
    ['räddningstjänsten.se', 'räddningstjänsten.se'],
    ['ra\u0308ddning.se', 'räddning.se'],
    ['4h.se', '4h.se'],
  ])('%s is stored as %s', (text, host) => expect(readHost(text)).toEqual({ host }));

  it('in its coded form is the same host, as Node codes it', () => {
    for (const host of ['räddningstjänsten.se', 'åäö.se', 'café-é-ü-ñ.se', 'hjälpåströmsbröderna.se', 'ö.se', 'bücher.example', 'äää-ååå-ööö-1.se']) {
      const coded = domainToASCII(host);
      expect(coded).toContain('xn--');
      expect(readHost(coded)).toEqual({ host });
    }
  });

  it.each([
    ['fаcebook.com', 'foreignLetters'], // Cyrillic a
    ['facebооk.com', 'foreignLetters'],
    [domainToASCII('fаcebook.com'), 'foreignLetters'],
    ['ｆacebook.com', 'foreignLetters'],
    ['facebook。com', 'foreignLetters'],
    ['faceƅook.com', 'foreignLetters'],
    ['ınstagram.com', 'foreignLetters'],
    ['пример.рф', 'foreignLetters'],
    ['face\u200bbook.com', 'foreignLetters'],
    ['127.0.0.1', 'ipAddress'],
    ['2130706433', 'ipAddress'],
    ['0x7f.0.0.0x1', 'ipAddress'],
    ['[::1]', 'ipAddress'],
    ['localhost', 'insideOnly'],
    ['intern.localhost', 'insideOnly'],
    ['skrivare.local', 'insideOnly'],
    ['sociala.intranet', 'insideOnly'],
    ['facebook', 'noHost'],
    ['www..se', 'noHost'],
    ['.se', 'noHost'],
    ['-a.se', 'noHost'],
    ['a_b.se', 'noHost'],
    ['a%2e.se', 'noHost'],
    ['exempel.s', 'noHost'],
    ['xn--.se', 'noHost'],
    ['xn--å.se', 'noHost'],
    ['xn--999999999999.se', 'noHost'],
    ['', 'noHost'],
  ])('%s is refused: %s', (text, refusal) => expect(readHost(text)).toEqual({ refusal }));
});

describe('a host that looks like another', () => {
  it.each([
    ['faceb00k.com', 'facebook'],
    ['fàcebook.com', 'facebook'],
    ['facebok.com', 'facebook'],
    ['facbeook.com', 'facebook'],
    ['facebookk.com', 'facebook'],
    ['facebook.se', 'facebook'],
    ['www.facebook', 'facebook'],
    ['facebook.com.inloggning.se', 'facebook'],
    ['www.facebook.com-sida.se', 'facebook'],
    ['lnstagram.com', 'instagram'],
    ['lnstagrarn.com', 'instagram'],
    ['twiter.com', 'twitter'],
    ['yøutube.com', 'youtube'],
    ['youtub.com', 'youtube'],
    ['f1ickr.com', 'flickr'],
  ])('%s is taken for %s', (host, name) => expect(lookalikeOf(host)).toBe(name));

  it.each(['flickor.se', 'gislaved.se', 'ansiktsbok.se', 'tv.se', 'tubes.se', 'kommun.example', 'instagramskolan.se'])('%s is itself', (host) =>
    expect(lookalikeOf(host)).toBeUndefined(),
  );
});
