// What whoever asks for a record must be told when something is kept from them (OSL 6 kap. 3 §), and the draft of the decision they may ask for
// (OSL 6 kap. 7 §, förvaltningslagen 43–44 §§). Who asks, and why, is never asked (TF 2 kap. 18 §): the draft has an empty place for the name, which is
// filled in outside the product where somebody wants the decision.

import { provisionOf, reasonWords, type MaskReason } from './masking.ts';
import { listed, swedishDay } from './swedish.ts';

/** TF 2 kap. 15–16 §§ in words for the screen. */
export const promptly = [
  'Lämna ut handlingen genast, eller så snart det går, på stället och utan avgift (tryckfrihetsförordningen 2 kap. 15 §).',
  'Den som vill ha en kopia får den skyndsamt mot fastställd avgift (2 kap. 16 §).',
  'Kan en del inte lämnas ut ska resten lämnas ut. Fråga inte vem som frågar eller varför, om det inte behövs för att pröva sekretessen (2 kap. 18 §).',
] as const;

/** What is said to whoever asks, in the words of the law. */
export const rightToDecision = [
  'Du får begära att myndigheten prövar frågan om att lämna ut det som har maskerats eller inte lämnats ut.',
  'Du behöver ett skriftligt beslut av myndigheten för att kunna överklaga. Säg till om du vill ha ett.',
] as const;

/** Who appeals where: the administrative courts of appeal, by the county of the authority, are the municipality's own to name. */
export type DraftOf = {
  municipality: string;
  /** The authority's name. */
  authority: string;
  designation: string;
  /** YYYY-MM-DD. */
  on: string;
  /** 'part': a masked copy was given out. */
  scope: 'part' | 'whole';
  reasons: readonly MaskReason[];
  /** Names of files that no masked copy holds. */
  leftOut?: readonly string[];
};

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** The draft as plain text, to copy or keep. What is in brackets is filled in by whoever decides. */
export function draftDecision({ municipality, authority, designation, on, scope, reasons, leftOut = [] }: DraftOf): string {
  const what = scope === 'part' ? 'de uppgifter som är maskerade i kopian av' : '';
  return [
    'UTKAST TILL BESLUT',
    '',
    `${municipality}`,
    `${authority}`,
    `Datum: ${swedishDay(on)}`,
    'Diarienummer: [diarienummer för begäran]',
    '',
    'Till: [den som har begärt beslutet]',
    '',
    'Begäran om att ta del av allmän handling',
    '',
    'Beslut',
    `${authority} avslår begäran om att få ta del av ${what ? `${what} ` : ''}inlägg ${designation}.`,
    '',
    'Skäl',
    ...groundsOf(reasons),
    ...(scope === 'part' ? [restOf(leftOut)] : []),
    '',
    'Beslutet är fattat av [namn och befattning, enligt delegationsordningen].',
    '',
    ...howToAppeal(authority),
  ].join('\n');
}

/** Secrecy is weighed (OSL 6 kap. 1 §, 10 kap. 14 §). What is no allmän handling is outside the right to see it, and there is nothing to weigh (TF 2 kap. 12 §). */
function groundsOf(reasons: readonly MaskReason[]): string[] {
  const isSecret = ({ ground }: MaskReason) => ground !== 'notPublic';
  const secret = reasons.filter(isSecret);
  const provisions = listed(unique(secret.map(provisionOf)).filter(Boolean)) || '[bestämmelse]';
  // Another provision is named already; its label in the form says nothing.
  const named = secret.filter(({ ground }) => ground !== 'other');
  const secrecy = [
    `Uppgifterna får inte lämnas ut enligt ${provisions}.`,
    ...unique(named.map(reasonWords)).map((reason) => `- ${reason}`),
    '[Beskriv hur sekretessen har prövats: vilken skada eller vilket men som kan uppstå, och varför uppgifterna inte kan lämnas ut med förbehåll enligt OSL 10 kap. 14 §.]',
  ];
  const notPublic = [
    `${secret.length > 0 ? 'En del av det' : 'Det'} som har begärts är inte en allmän handling (${provisionOf({ ground: 'notPublic', provision: '' })}).`,
    '[Beskriv varför: till exempel att anteckningen bara har gjorts för att bereda ärendet, inte har tillfört det sakuppgifter och inte är arkiverad.]',
  ];
  return [...(secret.length > 0 || reasons.length === 0 ? secrecy : []), ...(secret.length < reasons.length ? notPublic : [])];
}

const restOf = (leftOut: readonly string[]): string =>
  leftOut.length === 0
    ? 'Övriga uppgifter har lämnats ut.'
    : `Kopian har inte med ${listed(leftOut)}. [Skriv hur det har lämnats ut för sig, eller varför det inte lämnas ut.] Övriga uppgifter i kopian har lämnats ut.`;

/** Överklagandehänvisning (förvaltningslagen 33, 43 and 44 §§; OSL 6 kap. 8 §). */
const howToAppeal = (authority: string): string[] => [
  'Så överklagar du',
  'Beslutet kan överklagas till kammarrätten. Skriv till kammarrätten, men skicka eller lämna skrivelsen till den nämnd som har fattat beslutet:',
  `${authority}, [postadress och e-postadress].`,
  'Skrivelsen ska ha kommit in till nämnden inom tre veckor från den dag då du fick del av beslutet. Kommer den in för sent kan överklagandet inte prövas.',
  'Skriv vilket beslut du överklagar (datum och diarienummer), hur du vill att det ska ändras och varför. Skriv ditt namn och hur kammarrätten når dig.',
  'Nämnden skickar överklagandet vidare till kammarrätten om den inte ändrar beslutet som du vill.',
];
