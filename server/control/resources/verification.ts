import { z } from 'zod';
import { WrongExpectation } from '../../../contracts/harness/journal/expectation.ts';
import { patternSchema, timesSchema } from '../../../contracts/harness/journal/expectation-schema.ts';
import { type Verdict, verify, verifyOrder } from '../../../contracts/harness/journal/verify.ts';
import { SEVERITIES, violationsOf } from '../../../contracts/harness/journal/violations.ts';
import { Problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { callsOf } from './call-schema.ts';
import { environmentInPath } from './common.ts';

const verdictSchema = z
  .strictObject({
    holds: z.boolean(),
    message: z.string().describe('Why, in words; where it does not hold, with the calls that come nearest.'),
    matching: z.array(z.int()).describe('The numbers of the calls that are meant.'),
  })
  .meta({ id: 'Verdict', description: 'What came of an expectation.' });

const violationSchema = z
  .strictObject({
    severity: z.enum(SEVERITIES),
    key: z.string().describe('The same for the same fault of an integration, whatever the values.'),
    message: z.string(),
    remedy: z.string(),
    call: z.int().describe('The number of the call.'),
    place: z.strictObject({ line: z.int(), column: z.int() }).nullable(),
  })
  .meta({ id: 'Violation', description: 'What the real service would have swallowed without a word.' });

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

/** An expectation that could never be met is the mistake of who asks. */
function judged(judge: () => Verdict) {
  try {
    const { holds, message, matching } = judge();
    return { holds, message, matching: matching.map(({ number }) => number) };
  } catch (error) {
    if (!(error instanceof WrongExpectation)) throw error;
    throw new Problem('invalid', `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`, {
      remedy: 'The pages of the operations name their arguments.',
    });
  }
}
