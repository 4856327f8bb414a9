import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { When } from '../../contracts/control/rules.ts';
import type { Effect, TroubleDefinition } from '../../contracts/control/trouble.ts';
import { troubleSchema } from '../../contracts/control/trouble.ts';
import { RawClient } from './support/raw-client.ts';
import { type TroubledEnvironment, TroubledServer } from './support/troubled-server.ts';

const LIST = { operation: 'List_GetAll' } as const;

const short = fc.integer({ min: 0, max: 5 });
const turn = fc.integer({ min: 1, max: 4 });

const effect = fc.oneof<fc.Arbitrary<Effect>[]>(
  short.map((ms) => ({ kind: 'latency', ms })),
  fc.tuple(short, short).map(([from, more]) => ({ kind: 'uniform-latency', from, to: from + more })),
  short.map((median) => ({ kind: 'log-normal-latency', median, sigma: 0.3 })),
  fc.tuple(short, fc.integer({ min: 2, max: 40 })).map(([ms, pieces]) => ({ kind: 'slow-drip', ms, pieces })),
  fc.tuple(turn, short).map(([calls, ms]) => ({ kind: 'rate-limit', calls, ms })),
  fc.constantFrom(1000, 1001, 2006, 9999).map((code) => ({ kind: 'fault', code })),
  fc.constantFrom(410, 500, 502, 503).map((status) => ({ kind: 'http-error', status })),
  fc.constantFrom('length', 'chunks').map((announced) => ({ kind: 'cut-off', announced })),
  fc
    .constantFrom(
      'html-page',
      'reset-before',
      'reset-after',
      'malformed-xml',
      'token-reset',
      'api-account-off',
      'login-deactivated',
      'login-deleted',
      'call-off',
    )
    .map((kind) => ({ kind })),
);

const when: fc.Arbitrary<When> = fc.oneof(
  turn.map((call) => ({ call })),
  turn.map((fromCall) => ({ fromCall })),
  fc.tuple(turn, turn).map(([every, fromCall]) => ({ every, fromCall })),
);

const rule: fc.Arbitrary<TroubleDefinition> = fc.record(
  {
    effect,
    when,
    times: turn,
    probability: fc.double({ min: 0, max: 1, noNaN: true, minExcluded: true }),
    seed: fc.integer(),
    operation: fc.constantFrom('DebtorService.List_GetAll', 'Debtor_Insert'),
    version: fc.constantFrom('v3', 'v2.1'),
  },
  { requiredKeys: ['effect'] },
);

let server: TroubledServer;
let client: RawClient;
let calm: TroubledEnvironment;

beforeAll(async () => {
  server = await TroubledServer.start();
  client = new RawClient(server.port);
  calm = server.environment();
});

afterAll(() => server.close());

it('whatever the rules, the server lives and environments without rules are untouched', async () => {
  const { text: untroubled } = await client.exchange(calm.account, LIST);
  await fc.assert(
    fc.asyncProperty(fc.array(rule, { minLength: 1, maxLength: 6 }), async (rules) => {
      const troubled = server.environment();
      for (const definition of rules) {
        expect(troubleSchema.parse(definition)).toEqual(definition);
        troubled.add(definition);
      }
      const calls = Array.from({ length: 5 }, (_, at) =>
        client.exchange(
          troubled.account,
          at % 2 === 0 ? LIST : { operation: 'Debtor_Insert', number: `T${at}` },
        ),
      );
      const beside = Array.from({ length: 3 }, () => client.exchange(calm.account, LIST));
      await Promise.all(calls);
      for (const { text, reset } of await Promise.all(beside)) {
        expect(reset).toBe(false);
        expect(withoutDate(text)).toBe(withoutDate(untroubled));
      }
      expect(calm.calls.every(({ trouble }) => trouble === null)).toBe(true);
      troubled.clear();
      const after = await client.call(troubled.account, LIST);
      expect(['answer', 'fault']).toContain(after.kind);
      expect(server.errors).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

function withoutDate(answer: string): string {
  return answer.replace(/^date: .*$/im, '');
}
