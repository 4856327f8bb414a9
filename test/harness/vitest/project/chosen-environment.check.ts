import { describe, expect, test } from 'vitest';
import { nmbrsTest, nmbrsTestWith } from '../../../../testing/vitest.ts';
import { callDebtor } from './calls.ts';

const customerTest = nmbrsTestWith({ logins: [{ archetype: 'debtor', name: 'customer' }] });

customerTest('asks for logins', async ({ env, task }) => {
  expect(env.logins.customer.level).toBe('debtor');
  expect(callDebtor(env, '<DebtorId>1001</DebtorId>', 'customer')).toBeInstanceOf(Promise);
  await expect(callDebtor(env, '<DebtorId>1002</DebtorId>', 'customer')).toAnswerFault(1003);
  task.meta.used = { url: env.url, environment: env.subdomain, logins: Object.keys(env.logins) };
});

describe('a whole group', () => {
  nmbrsTest.override({ environment: { from: 'bedrijf', logins: [{ archetype: 'business-master' }] } });

  nmbrsTest('asks for another environment', async ({ env, task }) => {
    await expect(callDebtor(env, '<DebtorId>1001</DebtorId>', 'business-master')).toAnswerFault(1003);
    task.meta.used = { url: env.url, environment: env.subdomain, logins: Object.keys(env.logins) };
  });
});

test('one without the fixture makes no environment', () => {});
