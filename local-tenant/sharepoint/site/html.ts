// Markup made by Hono's template: every value in it is escaped, so that content is text and never markup.

import type { html } from 'hono/html';

export type Html = ReturnType<typeof html>;
