import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIRST_EMPLOYEE_ID } from '../../fixtures/ids.ts';
import { defaultPlan } from '../../fixtures/plan.ts';
import { load, type Measured } from '../load.ts';
import { ServerProcess } from '../processes/server-process.ts';
import type { PartResult, Ratio } from '../report/results.ts';
import { bytesOf, operationNamed, soapCall } from '../requests/soap-call.ts';
import type { Conditions, Part } from './part.ts';

const ROUNDS = 5;
const SECONDS = 2;
const CONNECTIONS = [1, 32];

/** Where a mock keeps its environments. */
interface Keeping {
  readonly name: string;
  /** A folder of its own, or a database; undefined for nowhere. */
  data(folder: string): string | undefined;
  /** How many serve it, among which the clients are dealt. */
  readonly processes: number;
}

/** An empty database, where PostgreSQL is to be measured. */
const { POSTGRES } = process.env;

const IN_POSTGRES: readonly Keeping[] = [
  { name: 'PostgreSQL', data: () => POSTGRES, processes: 1 },
  { name: 'PostgreSQL, three mocks', data: () => POSTGRES, processes: 3 },
];

const KEEPINGS: readonly Keeping[] = [
  { name: 'memory', data: () => undefined, processes: 1 },
  { name: 'SQLite', data: (folder) => folder, processes: 1 },
  ...(POSTGRES === undefined ? [] : IN_POSTGRES),
];

const [today] = defaultPlan.today.split('T');
const [year = '', month = ''] = (today ?? '').split('-');

/** Calls that cost the same whatever was written before. */
const CALLS = {
  read: bytesOf(
    soapCall(
      operationNamed('EmployeeService', 'PersonalInfo_GetCurrent'),
      `<EmployeeId>${FIRST_EMPLOYEE_ID}</EmployeeId>`,
    ),
  ),
  write: bytesOf(
    soapCall(
      operationNamed('EmployeeService', 'DaysVar_Set'),
      `<EmployeeId>${FIRST_EMPLOYEE_ID}</EmployeeId><Days>4</Days><Period>${Number(month)}</Period><Year>${year}</Year>`,
    ),
  ),
};

type CallName = keyof typeof CALLS;

interface Competitor {
  readonly keeping: string;
  readonly servers: readonly ServerProcess[];
  readonly rounds: Map<string, Measured[]>;
}

/** Small calls to a mock that keeps nothing, and to those that keep what is written before they answer, by turns. */
export const stores: Part = {
  tells: 'small reads and writes, by where environments are kept',
  measure: async ({ quick, progress }: Conditions): Promise<PartResult> => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-stores-'));
    const competitors: Competitor[] = [];
    try {
      for (const { name, data, processes } of KEEPINGS) {
        const place = data(join(folder, name));
        const servers: ServerProcess[] = [];
        competitors.push({ keeping: name, servers, rounds: new Map() });
        while (servers.length < processes)
          servers.push(
            await ServerProcess.start('nmbrs', { plan: defaultPlan, ...(place && { data: place }) }),
          );
      }
      const rounds = quick ? 1 : ROUNDS;
      for (let round = 0; round <= rounds; round++) {
        progress(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
        for (const competitor of competitors) await measureRound(competitor, quick, round > 0);
      }
    } finally {
      for (const { servers } of competitors) for (const server of servers) await server.stop();
      rmSync(folder, { recursive: true });
    }
    return resultOf(competitors);
  },
};

async function measureRound({ servers, rounds }: Competitor, quick: boolean, counts: boolean): Promise<void> {
  const ports = servers.map(({ port }) => port) as [number, ...number[]];
  for (const call of Object.keys(CALLS) as CallName[])
    for (const connections of CONNECTIONS) {
      const measured = await load(ports, CALLS[call], connections, quick ? 0.5 : SECONDS);
      const key = keyOf(call, connections);
      if (counts) rounds.set(key, [...(rounds.get(key) ?? []), measured]);
    }
}

function keyOf(call: CallName, connections: number): string {
  return `${call}, ${connections === 1 ? 'one client' : `${connections} clients`}`;
}

function resultOf(competitors: readonly Competitor[]): PartResult {
  const medianOf = ({ rounds }: Competitor, key: string) => {
    const sorted = (rounds.get(key) ?? []).toSorted((a, b) => a.requestsPerSecond - b.requestsPerSecond);
    return sorted[Math.floor(sorted.length / 2)] as Measured;
  };
  const [first, ...others] = competitors as [Competitor, ...Competitor[]];
  const keys = [...first.rounds.keys()];
  return {
    tables: keys.map((key) => ({
      title: `A small ${key}`,
      rowsAre: 'kept in',
      columns: [
        { name: 'calls/s', decimals: 0 },
        { name: 'p50 ms', decimals: 2 },
        { name: 'p99 ms', decimals: 2 },
        { name: 'beside memory', decimals: 2 },
      ],
      rows: competitors.map((competitor) => {
        const { requestsPerSecond, p50, p99 } = medianOf(competitor, key);
        const beside = requestsPerSecond / medianOf(first, key).requestsPerSecond;
        return { name: competitor.keeping, figures: [requestsPerSecond, p50, p99, beside] };
      }),
    })),
    ratios: others.flatMap((competitor) =>
      keys.map(
        (key): Ratio => ({
          name: `${key}, ${competitor.keeping} beside memory`,
          value: medianOf(competitor, key).requestsPerSecond / medianOf(first, key).requestsPerSecond,
          better: 'higher',
          // A disk is less even than a processor.
          tolerance: 0.4,
        }),
      ),
    ),
  };
}
