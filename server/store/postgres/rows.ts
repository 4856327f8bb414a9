import type { KeptEnvironment, KeptState, News } from '../store.ts';

/** Whatever was written after a version, in one statement, which sees one moment; what comes in at a state is last in it. */
export const ROWS_SINCE = `
SELECT 'sandbox' AS kind, (SELECT max(environment) FROM nmbrs_mock.environments) AS environment, NULL::integer AS state, NULL AS "table", NULL::bigint AS id,
  world AS value, version, NULL::bigint AS replaced, NULL::bigint AS place
FROM nmbrs_mock.sandbox
UNION ALL
SELECT 'environment', environment, NULL, NULL, NULL, value, version, NULL, NULL
FROM nmbrs_mock.environments WHERE version > $1
UNION ALL
SELECT 'state', environment, state, NULL, NULL, value, version, replaced, NULL FROM nmbrs_mock.states WHERE version > $1
UNION ALL
SELECT 'record', environment, state, "table", id, value, version, NULL, place FROM nmbrs_mock.records WHERE version > $1
ORDER BY environment, state, place`;

/** A row of what was written. */
export type Row = SandboxRow | EnvironmentRow | StateRow | RecordRow;

interface SandboxRow {
  readonly kind: 'sandbox';
  readonly value: string | null;
  readonly version: number;
  /** The greatest number that an environment has or had; null before there was one. */
  readonly environment: number | null;
}

interface Written {
  readonly environment: number;
  readonly version: number;
}

interface EnvironmentRow extends Written {
  readonly kind: 'environment';
  /** Null for one that is gone. */
  readonly value: string | null;
}

interface StateRow extends Written {
  readonly kind: 'state';
  readonly state: number;
  readonly value: string;
  /** The version at which it became what another state was, or came in. */
  readonly replaced: number;
}

interface RecordRow extends Written {
  readonly kind: 'record';
  readonly state: number;
  readonly table: string;
  readonly id: number;
  readonly value: string | null;
}

/** What rows say: where the sandbox is, of what world it is, and what was written to which environment. */
export interface Reading {
  readonly version: number;
  readonly world: string | null;
  readonly lastNumber: number;
  readonly environments: readonly WrittenEnvironment[];
}

interface WrittenEnvironment {
  readonly environment: number;
  readonly version: number;
  readonly value: string | null;
  readonly states: readonly StateRow[];
  readonly records: readonly RecordRow[];
}

export function readingOf(rows: readonly Row[]): Reading {
  let sandbox: SandboxRow | null = null;
  const found = new Map<number, { row: EnvironmentRow; states: StateRow[]; records: RecordRow[] }>();
  for (const row of rows)
    if (row.kind === 'sandbox') sandbox = row;
    else if (row.kind === 'environment') found.set(row.environment, { row, states: [], records: [] });
  for (const row of rows)
    if (row.kind === 'state') found.get(row.environment)?.states.push(row);
    else if (row.kind === 'record') found.get(row.environment)?.records.push(row);
  const environments = [...found.values()].map(({ row, ...written }) => ({ ...row, ...written }));
  const { version = 0, value: world = null, environment: lastNumber = null } = sandbox ?? {};
  return { version, world, lastNumber: lastNumber ?? 0, environments };
}

/** An environment that comes in, with all that was written to it. */
export function addedOf({ environment, value, states, records }: WrittenEnvironment): KeptEnvironment {
  return { environment, value: value ?? '', states: statesOf(states, records) };
}

/** What is new of an environment of which all up to a version is known. */
export function changedOf(written: WrittenEnvironment, known: number): News['changed'][number] {
  const states = written.states.filter(({ version }) => version > known);
  const records = written.records.filter(({ version }) => version > known);
  const isReplaced = ({ replaced }: StateRow) => replaced > known;
  return {
    environment: written.environment,
    replaced: statesOf(states.filter(isReplaced), records),
    written: statesOf(
      states.filter((state) => !isReplaced(state)),
      records,
    ),
  };
}

function statesOf(states: readonly StateRow[], records: readonly RecordRow[]): KeptState[] {
  return states.map(({ state, value }) => ({
    state,
    value,
    records: records
      .filter((record) => record.state === state)
      .map(({ table, id, value: text }) => ({ table, id, value: text })),
  }));
}
