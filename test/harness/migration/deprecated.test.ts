import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import { type Environment, type Nmbrs, startNmbrs } from '../../../index.ts';
import { SoapClient } from '../../support/soap-client.ts';

const DEPRECATED = catalogue.services
  .flatMap(({ operations }) => operations)
  .filter(({ deprecated }) => deprecated)
  .map(({ name, service }) => ({
    name,
    service: service.name,
    version: service.version,
    key: `${service.name}.${name}${service.version === 'v3' ? '' : ` ${service.version}`}`,
  }));

let nmbrs: Nmbrs;
let env: Environment;
beforeAll(async () => {
  nmbrs = await startNmbrs();
  env = await nmbrs.environment();
  const client = new SoapClient(nmbrs.url, env.login('master'));
  for (const { service, name, version } of DEPRECATED) await client.call(service, name, '', { version });
});
afterAll(() => nmbrs.close());

it('what to call instead of a deprecated operation is told on its page, in findings and in the report in one sentence', async () => {
  expect(DEPRECATED.length).toBeGreaterThan(50);
  const violations = await env.calls.violations();
  const { operations } = await env.migration();
  for (const { key, service, name, version } of DEPRECATED) {
    const found = violations.find(
      ({ operation, message }) => operation === key && message.endsWith(' is deprecated.'),
    );
    const remedy = found?.remedy ?? '';
    expect(remedy, key).toMatch(/^(?:Call|No other operation) /);
    expect(operations.find(({ operation }) => operation === key)?.meanwhile, key).toContain(remedy);
    const page = await fetch(`${nmbrs.url}/soap/${version}/${service}.asmx?op=${name}`);
    expect(await page.text(), key).toContain(`<p>Deprecated. ${remedy}`);
  }
});
