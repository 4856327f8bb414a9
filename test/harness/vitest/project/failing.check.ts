import { expect } from 'vitest';
import { nmbrsTest } from '../../../../testing/vitest.ts';
import { callDebtor } from './calls.ts';

/** Every test of this file fails on purpose; what its report says is what counts. */

nmbrsTest('called with a wrong name', async ({ env }) => {
  await callDebtor(env, '<DebtorID>1001</DebtorID>');
  expect(1).toBe(2);
});

nmbrsTest('called nothing', async ({ env }) => {
  await expect(env).toHaveBeenCalledOn('DebtorService.Debtor_Get');
});

nmbrsTest('was answered another fault', async ({ env }) => {
  await expect(callDebtor(env, '<DebtorId>9999</DebtorId>')).toAnswerFault(1001);
});

nmbrsTest('broke the contract', async ({ env }) => {
  await callDebtor(env, '<DebtorId>1001</DebtorId><Naam>x</Naam>');
  await expect(env).toHonourTheContract();
});

nmbrsTest('did not keep to what should not be', async ({ env }) => {
  await callDebtor(env, '<DebtorId>1001</DebtorId>');
  await expect(env).not.toHaveBeenCalledOn('DebtorService.Debtor_Get');
});

nmbrsTest('deleted its environment', async ({ env }) => {
  await env.delete();
  expect(1).toBe(2);
});

nmbrsTest('chose an answer in vain', async ({ env }) => {
  await env.answer('DebtorService.Debtor_Get', { fault: 1003 }, { with: { DebtorId: 1002 } });
  await env.answer('Debtor_Update', { result: null }, { optional: true });
  await callDebtor(env, '<DebtorId>1001</DebtorId>');
});

nmbrsTest('waited in vain', async ({ env }) => {
  await env.calls.waitFor('Debtor_Get');
});
