import { nmbrsMatchers, nmbrsTest } from 'nmbrs-mock/vitest';
import { expect } from 'vitest';
import { openEmployeeService } from '../src/nmbrs.ts';
import { sync } from '../src/sync.ts';
import { CHANGES, COMPANY, ILL, INTEGRATIONS, REPORT, TODAY } from './scenario.ts';

/** The same against nmbrs-mock. */

expect.extend(nmbrsMatchers);

nmbrsTest.for(Object.entries(INTEGRATIONS))('writes what changed: %s', async ([, ways], { env }) => {
  await env.changeClock({ now: `${TODAY}T09:00:00`, frozen: true });
  const { username, token, domain } = env.logins.master;
  const url = `${env.url}/soap/v3/EmployeeService.asmx`;
  const nmbrs = await openEmployeeService({ url, username, token, domain });

  expect(await sync(nmbrs, COMPANY, CHANGES, ways)).toEqual(REPORT);

  await expect(env).toHonourTheContract();
  await expect(env).toHaveBeenCalledOn('EmployeeService.Absence2_Insert', { EmployeeId: ILL.employeeId }, 1);
  await expect(env).toHaveBeenCalledInOrder('Absence2_Insert', 'Absence_RecoveryInsert');
  await expect(env).toHaveBeenCalledInOrder('HourComponentVar_Clear', 'HourComponentVar_Insert');
});
