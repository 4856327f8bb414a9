import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newLogin, steps, type Tally, workingLogin } from './support/login-model.ts';
import { Mock } from './support/mock.ts';
import { Office } from './support/office.ts';

/**
 * Whatever happens to a login, in whatever order: a call gets in when, and only when, the login is active, its API
 * account on, the token the newest, the template one that allows tokens and has the call on, and the subscription valid.
 */
it('no sequence of transitions lets a call in that should not be, or shuts one out', () => {
  const tally: Tally = { done: 0, refused: 0, letIn: 0, shutOut: 0 };
  const mock = new Mock();
  fc.assert(
    fc.property(fc.boolean(), steps(tally), (works, sequence) => {
      fc.modelRun(() => (works ? workingLogin : newLogin)(mock, new Office(mock.tenants)), sequence);
    }),
    { numRuns: 400 },
  );
  // Nothing is proved by sequences in which nothing works.
  expect(tally.letIn).toBeGreaterThan(200);
  expect(tally.shutOut).toBeGreaterThan(3_000);
  expect(tally.refused).toBeGreaterThan(1_000);
  console.log(`login transitions: ${JSON.stringify(tally)}`);
});
