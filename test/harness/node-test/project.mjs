import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  assertAnswersFault,
  assertCalledInOrder,
  assertCalledOn,
  assertHonoursTheContract,
  nmbrsEnvironment,
} from 'nmbrs-mock/node-test';
import { doEverything } from '../../support/every-face.cjs';

/** A test file as users of Node's own runner have it; those of the last group fail on purpose. */

const SERVICE = 'DebtorService';
const NAMESPACE = `https://api.nmbrs.nl/soap/v3/${SERVICE}`;

function getDebtor(env, parameters, login = env.logins.master) {
  const { username, token, domain } = login;
  return fetch(`${env.url}/soap/v3/${SERVICE}.asmx`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${NAMESPACE}/Debtor_Get"` },
    body:
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><AuthHeaderWithDomain xmlns="${NAMESPACE}">` +
      `<Username>${username}</Username><Token>${token}</Token><Domain>${domain}</Domain></AuthHeaderWithDomain></s:Header>` +
      `<s:Body><Debtor_Get xmlns="${NAMESPACE}">${parameters}</Debtor_Get></s:Body></s:Envelope>`,
  });
}

describe('a test that passes', () => {
  const earlier = [];

  for (const id of [1001, 1002])
    test(`has an environment of its own: ${id}`, async (t) => {
      const env = await nmbrsEnvironment(t);
      earlier.push(env);
      await getDebtor(env, `<DebtorId>${id}</DebtorId>`);
      await assertCalledOn(env, 'DebtorService.Debtor_Get', { DebtorId: id }, 1);
      await assertCalledInOrder(env, 'Debtor_Get');
      await assertHonoursTheContract(env);
    });

  test('chooses its logins', async (t) => {
    const env = await nmbrsEnvironment(t, { logins: [{ archetype: 'debtor', name: 'customer' }] });
    await assertAnswersFault(getDebtor(env, '<DebtorId>1002</DebtorId>', env.logins.customer), 1003);
  });

  test('can do everything with it', async (t) => {
    await doEverything(await nmbrsEnvironment(t));
  });

  test('mocks its timers and its Date', async (t) => {
    const env = await nmbrsEnvironment(t);
    // The fetch of Node.js 24 itself waits for setImmediate, whoever calls it.
    t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: new Date('2001-01-01') });
    await assert.rejects(env.calls.waitFor('Debtor_Get', { within: '20ms' }), /in vain/);
    const called = env.calls.waitFor('Debtor_Get');
    await getDebtor(env, '<DebtorId>1001</DebtorId>');
    assert.ok((await called)[0].time > '2026');
  });

  test('may delete its environment', async (t) => {
    const env = await nmbrsEnvironment(t);
    await env.delete();
    await assertAnswersFault(getDebtor(env, '<DebtorId>1001</DebtorId>'), 1001);
  });

  test('leaves nothing behind', async () => {
    assert.equal(new Set(earlier.map(({ subdomain }) => subdomain)).size, 2);
    assert.equal(new Set(earlier.map(({ url }) => url)).size, 1);
    for (const env of earlier) await assertAnswersFault(getDebtor(env, '<DebtorId>1001</DebtorId>'), 1001);
  });
});

describe('a test that fails', () => {
  test('broke the contract', async (t) => {
    const env = await nmbrsEnvironment(t);
    await getDebtor(env, '<DebtorID>1001</DebtorID>');
    await assertHonoursTheContract(env);
  });

  test('was not called', async (t) => {
    await assertCalledOn(await nmbrsEnvironment(t), 'DebtorService.Debtor_Get');
  });

  test('was not refused', async (t) => {
    const env = await nmbrsEnvironment(t);
    await assertAnswersFault(getDebtor(env, '<DebtorId>1001</DebtorId>'), 1003);
  });

  test('chose an answer in vain', async (t) => {
    const env = await nmbrsEnvironment(t);
    await env.answer('Debtor_Get', { fault: 1003 });
  });

  test('forgot to say which it is', async () => {
    await nmbrsEnvironment();
  });
});
