// The issuer's own pages: choose a person, consent, errors. Plain HTML; every choice is a form so that a silent frame can never make one.

import { html, raw } from 'hono/html';
import type { Persona } from '../demo/people.ts';
import { documentOf, type Html } from '../document.ts';
import { permissions } from './permissions.ts';
import { displayName } from './tokens.ts';

const style = `
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f0f0f4;color:#242424;font:15px/1.45 'Segoe UI',system-ui,sans-serif;padding:16px}
main{width:100%;max-width:480px;background:#fff;border-radius:8px;box-shadow:0 2px 6px #0002;padding:32px}
h1{font-size:22px;line-height:28px;font-weight:600;margin:0 0 4px}p{margin:0 0 16px;color:#555}ul{margin:0 0 20px;padding-left:20px}
.people{display:grid;margin:12px -12px -12px}
.people button{display:grid;grid-template-columns:1fr auto;gap:0 12px;width:100%;text-align:left;padding:8px 12px;border:0;border-radius:6px;background:none;font:inherit;color:inherit;cursor:pointer}
.people button:hover{background:#f3f3f8}.people b{font-weight:600}.people i{font-style:normal;color:#616161;font-size:13px}.people span{grid-column:1/-1;color:#616161;font-size:13px;line-height:18px}
.row{display:flex;gap:8px;justify-content:flex-end;margin-top:20px}
.row button{font:inherit;font-weight:600;padding:7px 18px;border-radius:4px;border:1px solid #c7c7c7;background:#fff;color:inherit;cursor:pointer}.row .primary{background:#4f52b2;border-color:#4f52b2;color:#fff}
button:focus-visible{outline:2px solid #4f52b2;outline-offset:2px}code{font-size:13px;color:#555;overflow-wrap:anywhere}`;

async function page(title: string, body: Html): Promise<string> {
  return String(
    await documentOf(
      title,
      html`<style>
        ${raw(style)}
      </style>`,
      html`<main>${body}</main>`,
    ),
  );
}

/** The list of people; the hinted person comes first. */
export function choosePage(people: readonly Persona[], hinted: Persona | undefined): Promise<string> {
  const sorted = hinted ? [hinted, ...people.filter((p) => p !== hinted)] : people;
  const button = (p: Persona): Html =>
    html`<button name="persona" value="${p.id}" id="${p.id}"><b>${displayName(p)}</b><i>${p.upn}</i><span>${p.title}</span></button>`;
  const title = hinted ? 'Logga in igen' : 'Välj konto';
  return page(
    title,
    html`<h1>${title}</h1>
      <p>Lokal inloggning utan lösenord.</p>
      <form method="post" class="people">${sorted.map(button)}</form>`,
  );
}

/** What the app asks for; the person says yes or no. */
export function consentPage(person: Persona, missing: readonly string[]): Promise<string> {
  const rows = missing.map((name) => html`<li>${permissions[name]?.text ?? name} <code>${name}</code></li>`);
  return page(
    'Godkänn behörigheter',
    html`<h1>Godkänn behörigheter</h1>
      <p>${person.upn}</p>
      <p>Sociala medier vill kunna:</p>
      <ul>
        ${rows}
      </ul>
      <form method="post" class="row">
        <input type="hidden" name="as" value="${person.id}" /><button name="consent" value="no">Avbryt</button
        ><button name="consent" value="yes" class="primary">Godkänn</button>
      </form>`,
  );
}

/** Shown to someone who may not consent to what was asked for. */
export function adminNeededPage(person: Persona, missing: readonly string[]): Promise<string> {
  return page(
    'En administratör behöver godkänna',
    html`<h1>En administratör behöver godkänna</h1>
      <p>${person.upn}</p>
      <p>Sociala medier ber om behörigheter som bara en administratör kan ge: <code>${missing.join(', ')}</code></p>
      <form method="post" class="row">
        <input type="hidden" name="as" value="${person.id}" /><button name="consent" value="no">Tillbaka utan att godkänna</button>
      </form>`,
  );
}

export function problemPage(message: string): Promise<string> {
  return page(
    'Det gick inte att logga in',
    html`<h1>Det gick inte att logga in</h1>
      <p>Inloggningen avbröts av Entra.</p>
      <code>${message}</code>`,
  );
}

export function signedOutPage(): Promise<string> {
  return page(
    'Du är utloggad',
    html`<h1>Du är utloggad</h1>
      <p>Du kan stänga fönstret.</p>`,
  );
}
