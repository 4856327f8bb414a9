import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { namedLogins } from '../../fixtures/logins.ts';
import { PROGRAM } from '../support/built.ts';
import { SoapClient } from '../support/soap-client.ts';
import { Program } from './support/program.ts';

const running: Program[] = [];

/** Starts the program; it is gone after the test. */
function start(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Program {
  const program = new Program(args, environment);
  running.push(program);
  return program;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.kill()));
});

const MASTER = namedLogins.find(({ archetype }) => archetype === 'master');

/** Calls List_GetAll with a token. */
function listDebtors(url: string, token: string): Promise<Response> {
  const namespace = 'https://api.nmbrs.nl/soap/v3/DebtorService';
  return fetch(`${url}/soap/v3/DebtorService.asmx`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${namespace}/List_GetAll"` },
    body:
      '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header>' +
      `<AuthHeaderWithDomain xmlns="${namespace}"><Username>${MASTER?.username}</Username>` +
      `<Token>${token}</Token></AuthHeaderWithDomain></soap:Header>` +
      `<soap:Body><List_GetAll xmlns="${namespace}" /></soap:Body></soap:Envelope>`,
  });
}

describe('the command line', () => {
  it('prints where the services are and who may log in', async () => {
    const program = start(['--port', '0']);
    const url = await program.url();
    await program.printed(/Stop: Ctrl\+C/);
    expect(program.stdout).toContain(`${url}/soap/v3/EmployeeService.asmx`);
    expect(program.stdout).toContain(`${url}/soap/v2.1/SingleSignOn.asmx`);
    for (const { archetype, username, token } of namedLogins)
      expect(program.stdout).toMatch(new RegExp(`${archetype} +${username} +${token} `));
  });

  it('honours PORT and HOST, and lets options win over them', async () => {
    const free = await freePort();
    const program = start([], { PORT: String(free), HOST: '127.0.0.1' });
    expect(await program.url()).toBe(`http://127.0.0.1:${free}`);
    const other = start(['--port', '0'], { PORT: String(free) });
    expect(await other.url()).not.toBe(`http://127.0.0.1:${free}`);
  });

  it('logs one line a call', async () => {
    const program = start(['--port', '0']);
    const url = await program.url();
    expect((await listDebtors(url, MASTER?.token ?? '')).status).toBe(200);
    await program.printed(
      /^\d\d:\d\d:\d\d {2}DebtorService v3 List_GetAll {2}master@demo\.example .* 200.*$/m,
    );
    expect((await listDebtors(url, 'wrong')).status).toBe(500);
    await program.printed(
      /DebtorService v3 List_GetAll .* 500 .*1001: Invalid Authentication.*not one of this login/,
    );
  });

  it('shows envelopes when told to, but no token', async () => {
    const program = start(['--port', '0', '--verbose']);
    const url = await program.url();
    await program.printed(/Stop: Ctrl\+C/);
    const announced = program.stdout.length;
    await listDebtors(url, 'f0e1d2c3b4a5968778695a4b3c2d1e0f');
    await program.printed(/<faultstring>/);
    const logged = program.stdout.slice(announced);
    expect(logged).toContain('<Token>***</Token>');
    expect(logged).not.toContain('f0e1d2c3b4a5968778695a4b3c2d1e0f');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends cleanly on %s, open connections or not', async (signal) => {
    const program = start(['--port', '0']);
    const url = await program.url();
    const agent = new Agent({ keepAlive: true });
    await new Promise<void>((resolve, reject) => {
      get(`${url}/soap/v3/`, { agent }, (response) => response.resume().on('end', resolve)).on(
        'error',
        reject,
      );
    });
    program.signal(signal);
    expect(await program.exited()).toBe(0);
    expect(program.stderr).toBe('');
    agent.destroy();
  });

  it('says in one sentence that the port is in use, and exits with 1', async () => {
    const blocker = createServer();
    const port = await new Promise<number>((resolve) => {
      blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port));
    });
    const program = start(['--port', String(port)]);
    expect(await program.exited()).toBe(1);
    expect(program.stderr).toBe(
      `nmbrs-mock: port ${port} on 127.0.0.1 is in use; stop the other program or choose another port with --port or PORT.\n`,
    );
    blocker.close();
  });

  it('says that a host is no address of this machine, and exits with 1', async () => {
    const program = start(['--port', '0', '--host', '192.0.2.1', '--control-token', 'secret']);
    expect(await program.exited()).toBe(1);
    expect(program.stderr).toContain('192.0.2.1 is no address of this machine');
  });

  it('refuses to expose the control API without a token', async () => {
    const program = start(['--port', '0', '--host', '0.0.0.0']);
    expect(await program.exited()).toBe(2);
    expect(program.stderr).toMatch(/^nmbrs-mock: .*--control-token.*\n$/);
  });

  it.each<[args: string[], environment: Record<string, string>, message: RegExp]>([
    [['--prot', '8080'], {}, /unknown option '--prot'\n\(Did you mean --port\?\)/],
    [['--port', 'eighty'], {}, /'eighty' is invalid. Expected a whole number from 0 to 65535/],
    [['--port', '65536'], {}, /'65536' is invalid/],
    [[], { PORT: '80.5' }, /'80.5' from env 'PORT' is invalid/],
    [['--max-body', '0'], {}, /'0' is invalid. Expected a whole number from 1/],
    [['serve', 'now'], {}, /too many arguments for 'serve'/],
    [['servee', '--port', '0'], {}, /there is no command 'servee'\. Did you mean 'serve'\? .*--help/],
    [['--world', 'nergens.json'], {}, /there is no file nergens\.json; check its name\./],
  ])('names what is wrong with %j %j, and exits with 2', async (args, environment, message) => {
    const program = start(args, environment);
    expect(await program.exited()).toBe(2);
    expect(program.stderr).toMatch(message);
    expect(program.stdout).toBe('');
  });

  it('serves with the command too, and tells all in JSON when told to', async () => {
    const program = start(['serve', '--port', '0', '--json']);
    const [announced] = await program.printed(/^\{.*\}$/m);
    const { url, logins } = JSON.parse(announced);
    expect(logins).toHaveLength(namedLogins.length);
    await listDebtors(url, MASTER?.token ?? '');
    const [, call = ''] = await program.printed(/\n(\{.*"number":1\b.*\})\n/);
    expect(JSON.parse(call)).toMatchObject({ operation: 'List_GetAll', status: 200 });
  });

  it('loads nothing to serve but what serving needs', () => {
    expect(packagesOf(['cli/cli.js', 'chunks/start.js'])).toEqual(['@faker-js/faker', 'commander']);
  });

  it('ends without a word when whoever reads its output has read enough', () => {
    const command = `"${process.execPath}" "${PROGRAM}" wsdl EmployeeService | head -c 10`;
    const { stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['<?xml vers', '']);
  });

  it('goes on serving when whoever reads its output has read enough', async () => {
    const port = await freePort();
    const serving = spawn(
      'bash',
      ['-c', `"${process.execPath}" "${PROGRAM}" --port ${port} | grep -m1 'listens on'; sleep 60`],
      {
        detached: true,
      },
    );
    onTestFinished(() => {
      process.kill(-(serving.pid ?? 0), 'SIGKILL');
    });
    await once(serving.stdout, 'data');
    for (const _ of [1, 2, 3]) await listDebtors(`http://127.0.0.1:${port}`, MASTER?.token ?? '');
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  });

  it('goes on serving when its reader stalls, says how many lines it dropped, and ends all the same', async () => {
    const program = start(['--port', '0', '--verbose']);
    const url = await program.url();
    program.stall();
    const padding = `<DebtorId>1001</DebtorId><X>${'x'.repeat(700_000)}</X>`;
    const client = new SoapClient(url, MASTER ?? null);
    for (const _ of [1, 2, 3, 4, 5])
      expect((await client.call('DebtorService', 'Debtor_Get', padding)).status).toBe(200);
    program.readOn();
    await program.printed(/nmbrs-mock: [1-9] lines? dropped here, since they were not read\./);

    program.stall();
    for (const _ of [1, 2, 3]) await client.call('DebtorService', 'Debtor_Get', padding);
    program.signal('SIGTERM');
    expect(await program.ended()).toBe(0);
  });

  it('names the variable by which the shell chose an interface', async () => {
    const program = start(['--port', '0'], { HOST: 'x86_64-conda-linux-gnu' });
    expect(await program.exited()).toBe(2);
    expect(program.stderr).toContain(
      'x86_64-conda-linux-gnu comes from the environment variable HOST; --host goes before it.',
    );
  });

  it('prints its help and its version', async () => {
    const help = start(['--help']);
    expect(await help.exited()).toBe(0);
    expect(help.stdout).toContain('--control-token');
    expect(help.stdout).toMatch(/^ {2}permissions /m);
    const version = start(['--version']);
    expect(await version.exited()).toBe(0);
    const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
    expect(version.stdout).toBe(`${manifest.version}\n`);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The packages that files of the bundle load before anything of them runs, with all they import. */
function packagesOf(modules: readonly string[]): string[] {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const statements = readFileSync(file, 'utf8').matchAll(
      /^(?:import|export|\}) ?(?:.*? from )?"([^"]+)";$/gm,
    );
    for (const [, imported = ''] of statements) {
      if (imported.startsWith('.')) visit(join(dirname(file), imported));
      else if (!imported.startsWith('node:')) packages.add(/^(?:@[^/]+\/)?[^/]+/.exec(imported)?.[0] ?? '');
    }
  };
  for (const module of modules) visit(join(packageRoot, 'dist/bundle', module));
  return [...packages].sort();
}
