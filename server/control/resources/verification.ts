import { z } from 'zod';
import { patternSchema, timesSchema } from '../../journal/expectation-schema.ts';
import { type Verdict, verify, verifyOrder } from '../../journal/verify.ts';
import { SEVERITIES, violationsOf } from '../../journal/violations.ts';
import { type Route, route } from '../route.ts';
import { callsOf, wrongExpectation } from './call-schema.ts';
import { environmentInPath } from './common.ts';

const verdictSchema = z
  .strictObject({
    holds: z.boolean(),
    message: z.string().describe('Why, in words; where it does not hold, with the calls that come nearest.'),
    matching: z.array(z.int()).describe('The numbers of the calls that are meant.'),
    forgotten: z
      .int()
      .describe(
        'How many calls are no longer remembered that could turn the verdict, which does not hold then.',
      ),
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
  .meta({
    id: 'Violation',
    description: 'What the real service would have swallowed without a word, or refused unread.',
  });

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
