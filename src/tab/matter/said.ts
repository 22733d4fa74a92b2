/** What a field says of a fault: nothing where there is none. */
export const said = (sentence: string | undefined): { validationMessage?: string } => (sentence ? { validationMessage: sentence } : {});
