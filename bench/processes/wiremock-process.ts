import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requestOf } from '../requests/cases.ts';
import { ANSWER_HEADERS, caller } from '../requests/soap-call.ts';
import { folderOf, missing } from './peers.ts';
import type { BenchServer, Repetition, Usage } from './server-process.ts';

/** Without its journal and its log, and with answers that are neither compressed nor made from templates: the quickest. */
const OPTIONS = [
  '--port=0',
  '--bind-address=127.0.0.1',
  '--no-request-journal',
  '--disable-request-logging',
  '--disable-response-templating',
  '--disable-gzip',
  '--use-chunked-encoding=never',
];

/** Linux counts the time of processors in hundredths of a second. */
const MICROSECONDS_PER_TICK = 10_000;

/** WireMock, in a Java machine of its own. */
export class WireMockProcess implements BenchServer {
  readonly port: number;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, port: number) {
    this.#process = process;
    this.port = port;
  }

  /** Why it cannot be measured here; null when it can. */
  static missing(): string | null {
    if (spawnSync('java', ['-version']).error) return 'there is no `java`';
    return missing('wiremock');
  }

  static async start({ case: name, answer }: Repetition): Promise<WireMockProcess> {
    const process = spawn('java', ['-jar', jar(), ...OPTIONS], { stdio: ['ignore', 'pipe', 'inherit'] });
    const server = new WireMockProcess(process, await portPrinted(process));
    await server.#answer(name, answer);
    return server;
  }

  /** As Linux tells. */
  usage(): Promise<Usage> {
    const file = (name: string) => readFileSync(`/proc/${this.#process.pid}/${name}`, 'utf8');
    // Behind the name of the program, which may hold spaces, the times in user and kernel mode stand at 12 and 13.
    const fields = file('stat')
      .replace(/^.*\) /, '')
      .split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(file('status'))?.[1]);
    return Promise.resolve({
      cpuMicroseconds: ticks * MICROSECONDS_PER_TICK,
      residentBytes: kilobytes * 1024,
    });
  }

  async stop(): Promise<void> {
    this.#process.kill();
    await once(this.#process, 'exit');
  }

  /** One mapping as a test writes it: by address, action and token. */
  async #answer(name: Repetition['case'], answer: string): Promise<void> {
    const { path, headers } = requestOf(name);
    const mapping = {
      request: {
        method: 'POST',
        urlPath: path,
        headers: { SOAPAction: { equalTo: headers.SOAPAction } },
        bodyPatterns: [{ contains: caller.token }],
      },
      response: { status: 200, headers: ANSWER_HEADERS, body: answer },
    };
    const made = await fetch(`http://127.0.0.1:${this.port}/__admin/mappings`, {
      method: 'POST',
      body: JSON.stringify(mapping),
    });
    if (!made.ok) throw new Error(`WireMock took no mapping: ${await made.text()}`);
  }
}

function jar(): string {
  const folder = join(folderOf('wiremock'), 'build');
  const name = readdirSync(folder).find((file) => file.endsWith('.jar'));
  if (name === undefined) throw new Error(`There is no jar in ${folder}.`);
  return join(folder, name);
}

async function portPrinted({ stdout }: ChildProcess): Promise<number> {
  if (!stdout) throw new Error('The output of WireMock is not read.');
  let printed = '';
  for await (const chunk of stdout.iterator({ destroyOnReturn: false })) {
    printed += chunk;
    const port = /^port:\s+(\d+)/m.exec(printed)?.[1];
    if (port === undefined) continue;
    // What is not read would hold it up.
    stdout.resume();
    return Number(port);
  }
  throw new Error(`WireMock told no port: ${printed}`);
}
