import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Effect } from '../../contracts/control/trouble.ts';
import { sentenceOf } from '../../server/trouble/sentence.ts';
import type { Client, Outcome } from './support/client.ts';
import { NodeSoapClient } from './support/node-soap-client.ts';
import { RawClient } from './support/raw-client.ts';
import { TroubledServer } from './support/troubled-server.ts';
import { ZeepClient } from './support/zeep-client.ts';

const INVALID_AUTHENTICATION = {
  kind: 'fault',
  text: 'Server was unable to process request. ---> 1001: Invalid Authentication',
} as const;

/** What each effect does to a call that writes: what the client sees, and whether the write took place. */
const EFFECTS: readonly (readonly [Effect, Outcome, 'written' | 'not written'])[] = [
  [{ kind: 'latency', ms: 30 }, { kind: 'answer' }, 'written'],
  [{ kind: 'uniform-latency', from: 10, to: 40 }, { kind: 'answer' }, 'written'],
  [{ kind: 'log-normal-latency', median: 20, sigma: 0.5 }, { kind: 'answer' }, 'written'],
  [{ kind: 'slow-drip', ms: 50, pieces: 5 }, { kind: 'answer' }, 'written'],
  [
    { kind: 'fault', code: 1004 },
    {
      kind: 'fault',
      text: 'Server was unable to process request. ---> 1004: Disabled, no valid subscription',
    },
    'not written',
  ],
  // From what stands before the service (mark: wire-html-errors).
  [{ kind: 'http-error', status: 500 }, { kind: 'status', status: 500 }, 'not written'],
  [{ kind: 'http-error', status: 502 }, { kind: 'status', status: 502 }, 'not written'],
  [{ kind: 'http-error', status: 503 }, { kind: 'status', status: 503 }, 'not written'],
  [{ kind: 'reset-before' }, { kind: 'broken' }, 'not written'],
  [{ kind: 'reset-after' }, { kind: 'broken' }, 'written'],
  [{ kind: 'cut-off' }, { kind: 'broken' }, 'written'],
  [{ kind: 'cut-off', announced: 'chunks' }, { kind: 'broken' }, 'written'],
  [{ kind: 'malformed-xml' }, { kind: 'broken' }, 'written'],
  [{ kind: 'token-reset' }, INVALID_AUTHENTICATION, 'not written'],
  [{ kind: 'api-account-off' }, INVALID_AUTHENTICATION, 'not written'],
  [{ kind: 'login-deactivated' }, INVALID_AUTHENTICATION, 'not written'],
  [{ kind: 'login-deleted' }, INVALID_AUTHENTICATION, 'not written'],
  [
    { kind: 'call-off' },
    { kind: 'fault', text: 'Server was unable to process request. ---> 1002: Unauthorized access' },
    'not written',
  ],
];

const CASES = EFFECTS.map(([effect, outcome, written]) => ({
  sentence: sentenceOf({ effect }),
  effect,
  outcome,
  written: written === 'written',
}));

const NUMBER = '4711';

let server: TroubledServer;

beforeAll(async () => {
  server = await TroubledServer.start();
});

afterAll(async () => {
  await server.close();
  expect(server.errors).toEqual([]);
});

describeClient('a client of bytes', describe, async ({ port }) => new RawClient(port));
describeClient('node-soap', describe, ({ url }) => NodeSoapClient.load(url));
describeClient(
  'zeep (needs the Debian package python3-zeep)',
  describe.skipIf(!ZeepClient.isInstalled()),
  async ({ url }) => new ZeepClient(url),
);

/** Every kind of trouble, as this client meets it. */
function describeClient(
  name: string,
  describe: (name: string, tests: () => void) => unknown,
  open: (server: TroubledServer) => Promise<Client>,
): void {
  describe(name, () => {
    let client: Client;

    beforeAll(async () => {
      client = await open(server);
    });

    afterAll(() => client.close());

    it.each(CASES)('$sentence', async ({ effect, outcome, written }) => {
      const environment = server.environment();
      const { sentence } = environment.add({ operation: 'Debtor_Insert', when: { call: 1 }, effect });

      const seen = await client.call(environment.account, { operation: 'Debtor_Insert', number: NUMBER });

      expect(seen).toEqual(outcome);
      expect(environment.has(NUMBER)).toBe(written);
      expect(environment.lastCall.trouble).toBe(sentence);
      expect(environment.trouble).toMatchObject([{ calls: 1, applied: 1 }]);
    });

    it('sees the token die at call 5', async () => {
      const environment = server.environment();
      environment.add({ when: { call: 5 }, effect: { kind: 'token-reset' } });
      const outcomes: Outcome[] = [];
      for (let call = 1; call <= 6; call++)
        outcomes.push(await client.call(environment.account, { operation: 'List_GetAll' }));
      expect(outcomes.map(({ kind }) => kind)).toEqual([
        ...Array<string>(4).fill('answer'),
        'fault',
        'fault',
      ]);
      const { users } = environment.tenant;
      const [login] = users.logins;
      expect(login?.tokens).toHaveLength(2);
    });

    it('finds the next two calls fail, and the third one pass', async () => {
      const environment = server.environment();
      environment.add({ times: 2, effect: { kind: 'http-error', status: 503 } });
      const outcomes: Outcome[] = [];
      for (let call = 1; call <= 3; call++)
        outcomes.push(await client.call(environment.account, { operation: 'List_GetAll' }));
      expect(outcomes.map(({ kind }) => kind)).toEqual(['status', 'status', 'answer']);
    });

    it('waits above the limit, and gets its answer', async () => {
      const environment = server.environment();
      environment.add({ effect: { kind: 'rate-limit', calls: 2, ms: 20 } });
      const { account } = environment;
      // On a slow machine two calls may take more than a second; sooner or later three come within one.
      const started = performance.now();
      const outcomes: Outcome[] = [];
      while (environment.trouble[0]?.applied === 0 && outcomes.length < 1_000)
        outcomes.push(await client.call(account, { operation: 'List_GetAll' }));
      expect(performance.now() - started).toBeGreaterThanOrEqual(20);
      expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['answer']));
      expect(environment.lastCall.trouble).toContain('above 2 a second waits 20 ms');
    });
  });
}
