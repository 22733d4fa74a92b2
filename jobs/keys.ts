// The key register as a file: the anchor that `verify.html` judges a record by. The municipality gives it out apart from its records.

import { asRegistered, fetchLiveKeys } from '../src/adapters/signatures/keys.ts';
import { keepSigningKeys, keyRegister } from '../src/flows/keys.ts';
import { asReader, exits, type Job } from './job.ts';
import { deskOf } from './persons.ts';

export const keys: Job = {
  name: 'keys',
  does: 'prints the key register for verify.html: npm run --silent job -- keys > nycklar.json',
  async run(context) {
    const { ports, trust } = await deskOf(context);
    // Keys that nobody's tab has seen yet belong in it too; only an administrator or Information may add them.
    await asReader(keepSigningKeys(ports, await asRegistered(await fetchLiveKeys(trust.tenantId))));
    const register = await asReader(keyRegister(ports, trust));
    context.line(register);
    context.say(`${register.keys.length} keys.`);
    return exits.done;
  },
};
