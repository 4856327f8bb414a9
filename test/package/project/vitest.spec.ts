import { type Environment, nmbrsMatchers, nmbrsTest, nmbrsTestWith, readBaseline } from 'nmbrs-mock/vitest';
import { expect } from 'vitest';

expect.extend(nmbrsMatchers);

const customerTest = nmbrsTestWith({ logins: [{ archetype: 'debtor', name: 'customer' }] });

nmbrsTest('of vitest', async ({ env }) => {
  const typed: Environment<'master'> = env;
  await expect(typed).toHonourTheContract({ baseline: readBaseline('known-violations.json') });
  await expect(env).not.toHaveBeenCalledOn('EmployeeService.Absence2_Insert', { EmployeeId: 1 });
  // @ts-expect-error An operation has a name.
  await expect(expect(env).toHaveBeenCalledOn(1)).rejects.toThrow();
  await expect('Server was unable to ... ---> 1003: Unauthorized access').not.toAnswerFault(1003);
});

customerTest('of a login', ({ env }) => {
  expect(env.logins.customer.domain).toBe(env.subdomain);
});
