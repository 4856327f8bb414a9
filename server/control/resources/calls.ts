import { z } from 'zod';
import { inTurns } from '../../../base/turns.ts';
import {
  type CallMessages,
  callFilter,
  callMessagesSchema,
  callSchema,
  callWait,
  harSchema,
  type RecordedCall,
} from '../../../contracts/control/calls.ts';
import { wantedCalls } from '../../journal/call-filter.ts';
import { messagesOf } from '../../journal/call-messages.ts';
import { harOf } from '../../journal/har.ts';
import { Problem } from '../problem.ts';
import { pagedRoute, type Route, type RouteInput, route } from '../route.ts';
import { numbersOfCalls, pageOfCalls } from './call-pages.ts';
import { callViewSteps } from './call-view.ts';
import { environmentInPath, environmentOf, idInPath } from './common.ts';

const DEFAULT_WAIT = 5;

export const callRoutes: readonly Route[] = [
  pagedRoute({
    path: '/calls',
    name: 'listCalls',
    group: 'Calls',
    summary: 'List the last SOAP calls with their findings',
    query: {
      environment: z.string().exactOptional().describe('Only calls in this environment.'),
      ...callFilter,
    },
    gives: 'The calls that are still remembered, oldest first.',
    item: callSchema,
    handle: ({ query: { environment, ...wanted }, services }) => {
      const { by = 'client' } = wanted;
      const where = environment === undefined ? { by } : { by, named: environment };
      return inTurns(pageOfCalls(services.calls, where, wanted));
    },
  }),
  route({
    method: 'get',
    path: '/calls/{call}',
    name: 'readCall',
    group: 'Calls',
    summary: 'Read a call with its messages',
    parameters: { call: idInPath('The number of the call.') },
    gives: 'The call, its messages, and a command line that makes it again.',
    answer: callMessagesSchema,
    handle: (input) => messagesNumbered(input.services.calls.callNumbered(input.path.call), input),
  }),
  route({
    method: 'get',
    path: '/environments/{environment}/calls/{call}',
    name: 'readCallOfEnvironment',
    group: 'Calls',
    summary: 'Read a call in an environment with its messages',
    parameters: { ...environmentInPath, call: idInPath('The number of the call.') },
    gives: 'The call, its messages, and a command line that makes it again.',
    answer: callMessagesSchema,
    handle: (input) => {
      const { subdomain } = environmentOf(input);
      return messagesNumbered(input.services.calls.callNumbered(input.path.call, subdomain), input);
    },
  }),
  pagedRoute({
    path: '/environments/{environment}/calls',
    name: 'listCallsOfEnvironment',
    group: 'Calls',
    summary: 'List the last calls in an environment, or wait for some',
    parameters: environmentInPath,
    query: { ...callFilter, ...callWait },
    gives: 'The calls that are still remembered, oldest first.',
    item: callSchema,
    handle: async (input) => {
      const { count, within = DEFAULT_WAIT, ...wanted } = input.query;
      const { by = 'client' } = wanted;
      const { services } = input;
      const environment = environmentOf(input).subdomain;
      // The page after another one is of the same list, which was waited for.
      if (count !== undefined && wanted.cursor === undefined) {
        const { since = 0 } = wanted;
        const patience = { count, since, by, ms: within * 1000, signal: input.signal };
        const isAny = wanted.username === undefined && wanted.operation === undefined;
        await services.calls.waitFor(environment, isAny ? null : wantedCalls(wanted), patience);
      }
      return inTurns(pageOfCalls(services.calls, { environment, by }, wanted));
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
    handle: (input) => input.services.calls.clear(environmentOf(input).subdomain),
  }),
  route({
    method: 'get',
    path: '/environments/{environment}/calls.har',
    name: 'exportCalls',
    group: 'Calls',
    summary: 'Export the calls in an environment as an HTTP archive',
    parameters: environmentInPath,
    query: callFilter,
    gives: 'An HTTP archive, tokens and passwords masked.',
    answer: harSchema,
    handle: async (input) => {
      const { by = 'client' } = input.query;
      const { calls } = input.services;
      const environment = environmentOf(input).subdomain;
      const wanted = await inTurns(numbersOfCalls(calls, { environment, by }, input.query));
      return harOf(calls, environment, wanted, input.origin);
    },
  }),
];

/** A call with its messages. @throws Problem when it is not remembered. */
async function messagesNumbered(
  call: RecordedCall | null,
  { path, services, origin }: RouteInput<{ readonly call: number }, unknown, unknown>,
): Promise<CallMessages> {
  const number = path.call;
  const messages = call && (await inTurns(messagesOf(services.calls, call, origin)));
  if (messages) return { call: await inTurns(callViewSteps(call, services.calls.masking)), ...messages };
  const about = { field: 'call', value: number };
  throw call
    ? new Problem('unknown', `The messages of call ${number} are not remembered any more.`, {
        ...about,
        remedy: 'Ask for them sooner after the call.',
      })
    : new Problem('unknown', `Call ${number} is not remembered.`, {
        ...about,
        remedy: 'List the calls, and name one of them.',
      });
}
