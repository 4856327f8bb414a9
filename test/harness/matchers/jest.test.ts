import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Environment, nmbrsMatchers, useNmbrs } from '../../../testing/jest.ts';
import { SoapClient } from '../../support/soap-client.ts';

/** Jest is no dependency of this package: its face runs here with hooks of the same shape, those of Vitest. */
const hooks = { beforeEach, afterEach, afterAll };

expect.extend(nmbrsMatchers);

describe('the face for Jest', () => {
  const earlier: Environment<'customer'>[] = [];
  const env = useNmbrs({ logins: [{ archetype: 'debtor', name: 'customer' }] }, hooks);

  it.each([1, 2])('gives each test an environment of its own, %i', async () => {
    const client = new SoapClient(env().url, env().logins.customer);
    await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId>');
    await expect(env()).toHaveBeenCalledOn('DebtorService.Debtor_Get', { DebtorId: 1001 }, 1);
    await expect(client.call('DebtorService', 'Debtor_Get', '<DebtorId>1002</DebtorId>')).toAnswerFault(1003);
    expect(earlier.map(({ subdomain }) => subdomain)).not.toContain(env().subdomain);
    earlier.push(env());
  });

  it('deletes those of the tests before', async () => {
    expect(earlier).toHaveLength(2);
    for (const { url, logins } of earlier) {
      const client = new SoapClient(url, logins.customer);
      await expect(client.call('DebtorService', 'List_GetAll')).toAnswerFault(1001);
    }
  });
});

it('lets the report of a test that fails end with what it called, as Jest knows of the failure', async () => {
  const hooks = new Map<string, () => Promise<void>>();
  const note = (name: string) => (hook: () => Promise<void>) => {
    hooks.set(name, hook);
  };
  const error = new Error('it was not so');
  const sandbox = {
    [Symbol('JEST_STATE_SYMBOL')]: { currentlyRunningTest: { errors: [[error, undefined]] } },
  };
  const env = useNmbrs(
    {},
    { beforeEach: note('beforeEach'), afterEach: note('afterEach'), afterAll: note('afterAll') },
    sandbox,
  );
  await hooks.get('beforeEach')?.();
  await new SoapClient(env().url, env().logins.master).call(
    'DebtorService',
    'Debtor_Get',
    '<DebtorId>1</DebtorId>',
  );
  await hooks.get('afterEach')?.();
  await hooks.get('afterAll')?.();
  expect(error.message).toMatch(
    /^it was not so\n\nWhat was called in .*Debtor_Get {2}fault 1003: the debtor 1 does not exist or is hidden from the login\n.*\{DebtorId: 1\}/s,
  );
  expect(error.stack).toContain(error.message);
});

it('takes the globals of the runner unless told otherwise', () => {
  const given: string[] = [];
  const note = (name: string) => () => given.push(name);
  Object.assign(globalThis, {
    beforeEach: note('beforeEach'),
    afterEach: note('afterEach'),
    afterAll: note('afterAll'),
  });
  try {
    const env = useNmbrs();
    expect(given.sort()).toEqual(['afterAll', 'afterEach', 'beforeEach']);
    expect(env).toThrow('there is an environment only while a test runs; ask for it inside the test');
  } finally {
    for (const name of given) Reflect.deleteProperty(globalThis, name);
  }
});
