import { expect, test } from 'vitest';
import { namedLoginsOf } from '../../fixtures/named-logins.ts';
import { planOfOneCompany } from '../../fixtures/plan.ts';
import { openWorld } from '../../fixtures/world.ts';
import { Mock, operationOf } from '../access/support/mock.ts';

const world = openWorld(planOfOneCompany(5));
const [login] = namedLoginsOf(world);
if (!login) throw new Error('the world has no login');

const HEADER = { Username: login.username, Token: login.token, Domain: login.domain };
const INSERT = operationOf('EmployeeService', 'HourComponentVar_Insert_Batch');
const DEBTORS = operationOf('DebtorService', 'List_GetAll');

/** Ids that no employee has: the call is refused at the first one, and most of what it takes is its record. */
const ROWS = Array.from({ length: 2_000 }, (_, at) => ({
  EmployeeId: 900_000_000 + at,
  HourCode: 2100,
  Hours: 1,
}));
const ARGUMENTS = { HourComponents: { EmployeeHourComponent: ROWS }, Period: 1, Year: 2026 };

test('the record of a call of many rows lets others in, which are remembered before it', async () => {
  const mock = new Mock(world, 0);
  const remembered = () => [...mock.calls.after(0, {})].map(({ value }) => value);
  let copies = 0;
  mock.calls.listen(function* (call) {
    yield* mock.calls.masking.callSteps(call);
    copies++;
  });
  let isOver = false;
  const long = mock.callInStretches(INSERT, HEADER, ARGUMENTS).then(() => {
    isOver = true;
  });
  let others = 0;
  for (; !isOver; others++) await mock.callInStretches(DEBTORS, HEADER, {});
  await long;
  const calls = remembered();
  expect(calls.map(({ number }) => number)).toEqual(Array.from({ length: others + 1 }, (_, at) => at + 1));
  expect(copies).toBe(others + 1);
  const place = calls.findIndex(({ operation }) => operation === INSERT.name);
  expect(place).toBeGreaterThan(5);
  expect(calls[place]?.arguments).toMatchObject({
    HourComponents: ROWS.map(({ EmployeeId }) => ({ EmployeeId })),
  });
});
