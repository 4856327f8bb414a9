import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../../../base/package-root.ts';
import { connectNmbrs } from '../../../client/http/connect.ts';
import type { Mock } from '../../../client/mock.ts';
import { FIRST_EMPLOYEE_ID } from '../../../fixtures/ids.ts';
import { Program } from '../../cli/support/program.ts';
import { operationOf, soapRequest } from '../../support/soap-client.ts';
import { type ExchangeOptions, exchange, type Received } from './exchange.ts';
import { postOf } from './posts.ts';
import type { Measured } from './probe.ts';

export interface TargetOptions {
  /** Behind `serve --port 0`. */
  readonly args?: readonly string[];
  /** Of its environment, such as TZ. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** As a user with little memory might start it. */
const HEAP = '--max-old-space-size=1024';
const BUDGETS = [
  ...['--journal-memory', String(64 << 20)],
  ...['--limit', `records=${32 << 20}`],
  ...['--limit', `uploads=${64 << 20}`],
];

const PROBE = join(packageRoot, 'dist/test/campaign/support/probe.js');

/** What a target may hold at rest, with the budgets above full; in bytes. */
const MOST_USED = 420 << 20;
const MOST_RESIDENT = 1_300 << 20;
/** Connections that may be left over: those of clients that closed a moment ago, and of the campaign itself. */
const MOST_CONNECTIONS = 12;

const knownOperation = operationOf('EmployeeService', 'PersonalInfo_GetCurrent');

/** The real program in a process of its own: what is attacked. */
export class Target {
  readonly #options: TargetOptions;
  #program: Program | null = null;
  #hasEnded = false;
  #probe: Probe | null = null;
  #known: { readonly request: Buffer; readonly answer: Buffer } | null = null;
  port = 0;

  private constructor(options: TargetOptions) {
    this.#options = options;
  }

  static async start(options: TargetOptions = {}): Promise<Target> {
    const target = new Target(options);
    await target.restart();
    return target;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get mock(): Mock {
    return connectNmbrs(this.url);
  }

  /** Whether the process is gone. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get #running(): Program {
    if (!this.#program) throw new Error('The target was not started.');
    return this.#program;
  }

  /** A process of its own instead of the one there was. */
  async restart(): Promise<void> {
    await this.close();
    const path = join(tmpdir(), `nmbrs-campaign-${randomUUID()}`);
    const program = launch(this.#options, path);
    this.#program = program;
    this.#hasEnded = false;
    program
      .ended()
      .then(() => {
        if (this.#program === program) this.#hasEnded = true;
      })
      .catch(() => {});
    this.port = Number(new URL(await program.url()).port);
    this.#probe = await Probe.connect(path);
    const { master } = (await this.mock.environment()).logins;
    const envelope = soapRequest(knownOperation, `<EmployeeId>${FIRST_EMPLOYEE_ID}</EmployeeId>`, master);
    const request = postOf(knownOperation, envelope);
    this.#known = { request, answer: withoutDate((await this.send([request])).bytes) };
  }

  send(pieces: readonly Buffer[], options?: ExchangeOptions): Promise<Received> {
    return exchange(this.port, pieces, options);
  }

  signal(signal: NodeJS.Signals): void {
    this.#running.signal(signal);
  }

  /** The exit code, once it ended; null when a signal ended it. */
  exited(): Promise<number | null> {
    return this.#running.exited();
  }

  /** What it wrote there since it was asked for a complaint last. */
  get stderr(): string {
    return this.#running.stderr;
  }

  /** What it printed since it was asked last. */
  takeOutput(): string {
    const program = this.#running;
    const { stdout } = program;
    program.stdout = '';
    return stdout;
  }

  /** What is wrong with it, whatever was done to it: null for nothing. */
  async complaint(): Promise<string | null> {
    const program = this.#running;
    const stderr = program.stderr.replaceAll(NOTICE, '');
    if (this.#hasEnded) return `the process ended with ${await program.exited()}: ${stderr.slice(-2_000)}`;
    program.stderr = '';
    if (stderr !== '') return `it wrote to stderr: ${stderr.slice(0, 2_000)}`;
    if (!this.#known) return 'it never answered';
    const { bytes } = await this.send([this.#known.request]);
    if (this.#hasEnded) return this.complaint();
    if (withoutDate(bytes).equals(this.#known.answer)) return null;
    return `a known call is answered with other bytes: ${bytes.toString('latin1').slice(0, 500)}`;
  }

  /** What it holds, once it came to rest. */
  measure(): Promise<Measured> {
    return this.#asked<Measured>('measure');
  }

  /** What it holds too much of: null for nothing. Connections get half a minute to go. */
  async excess(): Promise<{ readonly measured: Measured; readonly excess: string | null }> {
    let measured = await this.measure();
    const { stall } = measured;
    for (let wait = 0; wait < 60 && excessOf(measured) !== null; wait++) {
      await pause(500);
      measured = await this.measure();
    }
    return { measured: { ...measured, stall }, excess: excessOf(measured) };
  }

  /** Lets its machine's clock jump. */
  async shiftClock(milliseconds: number): Promise<void> {
    await this.#asked(`shift ${milliseconds}`);
  }

  async close(): Promise<void> {
    this.#probe?.close();
    this.#probe = null;
    await this.#program?.kill();
  }

  async #asked<Answer>(command: string): Promise<Answer> {
    if (!this.#probe) throw new Error('The target was not started.');
    return (await this.#probe.ask(command)) as Answer;
  }
}

/** What the mock tells its user of clients that take it for a proxy, or speak TLS. */
const NOTICE = /^nmbrs-mock: (?:Nothing is forwarded to|CONNECT |TLS: ).*\n/gm;

function launch({ args = [], variables = {} }: TargetOptions, probe: string): Program {
  // What is drawn must reach no other machine.
  return new Program(['serve', '--port', '0', '--forward', 'none', ...BUDGETS, ...args], {
    NODE_OPTIONS: `${HEAP} --import=${pathToFileURL(PROBE)}`,
    CAMPAIGN_PROBE: probe,
    ...variables,
  });
}

function excessOf({ used, resident, handles }: Measured): string | null {
  if (used > MOST_USED) return `${mebibytes(used)} MiB are used after garbage was collected`;
  if (resident > MOST_RESIDENT) return `${mebibytes(resident)} MiB are resident`;
  const { TCPSocketWrap: connections = 0 } = handles;
  return connections > MOST_CONNECTIONS ? `${connections} connections are left` : null;
}

export function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0);
}

/** Nothing but the time differs between two answers to a call. */
export function withoutDate(answer: Buffer): Buffer {
  return Buffer.from(answer.toString('latin1').replace(/^Date: .*\r\n/m, ''), 'latin1');
}

/** What is drawn at random is another one each time, wherever it is. */
export function maskedGuids(answer: string): string {
  return answer.replace(/[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}/gi, '(guid)');
}

/** The line to `probe.ts` in the process. */
class Probe {
  readonly #socket: Socket;
  readonly #lines: AsyncIterator<string>;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#lines = createInterface(socket)[Symbol.asyncIterator]();
    socket.on('error', () => {});
  }

  static async connect(path: string): Promise<Probe> {
    const socket = connect(path);
    await once(socket, 'connect');
    return new Probe(socket);
  }

  async ask(command: string): Promise<unknown> {
    this.#socket.write(`${command}\n`);
    const { value, done } = await this.#lines.next();
    if (done) throw new Error('The process ended while it was measured.');
    return JSON.parse(value);
  }

  close(): void {
    this.#socket.destroy();
  }
}
