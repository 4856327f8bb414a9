import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../server/main/start.ts';
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

  it('gives way to the environment, and that to the command line', async () => {
    file({ url: nmbrs.url, controlToken: 'geheim' });
    expect((await clock()).code).toBe(0);
    const wrong = await clock([], { CONTROL_TOKEN: 'verkeerd' });
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('the mock refuses GET')]);
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

  it.each<[unknown, RegExp]>([
    ['{', /nmbrs-mock\.config\.json cannot be read: /],
    [{ ulr: 'x' }, /nmbrs-mock\.config\.json: there is no setting 'ulr'\. Did you mean url\?/],
    [{ serve: { prot: 1 } }, /there is no setting 'serve\.prot'\. Did you mean port\?/],
    [{ serve: { port: '80' } }, /serve\.port: .*expected number/],
    [{ url: 'mock' }, /nmbrs-mock\.config\.json: url is 'mock'\. Expected an address such as/],
    [[], /it holds no configuration/],
  ])('that is wrong is refused with place and remedy: %j', async (content, message) => {
    file(content);
    const { code, stderr } = await clock();
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
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
