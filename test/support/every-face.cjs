/**
 * What can be done with an environment, done with the one that a face of the package gives: the same under every runner.
 * CommonJS, so that Jest can require it.
 */

const assert = require('node:assert/strict');

const SERVICE = 'https://api.nmbrs.nl/soap/v3/DebtorService';

/** What List_GetAll answers a login: how many debtors it lists, or the code of its fault. */
async function debtorsOf({ url }, { username, token, domain }) {
  const header = `<AuthHeaderWithDomain xmlns="${SERVICE}"><Username>${username}</Username><Token>${token}</Token><Domain>${domain}</Domain></AuthHeaderWithDomain>`;
  const response = await fetch(`${url}/soap/v3/DebtorService.asmx`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${SERVICE}/List_GetAll"` },
    body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>${header}</s:Header><s:Body><List_GetAll xmlns="${SERVICE}" /></s:Body></s:Envelope>`,
  });
  const text = await response.text();
  const [, code] = /---&gt; (\d{4}):/.exec(text) ?? [];
  return code === undefined ? `${text.match(/<Debtor>/g)?.length ?? 0} debtors` : code;
}

exports.doEverything = async (env) => {
  const { master } = env.logins;
  assert.equal(await debtorsOf(env, master), '6 debtors');

  await master.deactivate();
  assert.equal(master.state, 'deactivated');
  assert.equal(await debtorsOf(env, master), '1001');
  await master.reactivate();

  const snapshot = await env.snapshot();
  const [debtor] = await env.debtors();
  await env.addTag('Nieuw');
  await env.tagDebtor(debtor.id, ['Nieuw']);
  await master.change({ tags: ['Nieuw'] });
  assert.equal(await debtorsOf(env, master), '1 debtors');

  await env.addTemplate({ name: 'Eigen', kind: 'Master Accountant' });
  await env.switchCall('Eigen', 'DebtorService.List_GetAll', false);
  await master.change({ template: 'Eigen' });
  assert.equal(await debtorsOf(env, master), '1002');
  await env.restore(snapshot);
  assert.equal(await debtorsOf(env, master), '6 debtors');

  const added = await env.addLogin({ username: 'nieuw@kantoor.example', template: 'Volledig' });
  await added.invite();
  const mail = (await env.outbox()).at(-1);
  assert.equal(mail.to, added.username);
  await added.activate('geheim');
  await added.switchApiAccount(true);
  assert.equal(await debtorsOf(env, added), '6 debtors');

  await env.changeClock({ now: '2026-12-01T09:00:00', frozen: true });
  await env.advanceClock({ days: 31 });
  const { now, frozen } = await env.clock();
  assert.equal(`${now} ${frozen}`, '2027-01-01T09:00:00 true');

  await env.addTrouble({ login: 'master', effect: { kind: 'fault', code: 1004 } });
  assert.equal(await debtorsOf(env, master), '1004');
  await env.reset();
  assert.equal(await debtorsOf(env, master), '6 debtors');

  await env.answer('DebtorService.List_GetAll', { change: { remove: '[0]' } }, { times: 1 });
  assert.equal(await debtorsOf(env, master), '5 debtors');
  await env.expectAnswersApplied();

  await env.calls.expectCalled({ operation: 'DebtorService.List_GetAll', answer: 'ok' }, 6);
  await env.expectCleanContract();
  await assert.rejects(env.advanceClock({ weeks: 2 }), /^NotPossible: There is no field 'weeks' here\. /);
};
