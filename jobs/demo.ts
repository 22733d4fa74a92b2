// Fills the local tenant through the product's own flows, each act as its person: what the demonstration shows was done, not drawn.

import { nonceOf, factRow, signingText } from '../src/domain/factText.ts';
import { inSweden } from '../src/domain/swedish.ts';
import { freeTextOf, type SignRequest } from '../src/domain/signRequest.ts';
import { registrationAt } from '../src/domain/trust.ts';
import { completeEffects } from '../src/flows/effects.ts';
import { recordFoundAccount } from '../src/flows/foundAccount.ts';
import { keepSigningKeys } from '../src/flows/keys.ts';
import { readHistories, readMunicipality, readPlanFile, type PlanFile } from '../src/flows/planFile.ts';
import { saveDraft, submitPlan } from '../src/flows/planning.ts';
import { acknowledgeCopy, startAccount } from '../src/flows/running.ts';
import { asRegistered, fetchLiveKeys, keySetText } from '../src/adapters/signatures/keys.ts';
import { prepare } from '../src/tab/sign/preparation.ts';
import { isObstacle } from '../src/tab/sign/prepared.ts';
import { demoAccounts } from './demo/accounts.ts';
import { demoPlans, type DemoPlan } from './demo/plans.ts';
import { exits, type Job, type JobContext } from './job.ts';
import { deskOf, type Desk } from './persons.ts';

export const demo: Job = {
  name: 'demo',
  does: 'fills the local tenant with plans in every state and a register of accounts, each act as its person',
  async run(context) {
    if (!context.environment.local) {
      context.say('demo fills the local tenant only.');
      return exits.wrongUse;
    }
    const information = await deskOf(context, 'information');
    await keepSigningKeys(information.ports, await asRegistered(await fetchLiveKeys(context.environment.tenantId)));
    const { row } = (await information.ports.register.all('ActivityPlans'))[0] ?? {};
    if (row) {
      context.say('The tenant has plans already. Nothing was done.');
      return exits.done;
    }
    for (const plan of demoPlans) context.line({ plan: plan.planId, state: await playOut(context, plan) });
    context.line({ accountsFound: await takeInventory(information) });
    return exits.done;
  },
};

/** Answers how many accounts without a plan the register now holds more of. */
async function takeInventory({ ports }: Desk): Promise<number> {
  const municipality = await readMunicipality(ports);
  let added = 0;
  for (const found of demoAccounts()) {
    const recorded = await recordFoundAccount(ports, municipality, found);
    if (recorded.outcome === 'refused') throw new Error(`the demo account ${found.address} was refused: ${JSON.stringify(recorded)}`);
    if (recorded.outcome === 'added') added++;
  }
  return added;
}

/** Writes, sends and decides a plan as far as its story goes. Answers the state it ended in. */
async function playOut(context: JobContext, plan: DemoPlan): Promise<string> {
  const applicant = await deskOf(context, plan.applicant);
  const saved = await saveDraft(applicant.ports, await readMunicipality(applicant.ports), { planId: plan.planId, answers: plan.answers, chiefs: {}, etag: '' });
  if (saved.outcome !== 'saved') throw new Error(`the demo plan ${plan.planId} was not saved`);
  for (const act of plan.story) {
    const desk = await deskOf(context, act.by);
    const file = await fileOf(desk, plan.planId);
    switch (act.does) {
      case 'submit': {
        const sent = await submitPlan(desk.ports, desk.trust, file, { planId: plan.planId, answers: file.answers, chiefs: {}, etag: file.draft?.etag ?? '' });
        if (sent.outcome !== 'sent') throw new Error(`the demo plan ${plan.planId} was refused: ${JSON.stringify(sent)}`);
        break;
      }
      case 'approve':
      case 'return':
        await signAs(
          desk,
          { kind: 'decision', planId: plan.planId, version: file.life.newest?.version ?? 1, step: act.step, decision: act.does, comment: act.comment ?? '' },
          file,
        );
        break;
      case 'acknowledge':
        await acknowledgeCopy(desk.ports, file);
        break;
      case 'start': {
        const [account] = await desk.ports.register.where('Accounts', 'planId', plan.planId);
        if (!account) throw new Error(`the demo plan ${plan.planId} has no account`);
        const started = await startAccount(desk.ports, desk.trust, file, account, {
          ...act.start,
          startedOn: inSweden(desk.ports.clock.now().toISOString()).day,
        });
        if (started.outcome !== 'done') throw new Error(`the demo account was not started: ${started.why}`);
      }
    }
    await completeEffects(desk.ports, desk.trust, desk.links, await fileOf(desk, plan.planId));
  }
  return (await fileOf(applicant, plan.planId)).life.state;
}

async function fileOf(desk: Desk, planId: string): Promise<PlanFile> {
  const file = await readPlanFile(desk.ports, desk.trust, planId);
  if (!file) throw new Error(`the plan ${planId} is not in the site`);
  return file;
}

/** The signing page's own preparation, with the local tenant's sign-in in place of its window. */
export async function signAs(desk: Desk, request: SignRequest, file: PlanFile): Promise<void> {
  const { ports, trust, person } = desk;
  const now = ports.clock.now();
  const municipality = await readMunicipality(ports);
  const rules = await readHistories(ports, municipality, trust).rules();
  const prepared = prepare(request, { me: person, clientId: registrationAt(trust, now), now, municipality, rules, file });
  if (isObstacle(prepared)) throw new Error(`nothing to sign: ${prepared.obstacle}`);
  const freeText = freeTextOf(request);
  const fact = prepared.fact(freeText ? String((request as Record<string, unknown>)[freeText]) : '', now.toISOString());
  const sha256 = await ports.digest.sha256(signingText(fact));
  const idToken = await desk.signIn.signNonce(nonceOf(sha256));
  await ports.register.add('Decisions', factRow(fact, sha256, idToken, keySetText(await fetchLiveKeys(trust.tenantId))));
}
