import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { Program } from '../cli/support/program.ts';
import { executing, home, skipWithoutHosts, startExec } from './support/executing.ts';

const PROXY = ['--way', 'proxy'];
const NODE = process.execPath;
const CLI = join(packageRoot, 'dist/bundle/cli/cli.js');
const LIST = [NODE, join(import.meta.dirname, 'clients/client.mjs'), 'fetch'];
/** Sends something that the service ignores. */
const WRONG = [NODE, '-e', wrongCall()];

function wrongCall(): string {
  const namespace = 'https://api.nmbrs.nl/soap/v3/DebtorService';
  const login =
    '<Username>master@demo.example</Username><Token>00000000000000000000000000000001</Token><Domain>demo</Domain>';
  const body =
    '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/">' +
    `<e:Header><AuthHeaderWithDomain xmlns="${namespace}">${login}</AuthHeaderWithDomain></e:Header>` +
    `<e:Body><List_GetAll xmlns="${namespace}"><Archived>true</Archived></List_GetAll></e:Body></e:Envelope>`;
  const headers = { 'Content-Type': 'text/xml', SOAPAction: `"${namespace}/List_GetAll"` };
  return `fetch('${namespace}.asmx', ${JSON.stringify({ method: 'POST', headers, body })}).then((answer) => console.log(answer.status))`;
}

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listening(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

describe('nmbrs-mock exec', () => {
  it('ends as its command ends, and prints nothing between its output', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 7';
    expect(await executing(PROXY, [NODE, '-e', script])).toEqual({
      code: 7,
      stdout: 'out\n',
      stderr: expect.stringMatching(/err\n/),
    });
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)('passes %s on, and ends as a shell does', async (signal, code) => {
    const program = startExec(PROXY, [NODE, '-e', 'console.log("up"); setInterval(() => {}, 1000)']);
    await program.printed(/up/);
    program.signal(signal);
    expect(await program.exited()).toBe(code);
  });

  it('leaves the command to say how it ends after a signal', async () => {
    const script =
      'process.on("SIGTERM", () => process.exit(3)); console.log("up"); setInterval(() => {}, 1000)';
    const program = startExec(PROXY, [NODE, '-e', script]);
    await program.printed(/up/);
    program.signal('SIGTERM');
    expect(await program.exited()).toBe(3);
  });

  it('says that there is no such command', async () => {
    const { code, stderr } = await executing(PROXY, ['no-such-command']);
    expect([code, stderr]).toEqual([127, expect.stringContaining("there is no command 'no-such-command'")]);
  });

  it('says that a command cannot be run', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nmbrs-exec-'));
    closing.push(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'data'), '');
    await chmod(join(folder, 'data'), 0o600);
    expect(await executing(PROXY, [join(folder, 'data')])).toMatchObject({ code: 126 });
  });

  it('deletes its files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nmbrs-exec-'));
    closing.push(() => rm(folder, { recursive: true }));
    const { stdout } = await executing(PROXY, [NODE, '-p', 'process.env.SSL_CERT_FILE'], { TMPDIR: folder });
    expect(stdout).toContain(folder);
    expect(await readdir(folder)).not.toContainEqual(expect.stringContaining('exec'));
  });

  it('says that there is no folder for them', async () => {
    // One that is merely not there yet is made by newer Node.js, for code that it compiled.
    const { code, stderr } = await executing(PROXY, ['true'], { TMPDIR: '/dev/null/none' });
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(
        /nmbrs-mock exec: no files can be made in \/dev\/null\/none, .* with TMPDIR\.\n$/,
      ),
    ]);
  });

  it.each(['true', 'false'])('says that no call was made, however the command ends: %s', async (command) => {
    const { stderr } = await executing(PROXY, [command]);
    expect(stderr).toContain('nmbrs-mock exec: no SOAP call reached the mock.');
  });

  it('says which names of a pattern a hosts file has', async (context) => {
    await skipWithoutHosts(context);
    const { stdout, stderr } = await executing(
      ['--way', 'hosts', '--play', '*.payroll.example'],
      ['cat', '/etc/hosts'],
    );
    expect(stdout).toContain(' demo.payroll.example\n');
    expect(stderr).toMatch(
      /of \*\.payroll\.example it has those of the environments alone \(demo\.payroll\.example/,
    );
  });

  it('gives tests in the command the mock', async () => {
    const script =
      'fetch(process.env.NMBRS_MOCK_URL + "/_mock/environments").then(async (answer) => console.log((await answer.json())[0].subdomain))';
    expect(await executing(PROXY, [NODE, '-e', script])).toMatchObject({ code: 0, stdout: 'demo\n' });
  });
});

describe('the contract of the calls', () => {
  it('is not asked about unless that is wanted', async () => {
    expect(await executing(PROXY, WRONG)).toEqual({ code: 0, stdout: '200\n', stderr: '' });
  });

  it('fails a command that breaks it', async () => {
    const { code, stdout, stderr } = await executing([...PROXY, '--contract'], WRONG);
    expect([code, stdout]).toEqual([1, '200\n']);
    expect(stderr).toContain('The contract was broken in 1 way:');
    expect(stderr).toMatch(/lost-data {2}DebtorService\.List_GetAll \(call 1, line 1, column \d+\)/);
  });

  it('leaves the exit code of a command that fails anyway', async () => {
    const failing = ['sh', '-c', '"$@"; exit 9', 'sh', ...WRONG];
    const { code, stderr } = await executing([...PROXY, '--contract'], failing);
    expect([code, stderr]).toEqual([9, expect.stringContaining('The contract was broken')]);
  });

  it('is not proven where no call was made', async () => {
    const { code, stderr } = await executing([...PROXY, '--contract'], ['true']);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('nothing is proven: no SOAP call reached the mock'),
    ]);
    expect(await executing([...PROXY, '--contract', '--allow-empty'], ['true'])).toMatchObject({ code: 0 });
  });

  it('accepts what a baseline knows', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nmbrs-exec-'));
    closing.push(() => rm(folder, { recursive: true }));
    const file = join(folder, 'known.json');
    await writeFile(
      file,
      JSON.stringify({ known: ['DebtorService.List_GetAll unknown-element List_GetAll/Archived'] }),
    );
    const { code, stderr } = await executing([...PROXY, '--contract', '--baseline', file], WRONG);
    expect([code, stderr]).toEqual([0, '']);
  });
});

describe('a mock that runs already', () => {
  let program: Program;
  let url: string;
  beforeAll(async () => {
    program = new Program(['serve', '--port', '0'], { HOME: home });
    url = await program.url();
  });
  afterAll(() => program.kill());

  it('is called, and judged by the calls of this command alone', async () => {
    expect(await executing([...PROXY, '--url', url], WRONG)).toMatchObject({ code: 0, stdout: '200\n' });
    expect(await executing([...PROXY, '--url', url, '--contract'], LIST)).toEqual({
      code: 0,
      stdout: '6\n',
      stderr: '',
    });
    expect(await executing([...PROXY, '--url', url, '--contract'], WRONG)).toMatchObject({ code: 1 });
  });

  it('is wanted by an address that tells its CA', async () => {
    const encrypted = url.replace('http:', 'https:');
    const { code, stderr } = await executing([...PROXY, '--url', encrypted], LIST);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`give --url ${url}, the same port`)]);
  });

  it('has its world', async () => {
    const { code, stderr } = await executing([...PROXY, '--url', url, '--world', 'world.yaml'], LIST);
    expect([code, stderr]).toEqual([2, expect.stringContaining('leave --world out')]);
  });
});

it('says where no mock answers', async () => {
  const { code, stderr } = await executing([...PROXY, '--url', 'http://127.0.0.1:9'], LIST);
  expect([code, stderr]).toEqual([3, expect.stringContaining('no mock answers at http://127.0.0.1:9')]);
});

describe.each(['proxy', 'hosts', 'auto'])('other connections, by way %s', (way) => {
  it('go to a database on this machine as before', async (context) => {
    if (way === 'hosts') await skipWithoutHosts(context);
    const database = createTcpServer((socket: Socket) => socket.end('ready\n'));
    const port = await listening(database);
    const script = (host: string) =>
      `require('node:net').connect(${port}, '${host}').on('data', (text) => console.log(String(text).trim()))`;
    for (const host of ['127.0.0.1', 'localhost'])
      expect(await executing(['--way', way], [NODE, '-e', script(host)])).toMatchObject({
        code: 0,
        stdout: 'ready\n',
      });
  });

  it('go to other servers on this machine as before', async (context) => {
    if (way === 'hosts') await skipWithoutHosts(context);
    const port = await listening(createServer((_, answer) => answer.end('as before')));
    const answered = await executing(['--way', way], ['curl', '-sS', `http://127.0.0.1:${port}/`]);
    expect(answered).toMatchObject({ code: 0, stdout: 'as before' });
  });
});

describe('requests for absolute URLs that the proxy of the command is asked', () => {
  const PATH = '/soap/v3/DebtorService.asmx?WSDL';
  /** Prints the status and the start of the answer. */
  const asking = (url: string) => {
    const script =
      'const { hostname, port } = new URL(process.env.http_proxy);' +
      `const options = { hostname, port, path: ${JSON.stringify(url)}, headers: { Host: ${JSON.stringify(new URL(url).host)} } };` +
      "require('node:http').get(options, async (answer) => { let text = ''; for await (const part of answer) text += part;" +
      'console.log(answer.statusCode, text.slice(0, 60)); })';
    return [NODE, '-e', script];
  };

  it.each(['http', 'https'])('reach the mock: %s', async (scheme) => {
    const { code, stdout } = await executing(PROXY, asking(`${scheme}://api.nmbrs.nl${PATH}`));
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^200 <\?xml/)]);
  });

  it('reach other servers as before', async () => {
    const port = await listening(createServer(({ url }, answer) => answer.end(`other ${url}`)));
    const { code, stdout } = await executing(PROXY, asking(`http://127.0.0.1:${port}/path?query`));
    expect([code, stdout]).toEqual([0, '200 other /path?query\n']);
  });

  it('reach other servers that speak TLS alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nmbrs-exec-'));
    closing.push(() => rm(folder, { recursive: true }));
    const other = new Program(['serve', '--port', '0'], { HOME: home });
    closing.push(() => other.kill());
    const url = await other.url();
    const file = join(folder, 'ca.pem');
    await writeFile(file, await (await fetch(`${url}/ca.pem`)).text());
    const encrypted = `${url.replace('http:', 'https:')}${PATH}`;
    const { code, stdout } = await executing(PROXY, asking(encrypted), { NODE_EXTRA_CA_CERTS: file });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^200 <\?xml/)]);
  });

  it('end with the command, also those that are not answered', async () => {
    const server = createServer(() => {});
    const asked = once(server, 'request');
    const port = await listening(server);
    const inBackground = [
      'sh',
      '-c',
      '"$@" >/dev/null 2>&1 & exec sleep 600',
      'sh',
      ...asking(`http://127.0.0.1:${port}/`),
    ];
    const program = startExec(PROXY, inBackground);
    await asked;
    program.signal('SIGTERM');
    expect(await program.exited()).toBe(143);
  });
});

describe('without root', () => {
  // Where these tests run as root, a user without rights is found, and a device as other systems have it.
  const isRoot = process.getuid?.() === 0;
  const folder = mkdtempSync(join(tmpdir(), 'nmbrs-exec-'));
  chmodSync(folder, 0o777);
  afterAll(() => rm(folder, { recursive: true }));
  const DEVICE =
    'mknod "$1" c 10 200 && chmod 666 "$1" && mount --bind "$1" /dev/net/tun; rm "$1"; shift; exec "$@"';
  const withDevice = ['unshare', '--mount', 'sh', '-c', DEVICE, 'sh', join(folder, 'tun')];
  const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

  /** `nmbrs-mock exec --way hosts` before a command. */
  async function executingHosts(command: readonly string[]): Promise<string> {
    const exec = [NODE, CLI, 'exec', '--way', 'hosts', '--', ...command];
    const [program = '', ...args] = isRoot ? [...withDevice, ...asNobody, ...exec] : exec;
    const { PATH = '' } = process.env;
    return (await promisify(execFile)(program, args, { env: { PATH, HOME: folder } })).stdout;
  }

  it('a command has a hosts file, its user, and the network of the system', async (context) => {
    await executingHosts(['true']).catch(({ stderr, message }) => context.skip(stderr || message));
    const port = await listening(createTcpServer((socket: Socket) => socket.end('ready\n')));
    const script = [
      'id -u',
      'grep -c "api.nmbrs.nl$" /etc/hosts',
      `"$0" -e "require('node:net').connect(${port}, '127.0.0.1').pipe(process.stdout)"`,
      'sh "$1"',
    ].join(' && ');
    const uid = isRoot ? 65_534 : process.getuid?.();
    const client = join(import.meta.dirname, 'clients/client.sh');
    const seen = await executingHosts(['sh', '-c', script, NODE, client]);
    expect(seen.trim().split('\n')).toEqual([String(uid), '1', 'ready', '6']);
  });
});

describe('the proxy that the user has', () => {
  /** Notes what it is asked, and answers it itself. */
  async function openProxy(): Promise<{ readonly url: string; readonly asked: string[] }> {
    const asked: string[] = [];
    const note = (text: string, credentials = '') => asked.push(`${text} ${credentials}`.trim());
    const server = createServer((request, answer) => {
      note(`${request.method} ${request.url}`, request.headers['proxy-authorization']);
      answer.end('by the proxy');
    });
    server.on('connect', (request, socket) => {
      note(`CONNECT ${request.url}`, request.headers['proxy-authorization']);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    return { url: `http://user:secret@127.0.0.1:${await listening(server)}`, asked };
  }
  const CREDENTIALS = `Basic ${Buffer.from('user:secret').toString('base64')}`;
  const curl = (url: string) => ['curl', '-sS', '-o', '/dev/null', '-w', '%{http_connect} %{http_code}', url];

  it('is still used for other hosts, and not for Nmbrs', async () => {
    const { url, asked } = await openProxy();
    const environment = { HTTPS_PROXY: url, http_proxy: url, NO_PROXY: 'nmbrs.nl' };
    expect(await executing(PROXY, LIST, environment)).toMatchObject({ code: 0, stdout: '6\n' });
    expect(asked).toEqual([]);
    const encrypted = await executing(PROXY, curl('https://other.example/'), environment);
    expect(encrypted.stdout).toBe('403 000');
    const plain = await executing(PROXY, curl('http://other.example/path'), environment);
    expect(plain.stdout).toBe('000 200');
    expect(asked).toEqual([
      `CONNECT other.example:443 ${CREDENTIALS}`,
      `GET http://other.example/path ${CREDENTIALS}`,
    ]);
  });

  it('is not asked for what a hosts file leads to the mock', async (context) => {
    await skipWithoutHosts(context);
    const { url, asked } = await openProxy();
    const client = ['sh', join(import.meta.dirname, 'clients/client.sh')];
    const listed = await executing(['--way', 'hosts'], client, { https_proxy: url, NO_PROXY: 'own.example' });
    expect([listed.stdout.trim(), asked]).toEqual(['6', []]);
  });

  it('is refused where nothing can be passed on to it', async () => {
    const { code, stderr } = await executing(PROXY, LIST, { ALL_PROXY: 'socks5://127.0.0.1:1080' });
    expect([code, stderr]).toEqual([2, expect.stringContaining("ALL_PROXY names 'socks5://127.0.0.1:1080'")]);
  });
});

describe('the variables of the command', () => {
  async function variables(environment: Readonly<Record<string, string>>): Promise<Record<string, string>> {
    const { stdout } = await executing(PROXY, [NODE, '-p', 'JSON.stringify(process.env)'], environment);
    return JSON.parse(stdout);
  }

  it('keep what the user has said', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nmbrs exec '));
    closing.push(() => rm(folder, { recursive: true }));
    const preloaded = join(folder, 'own.cjs');
    await writeFile(preloaded, 'process.env.OWN_PRELOAD = "loaded";');
    const seen = await variables({
      TMPDIR: folder,
      NODE_OPTIONS: `--require "${preloaded}"`,
      NO_PROXY: 'intranet.example,*',
      JAVA_TOOL_OPTIONS: '-Dfile.encoding=UTF-8',
      PHP_INI_SCAN_DIR: '/own',
    });
    expect(seen).toMatchObject({
      OWN_PRELOAD: 'loaded',
      NO_PROXY: 'intranet.example,localhost,127.0.0.1,::1',
      JAVA_TOOL_OPTIONS: expect.stringMatching(/^-Dfile\.encoding=UTF-8 "-Djavax\.net\.ssl\.trustStore=/),
      PHP_INI_SCAN_DIR: expect.stringMatching(/^\/own:/),
    });
  });

  it('leave PHP the folders that it was built with', async () => {
    expect((await variables({})).PHP_INI_SCAN_DIR).toMatch(/^:/);
  });
});
