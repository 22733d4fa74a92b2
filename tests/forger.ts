// What a forger in the site can do, and how a reader sees it afterwards. Tokens are the tenant issuer's own unless they say otherwise.

import { SignJWT, exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import { expect } from 'vitest';
import { signAs } from '../jobs/demo.ts';
import type { Desk } from '../jobs/persons.ts';
import { verdictLine } from '../jobs/verify.ts';
import { people } from '../local-tenant/demo/people.ts';
import { publicKeys, type PublicKey } from '../src/adapters/signatures/keys.ts';
import type { DecisionFact, Fact, Step } from '../src/domain/fact.ts';
import { factRow, nonceOf, signingText } from '../src/domain/factText.ts';
import type { Colleague } from '../src/domain/person.ts';
import { previousHash } from '../src/domain/planLife.ts';
import type { Trust } from '../src/domain/trust.ts';
import { completeEffects } from '../src/flows/effects.ts';
import { readPlanFile, type PlanFile } from '../src/flows/planFile.ts';
import { itemsOf, listOf, planOf, type OpenTenant } from './tenantDesk.ts';

export const colleague = (id: string): Colleague => {
  const person = people.find((one) => one.id === id)!;
  return { oid: person.oid, name: `${person.givenName} ${person.surname}`, upn: person.upn };
};
export const oidOf = (id: string) => colleague(id).oid;
export const chiefOf = { unitManager: 'verksamhetschef', departmentHead: 'forvaltningschef' } as const;

/** The plan as a registrar reads it: what `verify` prints, and the sentence of the newest row. */
export async function seen(tenant: OpenTenant, planId: string, trust: Partial<Trust> = {}) {
  const desk = await tenant.desk('registrator');
  const file = await readPlanFile(desk.ports, { ...desk.trust, ...trust }, planId);
  if (!file) throw new Error('the plan is gone');
  const { verdict, reasons, state, facts } = verdictLine(file);
  return { verdict, reasons, state, text: facts.at(-1)?.text, newest: facts.at(-1), file };
}

/** A decision's fact as the signing page would make it, or with what a forger changes. */
export function decisionOn(tenant: OpenTenant, file: PlanFile, step: Step, more: Partial<DecisionFact> = {}): DecisionFact {
  const { newest } = file.life;
  const time = tenant.services.clock.now().toISOString();
  return {
    v: 1,
    alg: 'sha256',
    kind: 'decision',
    planId: file.planId,
    version: newest!.version,
    versionSha256: newest!.sha256,
    by: { oid: oidOf(chiefOf[step]) },
    time,
    previous: previousHash(newest!, step),
    step,
    decision: 'approve',
    comment: '',
    delegationSha256: null,
    ...more,
  };
}

/** Anyone may add rows: that is no forgery yet. */
export async function plant(tenant: OpenTenant, as: string, fact: Fact, idToken = '', keySet = ''): Promise<number> {
  const { ports } = await tenant.desk(as);
  const made = await ports.register.add('Decisions', factRow(fact, await ports.digest.sha256(signingText(fact)), idToken, keySet));
  if (made === 'alreadyThere') throw new Error('the row was there already');
  return made.id;
}

const nonceFor = async (tenant: OpenTenant, fact: Fact) => nonceOf(await (await tenant.desk('registrator')).ports.digest.sha256(signingText(fact)));
/** A token the tenant's issuer really signs for that person. */
export const genuineToken = async (tenant: OpenTenant, as: string, fact: Fact, fresh = true) =>
  (await tenant.token(as, { nonce: await nonceFor(tenant, fact), fresh })).id_token;

/** A row whose token is genuine: what is false about it is what it says, or who says it. */
export const plantSigned = async (tenant: OpenTenant, as: string, fact: Fact): Promise<number> =>
  await plant(tenant, as, fact, await genuineToken(tenant, as, fact));

export async function approveAs(desk: Desk, planId: string, step: Step, file?: PlanFile): Promise<void> {
  const read = file ?? (await planOf(desk, planId));
  await signAs(desk, { kind: 'decision', planId, version: read.life.newest!.version, step, decision: 'approve', comment: '' }, read);
}

export async function settle(tenant: OpenTenant, as: string, planId: string): Promise<PlanFile> {
  const desk = await tenant.desk(as);
  const { file, unfinished } = await completeEffects(desk.ports, desk.trust, desk.links, await planOf(desk, planId));
  expect(unfinished).toEqual([]);
  return file;
}

export async function setting(tenant: OpenTenant, key: 'signatureLevel' | 'freshSignIn', value: unknown): Promise<void> {
  const { ports } = await tenant.desk('administrator');
  const [item] = await ports.register.where('Settings', 'key', key);
  await ports.register.change('Settings', item!.id, item!.etag, { value: JSON.stringify(value) });
  tenant.later(2_000);
}

export const decisionRows = (tenant: OpenTenant, planId: string) => itemsOf(tenant, 'Decisions', { planId, kind: 'decision' });
export const factOf = (row: { fields: Readonly<Record<string, unknown>> }) => JSON.parse(String(row.fields['fact'])) as DecisionFact;

/** SharePoint's own road for forms, by which whoever may edit writes even author stamps. */
export async function throughForms(tenant: OpenTenant, as: string, list: string, item: number, author: string): Promise<number> {
  const { access_token } = await tenant.token(as, { scopes: [`${tenant.environment.sharePointOrigin}/AllSites.FullControl`] });
  const stamp = JSON.stringify([{ Key: `i:0#.f|membership|${colleague(author).upn}` }]);
  const formValues = [
    { FieldName: 'Author', FieldValue: stamp },
    { FieldName: 'Editor', FieldValue: stamp },
  ];
  const address = `${tenant.environment.sharePointOrigin}/sites/socialamedier/_api/web/lists(guid'${listOf(tenant, list).id}')/items(${item})/ValidateUpdateListItem()`;
  const answer = await fetch(address, {
    method: 'POST',
    headers: { Authorization: `Bearer ${access_token}`, Accept: 'application/json;odata=nometadata', 'Content-Type': 'application/json' },
    body: JSON.stringify({ formValues, bNewDocumentUpdate: true }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** Writes other bytes under the name of a saved record, as every member may: SharePoint keeps the former version. Answers the status. */
export async function replaceFile(tenant: OpenTenant, as: string, path: string, text: string): Promise<number> {
  const { access_token } = await tenant.token(as, { scopes: ['https://graph.microsoft.com/Sites.Selected'] });
  const drive = tenant.services.exchanges
    .all()
    .map(({ url }) => /\/drives\/([^/]+)\/root:/.exec(url)?.[1])
    .findLast((id) => id !== undefined);
  const answer = await fetch(`https://graph.microsoft.com/v1.0/drives/${drive}/root:/${path}:/content`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${access_token}`, 'Content-Type': 'application/pdf' },
    body: text,
  });
  await answer.arrayBuffer();
  return answer.status;
}

export type OwnKey = { privateKey: CryptoKey; jwk: PublicKey };
export async function ownKey(kid: string): Promise<OwnKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const [jwk] = publicKeys({ keys: [{ ...(await exportJWK(publicKey)), kid }] });
  return { privateKey, jwk: jwk! };
}

/** The claims Entra would write. */
export async function claimsFor(tenant: OpenTenant, fact: Fact): Promise<Record<string, unknown>> {
  const iat = Math.floor(tenant.services.clock.now().getTime() / 1000);
  const { tenantId, clientId } = tenant.environment;
  return {
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    aud: clientId,
    tid: tenantId,
    oid: fact.by.oid,
    nonce: await nonceFor(tenant, fact),
    iat,
    auth_time: iat,
  };
}
export const ownToken = async (tenant: OpenTenant, { privateKey, jwk }: OwnKey, fact: Fact) =>
  await new SignJWT(await claimsFor(tenant, fact)).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: jwk.kid }).sign(privateKey);
