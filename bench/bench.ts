/**
 * Measures our server beside a bare one and node-soap's: the same bytes, one run, each server in a process of its own,
 * in alternating rounds of which the median counts. `npm run bench`; name cases to run only those.
 */
import { cpus } from 'node:os';
import { type CaseName, cases, requestBytes } from './cases.ts';
import { ServerChild, type ServerName } from './child.ts';
import { bodyOf, firstAnswer, load, type Measured } from './load.ts';
import { timeToFirstAnswer } from './startup.ts';
import { table } from './table.ts';

const SERVERS: readonly ServerName[] = ['nmbrs', 'bare', 'node-soap'];
const ROUNDS = 5;
const STARTS = 9;

interface Round extends Measured {
  readonly cpuMicroseconds: number;
  readonly residentBytes: number;
}

const asked = process.argv.slice(2) as CaseName[];
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}\n`);
for (const name of asked.length > 0 ? asked : (Object.keys(cases) as CaseName[])) await measureCase(name);
await measureStart();

async function measureCase(name: CaseName): Promise<void> {
  const { title, connections, seconds } = cases[name];
  const request = requestBytes(cases[name]);
  const children = await startServers(name, request);
  const rounds = new Map<ServerName, Round[]>(SERVERS.map((server) => [server, []]));
  for (const child of children.values()) await load(child.port, request, connections, seconds);
  for (let round = 0; round < ROUNDS; round++)
    for (const [server, child] of children) {
      const before = await child.usage();
      const measured = await load(child.port, request, connections, seconds);
      const { cpuMicroseconds, residentBytes } = await child.usage();
      rounds.get(server)?.push({
        ...measured,
        cpuMicroseconds: (cpuMicroseconds - before.cpuMicroseconds) / measured.requests,
        residentBytes,
      });
    }
  for (const child of children.values()) await child.stop();

  console.log(`${title} (${connections} connections, median of ${ROUNDS} rounds of ${seconds} s)\n`);
  const rows = SERVERS.map((server) => ({ server, round: medianRound(rounds.get(server) ?? []) }));
  const heading = ['', 'requests/s', 'p50 ms', 'p99 ms', 'MB/s', 'answer bytes', 'RSS MB', 'CPU µs/request'];
  console.log(table([heading, ...rows.map(({ server, round }) => [server, ...cells(round)])]));
  const [ours, ...others] = rows;
  for (const { server, round } of others)
    if (ours)
      console.log(
        `  nmbrs answers ${(ours.round.requestsPerSecond / round.requestsPerSecond).toFixed(2)} × as many requests as ${server}`,
      );
  console.log('');
}

/** Ours first, since the others repeat its answer. */
async function startServers(name: CaseName, request: Buffer): Promise<Map<ServerName, ServerChild>> {
  const ours = await ServerChild.start('nmbrs', { case: name, answer: '' });
  const answer = bodyOf(await firstAnswer(ours.port, request)).toString();
  const children = new Map<ServerName, ServerChild>([['nmbrs', ours]]);
  for (const server of SERVERS)
    if (server !== 'nmbrs') children.set(server, await ServerChild.start(server, { case: name, answer }));
  return children;
}

function cells(round: Round): string[] {
  const { requestsPerSecond, p50, p99, answerBytes, residentBytes, cpuMicroseconds } = round;
  return [
    requestsPerSecond.toFixed(requestsPerSecond < 100 ? 1 : 0),
    p50.toFixed(2),
    p99.toFixed(2),
    ((requestsPerSecond * answerBytes) / 1e6).toFixed(1),
    String(answerBytes),
    (residentBytes / 1e6).toFixed(0),
    cpuMicroseconds.toFixed(0),
  ];
}

async function measureStart(): Promise<void> {
  const times = { bare: [] as number[], nmbrs: [] as number[] };
  for (let start = 0; start < STARTS; start++) {
    times.bare.push(await timeToFirstAnswer('bare'));
    times.nmbrs.push(await timeToFirstAnswer('nmbrs'));
  }
  const [bare, nmbrs] = [median(times.bare), median(times.nmbrs)];
  console.log(`From process start to first answer (median of ${STARTS} starts, in turn)\n`);
  console.log(
    table([
      ['', 'ms'],
      ['nmbrs', nmbrs.toFixed(0)],
      ['bare', bare.toFixed(0)],
    ]),
  );
  console.log(`  nmbrs takes ${(nmbrs - bare).toFixed(0)} ms more`);
}

/** The round with the median rate: its other numbers belong together. */
function medianRound(rounds: readonly Round[]): Round {
  const sorted = [...rounds].sort((a, b) => a.requestsPerSecond - b.requestsPerSecond);
  return sorted[Math.floor(sorted.length / 2)] as Round;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;
}
