// Bilaga I's last words, verbatim (R104 to R107, R109). Form, PDF/A and tests take them from here.

/** The heading of the box at the end of Bilaga I. */
export const doNotForgetHeading = 'Glöm ej!';

/** The box "Glöm ej!" of Bilaga I, one string a paragraph (R106, R107, R108, R109). */
export const doNotForget: readonly string[] = [
  'En kopia av godkänd aktivitetsplan lämnas till informationsfunktionen. Efter att aktiviteten har startats ska även inloggningsuppgifterna lämnas till informationsfunktionen för förvar.',
  'Byter ni inloggningsuppgifter eller administratör för kontot ska detta meddelas till informationsfunktionen.',
];

/** What each of the two chiefs puts the name under (R104, R105). */
export const approvalWords = 'Jag godkänner denna aktivitet';

/** The labels of the three places for administrators (R97). */
export const administratorLabels = { first: 'Administratör 1:', second: 'Administratör 2:', more: 'Ev. fler administratörer:' } as const;

/** Who decides, in running text: "Väntar på dig som …" (R104, R105). At the beginning of a label: `capitalised` (swedish.ts). */
export const chiefTitles = { unitManager: 'verksamhetens chef', departmentHead: 'förvaltningschef' } as const;
