import { z } from 'zod';
import {
  type CallFilter,
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
import { type Route, type RouteInput, route } from '../route.ts';
import { callsOf, callView } from './call-view.ts';
import { environmentInPath, environmentOf, idInPath } from './common.ts';

const DEFAULT_WAIT = 5;

export const callRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/calls',
    name: 'listCalls',
    group: 'Calls',
    summary: 'List the last SOAP calls with their findings',
    query: {
      environment: z.string().exactOptional().describe('Only calls in this environment.'),
      ...callFilter,
    },
    gives: 'The calls that are still remembered, oldest first.',
    answer: z.array(callSchema),
    handle: ({ query: { environment, ...filter }, services }) => {
      const { calls } = services;
      const there = environment === undefined ? calls.calls : calls.callsNamed(environment);
      return filtered(there, filter).map((call) => callView(call, services));
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
    handle: (input) => messagesNumbered(input.path.call, input.services.calls.calls, input),
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
    handle: (input) => messagesNumbered(input.path.call, callsOf(input), input),
  }),
  route({
    method: 'get',
    path: '/environments/{environment}/calls',
    name: 'listCallsOfEnvironment',
    group: 'Calls',
    summary: 'List the last calls in an environment, or wait for some',
    parameters: environmentInPath,
    query: { ...callFilter, ...callWait },
    gives: 'The calls that are still remembered, oldest first.',
    answer: z.array(callSchema),
    handle: async (input) => {
      const { query, services, signal } = input;
      const { count = 0, within = DEFAULT_WAIT, ...filter } = query;
      const { subdomain } = environmentOf(input);
      const waiting = { count, ms: within * 1000, signal };
      const calls = await services.calls.waitFor(subdomain, wantedCalls(filter), waiting);
      return filtered(calls, filter).map((call) => callView(call, services));
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
    handle: (input) => {
      const wanted = filtered(callsOf(input), input.query);
      return harOf(input.services.calls, wanted, input.origin);
    },
  }),
];

function filtered(calls: readonly RecordedCall[], filter: CallFilter): RecordedCall[] {
  const { last = Number.POSITIVE_INFINITY } = filter;
  return calls.filter(wantedCalls(filter)).slice(-last);
}

/** A call with its messages. @throws Problem when it is not remembered. */
function messagesNumbered(
  number: number,
  calls: readonly RecordedCall[],
  { services, origin }: Pick<RouteInput<unknown, unknown, unknown>, 'services' | 'origin'>,
): CallMessages {
  const call = calls.find((one) => one.number === number);
  const messages = call && messagesOf(services.calls, call, origin);
  if (messages) return { ...messages, call: callView(call, services) };
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
