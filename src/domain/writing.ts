// Evidence that is no picture (R18, R70): text, an e-mail or a PDF. Checked, not trusted: what a file says of itself is shown as its own words, and nothing in
// it is run or followed. A text has no mark of its own, nor has an e-mail: they are taken for what their name says, and refused when their content is not that.

/** `mime` is what the file is stored as. */
export const writingKinds = {
  text: { name: 'Text', mime: 'text/plain', ending: 'txt' },
  mail: { name: 'E-post', mime: 'message/rfc822', ending: 'eml' },
  pdf: { name: 'PDF', mime: 'application/pdf', ending: 'pdf' },
} as const;
export type WritingKind = keyof typeof writingKinds;

/** Why a file cannot be taken as what its name says. `strangeMail`: built so that reading it is not safe. */
export type WritingRefusal = 'emptyFile' | 'notPdf' | 'brokenPdf' | 'notMail' | 'brokenMail' | 'strangeMail' | 'outlook' | 'notText' | 'longText';

export const writingSentences: Readonly<Record<WritingRefusal, string>> = {
  emptyFile: 'Filen är tom. Spara den en gång till där den kommer från.',
  notPdf: 'Filen heter .pdf men är ingen PDF. Öppna den där den kommer från och spara den som PDF.',
  brokenPdf: 'PDF-filen är inte hel. Ladda ner den eller spara den en gång till.',
  notMail: 'Filen heter .eml men är inget e-postbrev. Spara brevet en gång till från e-postprogrammet.',
  brokenMail: 'E-postbrevet är inte helt. Spara det en gång till från e-postprogrammet.',
  strangeMail: 'E-postbrevet är byggt så att det inte går att läsa säkert. Skriv ut det som PDF och lägg till den i stället.',
  outlook: 'Brevet är i Outlooks eget format. Spara det som .eml, eller skriv ut det som PDF.',
  notText: 'Filen heter .txt men är ingen text som går att läsa överallt. Öppna den, kopiera texten och lägg till den här.',
  longText: 'Texten är större än 1 MB. Dela den i flera filer.',
};

export const mostTextBytes = 1_000_000;
/** UTF-16 units of a text that stand in the record; the rest is in the file. */
export const mostShown = 100_000;

/** All that stands before the text of a mail and its parts, in bytes. Real ones have a few kB. */
export const mostHeaderBytes = 256_000;
/** Lines that may begin a part, and parts inside each other. */
export const mostPartLines = 2_000;
export const mostNested = 20;

/** A mail as a reader of mails finds it. `text` is absent where there is none but HTML, which is never shown. */
export type ReadMail = {
  headers: readonly { label: string; value: string }[];
  text?: string;
  attachments: readonly { name: string; type: string; bytes: Uint8Array }[];
};
/** An attachment lies inside the mail's own file. Size in bytes. */
export type MailAttachment = { name: string; type: string; size: number; sha256: string };

/** What a PDF holds that does something, or that hides. `unsearched`: parts of it could not be looked into. */
export type PdfRemark = 'script' | 'launch' | 'attached' | 'opens' | 'sends' | 'encrypted' | 'unsearched';
export const pdfRemarkSentences: Readonly<Record<PdfRemark, string>> = {
  script: 'Filen innehåller program (JavaScript).',
  launch: 'Filen kan försöka starta ett annat program.',
  attached: 'Andra filer ligger inuti filen.',
  opens: 'Filen gör något av sig själv när den öppnas.',
  sends: 'Filen kan skicka uppgifter vidare.',
  encrypted: 'Filen är krypterad. Det går inte att se vad som är dolt i den.',
  unsearched: 'Delar av filen gick inte att undersöka.',
};

/** What is known of a writing besides its bytes. `version` as the file's head says: 1.7. */
export type WritingContent =
  | { kind: 'text'; text: string }
  | { kind: 'mail'; headers: ReadMail['headers']; text?: string; attachments: readonly MailAttachment[] }
  | { kind: 'pdf'; version: string; remarks: readonly PdfRemark[] };
