// The local tenant with all its rooms.

import { controlApp } from './control.ts';
import { graphApp, uploadApp } from './graph/app.ts';
import { sharePointApp } from './sharepoint/app.ts';
import { startWith, type Tenant, type TenantOptions } from './tenant.ts';

/** Starts the tenant. A taken port rejects with EADDRINUSE. */
export function startTenant(options: TenantOptions): Promise<Tenant> {
  return startWith(options, { graph: graphApp, upload: uploadApp, sharePoint: sharePointApp, control: controlApp });
}
