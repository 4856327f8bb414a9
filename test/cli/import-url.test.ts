import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { defaultPlan } from '../../fixtures/plan.ts';
import { openWorld } from '../../fixtures/world.ts';
import { CERTIFICATE, KEY } from '../port/support/tried-port.ts';
import { Program, run } from './support/program.ts';
import { runHere } from './support/run-here.ts';

let service: Nmbrs;
let folder: string;
const programs: Program[] = [];
beforeAll(async () => {
  service = await startNmbrs({ world: openWorld(defaultPlan, 4711), certificate: CERTIFICATE, key: KEY });
});
afterAll(() => service.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-url-'));
  writeFileSync(join(folder, 'upstream.pem'), CERTIFICATE);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const program of programs.splice(0)) await program.kill();
  rmSync(folder, { recursive: true });
});

const NOW = '2026-02-16T09:00:00';

/** The smallest environment over TLS, and the command that asks it. */
async function asking() {
  const env = await service.environment({ from: 'proef', clock: { now: NOW, frozen: true } });
  const { username, token, domain } = env.logins.master;
  const command = [
    ...['import', 'kept', '--url', `https://localhost:${service.port}`, '--upstream-ca', 'upstream.pem'],
    ...['--username', username, '--domain', domain, '--rate', '1000', '--now', NOW, '--output', 'world.json'],
  ];
  return { env, token, command };
}

function started(command: readonly string[], token: string): Program {
  const program = new Program(command, { NMBRS_TOKEN: token }, folder);
  programs.push(program);
  return program;
}

describe('nmbrs-mock import --url', () => {
  it('asks a service, goes on where it was killed, and makes a world', async () => {
    const { env, token, command } = await asking();
    const killed = started(command, token);
    await env.calls.waitFor('Salary_GetCurrent', { within: '60s' });
    await killed.kill();
    expect(existsSync(join(folder, 'world.json'))).toBe(false);
    const before = (await env.calls.list()).length;

    const { code, stdout, stderr } = await run(command, { NMBRS_TOKEN: token }, folder);
    expect(code).toBe(0);
    const [, asked, kept] =
      /^(\d+) questions asked, (\d+) answered before: of 1 debtor, 1 company, 4 employees/.exec(
        stdout,
      ) as RegExpExecArray;
    // The call under way at the end has no answer that was kept.
    expect([before, before - 1]).toContain(Number(kept));
    expect(await env.calls.list()).toHaveLength(before + Number(asked));
    expect(stderr).toMatch(/EmployeeService Salary_Get {2}\d+ of \d+ known/);
    expect(stdout).toMatch(/world\.json is a world of kept\.\n[\d,]+ of [\d,]+ reads the same\.\n/);
    expect(readFileSync(join(folder, 'world.json'), 'utf8')).toContain('5013001');
    expect(readFileSync(join(folder, 'kept/exchanges.ndjson'), 'utf8')).not.toContain(token);
  });

  it('ends when it is told to, and says how to go on', async () => {
    const { env, token, command } = await asking();
    const program = started([...command, '--json'], token);
    await env.calls.waitFor('Salary_GetCurrent', { within: '60s' });
    program.signal('SIGINT');
    expect(await program.exited()).toBe(1);
    expect(JSON.parse(program.stdout)).toMatchObject({
      survey: { isComplete: false, found: { debtor: 1, company: 1, employee: 4 } },
    });
    expect(program.stderr).toContain(
      'ended before all was asked. What was answered is in kept: the same command goes on from there, nmbrs-mock import kept makes a world of it.',
    );
    const { code, stdout } = await run(['import', 'kept', '--now', NOW], {}, folder);
    expect([code, stdout]).toEqual([0, expect.stringContaining('imported-world.json is a world of kept.')]);
  });

  it('takes the token of a file, tells why a login is not let in, and leaves nothing of that behind', async () => {
    const { token, command } = await asking();
    writeFileSync(join(folder, 'token.txt'), `${token.slice(1)}0\n`);
    const before = readdirSync(folder);
    const { code, stderr } = await run([...command, '--token-file', 'token.txt'], {}, folder);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/does not let the login in: 1001: Invalid Authentication; check --username/),
    ]);
    expect(readdirSync(folder)).toEqual(before);
  });

  it.each([
    [[], 'nothing to import is named; give a capture, or a service to ask with --url.'],
    [['capture', '--years', '2'], '--years is for a service that is asked; give --url too.'],
    [['--url', 'api.nmbrs.nl'], 'Expected an address such as https://api-sandbox.nmbrs.nl.'],
    [
      ['--url', 'http://127.0.0.1:9', '--domain', 'office'],
      'give --username or NMBRS_USERNAME, and --token-file, NMBRS_TOKEN or --token.',
    ],
    [
      ['--url', 'http://127.0.0.1:9', '--username', 'me', '--token', 'a'],
      'a service is asked by a login; give --domain or NMBRS_DOMAIN.',
    ],
  ])('%j is refused', async (args, why) => {
    for (const name of ['NMBRS_USERNAME', 'NMBRS_TOKEN', 'NMBRS_DOMAIN']) vi.stubEnv(name, undefined);
    const { code, stderr } = await runHere(['import', ...args]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
  });
});
