const { startNmbrs } = require('nmbrs-mock');
const { nmbrsMatchers, useNmbrs } = require('nmbrs-mock/jest');

/** As much of a runner like Jest as has hooks. */
const hooks = {};
for (const name of ['beforeEach', 'afterEach', 'afterAll']) {
  globalThis[name] = (hook) => {
    hooks[name] = hook;
  };
}

async function main() {
  const nmbrs = await startNmbrs();
  console.log((await fetch(nmbrs.url)).status);
  await nmbrs.close();

  const env = useNmbrs({ logins: [{ archetype: 'debtor' }] });
  await hooks.beforeEach();
  const { pass } = await nmbrsMatchers.toHonourTheContract(env());
  console.log(Object.keys(env().logins).join(), pass);
  await hooks.afterEach();
  await hooks.afterAll();
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
