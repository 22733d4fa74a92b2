// The page Entra sends sign-in windows and silent frames back to: it hands the answer to the tab and closes.
// https://learn.microsoft.com/entra/msal/javascript/browser/redirect-bridge (no opener policy may be set on it)

import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';

broadcastResponseToMainFrame().catch(() => {
  document.body.textContent = 'Inloggningen kom inte fram. Stäng fönstret och försök igen.';
});
