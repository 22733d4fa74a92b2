// R41 to R43 (gate G4): an account is never registered on one person's municipal address, "då problem kan uppstå om någon slutar sin anställning".

/** The directory's entry for an address: a person has a given name and a surname, a shared mailbox has not. */
export type MailOwner = { givenName: string; surname: string };

/** 'shared' = the directory knows it and it is nobody's own. 'unknown' = not in the directory: a warning. 'notAsked' = nothing speaks against it, but nobody has looked. */
export type MailVerdict = { verdict: 'shared' | 'notAsked' } | { verdict: 'unknown' | 'personal' | 'notAnAddress'; sentence: string };

export const mailSentences = {
  personal: 'Personliga kommunala e-postadresser får inte användas. Ange en gemensam adress, till exempel en funktionsbrevlåda.',
  notAnAddress: 'Skriv hela e-postadressen, till exempel biblioteket@minkommun.se.',
  unknown: 'Adressen finns inte i kommunens katalog. Kontrollera att den är rätt. Du kan spara ändå.',
} as const;

const shape =
  /^(?<local>[a-z0-9][a-z0-9!#$%&'*+/=?^_`{|}~-]*(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*)@(?<domain>(?:[a-z0-9åäöéü](?:[a-z0-9åäöéü-]{0,61}[a-z0-9åäöéü])?\.)+[a-z]{2,63})$/i;
/** fornamn.efternamn, with double names and the digit that tells two of the same name apart. */
const twoNames = /^(?<first>[a-z]{2,}(?:-[a-z]+)*)[._](?:[a-z]\.|[a-z]{2,}\.)?(?<last>[a-z]{2,}(?:-[a-z]+)*)\d{0,3}$/i;
/** Words that are in function mailboxes and in nobody's name. */
const functionWord =
  /^(?:info(?:rmation\w*)?|kontakt\w*|kommun\w*|bibliotek\w*|registrator\w*|diarie\w*|press\w*|media\w*|some|sociala?\w*|social|medier|facebook|instagram|twitter|youtube|flickr|kultur\w*|fritid\w*|skola\w*|skolan|forskola\w*|gymnasie?\w*|musei?\w*|turist\w*|turism\w*|naringsliv\w*|raddning\w*|teknik\w*|tekniska|miljo\w*|bygg\w*|omsorg\w*|vard\w*|service\w*|support\w*|redaktion\w*|webb?\w*|namnd\w*|forvaltning\w*|enhet\w*|avdelning\w*|kansli\w*|reception\w*|konto\w*|admin\w*|bolag\w*|energi\w*|bostad\w*|kund\w*|medborgar\w*|barn\w*|ung|unga|ungdom\w*|aldre\w*|utbildning\w*|elev\w*|ledning\w*|stab|personal\w*|ekonomi\w*|gata|park|vatten|avfall\w*|renhallning\w*|trafik\w*|center|centrum|no-?reply|post|brevlada\w*)$/i;

/** Whether the part before @ reads as somebody's first name and surname. */
function readsAsName(local: string, domain: string): boolean {
  const names = twoNames.exec(local)?.groups;
  if (!names) return false;
  const places = domain.toLowerCase().split('.');
  return [names.first!, names.last!].every((part) => !functionWord.test(part) && !places.includes(part.toLowerCase()));
}

/**
 * May the account be registered on `address`? The directory decides where it knows the address; where it does not, an address that reads fornamn.efternamn@ is refused too.
 * `owner` is the directory's entry, undefined when there is none, 'notAsked' while nobody has looked.
 */
export function accountMailVerdict(address: string, owner: MailOwner | undefined | 'notAsked'): MailVerdict {
  const parts = address.trim().length <= 254 ? shape.exec(address.trim())?.groups : undefined;
  if (!parts || parts.local!.length > 64) return { verdict: 'notAnAddress', sentence: mailSentences.notAnAddress };
  if (owner !== undefined && owner !== 'notAsked') {
    return owner.givenName.trim() && owner.surname.trim() ? { verdict: 'personal', sentence: mailSentences.personal } : { verdict: 'shared' };
  }
  if (readsAsName(parts.local!, parts.domain!)) return { verdict: 'personal', sentence: mailSentences.personal };
  return owner === 'notAsked' ? { verdict: 'notAsked' } : { verdict: 'unknown', sentence: mailSentences.unknown };
}
