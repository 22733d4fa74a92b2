import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const good = {
  tenantId: '11111111-2222-4333-8444-555555555555',
  clientId: '22222222-3333-4444-8555-666666666666',
  site: 'kommun.sharepoint.com:/sites/socialamedier',
  appUrl: 'https://socialamedier.kommun.example',
};

describe('config.json', () => {
  it('the host’s own values go before the default', () => {
    expect(readConfig({ default: good, hosts: { 'test.example': { appUrl: 'https://test.example' } } }, 'test.example').appUrl).toBe('https://test.example');
    expect(readConfig({ default: good }, 'other.example')).toMatchObject({ ...good, siteScope: 'Sites.Selected', decisionLink: 'dialog' });
  });

  it('one error names every fault, unknown keys too', () => {
    expect(() => readConfig({ default: { tenantId: 'x', decisionLink: 'window', password: 'p' } }, 'h')).toThrow(
      /tenantId must be a GUID.*clientId is missing.*site is missing.*appUrl is missing.*decisionLink.*password is not known/,
    );
    expect(() => readConfig(null, 'h')).toThrow('tenantId is missing');
  });

  it('names the app’s registration on the signing page’s host too: earlier decisions were signed for it', () => {
    const own = { signingClientId: '33333333-3333-4444-8555-666666666666', signingSince: '2027-01-01T00:00:00Z' };
    expect(readConfig({ default: { ...good, ...own } }, 'signering.example')).toMatchObject({ ...good, ...own });
    const overridden = { default: { ...good, ...own }, hosts: { 'signering.example': { clientId: own.signingClientId } } };
    expect(() => readConfig(overridden, 'signering.example')).toThrow('signingClientId must be another registration than clientId');
  });
});
