import { test } from 'node:test';
import { assertAnswersFault, assertHonoursTheContract, nmbrsEnvironment } from 'nmbrs-mock/node-test';

test('of node', async (t) => {
  const env = await nmbrsEnvironment(t, { logins: [{ archetype: 'master' }] });
  await assertHonoursTheContract(env);
  await assertAnswersFault(
    new Error('Server was unable to process request. ---> 1003: Unauthorized access'),
    1003,
  );
});
