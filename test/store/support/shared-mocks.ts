import { afterAll, afterEach, beforeEach } from 'vitest';
import { type Nmbrs, type NmbrsOptions, startNmbrs } from '../../../client/in-process/start.ts';
import { postgresAtHand } from './places.ts';
import type { PostgresServer } from './postgres-server.ts';

/** Mocks on one database, another one for each test. */
export class SharedMocks {
  #server: PostgresServer | null = null;
  #database = '';
  #running: Nmbrs[] = [];

  constructor() {
    beforeEach(async (context) => {
      this.#server ??= await postgresAtHand(context);
      this.#database = await this.#server.database();
    });
    afterEach(() => this.end(...this.#running));
    afterAll(() => this.#server?.close());
  }

  /** Its address. */
  get database(): string {
    return this.#database;
  }

  get server(): PostgresServer {
    if (!this.#server) throw new Error('There is no server before a test begins.');
    return this.#server;
  }

  start(options: NmbrsOptions = {}): Promise<Nmbrs> {
    return this.startAlone({ ...options, data: this.#database });
  }

  /** One that keeps nothing. */
  async startAlone(options: NmbrsOptions = {}): Promise<Nmbrs> {
    const mock = await startNmbrs(options);
    this.#running.push(mock);
    return mock;
  }

  async end(...ended: readonly Nmbrs[]): Promise<void> {
    this.#running = this.#running.filter((mock) => !ended.includes(mock));
    await Promise.all(ended.map((mock) => mock.close()));
  }

  async startTwo(options: NmbrsOptions = {}): Promise<readonly [Nmbrs, Nmbrs]> {
    return [await this.start(options), await this.start(options)];
  }
}
