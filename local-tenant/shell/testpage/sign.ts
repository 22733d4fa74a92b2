// A window opened by authentication.authenticate: answers its opener on a click.

import { app, authentication } from '@microsoft/teams-js';

await app.initialize();
const context = await app.getContext();
const button = document.createElement('button');
button.textContent = `Svara som ${context.page.frameContext}`;
button.addEventListener('click', () => authentication.notifySuccess('klart'));
document.body.append(button);
