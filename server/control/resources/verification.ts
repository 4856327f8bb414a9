import { z } from 'zod';
import {
  patternSchema,
  timesSchema,
  verdictSchema,
  violationSchema,
} from '../../../contracts/control/verification.ts';
import { type Verdict, verify, verifyOrder } from '../../journal/verify.ts';
import { violationsOf } from '../../journal/violations.ts';
import { type Route, route } from '../route.ts';
import { callsOf, wrongExpectation } from './call-view.ts';
import { environmentInPath } from './common.ts';

export const verificationRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/environments/{environment}/verify',
    name: 'verifyCalls',
    group: 'Calls',
    summary: 'Ask whether calls were made as they should',
    parameters: environmentInPath,
    body: z.strictObject({ ...patternSchema.shape, times: timesSchema.exactOptional() }),
    gives: 'The verdict; the status is 200 either way.',
    answer: verdictSchema,
    handle: (given) => {
      const { times, ...pattern } = given.body;
      return judged(() => verify(callsOf(given), pattern, times));
    },
  }),
  route({
    method: 'post',
    path: '/environments/{environment}/verify-order',
    name: 'verifyOrder',
    group: 'Calls',
    summary: 'Ask whether calls were made one after another, whatever came between',
    parameters: environmentInPath,
    body: z.strictObject({ calls: z.array(patternSchema).min(1) }),
    gives: 'The verdict; the status is 200 either way.',
    answer: verdictSchema,
    handle: (given) => judged(() => verifyOrder(callsOf(given), given.body.calls)),
  }),
  route({
    method: 'get',
    path: '/environments/{environment}/violations',
    name: 'listViolations',
    group: 'Calls',
    summary: 'List what the calls in an environment do that their contract does not foresee',
    parameters: environmentInPath,
    gives: 'The violations, in the order of the calls.',
    answer: z.array(violationSchema),
    handle: (given) =>
      violationsOf(callsOf(given)).map(({ call, ...violation }) => ({ ...violation, call: call.number })),
  }),
];

function judged(judge: () => Verdict) {
  try {
    const { matching, ...verdict } = judge();
    return { ...verdict, matching: matching.map(({ number }) => number) };
  } catch (error) {
    throw wrongExpectation(error, 'The pages of the operations name their arguments.');
  }
}
