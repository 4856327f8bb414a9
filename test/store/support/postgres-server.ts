import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where Debian puts the programs of its servers, by version. */
const VERSIONS = '/usr/lib/postgresql';

/** A server of PostgreSQL with a cluster of its own. */
export interface PostgresServer {
  /** Makes an empty database. @returns its address. */
  database(): Promise<string>;
  start(): Promise<void>;
  /** Ends at once, as in a crash. */
  stop(): Promise<void>;
  /** The ids of its processes, that of the first one, which made the others, in front; none while it does not run. */
  processes(): readonly number[];
  /** Does something in a database by its address. */
  sql(address: string, text: string): Promise<string>;
  /** Ends for good. */
  close(): Promise<void>;
}

/** The programs of the newest PostgreSQL that is installed; null where none is. */
export function postgresPrograms(): string | null {
  if (!existsSync(VERSIONS)) return null;
  const folders = readdirSync(VERSIONS).sort((one, other) => Number(other) - Number(one));
  return (
    folders.map((version) => join(VERSIONS, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb'))) ??
    null
  );
}

/**
 * Starts a server in a folder of its own, which is gone with it.
 * @param settings such as `max_connections=20`, each time that it is started.
 */
export async function startPostgres(bin: string, settings: readonly string[] = []): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'nmbrs-postgres-'));
  const data = join(folder, 'data');
  const isRoot = process.getuid?.() === 0;
  // It refuses to run as root.
  const program = (name: string, ...args: string[]) =>
    isRoot
      ? run('runuser', ['-u', 'postgres', '--', join(bin, name), ...args], { cwd: folder })
      : run(join(bin, name), args, { cwd: folder });
  if (isRoot) await run('chown', ['postgres', folder]);
  await program(
    'initdb',
    '-D',
    data,
    '-U',
    'postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  );
  const port = await freePort();
  const options = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    ...settings,
  ].map((setting) => `-c ${setting}`);
  const start = async () => {
    await program('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options.join(' '), 'start');
  };
  const stop = async () => {
    await program('pg_ctl', '-D', data, '-w', '-m', 'immediate', 'stop');
  };
  const address = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`;
  const sql = async (of: string, text: string) =>
    (await program('psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', '-c', text, of)).stdout;
  let databases = 0;
  await start();
  return {
    database: async () => {
      const name = `mock${++databases}`;
      await sql(address('postgres'), `CREATE DATABASE ${name}`);
      return address(name);
    },
    start,
    stop,
    processes: () => processesOf(join(data, 'postmaster.pid')),
    sql,
    close: async () => {
      await stop().catch(() => {});
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Linux alone tells which processes another one made. */
function processesOf(file: string): number[] {
  if (!existsSync(file)) return [];
  const [first = ''] = readFileSync(file, 'utf8').split('\n');
  const made = `/proc/${first}/task/${first}/children`;
  if (!existsSync(made)) return [];
  return [first, ...readFileSync(made, 'utf8').trim().split(' ')].filter((id) => id !== '').map(Number);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { readonly port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
