import { type BegunState, INITIAL, type KeptEnvironment, type KeptState, type News, NOW } from '../store.ts';
import { begunOfText, laidOver } from './begun-state.ts';

/** Whatever was written after a version, in one statement, which sees one moment; what comes in at a state is last in it. */
export const ROWS_SINCE = `
SELECT 'sandbox' AS kind, (SELECT max(environment) FROM nmbrs_mock.environments) AS environment, NULL::integer AS state, NULL AS "table", NULL::bigint AS id,
  world AS value, version, purged AS replaced, NULL::bigint AS place
FROM nmbrs_mock.sandbox
UNION ALL
SELECT 'environment', environment, NULL, NULL, NULL, value, version, NULL, NULL
FROM nmbrs_mock.environments WHERE version > $1
UNION ALL
SELECT 'there', environment, NULL, NULL, NULL, NULL, e.version, NULL, NULL
FROM nmbrs_mock.environments e, nmbrs_mock.sandbox s WHERE s.purged > $1 AND e.version <= $1 AND e.value IS NOT NULL
UNION ALL
SELECT 'begun', environment, NULL, NULL, NULL, begun, version, NULL, NULL FROM nmbrs_mock.environments e
WHERE version > $1 AND begun IS NOT NULL AND (
  came > $1 OR EXISTS (SELECT FROM nmbrs_mock.states s WHERE s.environment = e.environment AND s.replaced > $1)
)
UNION ALL
SELECT 'state', environment, state, NULL, NULL, value, version, replaced, NULL FROM nmbrs_mock.states WHERE version > $1
UNION ALL
SELECT 'record', environment, state, "table", id, value, version, NULL, place FROM nmbrs_mock.records WHERE version > $1
ORDER BY environment, state, place`;

/** A row of what was written. */
export type Row = SandboxRow | EnvironmentRow | ThereRow | BegunRow | StateRow | RecordRow;

interface SandboxRow {
  readonly kind: 'sandbox';
  readonly value: string | null;
  readonly version: number;
  /** The greatest number that an environment has or had; null before there was one. */
  readonly environment: number | null;
  /** The greatest version of environments that left of which nothing is known any more. */
  readonly replaced: number;
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

/** An environment to which nothing was written, where it is not known any more which ones left since. */
interface ThereRow extends Written {
  readonly kind: 'there';
}

/** What all states of an environment began with, where that is needed: it came in, or a state was replaced. */
interface BegunRow extends Written {
  readonly kind: 'begun';
  readonly value: string;
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
  /** All that are there; null where those that left are among those to which something was written. */
  readonly there: ReadonlySet<number> | null;
}

/** An environment to which something was written, as its rows are being found. */
interface Found extends Written {
  /** Null for one that is gone. */
  readonly value: string | null;
  begun: BegunState | null;
  readonly states: StateRow[];
  readonly records: RecordRow[];
}

type WrittenEnvironment = Readonly<Found>;

/** @param known the version behind which all rows stand. */
export function readingOf(rows: readonly Row[], known: number): Reading {
  let sandbox: SandboxRow | null = null;
  const found = new Map<number, Found>();
  for (const row of rows)
    if (row.kind === 'sandbox') sandbox = row;
    else if (row.kind === 'environment') found.set(row.environment, foundAs(row));
  const there = new Set(found.keys());
  for (const row of rows) {
    if (row.kind === 'there') there.add(row.environment);
    const one = found.get(row.environment ?? 0);
    if (!one) continue;
    if (row.kind === 'begun') one.begun = begunOfText(row.value);
    else if (row.kind === 'state') one.states.push(row);
    else if (row.kind === 'record') one.records.push(row);
  }
  const {
    version = 0,
    value: world = null,
    environment: lastNumber = null,
    replaced: purged = 0,
  } = sandbox ?? {};
  const environments = [...found.values()];
  return { version, world, lastNumber: lastNumber ?? 0, environments, there: purged > known ? there : null };
}

function foundAs({ environment, version, value }: EnvironmentRow): Found {
  return { environment, version, value, begun: null, states: [], records: [] };
}

/** An environment that comes in, with all that was written to it. */
export function addedOf(written: WrittenEnvironment): KeptEnvironment {
  const { environment, value, begun, states } = written;
  const there = new Set(states.map(({ state }) => state));
  const asBegun = begun === null ? [] : [NOW, INITIAL].filter((state) => !there.has(state));
  const untouched = asBegun.map((state) => ({ state, value: begun?.state ?? '' }));
  return { environment, value: value ?? '', states: statesOf([...untouched, ...states], written) };
}

/** What is new of an environment of which all up to a version is known. */
export function changedOf(written: WrittenEnvironment, known: number): News['changed'][number] {
  const states = written.states.filter(({ version }) => version > known);
  const records = written.records.filter(({ version }) => version > known);
  const isReplaced = ({ replaced }: StateRow) => replaced > known;
  const others = states.filter((state) => !isReplaced(state));
  return {
    environment: written.environment,
    replaced: statesOf(states.filter(isReplaced), { begun: written.begun, records }),
    written: statesOf(others, { begun: null, records }),
  };
}

function statesOf(
  states: readonly Pick<StateRow, 'state' | 'value'>[],
  { begun, records }: Pick<WrittenEnvironment, 'begun' | 'records'>,
): KeptState[] {
  return states.map(({ state, value }) => {
    const own = records.filter((record) => record.state === state);
    const written = own.map(({ table, id, value: text }) => ({ table, id, value: text }));
    return { state, value, records: laidOver(begun, written) };
  });
}
