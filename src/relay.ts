// Shown in a window of its own when the tab lives in a page of another site (SharePoint): there a sign-in window cannot answer the tab itself.
// https://learn.microsoft.com/entra/msal/javascript/browser/redirect-bridge. The window opened here must come from a click.

import { runPopupRelay } from '@azure/msal-browser/popup-relay';
import './relay.css';

const button = document.querySelector<HTMLButtonElement>('#go');
const text = document.querySelector<HTMLParagraphElement>('#text');

button?.addEventListener('click', () => {
  button.disabled = true;
  try {
    runPopupRelay({ allowedAuthorityOrigins: ['https://login.microsoftonline.com'] });
  } catch {
    if (text) text.textContent = 'Inloggningen kunde inte öppnas. Stäng fönstret och försök igen från Sociala medier.';
  }
});
button?.focus();
