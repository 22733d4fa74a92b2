// What the stand-alone page says. It may be read by someone who has never seen the product.

import type { Step } from '../../domain/fact.ts';
import { chiefTitles } from '../../domain/guidelines.ts';

export const verifyTexts = {
  title: 'Kontrollera ett godkännande',
  intro:
    'Släpp planens handling här: filen som slutar på .json och ligger bredvid planens PDF. Släpp också kommunens nyckelregister, så kan sidan avgöra om besluten är äkta. Nyckelregistret får du av kommunen: arkivarien eller informationsfunktionen. Inget lämnar din dator.',
  drop: 'Släpp filerna här',
  choose: 'Välj filer',
  again: 'Kontrollera en annan plan',
  checking: 'Kontrollerar …',
  cannotCheck: 'Webbläsaren kan inte räkna kontrollsummor här. Spara sidan på din dator och öppna den därifrån, eller använd en annan webbläsare.',
  file: {
    notJson: (name: string) => `${name} går inte att läsa. Välj filen som slutar på .json.`,
    shape: (name: string) => `${name} är varken en plans handling eller ett nyckelregister, eller så är filen skadad.`,
    tooLarge: (name: string) => `${name} är för stor för att vara en plans handling.`,
    failed: (name: string) => `${name} gick inte att öppna. Försök igen.`,
  },
  record: (title: string, made: string) => `Handling: ${title}, framställd ${made}`,
  register: (made: string) => `Nyckelregister: framställt ${made}`,
  noRecord: 'Släpp också planens handling.',
  anchor: {
    none: 'Utan kommunens nyckelregister går inget att styrka, varken besluten eller planens läge. Be kommunens informationsfunktion om nyckelregistret och släpp det här.',
    ofAnotherTenant: 'Nyckelregistret hör till en annan organisation än handlingen. Inget beslut kan vara äkta mot det.',
    here: 'Besluten är kontrollerade mot kommunens nyckelregister.',
  },
  chiefsUnproved: 'Vem som var chef står i handlingen och kan inte kontrolleras här. Jämför med kommunens förteckning över förvaltningar.',
  missing: (n: number) =>
    n === 1 ? 'Ett beslut saknas. Det har funnits men finns inte i handlingen.' : `${n} beslut saknas. De har funnits men finns inte i handlingen.`,
  strange: (version: number) => `Version ${version} räknas inte: texten är ingen plan, eller så är den inte skickad av den som söker.`,
  version: (version: number) => `Version ${version}`,
  stateUnproved: 'Läget kan inte styrkas',
  sent: (applicant: string, when: string) => `${applicant} skickade versionen ${when}`,
  checksum: (sha256: string) => `Kontrollsumma: ${sha256}`,
  noDecisions: 'Versionen har inga beslut.',
  delegations: 'Ersättare',
  unreadable: 'Rader som inte går att läsa',
  row: 'Rad utan läsbart innehåll',
  approved: (name: string, step: Step) => `${name} godkände som ${chiefTitles[step]}`,
  returned: (name: string, step: Step) => `${name} lämnade tillbaka som ${chiefTitles[step]}`,
  entered: (signed: string, by: string, when: string) => `Underskrivet ${signed}. Inlagt av ${by} ${when}`,
  addressee: (name: string, step: Step) => `${name} är angiven som ${chiefTitles[step]}`,
  confirmed: (step: Step) => `Informationsfunktionen bekräftade vem som är ${chiefTitles[step]}`,
  delegation: (to: string, instead: string, from: string, until: string) => `${to} är ersättare för ${instead} från ${from} till ${until}`,
  genuine: 'Äkta.',
  restChecked: 'Text, person, version och tid är kontrollerade och stämmer i övrigt.',
} as const;
