import { describe, expect } from 'vitest';
import { nmbrsTest } from '../../../../testing/vitest.ts';
import { callDebtor } from './calls.ts';

nmbrsTest.for([1, 2, 3])('has an environment of its own, %i', async (_, { env, task }) => {
  await callDebtor(env, '<DebtorId>1001</DebtorId>');
  await expect(env).toHaveBeenCalledOn('DebtorService.Debtor_Get', { DebtorId: 1001 }, 1);
  await expect(env).toHonourTheContract();
  task.meta.used = { url: env.url, environment: env.subdomain, logins: Object.keys(env.logins) };
});

describe('all at once', () => {
  nmbrsTest.concurrent.for([4, 5, 6])('has an environment of its own, %i', async (_, { env, task }) => {
    await callDebtor(env, '<DebtorId>1002</DebtorId>');
    await callDebtor(env, '<DebtorId>1001</DebtorId>');
    await expect(env).toHaveBeenCalledOn('Debtor_Get', undefined, 2);
    await expect(env.calls).toHaveBeenCalledInOrder(
      { operation: 'Debtor_Get', with: { DebtorId: 1002 } },
      { operation: 'Debtor_Get', with: { DebtorId: 1001 } },
    );
    task.meta.used = { url: env.url, environment: env.subdomain, logins: Object.keys(env.logins) };
  });
});

nmbrsTest(
  'is tried again, with an environment that knows nothing of the first try',
  { retry: 1 },
  async ({ env, task }) => {
    await callDebtor(env, '<DebtorId>1001</DebtorId>');
    await expect(env).toHaveBeenCalledOn('Debtor_Get', undefined, 1);
    expect(task.result?.retryCount).toBe(1);
  },
);

nmbrsTest('may delete its environment', async ({ env }) => {
  await env.delete();
  await expect(callDebtor(env, '<DebtorId>1001</DebtorId>')).toAnswerFault(1001);
});
