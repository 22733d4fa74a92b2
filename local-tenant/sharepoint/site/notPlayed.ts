// What a view or its formatting asks for and this page cannot show as SharePoint would: the page says so and shows nothing instead.

export class NotPlayed extends Error {
  override readonly name = 'NotPlayed';
}
