import { describe, expect, it } from 'vitest';
import { inForce } from './history.ts';
import { audienceOf, registrationAt, trustOf } from './trust.ts';

const tenantId = '00000000-0000-4000-8000-000000000001';
const clientId = '00000000-0000-4000-8000-000000000002';
const signingClientId = '00000000-0000-4000-8000-000000000005';
const signingSince = '2027-01-01T00:00:00Z';
const day = (iso: string) => Date.parse(iso);

describe('who may have issued the tokens of a decision', () => {
  it('is the app, as long as the signing page has no registration of its own', () => {
    expect(trustOf({ tenantId, clientId })).toEqual({ tenantId, signingClientId: clientId });
    expect(trustOf({ tenantId, clientId, signingClientId: clientId, signingSince: '' })).toEqual({ tenantId, signingClientId: clientId });
  });

  it('is the app before the switch and the signing page from then on', () => {
    const audience = audienceOf(trustOf({ tenantId, clientId, signingClientId, signingSince }));
    expect(inForce(audience, day('2026-12-31T23:59:59Z'))).toBe(clientId);
    expect(inForce(audience, day(signingSince))).toBe(signingClientId);
  });

  it('is whom the signing window signs in with at that moment: a switch that lies ahead changes nothing yet', () => {
    const trust = trustOf({ tenantId, clientId, signingClientId, signingSince });
    for (const moment of ['2026-11-23T08:00:00Z', '2026-12-31T23:59:59Z', signingSince, '2027-06-01T00:00:00Z'])
      expect(registrationAt(trust, new Date(moment))).toBe(day(moment) < day(signingSince) ? clientId : signingClientId);
    expect(registrationAt(trustOf({ tenantId, clientId, signingClientId }), new Date('2020-01-01T00:00:00Z'))).toBe(signingClientId);
    expect(registrationAt(trustOf({ tenantId, clientId }), new Date('2020-01-01T00:00:00Z'))).toBe(clientId);
  });

  it('is the signing page alone where it has had its own from the beginning', () => {
    expect(audienceOf(trustOf({ tenantId, clientId, signingClientId }))).toEqual([{ from: '', value: signingClientId }]);
  });
});
