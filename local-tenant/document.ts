// The outermost of a page made here. Markup made by Hono's template: every value in it is escaped, so that content is text and never markup.

import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

/** A whole page in Swedish without a script. `head` = where its look comes from. */
export function documentOf(title: string, head: Html, body: Html): Html {
  return html`<!doctype html>
    <html lang="sv">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${head}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}
