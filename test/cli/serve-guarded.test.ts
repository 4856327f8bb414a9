import { execFile } from 'node:child_process';
import { request } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { Program } from './support/program.ts';

/** The status of the list of logins under a name. */
function statusUnder(url: string, Host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${url}/_mock/logins`, { headers: { Host } }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    })
      .on('error', reject)
      .end();
  });
}

describe('serve', () => {
  it('answers under the names of --allow-host and ALLOW_HOST', async () => {
    const byOption = ['--allow-host', 'een.example', '--allow-host', 'twee.example'];
    for (const [args, environment] of [
      [byOption, {}],
      [[], { ALLOW_HOST: 'een.example, twee.example' }],
    ] as const) {
      const program = new Program(['serve', '--port', '0', ...args], environment);
      const url = await program.url();
      expect(await statusUnder(url, 'een.example')).toBe(200);
      expect(await statusUnder(url, 'twee.example:80')).toBe(200);
      expect(await statusUnder(url, 'drie.example')).toBe(421);
      program.signal('SIGTERM');
      expect(await program.exited()).toBe(0);
    }
  });

  it.each([
    [
      ['--allow-host', 'http://een.example'],
      {},
      "host name without a port, such as mock.internal, not 'http://een.example'",
    ],
    [
      ['--control-token', ' '],
      {},
      'A blank one would keep no client out; give one, or leave the option out.',
    ],
    [[], { CONTROL_TOKEN: '' }, 'A blank one would keep no client out; give one, or leave the option out.'],
  ])('is not started with %j %j', async (args, environment, message) => {
    const program = new Program(['serve', '--port', '0', ...args], environment);
    expect(await program.exited()).toBe(2);
    expect(program.stderr).toContain(message);
  });

  it('ends with another code than 0 when nothing told it to end', async () => {
    const closing = `
      import http from 'node:http';
      import { syncBuiltinESMExports } from 'node:module';
      const make = http.createServer;
      http.createServer = (...all) => {
        const server = make(...all);
        return server.on('listening', () => setImmediate(() => server.close()));
      };
      syncBuiltinESMExports();`;
    const program = new Program(['serve', '--port', '0'], {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(closing)}`,
    });
    expect(await program.exited()).toBe(1);
  });
});

it('an environment is idle by no clock of the machine that jumps', async () => {
  const script = `
    import { createRequire } from 'node:module';
    const timers = createRequire(import.meta.url)('node:timers');
    const { setInterval } = timers;
    const looks = [];
    timers.setInterval = (look, ms) => { looks.push(look); return setInterval(look, ms); };
    const { now } = Date;
    let ahead = 0;
    Date.now = () => now.call(Date) + ahead;
    const { startNmbrs } = await import(${JSON.stringify(pathToFileURL(join(packageRoot, 'dist/bundle/index.js')))});
    const nmbrs = await startNmbrs();
    const env = await nmbrs.environment();
    ahead = 2 * 3_600_000;
    for (const look of looks) look();
    const { length } = await env.debtors();
    await nmbrs.close();
    console.log(looks.length > 0 && length > 0);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  expect(stdout).toBe('true\n');
});
