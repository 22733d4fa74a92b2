// What should be in order when an account is started (R42, R43, R45, R46, R48). A tick is the word of whoever starts the account.
// Nothing here stops a start: a true statement is never stopped, and what is not ticked is shown as remaining.

/** `label` may hold {kommun}. A new point is a new row; the key is kept for ever in the events of starts. */
export const startChecklist = {
  /** "Skaffa därför en särskild e-postadress … Alla som är administratörer … ska ha tillgång" (R42, R43). */
  mailAccess: 'Alla administratörer når kontots e-post',
  /** "Det ska framgå att kontot tillhör Gislaveds kommun" (R45). */
  sender: 'Det framgår att kontot tillhör {kommun}',
  /** "I de fall mediet tillåter ska kommunens logotyp användas och grafiska profil följas" (R46). */
  look: 'Logotypen och den grafiska profilen används, om mediet tillåter det',
  /** "Du som skapat sidan gör övriga … till administratörer" (R48). */
  administrators: 'De andra administratörerna har behörighet till kontot',
} as const;
export type ChecklistKey = keyof typeof startChecklist;
export const checklistKeys = Object.keys(startChecklist) as ChecklistKey[];

/** What was ticked in a told start: any hand may write an event, and what is no point is passed over. undefined = told before there was a list. */
function tickedIn(detail: Readonly<Record<string, unknown>>): ChecklistKey[] | undefined {
  const { checked } = detail;
  return Array.isArray(checked) ? checklistKeys.filter((key) => checked.includes(key)) : undefined;
}

/** The points that remain, in words; empty when all are ticked or the list was never asked. */
export function remaining(detail: Readonly<Record<string, unknown>>, municipality: string): string[] {
  const ticked = tickedIn(detail);
  return ticked ? checklistKeys.filter((key) => !ticked.includes(key)).map((key) => pointOf(key, municipality)) : [];
}

export const pointOf = (key: ChecklistKey, municipality: string): string => startChecklist[key].replace('{kommun}', municipality);
