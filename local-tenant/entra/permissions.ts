// The delegated permissions the local tenant knows, and who may consent to them.
// Admin consent flags: microsoftgraph/microsoft-graph-devx-content permissions/new/permissions.json (requiresAdminConsent of DelegatedWork).

export type Resource = 'graph' | 'sharepoint';

type Permission = {
  resource: Resource;
  /** Only an administrator can consent. */
  adminOnly: boolean;
  /** Granted for the whole municipality before anyone signs in, as the installation guide asks for. */
  grantedToAll: boolean;
  /** What the consent page says. */
  text: string;
};

const row = (text: string, more: Partial<Permission> = {}): Permission => ({ resource: 'graph', adminOnly: false, grantedToAll: false, text, ...more });

export const permissions: Readonly<Record<string, Permission>> = {
  'User.Read': row('Logga in dig och läsa din profil', { grantedToAll: true }),
  'User.ReadBasic.All': row('Läsa kollegors namn och adresser', { grantedToAll: true }),
  'Chat.Create': row('Starta chattar', { grantedToAll: true }),
  'ChatMessage.Send': row('Skicka chattmeddelanden', { grantedToAll: true }),
  'Sites.Selected': row('Läsa och skriva på utvalda webbplatser', { grantedToAll: true }),
  'Mail.Send': row('Skicka e-post i ditt namn'),
  'TeamsActivity.Send': row('Skicka aviseringar i ditt namn', { grantedToAll: true }),
  'Sites.Read.All': row('Läsa alla webbplatser du når'),
  'Sites.ReadWrite.All': row('Läsa och skriva på alla webbplatser du når'),
  'User.Read.All': row('Läsa alla användares profiler', { adminOnly: true }),
  'Sites.Manage.All': row('Skapa listor och bibliotek', { adminOnly: true }),
  'Sites.FullControl.All': row('Full kontroll över alla webbplatser', { adminOnly: true }),
  'AllSites.FullControl': row('Full kontroll över alla webbplatser (SharePoint)', { resource: 'sharepoint', adminOnly: true }),
  'AllSites.Write': row('Läsa och skriva på alla webbplatser du når (SharePoint)', { resource: 'sharepoint' }),
  'AllSites.Manage': row('Skapa listor och bibliotek (SharePoint)', { resource: 'sharepoint', adminOnly: true }),
};

/** OpenID Connect's own scopes: they need no consent here and belong to no resource. */
export const identityScopes: readonly string[] = ['openid', 'profile', 'offline_access', 'email'];

export type Wish = { identity: string[]; resource: Resource; permissions: string[] };

/**
 * Reads a scope parameter: bare names are Graph's, others carry their resource ("https://<tenant>.sharepoint.com/AllSites.FullControl").
 * Answers a refusal for an unknown scope (AADSTS650053) and for two resources at once (AADSTS28000).
 */
export function readScopes(scope: string, sharePointOrigin: string): Wish | { code: number; message: string } {
  const wish: Wish = { identity: [], resource: 'graph', permissions: [] };
  const resources = new Set<Resource>();
  for (const asked of scope.split(/\s+/).filter(Boolean)) {
    if (identityScopes.includes(asked.toLowerCase())) {
      wish.identity.push(asked.toLowerCase());
      continue;
    }
    const resource: Resource | undefined = asked.startsWith(`${sharePointOrigin}/`)
      ? 'sharepoint'
      : asked.startsWith('https://graph.microsoft.com/') || !asked.includes('/')
        ? 'graph'
        : undefined;
    const name = Object.keys(permissions).find((known) => known.toLowerCase() === asked.slice(asked.lastIndexOf('/') + 1).toLowerCase());
    if (!resource || !name || permissions[name]?.resource !== resource)
      return { code: 650053, message: `The application asked for scope '${asked}' that doesn't exist on the resource.` };
    resources.add(resource);
    wish.resource = resource;
    wish.permissions.push(name);
  }
  if (resources.size > 1)
    return { code: 28000, message: 'Provided value for the input parameter scope is not valid because it contains more than one resource.' };
  return wish;
}
