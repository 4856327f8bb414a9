/**
 * Calls a server very often, in very many environments, and shows how much memory its process takes meanwhile: a server of
 * the command line, over HTTP. `npm run soak -- --environments 1000 --calls 1000`; each environment gets so many calls.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { connectNmbrs } from '../client/http/connect.ts';
import { cases, postOf } from './cases.ts';
import { table } from './table.ts';

const CLI = fileURLToPath(new URL('../cli/cli.js', import.meta.url));
/** How many calls are under way at a time, and how often the memory is told in a run. */
const CONNECTIONS = 32;
const SAMPLES = 20;

const { values } = parseArgs({
  options: {
    environments: { type: 'string', default: '1000' },
    calls: { type: 'string', default: '1000' },
    node: { type: 'string', default: '' },
  },
});
const environments = Number(values.environments);
const calls = Number(values.calls);
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

const child = spawn(process.execPath, [...values.node.split(' ').filter(Boolean), CLI, '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  await soak(child, await addressOf(child));
} finally {
  agent.destroy();
  child.kill();
}

async function soak(server: ChildProcess, url: string): Promise<void> {
  const mock = connectNmbrs(url);
  const bodies: string[] = [];
  const { path, headers, bodyFor } = postOf(cases.small);
  const rows = [['calls', 'seconds', 'RSS MB', 'most RSS MB']];
  const started = performance.now();
  const note = (made: number) => {
    const seconds = ((performance.now() - started) / 1_000).toFixed(0);
    rows.push([String(made), seconds, ...memoryOf(server.pid ?? 0)]);
    console.log(rows.at(-1)?.join('\t'));
  };
  note(0);
  for (let made = 0; made < environments; made++) {
    const { master } = (await mock.environment()).logins;
    bodies.push(bodyFor(master));
  }
  note(0);
  let made = 0;
  const total = environments * calls;
  const every = Math.ceil(total / SAMPLES);
  const call = async (): Promise<void> => {
    while (made < total) {
      const body = bodies[made % environments] ?? '';
      made++;
      if (made % every === 0) note(made);
      await post(url + path, headers, body);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, call));
  note(total);
  console.log(`\n${environments} environments, ${calls} calls in each\n\n${table(rows)}`);
}

/** @throws Error for any status but 200. */
function post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 200
          ? resolve()
          : reject(new Error(`The server answered ${answer.statusCode}.`)),
      );
    });
    sent.on('error', reject).end(body);
  });
}

async function addressOf(server: ChildProcess): Promise<string> {
  const { stdout } = server;
  if (!stdout) throw new Error('The output of the server is not read.');
  let printed = '';
  while (!printed.includes('\n')) printed += (await once(stdout, 'data'))[0];
  // What is not read would hold it up.
  stdout.resume();
  const url = /http:\/\/[\d.]+:\d+/.exec(printed)?.[0];
  if (url === undefined) throw new Error(`The server told no address: ${printed}`);
  return url;
}

/** What the process takes now, and took at most, in megabytes; Linux tells. */
function memoryOf(pid: number): string[] {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return ['VmRSS', 'VmHWM'].map((name) => {
    const kilobytes = Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]);
    return ((kilobytes * 1024) / 1e6).toFixed(0);
  });
}
