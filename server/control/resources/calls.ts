import { z } from 'zod';
import { inTurns } from '../../../base/turns.ts';
import {
  type CallMessages,
  callFilter,
  callMessagesSchema,
  callSchema,
  callWait,
  harSchema,
  type NearMiss,
  type RecordedCall,
} from '../../../contracts/control/calls.ts';
import { wantedCalls } from '../../journal/call-filter.ts';
import { messagesOf } from '../../journal/call-messages.ts';
import { harOf } from '../../journal/har.ts';
import { nearMissesOf } from '../../rules/near-misses.ts';
import { Problem } from '../problem.ts';
import { pagedRoute, type Route, type RouteInput, route } from '../route.ts';
import type { ControlServices } from '../services.ts';
import { numbersOfCalls, pageOfCalls } from './call-pages.ts';
import { callViewSteps } from './call-view.ts';
import { environmentInPath, environmentOf, idInPath, journalOf } from './common.ts';

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
    handle: async ({ query: { environment, ...wanted }, services: { calls } }) => {
      const { by = 'client' } = wanted;
      const where = environment === undefined ? { by } : { by, named: environment };
      await calls.upToDate();
      return inTurns(pageOfCalls(calls, where, wanted));
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
    handle: async (input) => {
      const { calls } = input.services;
      await calls.upToDate();
      return messagesNumbered(calls.callNumbered(input.path.call), input);
    },
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
    handle: async (input) => {
      const calls = await journalOf(input);
      return messagesNumbered(calls.callNumbered(input.path.call, environmentOf(input).subdomain), input);
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
      const environment = environmentOf(input).subdomain;
      const calls = await journalOf(input);
      // The page after another one is of the same list, which was waited for.
      if (count !== undefined && wanted.cursor === undefined) {
        const { since = 0 } = wanted;
        const patience = { count, since, by, ms: within * 1000, signal: input.signal };
        const isAny = wanted.username === undefined && wanted.operation === undefined;
        await calls.waitFor(environment, isAny ? null : wantedCalls(wanted), patience);
        await calls.upToDate(environment);
      }
      return inTurns(pageOfCalls(calls, { environment, by }, wanted));
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
      const calls = await journalOf(input);
      const { by = 'client' } = input.query;
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
  if (messages)
    return {
      call: await inTurns(callViewSteps(call, services.calls.masking)),
      ...messages,
      nearMisses: await nearMissesNow(call, services),
    };
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

/** Of the rules that there are now. */
async function nearMissesNow(
  call: RecordedCall,
  { tenants, trouble, chosenAnswers, calls }: ControlServices,
): Promise<readonly NearMiss[]> {
  const tenant = call.environment === null ? null : tenants.find(call.environment);
  if (!tenant) return [];
  const misses = nearMissesOf(call, [
    { kind: 'trouble', rules: trouble.rules(tenant.subdomain) },
    { kind: 'answers', rules: chosenAnswers.rules(tenant.subdomain) },
  ]);
  // A rule may name what is secret of others.
  return (await inTurns(calls.masking.valueSteps(misses))) as NearMiss[];
}
