import { z } from 'zod';
import type { RecordedCall } from '../../../contracts/harness/journal/recorded-call.ts';
import { harOf } from '../journal/har.ts';
import { messagesOf } from '../journal/own-calls.ts';
import { Problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { callSchema, callsOf, callView } from './call-schema.ts';
import { environmentInPath, environmentOf, idInPath } from './common.ts';

const messagesSchema = z
  .strictObject({
    call: callSchema,
    request: z.string(),
    response: z.string(),
    curl: z.string().describe('A command line that makes the call again; put the token back first.'),
  })
  .meta({ id: 'CallMessages', description: 'A call with its messages, tokens and passwords masked.' });

const harSchema = z
  .strictObject({ log: z.looseObject({ version: z.string() }) })
  .meta({ id: 'Har', description: 'An HTTP archive 1.2.' });

/** Which calls are wanted; those left out do not matter. */
const filter = {
  username: z.string().exactOptional().describe('Only calls of this login.'),
  operation: z.string().exactOptional().describe('Only calls of this operation: `List_GetAll`.'),
  since: z.coerce
    .number()
    .int()
    .min(0)
    .exactOptional()
    .describe('Only calls after the one with this number.'),
};

/** No test waits longer, and no connection is held longer. */
const LONGEST_WAIT = 60;

const waiting = {
  count: z.coerce.number().int().min(1).exactOptional().describe('Waits until there are so many such calls.'),
  within: z.coerce
    .number()
    .min(0)
    .max(LONGEST_WAIT)
    .exactOptional()
    .describe('How many seconds to wait at most; 5 unless said otherwise. Then fewer calls are answered.'),
};

const DEFAULT_WAIT = 5;

export const callRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/calls',
    name: 'listCalls',
    group: 'Calls',
    summary: 'List the last SOAP calls with their findings',
    query: { environment: z.string().exactOptional().describe('Only calls in this environment.'), ...filter },
    gives: 'The calls that are still remembered, oldest first.',
    answer: z.array(callSchema),
    handle: ({ query, services }) =>
      services.calls.calls
        .filter((call) => isSame(query.environment, call.environment) && isWanted(query, call))
        .map(callView),
  }),
  route({
    method: 'get',
    path: '/calls/{call}',
    name: 'readCall',
    group: 'Calls',
    summary: 'Read a call with its messages',
    parameters: { call: idInPath('The number of the call.') },
    gives: 'The call, its messages, and a command line that makes it again.',
    answer: messagesSchema,
    handle: ({ path, services, origin }) => {
      const messages = messagesOf(services.calls, path.call, origin);
      if (!messages)
        throw new Problem('unknown', `Call ${path.call} is not remembered.`, {
          field: 'call',
          value: path.call,
          remedy: 'GET /_mock/calls lists those that are.',
        });
      return { ...messages, call: callView(messages.call) };
    },
  }),
  route({
    method: 'get',
    path: '/environments/{environment}/calls',
    name: 'listCallsOfEnvironment',
    group: 'Calls',
    summary: 'List the last calls in an environment, or wait for some',
    parameters: environmentInPath,
    query: { ...filter, ...waiting },
    gives: 'The calls that are still remembered, oldest first.',
    answer: z.array(callSchema),
    handle: async (given) => {
      const { query, services } = given;
      const { count = 0, within = DEFAULT_WAIT } = query;
      const { subdomain } = environmentOf(given);
      const calls = await services.calls.waitFor(
        subdomain,
        (call) => isWanted(query, call),
        count,
        within * 1000,
      );
      return calls.map(callView);
    },
  }),
  route({
    method: 'delete',
    path: '/environments/{environment}/calls',
    name: 'forgetCalls',
    group: 'Calls',
    summary: 'Forget the calls in an environment',
    parameters: environmentInPath,
    status: 204,
    gives: 'Forgotten.',
    handle: (given) => given.services.calls.forget(environmentOf(given).subdomain),
  }),
  route({
    method: 'get',
    path: '/environments/{environment}/calls.har',
    name: 'exportCalls',
    group: 'Calls',
    summary: 'Export the calls in an environment as an HTTP archive',
    parameters: environmentInPath,
    query: filter,
    gives: 'An HTTP archive, tokens and passwords masked.',
    answer: harSchema,
    handle: (given) => {
      const wanted = callsOf(given).filter((call) => isWanted(given.query, call));
      return harOf(given.services.calls, wanted, given.origin);
    },
  }),
];

interface Wanted {
  readonly username?: string;
  readonly operation?: string;
  readonly since?: number;
}

function isWanted({ username, operation, since = 0 }: Wanted, call: RecordedCall): boolean {
  return call.number > since && isSame(username, call.username) && isSame(operation, call.operation);
}

function isSame(wanted: string | undefined, actual: string | null): boolean {
  return wanted === undefined || wanted.toLowerCase() === actual?.toLowerCase();
}
