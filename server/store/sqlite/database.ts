import { dirname } from 'node:path';
import type Database from 'libsql';
import type { Change, Kept, KeptEnvironment, KeptRecord, KeptState } from '../store.ts';
import { syncFolder, writeAgain } from './on-disk.ts';
import { FORMAT, TABLES } from './tables.ts';

interface RecordRow extends KeptRecord {
  readonly environment: number;
  readonly state: number;
}

/** What SQLite says when it could not write all of a transaction: what ends it is written last, so nothing was committed. */
const NOT_WRITTEN = ['SQLITE_FULL', 'SQLITE_IOERR_WRITE'];

/** Why changes were not written; nothing of them was, and nothing of them will be there later. */
export class NotCommitted extends Error {}

/** A file of SQLite in which environments are kept. Everything here waits for the disk. */
export class KeptDatabase {
  readonly #database: Database.Database;
  readonly #file: string;
  readonly #statements: ReturnType<typeof statementsOf>;

  /**
   * Opens a file, which may be empty, for this process alone.
   * @throws the error of SQLite: SQLITE_BUSY where another process has it.
   */
  constructor(database: Database.Database, file: string) {
    this.#database = database;
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    // A commit returns once it is on the disk.
    database.pragma('synchronous = FULL');
    database.exec('BEGIN IMMEDIATE');
    if (formatOf(database) === 0) database.exec(`${TABLES}; PRAGMA user_version = ${FORMAT}`);
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
    return (this.#statements.mark.get() as ValueRow | undefined)?.value ?? null;
  }

  get format(): number {
    return formatOf(this.#database);
  }

  read(): Kept {
    const { world, environments, states, records } = this.#statements;
    const recordsOf = new Map<string, KeptRecord[]>();
    for (const { environment, state, ...record } of records.iterate() as Iterable<RecordRow>) {
      const key = `${environment}/${state}`;
      const known = recordsOf.get(key);
      if (known) known.push(record);
      else recordsOf.set(key, [record]);
    }
    const statesOf = new Map<number, KeptState[]>();
    for (const { environment, state, value } of states.all() as StateRow[]) {
      const kept = { state, value, records: recordsOf.get(`${environment}/${state}`) ?? [] };
      statesOf.set(environment, [...(statesOf.get(environment) ?? []), kept]);
    }
    const all = (environments.all() as EnvironmentRow[]).map(
      (row): KeptEnvironment => ({ ...row, states: statesOf.get(row.environment) ?? [] }),
    );
    return { world: (world.get() as ValueRow | undefined)?.value ?? null, environments: all };
  }

  begin(world: string): void {
    this.#statements.putWorld.run(world);
  }

  /**
   * All of them, and that they were the last.
   * @throws NotCommitted where nothing was written; any other error where that is not known before the file is opened anew.
   */
  write(changes: readonly Change[], mark: string): void {
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      for (const change of changes) this.#write(change);
      this.#statements.putMark.run(mark);
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

  close(): void {
    this.#database.close();
  }

  #write(change: Change): void {
    const { environment } = change;
    const run = this.#statements;
    switch (change.kind) {
      case 'record':
        run.putRecord.run(environment, change.state, change.table, change.id, change.value);
        return;
      case 'state':
        run.putState.run(environment, change.state, change.value);
        return;
      case 'environment':
        if (change.value !== null) {
          run.putEnvironment.run(environment, change.value);
          return;
        }
        run.deleteEnvironment.run(environment);
        run.deleteStates.run(environment);
        run.deleteRecords.run(environment);
        return;
      case 'copy':
        run.deleteState.run(environment, change.to);
        run.deleteRecordsOfState.run(environment, change.to);
        run.copyState.run(change.to, environment, change.from);
        run.copyRecords.run(change.to, environment, change.from);
    }
  }
}

interface ValueRow {
  readonly value: string;
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

function putMeta(name: string): string {
  return `INSERT INTO meta VALUES ('${name}', ?) ON CONFLICT DO UPDATE SET value = excluded.value`;
}

function statementsOf(database: Database.Database) {
  const prepare = (text: string) => database.prepare<unknown[]>(text);
  return {
    world: prepare(`SELECT value FROM meta WHERE name = 'world'`),
    putWorld: prepare(putMeta('world')),
    mark: prepare(`SELECT value FROM meta WHERE name = 'mark'`),
    putMark: prepare(putMeta('mark')),
    environments: prepare('SELECT environment, value FROM environments ORDER BY environment'),
    states: prepare('SELECT environment, state, value FROM states ORDER BY environment, state'),
    records: prepare('SELECT environment, state, "table", id, value FROM records ORDER BY place'),
    putEnvironment: prepare(
      'INSERT INTO environments VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    ),
    putState: prepare('INSERT INTO states VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value'),
    putRecord: prepare(
      `INSERT INTO records (environment, state, "table", id, value) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET value = excluded.value`,
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
