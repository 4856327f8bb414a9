import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'libsql';
import { NewerFormat } from '../newer-format.ts';
import type { Change, KeptCall, KeptCalls } from '../store.ts';
import { syncFolder, writeAgain } from './on-disk.ts';
import { type PackedRecords, packed, type Row } from './packed-records.ts';
import { FORMAT, MIGRATIONS } from './tables.ts';

/** All that is kept but the records. */
export interface Outline {
  readonly world: string | null;
  readonly environments: readonly EnvironmentRow[];
  readonly states: readonly StateRow[];
}

/** Some of the records that are kept, in the order in which they were first written. */
export interface Portion extends PackedRecords {
  /** The place of the last one, behind which the next portion begins; null where there is none behind. */
  readonly last: number | null;
}

/** So many records make a portion. */
const PORTION = 4_096;

/** What SQLite says when it could not write all of a transaction: what ends it is written last, so nothing was committed. */
const NOT_WRITTEN = ['SQLITE_FULL', 'SQLITE_IOERR_WRITE'];

/** Why changes were not written; nothing of them was, and nothing of them will be there later. */
export class NotCommitted extends Error {}

/** The names of what is kept besides tables. */
const WORLD = 'world';
const LAST_CALL = 'last-call';
const MARK = 'mark';

/** A file of SQLite in which environments are kept. Everything here waits for the disk. */
export class KeptDatabase {
  readonly #database: Database.Database;
  readonly #file: string;
  readonly #statements: ReturnType<typeof statementsOf>;

  /**
   * Opens a file, which may be empty, for this process alone.
   * @throws NewerFormat, and the error of SQLite: SQLITE_BUSY where another process has it.
   */
  constructor(database: Database.Database, file: string) {
    this.#database = database;
    const format = formatOf(database);
    if (format > FORMAT) throw new NewerFormat(format, FORMAT);
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    // A commit returns once it is on the disk.
    database.pragma('synchronous = FULL');
    database.exec('BEGIN IMMEDIATE');
    for (const migration of MIGRATIONS.slice(format)) database.exec(migration);
    if (format < FORMAT) database.exec(`PRAGMA user_version = ${FORMAT}`);
    database.exec('COMMIT');
    this.#file = file;
    this.#statements = statementsOf(database);
  }

  /**
   * Sees to it that what can be read is on the disk: what was written last may have come no further than to the system, since
   * its process or its disk failed. To be called before anything is written, until it succeeds.
   * @throws the error of the system where the disk fails.
   */
  secure(): void {
    writeAgain(`${this.#file}-wal`);
    syncFolder(dirname(this.#file));
  }

  /** Of the changes that were written last; null where none were yet. */
  get mark(): string | null {
    return this.#meta(MARK);
  }

  outline(): Outline {
    const { environments, states } = this.#statements;
    return {
      world: this.#meta(WORLD),
      environments: environments.all() as EnvironmentRow[],
      states: states.all() as StateRow[],
    };
  }

  /** The records behind a place, as many as a portion holds. */
  records(after: number): Portion {
    const rows = this.#statements.records.all(after, PORTION) as (Row & { readonly place: number })[];
    const last = rows.length < PORTION ? null : (rows.at(-1)?.place ?? null);
    return { ...packed(rows), last };
  }

  readCalls(): KeptCalls {
    const calls = this.#statements.calls.all() as KeptCall[];
    return { last: Number(this.#meta(LAST_CALL) ?? 0), calls };
  }

  begin(world: string): void {
    this.#statements.putMeta.run(WORLD, world);
  }

  /**
   * All of them, and that they were the last.
   * @throws NotCommitted where nothing was written; any other error where that is not known before the file is opened anew.
   */
  write(changes: readonly Change[], mark: string): void {
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      for (const change of changes) this.#write(change);
      this.#statements.putMeta.run(MARK, mark);
    } catch (cause) {
      throw new NotCommitted('nothing was committed', { cause });
    }
    try {
      this.#database.exec('COMMIT');
    } catch (cause) {
      if (isNotWritten(cause)) throw new NotCommitted('nothing was committed', { cause });
      throw cause;
    }
  }

  /** What is wrong with the file; nothing for a sound one. */
  check(): string[] {
    const rows = this.#database.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
    return rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  }

  /** Gives back the room of what is gone. */
  compact(): void {
    this.#database.exec('VACUUM');
    this.#database.pragma('wal_checkpoint(TRUNCATE)');
  }

  /** Writes all that is kept by now to a file that is not there yet; once it returns that is on the disk. */
  copyTo(file: string): void {
    this.#database.prepare('VACUUM INTO ?').run(file);
    const written = openSync(file, 'r+');
    fsyncSync(written);
    closeSync(written);
  }

  /** Leaves one file, which holds everything. */
  gather(): void {
    this.#database.pragma('journal_mode = DELETE');
  }

  close(): void {
    this.#database.close();
  }

  #write(change: Change): void {
    const run = this.#statements;
    switch (change.kind) {
      case 'record':
        run.putRecord.run(change.environment, change.state, change.table, change.id, change.value);
        return;
      case 'forget':
        run.deleteRecord.run(change.environment, change.state, change.table, change.id);
        return;
      case 'state':
        run.putState.run(change.environment, change.state, change.value);
        return;
      case 'environment':
        if (change.value !== null) {
          run.putEnvironment.run(change.environment, change.value);
          return;
        }
        run.deleteEnvironment.run(change.environment);
        run.deleteStates.run(change.environment);
        run.deleteRecords.run(change.environment);
        return;
      case 'copy':
        run.deleteState.run(change.environment, change.to);
        run.deleteRecordsOfState.run(change.environment, change.to);
        run.copyState.run(change.to, change.environment, change.from);
        run.copyRecords.run(change.to, change.environment, change.from);
        return;
      case 'call':
        run.putCall.run(change.number, change.environment, change.value, change.messages);
        return;
      case 'calls-before':
        run.deleteCallsBefore.run(change.environment, change.call, change.by);
        run.deleteMessagesBefore.run(change.environment, change.messages, change.by);
        return;
      case 'last-call':
        run.putMeta.run(LAST_CALL, String(change.number));
    }
  }

  #meta(name: string): string | null {
    return (this.#statements.meta.get(name) as { value: string } | undefined)?.value ?? null;
  }
}

interface StateRow {
  readonly environment: number;
  readonly state: number;
  readonly value: string;
}

interface EnvironmentRow {
  readonly environment: number;
  readonly value: string;
}

function isNotWritten(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NOT_WRITTEN.includes(String(error.code));
}

function formatOf(database: Database.Database): number {
  const [row] = database.prepare('PRAGMA user_version').all() as { user_version: number }[];
  return row?.user_version ?? 0;
}

/** Who made a call; of one that an older mock kept, which does not say so, a client did. */
const MAKER = "coalesce(json_extract(value, '$.by'), 'client')";

function statementsOf(database: Database.Database) {
  const prepare = (text: string) => database.prepare<unknown[]>(text);
  return {
    meta: prepare('SELECT value FROM meta WHERE name = ?'),
    putMeta: prepare('INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value'),
    calls: prepare('SELECT environment, value, messages FROM calls ORDER BY number'),
    putCall: prepare('INSERT OR REPLACE INTO calls VALUES (?, ?, ?, ?)'),
    deleteCallsBefore: prepare(`DELETE FROM calls WHERE environment IS ? AND number < ? AND ${MAKER} = ?`),
    deleteMessagesBefore: prepare(
      `UPDATE calls SET messages = NULL WHERE environment IS ? AND number < ? AND messages IS NOT NULL AND ${MAKER} = ?`,
    ),
    environments: prepare('SELECT environment, value FROM environments ORDER BY environment'),
    states: prepare('SELECT environment, state, value FROM states ORDER BY environment, state'),
    records: prepare(
      'SELECT place, environment, state, "table", id, value FROM records WHERE place > ? ORDER BY place LIMIT ?',
    ),
    putEnvironment: prepare(
      'INSERT INTO environments VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    ),
    putState: prepare('INSERT INTO states VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value'),
    putRecord: prepare(
      `INSERT INTO records (environment, state, "table", id, value) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET value = excluded.value`,
    ),
    deleteRecord: prepare(
      'DELETE FROM records WHERE environment = ? AND state = ? AND "table" = ? AND id = ?',
    ),
    deleteEnvironment: prepare('DELETE FROM environments WHERE environment = ?'),
    deleteStates: prepare('DELETE FROM states WHERE environment = ?'),
    deleteRecords: prepare('DELETE FROM records WHERE environment = ?'),
    deleteState: prepare('DELETE FROM states WHERE environment = ? AND state = ?'),
    deleteRecordsOfState: prepare('DELETE FROM records WHERE environment = ? AND state = ?'),
    copyState: prepare(
      'INSERT INTO states SELECT environment, ?, value FROM states WHERE environment = ? AND state = ?',
    ),
    copyRecords: prepare(
      `INSERT INTO records (environment, state, "table", id, value)
       SELECT environment, ?, "table", id, value FROM records WHERE environment = ? AND state = ? ORDER BY place`,
    ),
  };
}
