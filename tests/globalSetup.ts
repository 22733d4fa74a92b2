import { prepareTenant } from './preparedTenant.ts';

/** Before any test: one provisioned tenant for all of them. */
export const setup = prepareTenant;
