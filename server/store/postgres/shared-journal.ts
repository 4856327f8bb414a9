import type pg from 'pg';
import type { CallMaker } from '../../../contracts/control/call-maker.ts';
import type { CallNumbers, KnownCalls } from '../../journal/shared-calls.ts';
import type { AddedCalls, KeptCallNews, SharedJournal } from '../shared-journal.ts';
import { timed } from './timed.ts';

/** What the news are told of at a time, in bytes of calls and their messages; one call at least. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * What is new since the last ordinals that are known of rooms, in one statement, which sees one moment. Without names of
 * environments, of all.
 */
const NEWS = `
WITH known AS (SELECT * FROM json_to_recordset($2) AS k (room bigint, ordinal integer)),
rooms AS (SELECT * FROM nmbrs_mock.rooms r WHERE $1::text[] IS NULL OR r.environment = ANY ($1)),
news AS (
  SELECT c.*, sum(c.bytes + c.message_bytes) OVER (ORDER BY c.number) AS up_to
  FROM nmbrs_mock.calls c JOIN rooms USING (room) LEFT JOIN known USING (room)
  WHERE c.ordinal > coalesce(known.ordinal, 0)
)
SELECT 'journal' AS kind, last AS number, NULL::bigint AS room, NULL::integer AS ordinal, life::text AS value,
  NULL AS messages, EXISTS (SELECT FROM news WHERE up_to >= $4) AS flag
FROM nmbrs_mock.journal
UNION ALL
SELECT 'room', last, room, made, environment, by, gone IS NOT NULL FROM rooms
UNION ALL
SELECT 'secret', number, NULL, NULL, secret, NULL, NULL FROM nmbrs_mock.secrets WHERE number > $3
UNION ALL
SELECT 'call', number, room, ordinal, value, messages, NULL FROM news WHERE up_to - bytes - message_bytes < $4
ORDER BY number, room`;

/** A row of the news; the number of a room is that of its last call. */
interface Row {
  readonly kind: 'journal' | 'room' | 'secret' | 'call';
  readonly number: number;
  readonly room: number;
  readonly ordinal: number;
  readonly value: string;
  /** Of a room, who made its calls. */
  readonly messages: string | null;
  /** Of the journal, whether there is more; of a room, whether its environment is gone. */
  readonly flag: boolean;
}

/** The calls that several mocks on one database have answered. */
export class PostgresJournal implements SharedJournal {
  readonly place: string;
  readonly #pool: pg.Pool;
  readonly #writer: string;

  /** @param writer whose calls are told apart by what they are sent under. */
  constructor(place: string, pool: pg.Pool, writer: string) {
    this.place = place;
    this.#pool = pool;
    this.#writer = writer;
  }

  async add({ calls, secrets, most }: AddedCalls): Promise<ReadonlyMap<number, CallNumbers>> {
    const values = [this.#writer, JSON.stringify(calls), JSON.stringify(secrets), JSON.stringify(most)];
    const { rows } = await this.#pool.query<CallNumbers & { readonly sent: number }>(
      timed('SELECT sent, number, ordinal FROM nmbrs_mock.add_calls($1, $2, $3, $4)', values),
    );
    return new Map(rows.map(({ sent, number, ordinal }) => [sent, { number, ordinal }]));
  }

  async news({ environments, ordinals, lastSecret }: KnownCalls): Promise<KeptCallNews> {
    const known = Array.from(ordinals, ([room, ordinal]) => ({ room, ordinal }));
    const values = [environments, JSON.stringify(known), lastSecret, MOST_BYTES];
    const { rows } = await this.#pool.query<Row>(timed(NEWS, values));
    const of = (kind: Row['kind']) => rows.filter((row) => row.kind === kind);
    const [journal] = of('journal');
    const secrets = of('secret');
    return {
      life: journal?.value ?? null,
      last: journal?.number ?? 0,
      rooms: of('room')
        .map(({ room, value, messages, flag, ordinal }) => ({
          room,
          environment: value,
          by: messages as CallMaker,
          isGone: flag,
          count: ordinal,
        }))
        .sort((one, other) => one.room - other.room),
      calls: of('call'),
      secrets: secrets.map(({ value }) => value),
      lastSecret: secrets.at(-1)?.number ?? lastSecret,
      isMore: journal?.flag ?? false,
    };
  }

  async clear(environment: string): Promise<void> {
    await this.#pool.query(timed('SELECT nmbrs_mock.clear_calls($1)', [environment]));
  }
}
