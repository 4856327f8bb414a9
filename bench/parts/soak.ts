import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { connectNmbrs } from '../../client/http/connect.ts';
import { Client, inParallel } from '../client.ts';
import type { Row } from '../report/results.ts';
import { cases } from '../requests/cases.ts';
import { type HttpRequest, soapCall } from '../requests/soap-call.ts';
import type { Part } from './part.ts';

const CLI = fileURLToPath(new URL('../../bundle/cli/cli.js', import.meta.url));
const ENVIRONMENTS = 1_000;
const CALLS = 1_000;
/** How many calls are under way at a time, and how often the memory is told in a run. */
const CONNECTIONS = 32;
const SAMPLES = 20;

/** How much memory the server of the command line takes while it is called very often, in very many environments. */
export const soak: Part = {
  tells: 'memory over a million calls in a thousand environments; takes minutes',
  onlyByName: true,
  async measure({ quick, progress }) {
    const environments = quick ? ENVIRONMENTS / 50 : ENVIRONMENTS;
    const calls = environments * CALLS;
    const child = spawn(process.execPath, [CLI, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const rows = await samples(child, environments, calls, progress);
      const most = Math.max(...rows.map(({ figures }) => figures[2] ?? 0));
      return {
        tables: [
          {
            title: `${calls.toLocaleString('en')} calls over ${environments.toLocaleString('en')} environments`,
            rowsAre: 'calls made',
            columns: [
              { name: 'seconds', decimals: 0 },
              { name: 'RSS MB', decimals: 0 },
              { name: 'most RSS MB', decimals: 0 },
            ],
            rows,
          },
        ],
        ratios: [{ name: 'most RSS, MB', value: most, better: 'lower', tolerance: 0.15 }],
      };
    } finally {
      child.kill();
    }
  },
};

async function samples(
  server: ChildProcess,
  environments: number,
  calls: number,
  progress: (line: string) => void,
): Promise<Row[]> {
  const port = await portPrinted(server);
  const mock = connectNmbrs(`http://127.0.0.1:${port}`);
  const client = new Client(port, CONNECTIONS);
  const started = performance.now();
  const rows: Row[] = [];
  const sample = (name: string) => {
    const seconds = (performance.now() - started) / 1_000;
    const { now, most } = memoryOf(server.pid ?? 0);
    rows.push({ name, figures: [seconds, now, most] });
    progress(`${name} calls, ${now.toFixed(0)} MB`);
  };
  sample('no environments, 0');
  const requests: HttpRequest[] = [];
  for (let made = 0; made < environments; made++) {
    const { master } = (await mock.environment()).logins;
    requests.push(soapCall(cases.small.operation, cases.small.arguments, master));
  }
  sample('0');
  const every = Math.ceil(calls / SAMPLES);
  await inParallel(calls, CONNECTIONS, async (at) => {
    if (at > 0 && at % every === 0) sample(at.toLocaleString('en'));
    const request = requests[at % environments];
    if (request) await client.succeed(request);
  });
  sample(calls.toLocaleString('en'));
  client.close();
  return rows;
}

async function portPrinted(server: ChildProcess): Promise<number> {
  const { stdout } = server;
  if (!stdout) throw new Error('The output of the server is not read.');
  let printed = '';
  while (!printed.includes('\n')) printed += (await once(stdout, 'data'))[0];
  // What is not read would hold it up.
  stdout.resume();
  const port = /http:\/\/[\d.]+:(\d+)/.exec(printed)?.[1];
  if (port === undefined) throw new Error(`The server told no address: ${printed}`);
  return Number(port);
}

/** What the process takes now, and took at most, in megabytes; Linux tells. */
function memoryOf(pid: number): { readonly now: number; readonly most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) =>
    (Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) * 1024) / 1e6;
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
}
