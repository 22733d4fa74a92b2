// What a matter is called (OSL 5:2): neutral, so that it may stand in titles, addresses, cards and mails.

/** "2026-17": the year it was opened (in Sweden) and the item's id. It tells nothing of what the matter is about. */
export const designationOf = (year: string, itemId: number): string => `${year}-${itemId}`;
export const isDesignation = (text: string): boolean => /^\d{4}-\d{1,9}$/.test(text);
