import { expect } from 'vitest';
import { nmbrsTest } from '../../../../testing/vitest.ts';

/** Fails the run on purpose, though no test fails. */
nmbrsTest('forgets to wait for a matcher', ({ env }) => {
  expect(env).toHaveBeenCalledOn('DebtorService.Debtor_Get');
});
