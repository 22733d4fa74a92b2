import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signAs } from '../../jobs/demo.ts';
import { colleague, settle } from '../../tests/forger.ts';
import { demoPlanIds, openTenant, planOf, type OpenTenant } from '../../tests/tenantDesk.ts';

const planId = demoPlanIds.waitingHead;
let tenant: OpenTenant;
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => await tenant.reset('demo'));
afterAll(async () => await tenant.close());

/** Headings of the cards a person has got since `from`. */
function cardsTo(persona: string, from: number): string[] {
  const { state } = tenant.services.store;
  const { oid } = colleague(persona);
  return state.messages.slice(from).flatMap(({ chatId, from: sender, attachments }) => {
    const receivers = state.chats.get(chatId)?.members.filter((member) => member !== sender) ?? [];
    const { body } = JSON.parse(attachments[0]?.content ?? '{}') as { body: { text: string }[] };
    return receivers.includes(oid) ? [body[0]?.text ?? ''] : [];
  });
}

describe('a waiting decision that is given to somebody else', () => {
  it('comes to the new chief, and the one who had it is told that nothing more is asked', async () => {
    const information = await tenant.desk('information');
    const before = tenant.services.store.state.messages.length;
    await signAs(
      information,
      { kind: 'addressee', planId, version: 1, step: 'departmentHead', to: colleague('registrator'), reason: 'Tillförordnad förvaltningschef.' },
      await planOf(information, planId),
    );
    for (let time = 0; time < 2; time++) await settle(tenant, 'information', planId);
    expect(cardsTo('forvaltningschef', before)).toEqual(['Du behöver inte besluta om aktivitetsplanen']);
    expect(cardsTo('registrator', before)).toEqual(['Godkänn aktivitetsplan']);
  });
});
