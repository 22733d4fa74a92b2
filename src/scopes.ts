// Every delegated permission the product asks for, with the reason the administrator reads on the consent page.

export type ScopeRow = { scope: string; when: 'first' | 'onUse' | 'optional' | 'jobs'; why: string };

export const graphScopes: readonly ScopeRow[] = [
  { scope: 'openid', when: 'first', why: 'Signs the person in.' },
  { scope: 'profile', when: 'first', why: 'Gives the name of the person who acts.' },
  { scope: 'offline_access', when: 'first', why: 'Keeps the person signed in while the tab is open.' },
  { scope: 'User.Read', when: 'first', why: 'Reads the signed-in person.' },
  { scope: 'User.ReadBasic.All', when: 'first', why: 'Finds colleagues by name, and sees whether an e-mail address is a person’s own (R41).' },
  { scope: 'Chat.Create', when: 'first', why: 'Opens the chat where a card is sent.' },
  { scope: 'ChatMessage.Send', when: 'first', why: 'Sends the card as the person who acts.' },
  { scope: 'Mail.Send', when: 'onUse', why: 'Sends the approved copy to the communications office’s mailbox (R32).' },
  {
    scope: 'TeamsActivity.Send',
    when: 'onUse',
    why: 'Shows a note in the receiver’s activity feed. Nobody is asked for it: it is sent where an administrator has consented.',
  },
  { scope: 'Sites.Manage.All', when: 'jobs', why: 'provision makes lists and columns.' },
];

/** What the tab asks for when it starts. Exactly these, in this order, stand in the manifest's prefetch (nestedAppAuthInfo). */
export function firstScopes(siteScope: string): string[] {
  const own = graphScopes.filter((row) => row.when === 'first' && /^[A-Z]/.test(row.scope)).map((row) => row.scope);
  return [...own, siteScope].map((scope) => `https://graph.microsoft.com/${scope}`);
}

/** Provision changes permissions and views through SharePoint's own REST interface. */
export const sharePointScope = 'AllSites.FullControl';
