import type { RecordedCall } from '../../../contracts/control/calls.ts';
import {
  contractVerdictSchema,
  verdictSchema,
  verifyContractSchema,
  verifyOrderSchema,
  verifySchema,
  violationSchema,
} from '../../../contracts/control/verification.ts';
import type { CallsSoFar } from '../../journal/calls-so-far.ts';
import { verify, verifyOrder } from '../../journal/verify.ts';
import { verifyContract } from '../../journal/verify-contract.ts';
import { violationsOfCall, violationsOfDiscarded } from '../../journal/violations.ts';
import { pagedRoute, type Route, route } from '../route.ts';
import { callsOf, pageOfCalls } from './call-view.ts';
import { environmentInPath, environmentOf } from './common.ts';

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
    handle: (input) => {
      const { times, upTo, ...pattern } = input.body;
      return masked(verify(callsOf(input, upTo), pattern, times), input);
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
    handle: (input) => masked(verifyOrder(callsOf(input, input.body.upTo), input.body.calls), input),
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
    handle: (input) => verifyContract(maskedCallsOf(input), input.body),
  }),
  pagedRoute({
    path: '/environments/{environment}/violations',
    name: 'listViolations',
    group: 'Calls',
    summary: 'List what the calls in an environment do that their contract does not foresee',
    parameters: environmentInPath,
    gives: 'The violations, in the order of the calls; a page holds those of whole calls.',
    item: violationSchema,
    page: async (input) => {
      const { calls } = input.services;
      const environment = environmentOf(input).subdomain;
      const { items, next } = await pageOfCalls(calls, { environment }, input.query);
      const before = input.query.cursor === undefined ? violationsOfDiscarded(callsOf(input)) : [];
      const found = items.flatMap((call) => violationsOfCall(maskedFindings(call, input)));
      return { items: [...before, ...found], next };
    },
  }),
];

type InEnvironment = Parameters<typeof callsOf>[0];

/** What calls are compared by is not masked; what is told of them is. */
function masked<Verdict>(verdict: Verdict, { services }: InEnvironment): Verdict {
  return services.calls.masking.value(verdict) as Verdict;
}

/** What is found in these is told, and is known again by the key under which it was told. */
function maskedCallsOf(input: InEnvironment): CallsSoFar {
  const { calls, discarded } = callsOf(input);
  return { calls: calls.map((call) => maskedFindings(call, input)), discarded };
}

function maskedFindings(call: RecordedCall, { services }: InEnvironment): RecordedCall {
  return { ...call, findings: call.findings.map((finding) => services.calls.masking.finding(finding)) };
}
