import { describe, expect, it } from 'vitest';
import { accountMailVerdict } from './accountMail.ts';

const person = { givenName: 'Sara', surname: 'Holmberg' };
const mailbox = { givenName: '', surname: '' };

describe('an account is not registered on one person’s address', () => {
  it.each([
    'sara.holmberg@gislaved.example',
    'Sara.Holmberg@Gislaved.Example',
    ' anna-karin.berg-strom@gislaved.se ',
    'per.andersson2@gislaved.se',
    'sara_holmberg@gislaved.se',
    'lars.g.svensson@gislaved.se',
    'eva.lund@gmail.com',
  ])('%s reads as a name', (address) => {
    expect(accountMailVerdict(address, undefined).verdict).toBe('personal');
    expect(accountMailVerdict(address, 'notAsked').verdict).toBe('personal');
  });

  it.each(['some@gislaved.example', 'sh01@gislaved.example', 'biblioteken.some@gislaved.example'])(
    '%s belongs to a person when the directory says so',
    (address) => {
      expect(accountMailVerdict(address, person)).toEqual({
        verdict: 'personal',
        sentence: 'Personliga kommunala e-postadresser får inte användas. Ange en gemensam adress, till exempel en funktionsbrevlåda.',
      });
    },
  );
});

describe('a shared address is taken', () => {
  it.each(['information@gislaved.example', 'biblioteken.some@gislaved.example', 'ung.kultur@gislaved.example'])(
    '%s, known by the directory as nobody’s own',
    (address) => {
      expect(accountMailVerdict(address, mailbox)).toEqual({ verdict: 'shared' });
    },
  );

  it('when the directory knows only half a name', () => {
    expect(accountMailVerdict('biblioteket@gislaved.example', { givenName: '', surname: 'Biblioteket' })).toEqual({ verdict: 'shared' });
    expect(accountMailVerdict('biblioteket@gislaved.example', { givenName: ' ', surname: 'Biblioteket' })).toEqual({ verdict: 'shared' });
  });

  it.each([
    'facebook@gislaved.se',
    'registrator.kfn@gislaved.se',
    'biblioteket.gislaved@gislaved.se',
    'kontakt.simhallen@gislaved.se',
    'barn.utbildning@gislaved.se',
    'sociala.medier@gislaved.se',
    'a.b@gislaved.se',
    'kfn@räddningstjänsten.se',
  ])('%s, with a warning when the directory does not know it, without one while nobody has looked', (address) => {
    expect(accountMailVerdict(address, undefined)).toEqual({
      verdict: 'unknown',
      sentence: 'Adressen finns inte i kommunens katalog. Kontrollera att den är rätt. Du kan spara ändå.',
    });
    expect(accountMailVerdict(address, 'notAsked')).toEqual({ verdict: 'notAsked' });
  });
});

describe('what is no address is refused, whatever the directory says', () => {
  it.each([
    '',
    'biblioteket',
    '@gislaved.se',
    'a@b',
    'a@@gislaved.se',
    'a b@gislaved.se',
    'a@gislaved..se',
    'a@-gislaved.se',
    '.a@gislaved.se',
    'a.@gislaved.se',
    'a..b@gislaved.se',
    'a@gislaved.se;b@gislaved.se',
    '"a"@gislaved.se',
    'a@gislaved.se\u0000',
    'a\n@gislaved.se',
    'mailto:a@gislaved.se',
    'a@127.0.0.1',
    `${'a'.repeat(65)}@gislaved.se`,
    `a@${'b'.repeat(250)}.se`,
    'а@gislaved.se',
    '=cmd|x',
  ])('%j', (address) => expect(accountMailVerdict(address, mailbox).verdict).toBe('notAnAddress'));
});
