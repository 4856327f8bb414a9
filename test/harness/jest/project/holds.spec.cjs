const { nmbrsMatchers, useNmbrs } = require('nmbrs-mock/jest');
const { reportIll } = require('./absence.cjs');
const { doEverything } = require('./every-face.cjs');

expect.extend(nmbrsMatchers);
const env = useNmbrs();

test('arguments are compared with what Jest makes in a realm of its own', async () => {
  await reportIll(env(), 'griep');
  await expect(env()).toHaveBeenCalledOn(
    'Absence2_Insert',
    { Absence: { Comment: /^gr/, Start: new Date(2026, 10, 16), Percentage: expect.any(Number) } },
    1,
  );
  await expect(env()).toHaveBeenCalledOn('Absence2_Insert', expect.objectContaining({ EmployeeId: 5000001 }));
});

test('each test has an environment of its own', async () => {
  await expect(env()).not.toHaveBeenCalledOn('Absence2_Insert');
  await expect(env()).toHonourTheContract();
});

test('everything can be done with an environment', () => doEverything(env()));

test('an environment may be deleted', async () => {
  await env().delete();
});

test('fake timers and a fake Date hold nothing up', async () => {
  jest.useFakeTimers({ now: new Date('2001-01-01') });
  try {
    await expect(env().calls.waitFor('Absence2_Insert', { within: '20ms' })).rejects.toThrow('in vain');
    const called = env().calls.waitFor('Absence2_Insert');
    await reportIll(env(), 'griep');
    expect((await called)[0].time > '2026').toBe(true);
  } finally {
    jest.useRealTimers();
  }
});
