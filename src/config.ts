// config.json beside index.html is the tab's only configuration: { "default": {...}, "hosts": { "<host>": {...} } }.
// One build serves every municipality; the host name chooses.

export type Config = {
  tenantId: string;
  /** The app's registration, also on the signing page's own host. */
  clientId: string;
  /** JSON text for MSAL's auth.authorityMetadata. Only where the authority's own addresses cannot be used. */
  authorityMetadata?: string;
  /** host:/path of the SharePoint site, as Graph addresses it. */
  site: string;
  /** Public https address of the app, used in links and mails. */
  appUrl: string;
  catalogAppId?: string;
  /** Set when the tab also lives in a SharePoint page: passed to app.initialize. */
  sharePointOrigin?: string;
  /** An own origin with an own app registration for signing: then no script of the tab can sign. */
  signUrl?: string;
  /** Client id of the signing page's own registration: it signs in with this one. Goes with signUrl; without it decisions are signed for clientId. */
  signingClientId?: string;
  /** ISO time from which decisions are signed for signingClientId. Earlier ones are judged by clientId. */
  signingSince?: string;
  siteScope: 'Sites.Selected' | 'Sites.ReadWrite.All';
  /** Where a card's first button leads. */
  decisionLink: 'dialog' | 'tab';
};

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const rules: Record<keyof Config, { required: boolean; holds: (value: string) => boolean; says: string }> = {
  tenantId: { required: true, holds: (v) => guid.test(v), says: 'must be a GUID' },
  clientId: { required: true, holds: (v) => guid.test(v), says: 'must be a GUID' },
  authorityMetadata: { required: false, holds: (v) => v.startsWith('{'), says: 'must be JSON text' },
  site: { required: true, holds: (v) => /^[\w.-]+:\/[\w\-/.]+$/.test(v), says: 'must look like host:/sites/name' },
  appUrl: { required: true, holds: (v) => /^https?:\/\/[^\s/]+$/.test(v), says: 'must be an address without a path' },
  catalogAppId: { required: false, holds: (v) => guid.test(v), says: 'must be a GUID' },
  sharePointOrigin: { required: false, holds: (v) => /^https:\/\/[^\s/]+$/.test(v), says: 'must be an https origin' },
  signingClientId: { required: false, holds: (v) => guid.test(v), says: 'must be a GUID' },
  signingSince: { required: false, holds: (v) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(v), says: 'must be an ISO time in UTC' },
  signUrl: { required: false, holds: (v) => /^https?:\/\/\S+$/.test(v), says: 'must be an address' },
  siteScope: { required: false, holds: (v) => v === 'Sites.Selected' || v === 'Sites.ReadWrite.All', says: 'must be Sites.Selected or Sites.ReadWrite.All' },
  decisionLink: { required: false, holds: (v) => v === 'dialog' || v === 'tab', says: 'must be dialog or tab' },
};

/** The configuration for `host`, or one Error that names every fault (the administrator sees it, in English, in the console). */
export function readConfig(json: unknown, host: string): Config {
  const file = (json ?? {}) as { default?: Record<string, unknown>; hosts?: Record<string, Record<string, unknown>> };
  const merged: Record<string, unknown> = { siteScope: 'Sites.Selected', decisionLink: 'dialog', ...file.default, ...file.hosts?.[host] };
  const faults: string[] = [];
  for (const [key, rule] of Object.entries(rules)) {
    const value = merged[key];
    if (value === undefined) {
      if (rule.required) faults.push(`${key} is missing`);
    } else if (typeof value !== 'string' || !rule.holds(value)) faults.push(`${key} ${rule.says}`);
  }
  for (const key of Object.keys(merged)) if (!(key in rules)) faults.push(`${key} is not known`);
  if (merged['clientId'] !== undefined && merged['signingClientId'] === merged['clientId'])
    faults.push('signingClientId must be another registration than clientId, which is the app’s on every host');
  if (faults.length) throw new Error(`config.json: ${faults.join('; ')}`);
  return merged as Config;
}
