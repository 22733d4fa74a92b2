/** Stands in a proposed reply until somebody has written there: a reply that still holds it is not saved. */
export const replyBlank = '[skriv svaret här]';
