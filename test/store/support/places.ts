import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Libsql from 'libsql';
import type { TestContext } from 'vitest';
import { openPostgres } from '../../../server/store/postgres/open-postgres.ts';
import { FORMAT as POSTGRES_FORMAT } from '../../../server/store/postgres/schema.ts';
import { openSqlite } from '../../../server/store/sqlite/open-sqlite.ts';
import { FORMAT as SQLITE_FORMAT } from '../../../server/store/sqlite/tables.ts';
import type { Store } from '../../../server/store/store.ts';
import { notAtHand } from '../../support/not-at-hand.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from './postgres-server.ts';

/** Places of one kind, where environments can be kept. */
export interface PlaceOfStore {
  /** Whether several servers may have the same place. */
  readonly isShared: boolean;
  /** A new place that holds nothing. @returns what `--data` is given. */
  make(): Promise<string>;
  open(place: string): Promise<Store>;
  /** In which this version of the mock writes them. */
  readonly format: number;
  /** Makes it look as if a version of the mock had written it that uses this format. */
  setFormat(place: string, format: number): Promise<void>;
  close(): Promise<void>;
}

function sqlitePlaces(): PlaceOfStore {
  const folders: string[] = [];
  return {
    isShared: false,
    make: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'nmbrs-data-'));
      folders.push(folder);
      return folder;
    },
    open: openSqlite,
    format: SQLITE_FORMAT,
    setFormat: async (place, format) => {
      const Database = createRequire(import.meta.url)('libsql') as typeof Libsql;
      const database = new Database(join(place, 'nmbrs-mock.sqlite'));
      database.exec(`PRAGMA user_version = ${format}`);
      database.close();
    },
    close: async () => {
      for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
    },
  };
}

function postgresPlaces(server: PostgresServer): PlaceOfStore {
  return {
    isShared: true,
    make: () => server.database(),
    open: openPostgres,
    format: POSTGRES_FORMAT,
    setFormat: async (place, format) => {
      await server.sql(place, `UPDATE nmbrs_mock.sandbox SET format = ${format}`);
    },
    close: () => server.close(),
  };
}

/** A server for all who ask in the course of a file, as long as it is not closed. */
export async function postgresAtHand(context: TestContext): Promise<PostgresServer> {
  const bin =
    postgresPrograms() ?? notAtHand('PostgreSQL is not installed: Debian has it as postgresql.', context);
  return startPostgres(bin);
}

/** Opens places of a kind when they are first asked for, until they are closed. */
function openedOnce(open: (context: TestContext) => Promise<PlaceOfStore>) {
  let opened: Promise<PlaceOfStore> | null = null;
  return async (context: TestContext): Promise<PlaceOfStore> => {
    opened ??= open(context);
    const places = await opened;
    return {
      ...places,
      close: () => {
        opened = null;
        return places.close();
      },
    };
  };
}

/** All kinds of places; those that are not at hand skip the test. */
export const PLACES: readonly [
  readonly [kind: string, open: (context: TestContext) => Promise<PlaceOfStore>],
  ...(readonly [kind: string, open: (context: TestContext) => Promise<PlaceOfStore>])[],
] = [
  ['a file of SQLite', openedOnce(async () => sqlitePlaces())],
  ['PostgreSQL', openedOnce(async (context) => postgresPlaces(await postgresAtHand(context)))],
];
