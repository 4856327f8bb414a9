import type pg from 'pg';
import { NotPossible } from '../../../base/not-possible.ts';
import { NEWER_REMEDY, NewerFormat } from '../newer-format.ts';
import type { Store } from '../store.ts';
import { whyOf } from '../why.ts';
import { migrate } from './migrate.ts';
import { PostgresStore } from './postgres-store.ts';

/** Whether a place is a database of PostgreSQL, and not a folder. */
export function isPostgres(place: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(place);
}

/** So long a connection may take, in milliseconds: who waits is told then. */
const MOST_TIME_TO_CONNECT = 5_000;

/** One writes, one asks how far it is, one holds the lock of a beginning, one adds calls, one asks for those of others. */
const MOST_CONNECTIONS = 5;

/**
 * A database of PostgreSQL, in which all stands in the schema `nmbrs_mock`, which is made where there is none.
 * @param url as `psql` takes it: `postgres://user:password@host:5432/database`.
 * @throws NotPossible where it cannot be reached or written, the driver is missing, or a newer version of the mock has it.
 */
export async function openPostgres(url: string): Promise<Store> {
  const place = withoutPassword(url);
  const driver = await loadDriver(place);
  let pool: pg.Pool;
  try {
    pool = new driver.Pool({
      connectionString: url,
      application_name: 'nmbrs-mock',
      max: MOST_CONNECTIONS,
      connectionTimeoutMillis: MOST_TIME_TO_CONNECT,
      keepAlive: true,
      types: {
        getTypeParser: (id, format) =>
          id === driver.types.builtins.INT8 ? Number : driver.types.getTypeParser(id, format),
      },
    });
  } catch (error) {
    throw refused(place, error);
  }
  // A connection that breaks while nothing is asked: the next one who asks is told.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    await migrate(pool);
    return new PostgresStore(place, pool, driver);
  } catch (error) {
    await pool.end();
    throw refused(place, error);
  }
}

/** It is optional: nothing loads it before it is asked for. */
async function loadDriver(place: string): Promise<typeof pg> {
  try {
    return (await import('pg')).default;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new NotPossible(
      'conflict',
      'data',
      'Data in PostgreSQL needs its driver, which is not installed.',
      'Install it where nmbrs-mock is installed: npm install pg',
      place,
    );
  }
}

function refused(place: string, error: unknown): NotPossible {
  const remedy =
    error instanceof NewerFormat
      ? NEWER_REMEDY
      : 'Give the address of a database that is served, as psql takes it, whose user may make a schema there.';
  return new NotPossible('conflict', 'data', `${place} cannot be opened: ${whyOf(error)}.`, remedy, place);
}

/** A password is nobody's to read in a message, one that was written as it is, with whatever is in it, included. */
function withoutPassword(url: string): string {
  return url.replace(/^([^:]+:\/\/[^:@/]*):.*@/, '$1@').replace(/([?&]password=)[^&]*/g, '$1…');
}
