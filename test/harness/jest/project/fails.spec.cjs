const { nmbrsMatchers, useNmbrs } = require('nmbrs-mock/jest');
const { reportIll } = require('./absence.cjs');

expect.extend(nmbrsMatchers);
const env = useNmbrs();

test('with a misspelled element', async () => {
  await reportIll(env(), 'griep', 'percentage');
  await expect(env()).toHonourTheContract();
});

test('with an argument that was another one', async () => {
  await reportIll(env(), 'griep ');
  await expect(env()).toHaveBeenCalledOn('Absence2_Insert', { Absence: { Comment: 'griep' } });
});

test('with an answer that no call got', async () => {
  await env().answer('Absence2_Insert', { fault: 1003 }, { with: { EmployeeId: 1 } });
  await reportIll(env(), 'griep');
});

test('for a reason of its own', async () => {
  await reportIll(env(), 'griep');
  expect(1).toBe(2);
});
