import {
  type Environment,
  type Nmbrs,
  openWorldFile,
  type RecordedCall,
  readBaseline,
  startNmbrs,
  writeBaseline,
} from 'nmbrs-mock';

const nmbrs: Nmbrs = await startNmbrs({ world: openWorldFile('world.json') });
const env: Environment<'master' | 'customer'> = await nmbrs.environment({
  logins: [{ archetype: 'master' }, { archetype: 'debtor', name: 'customer' }],
});
// @ts-expect-error There is no such login.
env.logins.nobody;
await env.logins.customer.deactivate();
writeBaseline('known-violations.json', await env.calls.violations());
await env.expectCleanContract({ baseline: readBaseline('known-violations.json') });
const calls: RecordedCall[] = await env.calls.list();
const wsdl = await fetch(`${nmbrs.url}/soap/v3/EmployeeService.asmx?WSDL`);
console.log(JSON.stringify({ wsdl: wsdl.status, calls: calls.length, state: env.logins.customer.state }));
await nmbrs.close();
