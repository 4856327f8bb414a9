import { nmbrsMatchers, nmbrsTest, readBaseline, type TestEnvironment } from 'nmbrs-mock/vitest';
import { expect } from 'vitest';

expect.extend(nmbrsMatchers);

const customerTest = nmbrsTest.extend({
  environment: { logins: [{ archetype: 'debtor', name: 'customer' }] },
});

nmbrsTest('of vitest', async ({ env }) => {
  const typed: TestEnvironment = env;
  await expect(typed).toHonourTheContract({ baseline: readBaseline('known-violations.json') });
  await expect(env).not.toHaveBeenCalledOn('EmployeeService.Absence2_Insert', { EmployeeId: 1 });
  // @ts-expect-error An operation has a name.
  await expect(expect(env).toHaveBeenCalledOn(1)).rejects.toThrow();
  await expect('Server was unable to ... ---> 1003: Unauthorized access').not.toAnswerFault(1003);
});

customerTest('of a login', ({ env }) => {
  expect(env.login('customer').domain).toBe(env.subdomain);
});
