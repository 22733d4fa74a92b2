// Reminders (*påminnelser*): whoever applied may remind the chief who has the plan (R31), with the button *Påminn*, at most once a week for each
// version sent. The week is the product's own, the guidelines name no time: change it here, print the views again (`npm run job -- manifest`) and provision the site.
// Nothing is decided because somebody waited.

/** Milliseconds between two reminders of the same version. A plan that has lain as long with a chief is marked in SharePoint's views. */
export const reminderInterval = 7 * 24 * 3_600_000;

/** When the next reminder may be sent (milliseconds), or undefined when it may be sent now. `sent` = ISO times of those that were sent of the version. */
export function nextReminder(sent: readonly string[], now: number): number | undefined {
  const from = Math.max(...sent.map((at) => Date.parse(at))) + reminderInterval;
  return from > now ? from : undefined;
}
