import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startNmbrs } from '../../client/in-process/start.ts';
import { CERTIFICATE, KEY } from '../port/support/tried-port.ts';
import { SoapClient } from '../support/soap-client.ts';
import { Program, run } from './support/program.ts';

let folder: string;
const programs: Program[] = [];
const ends: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'capture-'));
});
afterEach(async () => {
  for (const program of programs.splice(0)) await program.kill();
  for (const end of ends.splice(0)) await end();
  rmSync(folder, { recursive: true });
});

function started(...args: string[]): Program {
  const program = new Program([...args, '--port', '0'], { XDG_DATA_HOME: folder }, folder);
  programs.push(program);
  return program;
}

/** A service that speaks TLS by a certificate that no system trusts, with the file that says so. */
async function service() {
  const nmbrs = await startNmbrs({ certificate: CERTIFICATE, key: KEY });
  ends.push(() => nmbrs.close());
  const trusted = join(folder, 'upstream.pem');
  writeFileSync(trusted, CERTIFICATE);
  const master = nmbrs.logins.find(({ archetype }) => archetype === 'master');
  if (!master) throw new Error('the world has no master');
  const upstream = ['--upstream', `https://localhost:${nmbrs.port}`, '--upstream-ca', trusted];
  return { nmbrs, upstream, master };
}

const urlOf = async (program: Program) => (await program.printed(/, on (http:\S+)/))[1] as string;

async function ended(program: Program): Promise<string> {
  program.signal('SIGINT');
  expect(await program.exited()).toBe(0);
  return program.stdout;
}

describe('capture and replay', () => {
  it('keep what a service answers over TLS, and answer the same without it', async () => {
    const { nmbrs, upstream, master } = await service();
    const capture = started('capture', ...upstream, '--key', 'capture.key');
    const client = new SoapClient(await urlOf(capture), master);
    const debtor = ['DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId>'] as const;
    const real = await client.call(...debtor);
    const refused = await client.call(
      'DebtorService',
      'Debtor_Insert',
      '<Debtor><Number>77</Number></Debtor>',
    );
    expect([real.status, refused.status]).toEqual([200, 500]);
    const said = await ended(capture);
    expect(said).toMatch(/DebtorService Debtor_Get {2}200/);
    expect(said).toContain('Debtor_Insert  refused, the service was not asked');
    expect(said).toContain('capture: 1 exchange kept, 1 call refused.');
    await nmbrs.close();

    const kept = readFileSync(join(folder, 'capture/exchanges.ndjson'), 'utf8');
    for (const original of [real.one('Name'), master.token, master.username])
      expect(kept).not.toContain(original);

    const replay = started('replay', 'capture', '--key', 'capture.key');
    const again = new SoapClient(await urlOf(replay), master);
    const name = /<Name>([^<]+)/.exec(kept)?.[1];
    expect((await again.call(...debtor)).one('Name')).toBe(name);
    expect((await again.call('DebtorService', 'List_GetAll', '')).body).toContain(
      'List_GetAll was not recorded',
    );
    expect(await ended(replay)).toContain('2 calls answered, 1 of them by a fault');

    const recorded = await run(['consumer', 'record', 'capture', '-o', 'uses.yaml'], {}, folder);
    expect([recorded.code, recorded.stderr]).toEqual([0, '']);
    expect(readFileSync(join(folder, 'uses.yaml'), 'utf8')).toContain('DebtorService.Debtor_Get');
  });

  it('end in order while the service takes its time: nothing is said after the last line', async () => {
    const asked: string[] = [];
    const slow = createServer((incoming) => asked.push(incoming.url ?? '')).listen(0, '127.0.0.1');
    ends.push(async () => slow.close());
    ends.push(async () => slow.closeAllConnections());
    await once(slow, 'listening');
    const { port } = slow.address() as AddressInfo;
    const arrived = once(slow, 'request');
    const capture = started('capture', '--upstream', `http://127.0.0.1:${port}`, '--rate', '1000');
    const client = new SoapClient(await urlOf(capture), { username: 'a', token: 'b' });
    const calls = ['List_GetAll', 'Debtor_Get'].map((name) => client.call('DebtorService', name));
    const answered = Promise.allSettled(calls);
    await arrived;
    const said = await ended(capture);
    await answered;
    expect(said).toMatch(/capture: 0 exchanges kept\.\n$/);
    // The call that waited for its turn is not made.
    expect(asked).toHaveLength(1);
    const gone = `http://127.0.0.1:${port} gives no answer: nmbrs-mock was ended before it came`;
    // Whether the other one had come by then does not matter.
    expect(new Set(capture.stderr.trimEnd().split('\n'))).toEqual(new Set([`nmbrs-mock: ${gone}`]));
  });

  it('are reached by clients that take them for their proxy', async () => {
    const { upstream } = await service();
    const capture = started('capture', ...upstream);
    const { port } = new URL(await urlOf(capture));
    const { stdout: ca } = await run(['ca', '--pem'], { XDG_DATA_HOME: folder });
    const wsdl = await new Promise<string>((resolve, reject) => {
      const options = {
        port,
        host: '127.0.0.1',
        servername: 'api.nmbrs.nl',
        ca,
        headers: { Host: 'api.nmbrs.nl' },
      };
      request({ ...options, path: '/soap/v3/DebtorService.asmx?WSDL' }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        answer.on('end', () => resolve(text));
      })
        .on('error', reject)
        .end();
    });
    expect(wsdl).toContain('<wsdl:definitions');
    expect(await ended(capture)).toContain('1 exchange kept.');
  });

  it('are reached by commands under exec, which tells nothing of their calls', async () => {
    const { upstream } = await service();
    const capture = started('capture', ...upstream);
    const url = await urlOf(capture);
    const program =
      "fetch('https://api.nmbrs.nl/soap/v3/DebtorService.asmx?WSDL').then(async (answer) => console.log((await answer.text()).includes('wsdl:definitions')))";
    const command = ['--way', 'proxy', '--', process.execPath, '-e', program];
    expect(await run(['exec', '--url', url, ...command], { XDG_DATA_HOME: folder })).toMatchObject({
      code: 0,
      stdout: 'true\n',
    });
    const judged = await run(['exec', '--url', url, '--contract', ...command], { XDG_DATA_HOME: folder });
    expect([judged.code, judged.stderr]).toEqual([2, expect.stringContaining('leave --contract out')]);
    expect(await ended(capture)).toContain('1 exchange kept.');
  });

  it.each([
    [['capture'], "required option '--upstream <address>' not specified"],
    [['capture', '--upstream', 'api.nmbrs.nl'], 'Expected an address such as https://api-sandbox.nmbrs.nl.'],
    [['capture', '--upstream', 'http://127.0.0.1:9', '--keep', 'Nonsense/City'], 'Nonsense'],
    [['capture', '--upstream', 'http://127.0.0.1:9', '--key', '.'], 'The key in . cannot be read'],
    [
      ['capture', '--upstream', 'http://127.0.0.1:9', '-o', '/dev/null/x'],
      'nothing can be kept in /dev/null/x',
    ],
    [['replay', 'nowhere'], 'there is no file nowhere'],
    [['replay', '.'], '. holds no capture'],
  ])('%j is refused', async (args, why) => {
    const { code, stderr } = await run([...args, '--port', '0'], {}, folder);
    expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
  });

  it('say when their port is in use', async () => {
    const first = started('capture', '--upstream', 'http://127.0.0.1:9');
    const { port } = new URL(await urlOf(first));
    const { code, stderr } = await run(
      ['capture', '--upstream', 'http://127.0.0.1:9', '-o', 'other', '-p', port],
      {},
      folder,
    );
    expect([code, stderr]).toEqual([1, expect.stringContaining(`port ${port} on 127.0.0.1 is in use`)]);
  });
});
