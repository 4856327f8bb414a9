import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { CONFIGURATION_SCHEMA_FILE, configurationSchemaText } from '../../cli/configuration-schema.ts';
import { nmbrsMock } from '../../cli/program.ts';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { SoapClient } from '../support/soap-client.ts';
import { Program, run } from './support/program.ts';

let nmbrs: Nmbrs;
let folder: string;
beforeAll(async () => {
  nmbrs = await startNmbrs({ controlToken: 'geheim' });
});
afterAll(() => nmbrs.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'configuration-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(content: unknown, name = 'nmbrs-mock.config.json'): void {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
}

const SIX = 'case: six debtors\nsteps: [{ call: DebtorService.List_GetAll, answer: { count: 6 } }]\n';

const clock = (args: readonly string[] = [], environment: Readonly<Record<string, string>> = {}) =>
  run(['env', 'clock', 'demo', '--json', ...args], environment, folder);

describe('a configuration file', () => {
  it('gives the options of serving their values', async () => {
    file({ serve: { port: 0, json: true }, controlToken: 'geheim' });
    const program = new Program([], {}, folder);
    try {
      const [announced] = await program.printed(/^\{.*\}$/m);
      const { url, port } = JSON.parse(announced);
      expect(port).not.toBe(8080);
      expect((await fetch(`${url}/_mock/environments`)).status).toBe(401);
    } finally {
      await program.kill();
    }
  });

  it('gives capture and replay theirs', async () => {
    file({
      capture: { port: 0, upstream: nmbrs.url, output: 'kept', rate: 100, json: true },
      replay: { port: 0 },
    });
    const master = nmbrs.logins.find(({ archetype }) => archetype === 'master') ?? null;
    const capture = new Program(['capture'], { XDG_DATA_HOME: folder }, folder);
    try {
      const [announced] = await capture.printed(/^\{.*\}$/m);
      const { url } = JSON.parse(announced);
      expect((await new SoapClient(url, master).call('DebtorService', 'List_GetAll')).status).toBe(200);
      await capture.printed(/"operation":"List_GetAll"/);
    } finally {
      await capture.kill();
    }
    const replay = new Program(['replay', 'kept'], { XDG_DATA_HOME: folder }, folder);
    try {
      const [, url] = await replay.printed(/nmbrs-mock replays 1 call of 1 operation in kept, on (http:\S+)/);
      expect(new URL(url as string).port).not.toBe('8080');
    } finally {
      await replay.kill();
    }
  });

  it('gives way to the environment, and that to the command line', async () => {
    file({ url: nmbrs.url, controlToken: 'geheim' });
    expect((await clock()).code).toBe(0);
    const wrong = await clock([], { CONTROL_TOKEN: 'verkeerd' });
    expect([wrong.code, wrong.stderr]).toEqual([
      2,
      expect.stringContaining('This is not the control token.'),
    ]);
    expect((await clock(['--control-token', 'geheim'], { CONTROL_TOKEN: 'verkeerd' })).code).toBe(0);
  });

  it('may be a module, or have another name', async () => {
    const text = `export default { url: '${nmbrs.url}', controlToken: 'geheim' };`;
    file(text, 'nmbrs-mock.config.mjs');
    expect((await clock()).code).toBe(0);
    rmSync(join(folder, 'nmbrs-mock.config.mjs'));
    file(text, 'elsewhere.mjs');
    expect((await clock(['--config', 'elsewhere.mjs'])).code).toBe(0);
  });

  it('may be TypeScript where Node.js runs that, and says so where it does not', async () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    const isRun = major > 22 || (major === 22 && minor >= 18);
    file(
      `const token: string = 'geheim';\nexport default { url: '${nmbrs.url}', controlToken: token };`,
      'nmbrs-mock.config.ts',
    );
    const { code, stderr } = await clock();
    expect([code, stderr]).toEqual(
      isRun ? [0, ''] : [2, expect.stringMatching(/config\.ts: Node\.js v\S+ runs no TypeScript, .*\.json/)],
    );
  });

  it('gives commands their defaults, arguments too, and gives way to the command line', async () => {
    writeFileSync(join(folder, 'six.yaml'), SIX);
    writeFileSync(join(folder, 'nine.yaml'), SIX.replaceAll('six', 'nine'));
    file({ cases: { files: ['six.yaml'], report: ['tap', 'junit=six.xml'], verbose: true } });
    const { code, stdout } = await run(['cases'], {}, folder);
    expect([code, stdout]).toEqual([0, expect.stringContaining('✓ six debtors')]);
    expect(stdout).toContain('ok 1 - six debtors (v3)');
    expect(readFileSync(join(folder, 'six.xml'), 'utf8')).toContain('six debtors');
    const other = await run(['cases', 'nine.yaml', '--report', 'github'], {}, folder);
    expect(other.stdout).toContain('✓ nine debtors');
    expect(other.stdout).not.toMatch(/six debtors|TAP version/);
  });

  it('gives what goes with the contract to those who verify it, and troubles nobody else', async () => {
    file({ url: nmbrs.url, controlToken: 'geheim', verify: { baseline: 'known.json', report: ['github'] } });
    const contract = await run(['verify', '--contract'], {}, folder);
    expect([contract.code, contract.stderr]).toEqual([2, expect.stringContaining('no file known.json')]);
    const calls = await run(
      ['verify', '--allow-empty', '--operation', 'Debtor_Get', '--times', '0', '--json'],
      {},
      folder,
    );
    expect([calls.code, calls.stderr]).toEqual([0, '']);
  });

  it('gives a command below another the section of that one', async () => {
    file({ url: nmbrs.url, controlToken: 'geheim', env: { login: ['debtor', 'master'] } });
    const { stdout } = await run(['env', 'make', '--json'], {}, folder);
    expect(Object.keys(JSON.parse(stdout).logins)).toEqual(['debtor', 'master']);
    file({ wsdl: { version: 'v2.1' }, coverage: { service: 'DebtorService', api: 'v3' } });
    expect((await run(['wsdl', 'DebtorService'], {}, folder)).stdout).toContain('/soap/v2.1/DebtorService');
    expect((await run(['coverage'], {}, folder)).stdout).toMatch(/─\n {2}DebtorService +v3 .*\n$/);
  });

  it.each<[unknown, RegExp]>([
    ['{\n "url": "x",,\n}', /nmbrs-mock\.config\.json:2:13: This cannot be read: Unexpected ,/],
    ['', /nmbrs-mock\.config\.json:1:1: There is nothing here\. Give a configuration\./],
    [{ ulr: 'x' }, /nmbrs-mock\.config\.json:1:2: There is no field 'ulr' here\. Did you mean 'url'\?/],
    [{ serve: { prot: 1 } }, /:1:11: There is no field 'prot' in serve\. Did you mean 'port'\?/],
    [{ serve: { port: '80' } }, /:1:18: serve\.port is '80', not a whole number\. Give a whole number\./],
    [
      { drift: { against: 'v4' } },
      /drift\.against is 'v4', which is none of the possible values\. Did you mean 'v3'\?/,
    ],
    [{ url: 'mock' }, /nmbrs-mock\.config\.json: url is 'mock'\. Expected an address such as/],
    [[], /nmbrs-mock\.config\.json:1:1: This is an empty list, not an object\. Give an object\./],
  ])('that is wrong is refused with place and remedy: %j', async (content, message) => {
    file(content);
    const { code, stderr } = await clock();
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  it.each<[unknown, RegExp]>([
    [{ cases: { report: ['pdf'] } }, /json: cases\.report is 'pdf'\. Expected one of junit/],
    [{ cases: { concurrency: 0 } }, /json: cases\.concurrency is '0'\. Expected a whole number from 1 to 99/],
  ])('is refused by the command that cannot do what it says: %j', async (content, message) => {
    file(content);
    const { code, stderr } = await run(['cases'], {}, folder);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  it.each<[string, unknown, RegExp]>([
    [
      'capture',
      { capture: {} },
      /required option '--upstream <address>' not specified; give it, or capture\.upstream/,
    ],
    [
      'capture',
      { capture: { upstream: 'x' } },
      /json: capture\.upstream is 'x'\. Expected an address such as/,
    ],
    ['capture', { capture: { allowWrites: true } }, /:1:13: There is no field 'allowWrites' in capture\./],
    [
      'capture',
      { capture: { rate: 0 } },
      /json: capture\.rate is '0'\. Expected a whole number from 1 to 1000/,
    ],
    [
      'replay',
      { replay: { port: 70_000 } },
      /json: replay\.port is '70000'\. Expected a whole number from 0 to 65535/,
    ],
    [
      'replay',
      { replay: { play: ['a:1'] } },
      /json: replay\.play is 'a:1'\. Expected a host name without a port/,
    ],
    ['serve', { serve: { forward: ['a b'] } }, /json: serve\.forward is 'a b'\. Expected a host/],
  ])('is refused by %s where that cannot serve as it says: %j', async (command, content, message) => {
    file(content);
    const { code, stderr } = await run([command, ...(command === 'replay' ? ['capture'] : [])], {}, folder);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  it('that is a wrong module is refused with its name, since what it gives stands on no line', async () => {
    file('export default { ulr: 1 };', 'nmbrs-mock.config.mjs');
    const { code, stderr } = await clock();
    expect([code, stderr]).toEqual([
      2,
      "nmbrs-mock: nmbrs-mock.config.mjs: There is no field 'ulr' here. Did you mean 'url'?\n",
    ]);
  });

  it('is of a kind that can be read', async () => {
    file('url: x', 'c.yaml');
    const { code, stderr } = await clock(['--config', 'c.yaml']);
    expect([code, stderr]).toEqual([
      2,
      'nmbrs-mock: c.yaml is no configuration; that is a .json, .mjs, .js, .ts or .mts file.\n',
    ]);
  });

  it('is refused when there are two, or when the one that is named is not there', async () => {
    file({});
    file('export default {};', 'nmbrs-mock.config.mjs');
    expect(await clock()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('keep one, or name one'),
    });
    const { code, stderr } = await clock(['--config', 'none.json']);
    expect([code, stderr]).toEqual([
      2,
      'nmbrs-mock: there is no configuration file none.json; check --config.\n',
    ]);
  });
});

describe('the JSON Schema of configurations', () => {
  const text = readFileSync(join(packageRoot, CONFIGURATION_SCHEMA_FILE), 'utf8');
  const isConfiguration = new Ajv({ strict: false }).compile(JSON.parse(text));

  it('is what the shape and the options give; `npm run generate` mends it', () => {
    expect(text).toBe(configurationSchemaText(nmbrsMock()));
  });

  it('has the words of an option for every setting, so that none is without one', () => {
    const { properties } = JSON.parse(text);
    for (const { properties: settings = {} } of Object.values<{ properties?: object }>(properties))
      for (const setting of Object.values(settings)) expect(setting).toHaveProperty('description');
  });

  it('allows what its page shows', () => {
    const page = readFileSync(join(packageRoot, 'docs/command-line.md'), 'utf8');
    const [shown = ''] = /^\{ "\$schema".*?\n\}$/ms.exec(page) ?? [];
    isConfiguration(JSON.parse(shown));
    expect(isConfiguration.errors).toBe(null);
  });

  it.each([
    { ulr: 'x' },
    { cases: { report: ['pdf'] } },
    { drift: { against: 'v4' } },
    { serve: { port: '80' } },
  ])('refuses %j', (content) => {
    expect(isConfiguration(content)).toBe(false);
  });
});
