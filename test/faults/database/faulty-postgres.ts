import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type CuttingProxy, cuttingProxy } from '../../store/support/cutting-proxy.ts';
import { type PostgresServer, startPostgres } from '../../store/support/postgres-server.ts';

/** So few connections that a harness can take them all. */
const MOST_CONNECTIONS = 20;

/** Where a batch is written. */
const KEEP = 'nmbrs_mock.keep';

/** Asks which connections mocks have, and whether something is done on them. */
const CONNECTIONS = `SELECT client_port, state FROM pg_stat_activity WHERE application_name = 'nmbrs-mock'`;

/** A server of PostgreSQL that dies, stands still, and is reached badly or not at all, each when it is told to. */
export class FaultyPostgres {
  /** The address of a database, by way of a proxy. */
  readonly data: string;
  readonly variables: Readonly<Record<string, string>> = {};
  readonly #server: PostgresServer;
  readonly #database: string;
  readonly #proxy: CuttingProxy;

  private constructor(server: PostgresServer, database: string, proxy: CuttingProxy) {
    this.#server = server;
    this.#database = database;
    this.#proxy = proxy;
    const address = new URL(database);
    address.port = String(proxy.port);
    this.data = address.href;
  }

  /** @param bin the folder of its programs. @param settings of the server. */
  static async start(bin: string, settings: readonly string[] = []): Promise<FaultyPostgres> {
    const server = await startPostgres(bin, [`max_connections=${MOST_CONNECTIONS}`, ...settings]);
    const database = await server.database();
    return new FaultyPostgres(server, database, await cuttingProxy(Number(new URL(database).port)));
  }

  /** Kills all of its processes: what it had not written is gone. */
  async kill(): Promise<void> {
    const processes = this.#signal('SIGKILL');
    while (processes.some(isThere)) await pause(5);
  }

  /** Ends it at once: it does not write what it had not written. */
  stop(): Promise<void> {
    return this.#server.stop();
  }

  start(): Promise<void> {
    return this.#server.start();
  }

  /** Nothing is done for so many milliseconds, and no connection is cut. */
  async standStill(milliseconds: number): Promise<void> {
    const processes = this.#signal('SIGSTOP');
    await pause(milliseconds);
    for (const id of processes) send(id, 'SIGCONT');
  }

  /** Cuts the connection on which a batch goes next, before it comes there or in the place of its answer. */
  cutBatch(when: 'before' | 'after'): void {
    this.#proxy.cut(KEEP, when);
  }

  cutAll(): void {
    this.#proxy.cutAll();
  }

  /** From now on everything takes so many milliseconds longer, there and back. */
  slowDown(milliseconds: number): void {
    this.#proxy.slowDown(milliseconds);
  }

  /** Takes each connection that it has to give, those of the mocks included, for so many milliseconds. */
  async useUp(milliseconds: number): Promise<void> {
    const taken: pg.Client[] = [];
    const end = performance.now() + milliseconds;
    try {
      while (performance.now() < end) {
        const client = new pg.Client({ connectionString: this.#database });
        client.on('error', () => {});
        try {
          await client.connect();
          taken.push(client);
        } catch {
          this.#proxy.cutAll();
          await pause(5);
        }
      }
    } finally {
      await Promise.all(taken.map((client) => client.end()));
    }
  }

  /** From now on it is reached as it should be. */
  mend(): void {
    this.#proxy.heal();
  }

  /** Resolves once nothing is done any more that was asked for, also by a mock or on a connection that is gone. */
  async settled(): Promise<void> {
    for (;;) {
      const rows = (await this.#sql(CONNECTIONS)).split('\n');
      const alive = this.#proxy.ports();
      const isIdle = (row: string) => {
        const [port, state] = row.split('|');
        return state === 'idle' && alive.has(Number(port));
      };
      if (rows.every((row) => row === '' || isIdle(row))) return;
      await pause(20);
    }
  }

  /** Until it is started again, it writes nothing for which nobody waits. */
  async writeLate(): Promise<void> {
    const writer = await this.#sql(`SELECT pid FROM pg_stat_activity WHERE backend_type = 'walwriter'`);
    send(Number(writer), 'SIGSTOP');
  }

  /** From now on nobody waits for it to write, although mocks tell it to wait. */
  async lie(): Promise<void> {
    await this.#sql(`ALTER FUNCTION ${KEEP} SET synchronous_commit = off`);
  }

  async close(): Promise<void> {
    await this.#proxy.end();
    await this.#server.close();
  }

  async #sql(text: string): Promise<string> {
    return (await this.#server.sql(this.#database, text)).trim();
  }

  #signal(signal: NodeJS.Signals): readonly number[] {
    const processes = this.#server.processes();
    for (const id of processes) send(id, signal);
    return processes;
  }
}

/** It may have ended by itself. */
function send(id: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(id, signal);
  } catch {
    return false;
  }
}

function isThere(id: number): boolean {
  return send(id, 0);
}
