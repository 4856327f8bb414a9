import { z } from 'zod';
import {
  type CallFilter,
  callFilter,
  callMessagesSchema,
  callSchema,
  callWait,
  harSchema,
} from '../../../contracts/control/calls.ts';
import { wantedCalls } from '../../journal/call-filter.ts';
import { harOf } from '../../journal/har.ts';
import { messagesOf } from '../../journal/own-calls.ts';
import { Problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { callsOf, callView, wrongExpectation } from './call-view.ts';
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
    handle: ({ query: { environment, ...wanted }, services }) => {
      const calls = services.calls.calls.filter(isWanted(wanted)).map(callView);
      if (environment === undefined) return calls;
      return calls.filter((call) => call.environment?.toLowerCase() === environment.toLowerCase());
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
    handle: ({ path, services, origin }) => {
      const call = services.calls.calls.find(({ number }) => number === path.call);
      const messages = call && messagesOf(services.calls, call, origin);
      if (messages) return { ...messages, call: callView(call) };
      const about = { field: 'call', value: path.call };
      throw call
        ? new Problem('unknown', `The messages of call ${path.call} are not remembered any more.`, {
            ...about,
            remedy: 'Ask for them sooner after the call.',
          })
        : new Problem('unknown', `Call ${path.call} is not remembered.`, {
            ...about,
            remedy: 'GET /_mock/calls lists those that are.',
          });
    },
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
    handle: async (given) => {
      const { query, services, signal } = given;
      const { count = 0, within = DEFAULT_WAIT, ...wanted } = query;
      const { subdomain } = environmentOf(given);
      const calls = await services.calls.waitFor(subdomain, isWanted(wanted), {
        count,
        ms: within * 1000,
        signal,
      });
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
    query: callFilter,
    gives: 'An HTTP archive, tokens and passwords masked.',
    answer: harSchema,
    handle: (given) => {
      const wanted = callsOf(given).filter(isWanted(given.query));
      return harOf(given.services.calls, wanted, given.origin);
    },
  }),
];

/** @throws Problem for an operation that does not exist. */
function isWanted(filter: CallFilter): ReturnType<typeof wantedCalls> {
  try {
    return wantedCalls(filter);
  } catch (error) {
    throw wrongExpectation(
      error,
      'Name an operation that there is; /_mock/coverage lists them.',
      'operation',
    );
  }
}
