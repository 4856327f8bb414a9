import { inTurns } from '../../../base/turns.ts';
import {
  contractVerdictSchema,
  type Verdict,
  type Violation,
  verdictSchema,
  verifyContractSchema,
  verifyOrderSchema,
  verifySchema,
  violationSchema,
} from '../../../contracts/control/verification.ts';
import type { CallsSoFar } from '../../journal/calls-so-far.ts';
import type { Sized } from '../../journal/packed-queue.ts';
import { verifyOrderSteps, verifySteps } from '../../journal/verify.ts';
import { verifyContractSteps } from '../../journal/verify-contract.ts';
import { type FindingMask, violationsOfCall, violationsOfDiscarded } from '../../journal/violations.ts';
import { pagedRoute, type Route, route } from '../route.ts';
import { pageOfItems } from './call-pages.ts';
import { environmentInPath, environmentOf, journalOf } from './common.ts';

export const verificationRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/environments/{environment}/verify',
    name: 'verifyCalls',
    group: 'Calls',
    summary: 'Ask whether calls were made as they should',
    parameters: environmentInPath,
    body: verifySchema,
    gives: 'The verdict; the status is 200 either way.',
    answer: verdictSchema,
    handle: async (input) => {
      const { times, upTo, ...pattern } = input.body;
      return masked(await inTurns(verifySteps(await callsOf(input, upTo), pattern, times)), input);
    },
  }),
  route({
    method: 'post',
    path: '/environments/{environment}/verify-order',
    name: 'verifyOrder',
    group: 'Calls',
    summary: 'Ask whether calls were made one after another, whatever came between',
    parameters: environmentInPath,
    body: verifyOrderSchema,
    gives: 'The verdict; the status is 200 either way.',
    answer: verdictSchema,
    handle: async (input) => {
      const { calls, upTo } = input.body;
      return masked(await inTurns(verifyOrderSteps(await callsOf(input, upTo), calls)), input);
    },
  }),
  route({
    method: 'post',
    path: '/environments/{environment}/verify-contract',
    name: 'verifyContract',
    group: 'Calls',
    summary: 'Ask whether the calls in an environment honoured their contract',
    parameters: environmentInPath,
    body: verifyContractSchema,
    gives: 'The verdict; the status is 200 either way.',
    answer: contractVerdictSchema,
    handle: async (input) => inTurns(verifyContractSteps(await callsOf(input), maskOf(input), input.body)),
  }),
  pagedRoute({
    path: '/environments/{environment}/violations',
    name: 'listViolations',
    group: 'Calls',
    summary: 'List what the calls in an environment do that their contract does not foresee',
    parameters: environmentInPath,
    gives: 'The violations, in the order of the calls.',
    item: violationSchema,
    handle: async (input) => {
      const calls = await journalOf(input);
      const environment = environmentOf(input).subdomain;
      const mask = maskOf(input);
      return inTurns(
        pageOfItems(calls, { environment }, input.query, {
          first: violationsOfDiscarded(calls.callsOf(environment)).map(sized),
          *itemsOf({ value }) {
            for (const violation of violationsOfCall(value, mask)) yield sized(violation);
          },
        }),
      );
    },
  }),
];

type InEnvironment = Parameters<typeof environmentOf>[0];

/** The calls in the environment a route is about. @param upTo the number of the last one that counts. */
async function callsOf(input: InEnvironment, upTo?: number): Promise<CallsSoFar> {
  const calls = await journalOf(input);
  return calls.callsOf(environmentOf(input).subdomain, upTo);
}

/** What calls are compared by is not masked; what is told of them is. */
async function masked(verdict: Verdict, { services }: InEnvironment): Promise<Verdict> {
  return (await inTurns(services.calls.masking.valueSteps(verdict))) as Verdict;
}

function maskOf({ services }: InEnvironment): FindingMask {
  return (finding) => services.calls.masking.finding(finding);
}

function sized(value: Violation): Sized<Violation> {
  return { value, bytes: JSON.stringify(value).length };
}
