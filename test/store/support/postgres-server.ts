import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
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

/** Starts a server in a folder of its own, which is gone with it. */
export async function startPostgres(bin: string): Promise<PostgresServer> {
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
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${folder}`;
  const start = async () => {
    await program('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start');
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
    sql,
    close: async () => {
      await stop().catch(() => {});
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { readonly port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
