import type pg from 'pg';
import { NewerFormat } from '../newer-format.ts';
import { FUNCTIONS } from './functions.ts';
import { FORMAT, MIGRATIONS } from './schema.ts';

/** What is locked while a schema is made or migrated, and while environments are put into an empty one. */
export const LOCK = { migration: 6_262_771, beginning: 6_262_772 };

/** Brings a database to the format of this version of the mock; others that do so wait. @throws NewerFormat */
export async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await requireUnicode(client);
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK.migration]);
    const format = await formatOf(client);
    if (format > FORMAT) throw new NewerFormat(format, FORMAT);
    // Whoever may not make schemas may be given one.
    if (format === 0 && !(await hasSchema(client))) await client.query('CREATE SCHEMA nmbrs_mock');
    for (const migration of MIGRATIONS.slice(format)) await client.query(migration);
    if (format < FORMAT) {
      await client.query(FUNCTIONS);
      await client.query('UPDATE nmbrs_mock.sandbox SET format = $1', [FORMAT]);
    }
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    // The connection ends, and what was begun on it is undone.
    client.release(true);
    throw error;
  }
}

/** @throws Error for a database in whose texts not everything can stand that calls may write. */
async function requireUnicode(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ server_encoding: string }>('SHOW server_encoding');
  const encoding = rows[0]?.server_encoding;
  if (encoding !== 'UTF8') throw new Error(`its encoding is ${encoding}, and has to be UTF8`);
}

async function hasSchema(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query(`SELECT to_regnamespace('nmbrs_mock') IS NOT NULL AS is_there`);
  return rows[0]?.is_there === true;
}

/** 0 where nothing is kept. */
async function formatOf(client: pg.ClientBase): Promise<number> {
  const { rows: tables } = await client.query(
    `SELECT to_regclass('nmbrs_mock.sandbox') IS NOT NULL AS is_there`,
  );
  if (!tables[0]?.is_there) return 0;
  const { rows } = await client.query<{ format: number }>('SELECT format FROM nmbrs_mock.sandbox');
  return rows[0]?.format ?? 0;
}
