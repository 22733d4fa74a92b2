// Sites. learn.microsoft.com/graph/api/resources/site

import { may, rightsOf, type Right } from '../store/rights.ts';
import type { List, Site } from '../store/state.ts';
import { accessDenied, metadata, notFound, ok, option, selected, type Call, type Route } from './call.ts';

/** The site of `site-id`: 'root', host,guid,guid or host:/path. Throws 404, or 403 when Sites.Selected does not reach it. */
export function siteFor(call: Call): Site {
  const key = call.params['site-id'] ?? '';
  const site = [...call.services.store.state.sites.values()].find((candidate) => isCalled(candidate, key));
  if (!site) throw notFound('Requested site could not be found');
  admitSite(call, site);
  return site;
}

function isCalled(site: Site, key: string): boolean {
  const lower = key.toLowerCase();
  if (key === 'root' || lower === site.host) return site.path === '/';
  return site.id.toLowerCase() === lower || `${site.host}:${site.path}`.toLowerCase() === lower;
}

/** Under Sites.Selected the app needs a grant of its own, whatever the person may do (learn.microsoft.com/graph/permissions-selected-overview). */
export function admitSite(call: Call, site: Site): void {
  if (call.selected && site.appRole !== 'write' && site.appRole !== call.selected) throw accessDenied();
}

/** Throws 403 unless the person has the right in the site, or in the list. */
export function demand(call: Call, site: Site, list: List | undefined, right: Right): void {
  if (!may(site, list, call.caller.oid, right)) throw accessDenied();
}

export const siteUrl = (site: Site) => `https://${site.host}${site.path === '/' ? '' : site.path}`;

function siteOut(site: Site): Record<string, unknown> {
  return {
    id: site.id,
    name: site.path.split('/').at(-1) ?? '',
    displayName: site.title,
    webUrl: siteUrl(site),
    createdDateTime: site.createdAt,
    lastModifiedDateTime: site.createdAt,
    siteCollection: { hostname: site.host },
    root: {},
  };
}

export const siteRoutes: readonly Route[] = [
  {
    on: 'GET /sites/{site-id}',
    answer(call) {
      const site = siteFor(call);
      if (rightsOf(site, undefined, call.caller.oid) === 0n) throw accessDenied();
      return ok({ ...metadata('sites/$entity'), ...selected(siteOut(site), option(call, 'select')) });
    },
  },
  {
    on: 'GET /sites/{site-id}/permissions',
    answer(call) {
      const site = siteFor(call);
      demand(call, site, undefined, 'managePermissions');
      const app = { id: call.services.ids.clientId, displayName: 'Sociala medier' };
      const grant = {
        id: Buffer.from(`i:0i.t|ms.sp.ext|${app.id}`).toString('base64url'),
        roles: [site.appRole],
        grantedToIdentitiesV2: [{ application: app }],
        grantedToIdentities: [{ application: app }],
      };
      return ok({ ...metadata(`sites('${site.id}')/permissions`), value: site.appRole ? [grant] : [] });
    },
  },
];
