import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { NotPossible } from '../../../base/not-possible.ts';
import { NewerFormat } from '../newer-format.ts';
import type { SharedJournal } from '../shared-journal.ts';
import {
  BehindOthers,
  type Change,
  InDoubt,
  type Kept,
  type KeptCalls,
  type News,
  type Sharing,
  type Store,
} from '../store.ts';
import { untilAnswered } from '../until-answered.ts';
import { textOfBegun } from './begun-state.ts';
import { LOCK } from './migrate.ts';
import { addedOf, changedOf, type Reading, ROWS_SINCE, type Row, readingOf } from './rows.ts';
import { FORMAT } from './schema.ts';
import { PostgresJournal } from './shared-journal.ts';
import { timed } from './timed.ts';

/** What came of a batch. */
interface KeepRow {
  readonly reached: number | null;
  readonly overtaken: readonly string[] | null;
}

const NOTHING: KeepRow = { reached: null, overtaken: null };

/** An environment to which a batch writes. */
interface Touched {
  readonly environment: number;
  /** Up to which all is known of it. */
  readonly version: number;
  /** The name that it takes. */
  subdomain?: string;
  /** Whether it is gone, and its name free. */
  ends?: boolean;
}

/** Environments in a database of PostgreSQL, which other processes may have, too. */
export class PostgresStore implements Store, Sharing {
  readonly place: string;
  readonly sharing: Sharing = this;
  readonly journal: SharedJournal;
  readonly #pool: pg.Pool;
  readonly #driver: typeof pg;
  /** Which batches are those of this process. */
  readonly #writer = randomUUID();
  #batch = 0;
  #known = 0;
  /** Of what world it keeps environments, as far as is known here. */
  #world: string | null = null;
  /** Up to which version each environment is known here. */
  readonly #knownOf = new Map<number, number>();
  /** Holds the lock of a beginning; null outside of one. */
  #beginning: pg.PoolClient | null = null;

  constructor(place: string, pool: pg.Pool, driver: typeof pg) {
    this.place = place;
    this.#pool = pool;
    this.#driver = driver;
    this.journal = new PostgresJournal(place, pool, this.#writer);
  }

  get known(): number {
    return this.#known;
  }

  async read(): Promise<Kept> {
    let reading = await this.#rowsSince(0);
    if (reading.world === null) {
      this.#beginning = await this.#pool.connect();
      // A pooler may leave the lock of a session to whoever gets its connection next, but not that of a transaction.
      await this.#beginning.query('BEGIN');
      await this.#beginning.query('SELECT pg_advisory_xact_lock($1)', [LOCK.beginning]);
      // Another one may have begun meanwhile.
      reading = await this.#rowsSince(0);
      if (reading.world !== null) this.#endBeginning();
    }
    this.#take(reading);
    const { world, lastNumber, environments } = reading;
    return {
      world,
      lastNumber,
      environments: environments.filter(({ value }) => value !== null).map(addedOf),
    };
  }

  /** @throws NotPossible always: what mocks on one database have answered is there, and not kept beyond a crash of its server. */
  async readCalls(): Promise<KeptCalls> {
    throw new NotPossible(
      'conflict',
      'dataCalls',
      `${this.place} remembers the calls of all mocks on it in any case, until the database server itself crashes, and never longer.`,
      'Leave --data-calls out, or keep data in a folder.',
    );
  }

  async begin(world: string): Promise<void> {
    const { rowCount } = await this.#pool.query(
      'UPDATE nmbrs_mock.sandbox SET world = $1 WHERE world IS NOT DISTINCT FROM $2',
      [world, this.#world],
    );
    if (rowCount === 0)
      throw new NotPossible(
        'conflict',
        'data',
        `Another process has put other worlds into ${this.place} meanwhile.`,
        'Nothing came in. Do it again.',
        this.place,
      );
    this.#world = world;
    this.#endBeginning();
  }

  async current(): Promise<number> {
    const { rows } = await this.#pool.query<{ version: number; format: number }>(
      timed('SELECT version, format FROM nmbrs_mock.sandbox'),
    );
    const { version = 0, format = 0 } = rows[0] ?? {};
    if (format !== FORMAT) throw new NewerFormat(format, FORMAT);
    return version;
  }

  async news(): Promise<News> {
    const reading = await this.#rowsSince(this.#known);
    const knownOf = new Map(this.#knownOf);
    this.#take(reading);
    const news = {
      world: reading.world,
      lastNumber: reading.lastNumber,
      gone: [...knownOf.keys()].filter((one) => reading.there?.has(one) === false),
      added: [] as News['added'][number][],
      changed: [] as News['changed'][number][],
    };
    for (const written of reading.environments) {
      const known = knownOf.get(written.environment);
      if (known !== undefined && known >= written.version) continue;
      if (written.value === null) news.gone.push(written.environment);
      else if (known === undefined) news.added.push(addedOf(written));
      else news.changed.push(changedOf(written, known));
    }
    return news;
  }

  async unused(used: readonly number[], milliseconds: number): Promise<readonly number[]> {
    const { rows } = await this.#pool.query<{ environment: number }>(
      timed('SELECT environment FROM nmbrs_mock.unused($1, $2) AS environment', [used, milliseconds]),
    );
    return rows.map(({ environment }) => environment);
  }

  async write(written: readonly Change[]): Promise<void> {
    const changes = written.flatMap(sharedChange);
    const touched = this.#touchedBy(changes);
    const { reached, overtaken } = await this.#kept(touched, changes);
    if (overtaken) throw new BehindOthers(overtaken.map(Number));
    if (!this.#reach(touched, reached)) throw new Error('no answer came, and nothing was written');
  }

  async close(): Promise<void> {
    this.#endBeginning();
    await this.#pool.end();
  }

  /** What came of a batch, also where the connection broke before the answer came. @throws InDoubt where that cannot be asked. */
  async #kept(touched: readonly Touched[], changes: readonly SharedChange[]): Promise<KeepRow> {
    const batch = ++this.#batch;
    const values = [this.#writer, batch, JSON.stringify(touched), JSON.stringify(changes)];
    const client = await this.#pool.connect();
    try {
      const { rows } = await client.query<KeepRow>(
        timed('SELECT reached, overtaken FROM nmbrs_mock.keep($1, $2, $3, $4)', values),
      );
      client.release();
      return rows[0] ?? NOTHING;
    } catch (error) {
      client.release(true);
      if (this.#isRefusal(error)) throw error;
      const reached = () => this.#givenUp(batch);
      try {
        return { reached: await reached(), overtaken: null };
      } catch {
        const later = untilAnswered(reached, () => this.#pool.ending);
        throw new InDoubt(
          error,
          later.then((version) => this.#reach(touched, version)),
        );
      }
    }
  }

  /** Sees to it that a batch is never kept, unless it is already. @returns the version that it led to; null for none. */
  async #givenUp(batch: number): Promise<number | null> {
    const { rows } = await this.#pool.query<Pick<KeepRow, 'reached'>>(
      timed('SELECT nmbrs_mock.give_up($1, $2) AS reached', [this.#writer, batch]),
    );
    return rows[0]?.reached ?? null;
  }

  /** Notes to which version a batch has led. @returns whether it has led to one. */
  #reach(touched: readonly Touched[], version: number | null): boolean {
    if (version === null) return false;
    for (const { environment, ends } of touched)
      if (ends) this.#knownOf.delete(environment);
      else this.#knownOf.set(environment, version);
    if (version === this.#known + 1) this.#known = version;
    return true;
  }

  /** Whether the server has answered that it wrote nothing; one that is shut down, or that a pooler lost, may have written before. */
  #isRefusal(error: unknown): boolean {
    return error instanceof this.#driver.DatabaseError && !/^(?:57P|08)/.test(error.code ?? '');
  }

  async #rowsSince(version: number): Promise<Reading> {
    const { rows } = await this.#pool.query<Row>(ROWS_SINCE, [version]);
    return readingOf(rows, version);
  }

  #take({ version, world, environments, there }: Reading): void {
    this.#known = version;
    this.#world = world;
    for (const one of environments)
      if (one.value === null) this.#knownOf.delete(one.environment);
      else this.#knownOf.set(one.environment, one.version);
    for (const environment of this.#knownOf.keys())
      if (there && !there.has(environment)) this.#knownOf.delete(environment);
  }

  /** The environments of changes, with what is known of them, and what becomes of their names. */
  #touchedBy(changes: readonly SharedChange[]): Touched[] {
    const touched = new Map<number, Touched>();
    for (const change of changes) {
      const { environment } = change;
      const one = touched.get(environment) ?? { environment, version: this.#knownOf.get(environment) ?? 0 };
      touched.set(environment, one);
      if (change.kind === 'end') one.ends = true;
      else if (change.kind === 'begin')
        one.subdomain = (JSON.parse(change.value) as { readonly subdomain: string }).subdomain;
    }
    return [...touched.values()];
  }

  #endBeginning(): void {
    this.#beginning?.release(true);
    this.#beginning = null;
  }
}

/** A change of which other servers are to know. */
type SharedChange =
  | Extract<Change, { readonly kind: 'end' | 'state' | 'record' | 'copy' }>
  | (Omit<Extract<Change, { readonly kind: 'begin' }>, 'begun'> & { readonly begun: string });

/** What is forgotten is noted as deleted, so that others learn of it. Calls are not kept here. */
function sharedChange(change: Change): SharedChange[] {
  switch (change.kind) {
    case 'begin':
      return [{ ...change, begun: textOfBegun(change.begun) }];
    case 'end':
    case 'state':
    case 'record':
    case 'copy':
      return [change];
    case 'forget':
      return [{ ...change, kind: 'record', value: null }];
    default:
      return [];
  }
}
