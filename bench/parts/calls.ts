import { bodyOf, firstAnswer, load, type Measured } from '../load.ts';
import { missing } from '../processes/peers.ts';
import { type BenchServer, type Repetition, ServerProcess } from '../processes/server-process.ts';
import { WireMockProcess } from '../processes/wiremock-process.ts';
import type { PartResult, Ratio, Row } from '../report/results.ts';
import { type CaseName, cases, requestOf } from '../requests/cases.ts';
import { bytesOf } from '../requests/soap-call.ts';
import type { Conditions, Part } from './part.ts';

const ROUNDS = 5;

/** The servers that repeat what ours answers. */
const PEERS: Readonly<Record<string, Peer>> = {
  'bare node:http': { start: (answer) => ServerProcess.start('bare', answer) },
  'node-soap': { start: (answer) => ServerProcess.start('node-soap', answer) },
  mockttp: { missing: () => missing('mockttp'), start: (answer) => ServerProcess.start('mockttp', answer) },
  WireMock: { missing: WireMockProcess.missing, start: WireMockProcess.start },
};

interface Peer {
  /** Why it cannot be measured here; null when it can. */
  missing?(): string | null;
  start(setup: Repetition): Promise<BenchServer>;
}

/** What a round showed of a server. */
interface Round extends Measured {
  readonly cpuMicroseconds: number;
  readonly residentBytes: number;
}

interface Competitor {
  readonly name: string;
  readonly server: BenchServer;
  /** Whether the body of its answer is, byte for byte, ours. */
  readonly repeats: boolean;
  readonly rounds: Round[];
}

/**
 * The rate of one call beside that of other servers: the same bytes, one run, each server in a process of its own, in
 * rounds by turns, of which the median counts.
 */
export function calls(name: CaseName): Part {
  return {
    tells: `${cases[name].title}, beside other servers`,
    measure: (conditions) => measureCase(name, conditions),
  };
}

async function measureCase(name: CaseName, { quick, progress }: Conditions): Promise<PartResult> {
  const { title, connections } = cases[name];
  const request = bytesOf(requestOf(name));
  const seconds = quick ? 0.5 : cases[name].seconds;
  const rounds = quick ? 1 : ROUNDS;
  const competitors = await startAll(name, request, progress);
  try {
    for (const { server } of competitors) await load([server.port], request, connections, seconds);
    for (let round = 1; round <= rounds; round++) {
      progress(`round ${round} of ${rounds}`);
      for (const { server, rounds } of competitors)
        rounds.push(await measureRound(server, request, connections, seconds));
    }
  } finally {
    for (const { server } of competitors) await server.stop();
  }

  const medians = new Map(
    competitors.map(({ name, repeats, rounds }) => [name, { ...medianRound(rounds), repeats }]),
  );
  const isSlow = Math.min(...[...medians.values()].map(({ requestsPerSecond }) => requestsPerSecond)) < 100;
  return {
    tables: [
      {
        title: `${title} (${connections} connections, median of ${rounds} rounds of ${seconds} s)`,
        rowsAre: 'server',
        columns: [
          { name: 'requests/s', decimals: isSlow ? 1 : 0 },
          { name: 'p50 ms', decimals: 2 },
          { name: 'p99 ms', decimals: 2 },
          { name: 'MB/s', decimals: 1 },
          { name: 'answer bytes', decimals: 0 },
          { name: 'CPU µs/request', decimals: 0 },
          { name: 'RSS MB', decimals: 0 },
          { name: 'nmbrs-mock ÷ it', decimals: 2 },
        ],
        rows: ['nmbrs-mock', ...Object.keys(PEERS)].map((name) => rowOf(name, medians)),
      },
    ],
    ratios: ratiosOf(medians),
  };
}

/** The round of a server that counts. */
type Median = Round & Pick<Competitor, 'repeats'>;

/** Ours first, since the others repeat its answer. */
async function startAll(
  name: CaseName,
  request: Buffer,
  progress: Conditions['progress'],
): Promise<Competitor[]> {
  const ours = await ServerProcess.start('nmbrs', { plan: cases[name].plan });
  const competitors: Competitor[] = [{ name: 'nmbrs-mock', server: ours, repeats: true, rounds: [] }];
  const answer = bodyOf(await firstAnswer(ours.port, request)).toString();
  for (const [peer, { missing, start }] of Object.entries(PEERS)) {
    if ((missing?.() ?? null) !== null) continue;
    progress(`starting ${peer}`);
    const server = await start({ case: name, answer });
    const repeats = bodyOf(await firstAnswer(server.port, request)).toString() === answer;
    competitors.push({ name: peer, server, repeats, rounds: [] });
  }
  return competitors;
}

async function measureRound(
  server: BenchServer,
  request: Buffer,
  connections: number,
  seconds: number,
): Promise<Round> {
  const before = await server.usage();
  const measured = await load([server.port], request, connections, seconds);
  const { cpuMicroseconds, residentBytes } = await server.usage();
  return {
    ...measured,
    cpuMicroseconds: (cpuMicroseconds - before.cpuMicroseconds) / measured.requests,
    residentBytes,
  };
}

/** The round with the median rate: its other numbers belong together. */
function medianRound(rounds: readonly Round[]): Round {
  const sorted = rounds.toSorted((a, b) => a.requestsPerSecond - b.requestsPerSecond);
  return sorted[Math.floor(sorted.length / 2)] as Round;
}

function rowOf(name: string, medians: ReadonlyMap<string, Median>): Row {
  const round = medians.get(name);
  const ours = medians.get('nmbrs-mock');
  if (!round || !ours) {
    return { name, figures: [], remark: `not measured: ${PEERS[name]?.missing?.() ?? 'it did not run'}` };
  }
  const { requestsPerSecond, p50, p99, answerBytes, cpuMicroseconds, residentBytes } = round;
  return {
    name,
    figures: [
      requestsPerSecond,
      p50,
      p99,
      (requestsPerSecond * answerBytes) / 1e6,
      answerBytes,
      cpuMicroseconds,
      residentBytes / 1e6,
      name === 'nmbrs-mock' ? null : ours.requestsPerSecond / requestsPerSecond,
    ],
    ...(round.repeats ? {} : { remark: 'answers bytes of its own' }),
  };
}

function ratiosOf(medians: ReadonlyMap<string, Median>): Ratio[] {
  const ours = medians.get('nmbrs-mock');
  return [...medians].flatMap(([name, { requestsPerSecond }]) =>
    ours && name !== 'nmbrs-mock'
      ? [
          {
            name: `requests/s beside ${name}`,
            value: ours.requestsPerSecond / requestsPerSecond,
            better: 'higher' as const,
            tolerance: 0.15,
          },
        ]
      : [],
  );
}
