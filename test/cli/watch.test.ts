import { execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectNmbrs } from '../../client/index.ts';
import { FIRST_COMPANY_ID } from '../../fixtures/ids.ts';
import { type Credentials, SoapClient } from '../support/soap-client.ts';
import { Program, run } from './support/program.ts';

let folder: string;
let program: Program;
let stop = new AbortController();
const started: Program[] = [];

beforeEach(() => {
  stop = new AbortController();
  folder = mkdtempSync(join(tmpdir(), 'nmbrs-watch-'));
});

afterEach(async () => {
  stop.abort();
  for (const one of started.splice(0)) await one.kill();
  rmSync(folder, { recursive: true });
});

const inFolder = (name: string) => join(folder, name);

async function serving(...args: readonly string[]): Promise<string> {
  program = new Program(['serve', '--port', '0', ...args], {}, folder);
  started.push(program);
  const [, url = ''] = await program.printed(/(?:listens on |"url":")(http:[^\s"]+)/);
  return url;
}

/** Everybody in it is called after its version. */
function worldOf(version: number, subdomain = 'klein'): string {
  const name = `V${version}`;
  const employees = Array.from({ length: 20 + version }, () => ({ personalInfo: { lastName: name } }));
  const debtors = ['1', '2', '3'].map((number) => ({
    number,
    trade: 'bakery',
    name,
    ...(number === '1' ? { companies: [{ number: 1, employees }] } : {}),
  }));
  // Long ones are read in a thread of their own.
  const long = version % 2 === 0 ? { $schema: 'x'.repeat(30_000) } : {};
  return JSON.stringify({
    ...long,
    environments: [{ subdomain, name: 'Klein', debtors, logins: [{ archetype: 'master' }] }],
  });
}

/** How editors write files. */
const WAYS: readonly ((file: string, text: string) => Promise<void> | void)[] = [
  (file, text) => writeFile(file, text),
  (file, text) => {
    writeFileSync(`${file}.tmp`, text);
    renameSync(`${file}.tmp`, file);
  },
  async (file, text) => {
    await writeFile(file, text.slice(0, 200));
    await appendFile(file, text.slice(200));
  },
  (file, text) => {
    unlinkSync(file);
    writeFileSync(file, text);
  },
];

const MISTAKES = [
  'environments: [',
  '{}}',
  worldOf(99).replace('"V99"', '7'),
  worldOf(98).replace('bakery', 'bank'),
];

describe('serve --world --watch', () => {
  it('takes in every change while clients call, none of whose answers is lost or of two worlds', async () => {
    const file = inFolder('world.json');
    writeFileSync(file, worldOf(1));
    const url = await serving('--world', 'world.json', '--watch');
    const env = await connectNmbrs(url).openEnvironment('klein');
    const template = await env.addTemplate({ name: 'Koppeling', kind: 'Master Accountant' });
    const byHand = await env.addLogin({ username: 'hand@kantoor.example', template: template.id });
    await byHand.invite();
    await byHand.activate('geheim');
    await byHand.switchApiAccount(true);
    await env.switchCall(template.id, 'DebtorService.Debtor_Insert', false);

    const callers = [env.login('master'), byHand].flatMap((login) => [
      calling(url, login, stop.signal, namesOfDebtors, (version) => [3, version]),
      calling(url, login, stop.signal, namesOfEmployees, (version) => [20 + version, version]),
    ]);
    const LAST = 12;
    for (let version = 2; version <= LAST; version++) {
      await env.seed({ debtors: [{ id: (await env.debtors())[0]?.id ?? 0, name: `V${version - 1}` }] });
      const mistake = MISTAKES[version % MISTAKES.length] ?? '';
      await writeFile(file, mistake);
      await expect
        .poll(() => program.stderr.match(/^nmbrs-mock: world\.json/gm)?.length ?? 0, { timeout: 60_000 })
        .toBe(version - 1);
      await WAYS[version % WAYS.length]?.(file, worldOf(version));
      await expect
        .poll(() => program.stdout.match(/klein replaced/g)?.length ?? 0, { timeout: 60_000 })
        .toBe(version - 1);
    }
    stop.abort();
    for (const seen of await Promise.all(callers)) {
      expect([...seen.wrong]).toEqual([]);
      expect(seen.versions).toEqual([...seen.versions].sort((one, other) => one - other));
      expect(seen.versions.at(-1)).toBe(LAST);
    }
    const lines = program.stdout.split('\n').filter((line) => line.includes('replaced'));
    const different = new Set(lines.map((line) => line.replace(/^\d\d:\d\d:\d\d/, '00:00:00')));
    expect([...different]).toEqual([
      '00:00:00  world.json  klein replaced, 1 written record gone, 1 added login kept',
    ]);
    const refused = await new SoapClient(url, byHand).call(
      'DebtorService',
      'Debtor_Insert',
      '<Debtor><Id>0</Id><Number>77</Number><Name>X</Name></Debtor>',
    );
    expect(refused.code).toBe(1002);
  });

  it('adds and removes environments, moves them between files, and leaves those of other files alone', async () => {
    writeFileSync(inFolder('a.json'), worldOf(1));
    writeFileSync(inFolder('b.json'), worldOf(1, 'groot'));
    const url = await serving('--world', 'a.json', '--world', 'b.json', '--watch');
    const nmbrs = connectNmbrs(url);
    const subdomains = async () => (await nmbrs.environments()).map(({ subdomain }) => subdomain);
    const groot = await nmbrs.openEnvironment('groot');
    await groot.seed({ debtors: [{ number: '9', trade: 'bakery' }] });

    writeFileSync(inFolder('a.json'), worldOf(2, 'nieuw'));
    await program.printed(/nieuw added; klein removed/);
    expect(await subdomains()).toEqual(['groot', 'nieuw']);
    expect((await (await nmbrs.environment()).debtors()).map(({ name }) => name)).toEqual(['V2', 'V2', 'V2']);
    expect(await groot.debtors()).toHaveLength(4);

    writeFileSync(inFolder('a.json'), worldOf(3, 'groot'));
    await expect
      .poll(() => program.stderr, { timeout: 60_000 })
      .toMatch(/There is an environment 'groot' in a\.json, too/);
    expect(await groot.debtors()).toHaveLength(4);
    writeFileSync(inFolder('b.json'), worldOf(3, 'nieuw'));
    await program.printed(/a\.json, b\.json {2}groot replaced, 1 written record gone; nieuw replaced/);
    expect(await groot.debtors()).toHaveLength(3);
  });

  it('serves on what a file said that is gone, and does nothing where it is saved as it is', async () => {
    const file = inFolder('world.json');
    writeFileSync(file, worldOf(1));
    const url = await serving('--world', 'world.json', '--watch', '--json');
    unlinkSync(file);
    await program.printed(/"refused":"world\.json is gone; what it said is served as before\."/);
    writeFileSync(file, worldOf(1));
    writeFileSync(file, worldOf(1));
    const nmbrs = connectNmbrs(url);
    await nmbrs.environment({ subdomain: 'groot' });
    writeFileSync(file, worldOf(2, 'groot'));
    await program.printed(
      /There is an environment groot already, which was made for a test\. Delete that one/,
    );
    await (await nmbrs.openEnvironment('groot')).delete();
    writeFileSync(file, worldOf(3));
    const [, line = ''] = await program.printed(/^(\{"world":\{"files":\["world\.json"\],"change".*)$/m);
    expect(JSON.parse(line).world.change).toEqual({
      replaced: [{ subdomain: 'klein', writtenRecords: 0, keptLogins: [], lostLogins: [] }],
      added: [],
      removed: [],
    });
  });

  it.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
    ['the option', ['--watch'], {}, /none is named; name one with --world, or leave --watch out\.\n$/],
    [
      'the variable',
      [],
      { WATCH: '1' },
      /leave --watch out\. --watch comes from the environment variable WATCH\.\n$/,
    ],
  ])('is refused without a file: %s', async (_, args, variables, message) => {
    const { code, stderr } = await run(['serve', '--port', '0', ...args], variables, folder);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it.skipIf(process.platform === 'win32')('serves on where a pipe takes the place of a file', async () => {
    writeFileSync(inFolder('own.json'), worldOf(1));
    const url = await serving('--world', 'own.json', '--watch');
    unlinkSync(inFolder('own.json'));
    execFileSync('mkfifo', [inFolder('own.json')]);
    await expect.poll(() => program.stderr).toContain('own.json is no file any more; what it said is served');
    expect(await connectNmbrs(url).environments()).toHaveLength(1);
  });

  it('tells how to list the logins where all of them are those of a file', async () => {
    writeFileSync(inFolder('own.json'), worldOf(1));
    const url = await serving('--world', 'own.json');
    await program.printed(/Stop: Ctrl\+C/);
    expect(program.stdout).toContain(`Logins: nmbrs-mock logins --url ${url} lists those of the world.`);
    expect(program.stdout).not.toContain('Username');
  });

  it('may stand in the configuration and in the environment', async () => {
    writeFileSync(inFolder('world.json'), worldOf(1));
    writeFileSync(
      inFolder('nmbrs-mock.config.json'),
      JSON.stringify({ serve: { world: 'world.json', watch: true } }),
    );
    await serving();
    writeFileSync(inFolder('world.json'), worldOf(2));
    await program.printed(/klein replaced/);
  });
});

interface Seen {
  readonly wrong: Set<string>;
  /** In the order in which they were seen, each once. */
  readonly versions: number[];
}

/** Calls again and again. @param wanted how many are listed in a version, and the version itself. */
async function calling(
  url: string,
  login: Credentials,
  signal: AbortSignal,
  ask: (client: SoapClient) => Promise<readonly string[]>,
  wanted: (version: number) => readonly [count: number, version: number],
): Promise<Seen> {
  const seen: Seen = { wrong: new Set(), versions: [] };
  const client = new SoapClient(url, { ...login, username: login.username ?? '' });
  while (!signal.aborted) {
    const names = await ask(client).catch((error: Error) => [error.message]);
    const version = Number(names[0]?.slice(1));
    const [count] = wanted(version);
    if (names.length !== count || names.some((name) => name !== `V${version}`)) seen.wrong.add(names.join());
    else if (seen.versions.at(-1) !== version) seen.versions.push(version);
  }
  return seen;
}

async function namesOfDebtors(client: SoapClient): Promise<readonly string[]> {
  return (await client.call('DebtorService', 'List_GetAll')).all('Name');
}

async function namesOfEmployees(client: SoapClient): Promise<readonly string[]> {
  const id = `<CompanyId>${FIRST_COMPANY_ID}</CompanyId>`;
  const names = (await client.call('EmployeeService', 'List_GetByCompany', id)).all('DisplayName');
  // Who is married may have another name before it.
  return names.map((name) => /V\d+/.exec(name)?.[0] ?? name);
}
