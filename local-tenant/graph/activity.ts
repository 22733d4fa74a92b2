// Notes in the activity feed. learn.microsoft.com/graph/api/userteamwork-sendactivitynotification

import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mailboxes } from '../demo/people.ts';
import type { Services } from '../services.ts';
import type { Notification } from '../store/state.ts';
import { GraphProblem, json, noContent, type Call, type Route } from './call.ts';
import { findUser } from './users.ts';

const manifestFile = fileURLToPath(new URL('../../appPackage/manifest.json', import.meta.url));
type ActivityType = { type: string; templateText: string };

/** The activity types of the app's manifest, read anew: the file may be edited while the tenant runs. Undefined = there is no manifest. */
function declaredTypes(): readonly ActivityType[] | undefined {
  if (!existsSync(manifestFile)) return undefined;
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as { activities?: { activityTypes?: ActivityType[] } };
  return manifest.activities?.activityTypes ?? [];
}

const badRequest = (message: string) => new GraphProblem(400, 'BadRequest', message);

type Given = {
  topic?: { source?: string; value?: string; webUrl?: string };
  activityType?: string;
  previewText?: { content?: string };
  templateParameters?: { name: string; value: string }[];
};

/** The sentence shown: the template with {actor} and the parameters filled in. Throws 400 when one is missing. */
function sentence(call: Call, { activityType, templateParameters = [] }: Given): string {
  const values = new Map(templateParameters.map(({ name, value }) => [name, value]));
  values.set('actor', call.services.store.state.users.get(call.caller.oid)?.displayName ?? '');
  if (activityType === 'systemDefault') return values.get('systemDefaultText') ?? '';
  const types = declaredTypes();
  const declared = types?.find(({ type }) => type === activityType);
  if (types && !declared) throw badRequest(`The activity type '${activityType}' is not declared in the Teams app manifest.`);
  return (declared?.templateText ?? '{actor}').replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw badRequest(`The template parameter '${name}' is missing.`);
    return value;
  });
}

function notify(call: Call): void {
  const user = findUser(call.services.store.state.users, call.params['user-id'] ?? '');
  if (!user) throw new GraphProblem(404, 'NotFound', 'The user was not found.');
  // The app is installed for every person; a shared mailbox has no Teams.
  if (mailboxes.some(({ oid }) => oid === user.oid)) throw new GraphProblem(403, 'Forbidden', 'The application is not installed for the recipient.');
  const given = json(call) as Given;
  const { source, value = '', webUrl = '' } = given.topic ?? {};
  if (source !== 'text' && source !== 'entityUrl') throw badRequest("The topic's source must be text or entityUrl.");
  if (source === 'text' && !webUrl.startsWith('https://teams.microsoft.com/l/'))
    throw badRequest('A topic of source text needs a webUrl that is a Teams deep link.');
  if (typeof given.activityType !== 'string') throw badRequest("'activityType' is required.");
  const { store, clock } = call.services;
  store.commit({
    type: 'notification',
    notification: {
      id: randomUUID(),
      to: user.oid,
      from: call.caller.oid,
      at: clock.now().toISOString(),
      activityType: given.activityType,
      text: sentence(call, given),
      preview: (given.previewText?.content ?? '').slice(0, 150),
      topic: value,
      webUrl,
    },
  });
}

export const activityRoutes: readonly Route[] = [
  {
    on: 'POST /users/{user-id}/teamwork/sendActivityNotification',
    answer(call) {
      notify(call);
      return noContent;
    },
  },
];

/** A person's activity feed, newest first; for the shell. */
export function notificationsOf(services: Pick<Services, 'store'>, oid: string): readonly Notification[] {
  return services.store.state.notifications.filter((notification) => notification.to === oid).toReversed();
}
