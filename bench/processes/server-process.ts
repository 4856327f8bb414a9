import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { WorldPlan } from '../../fixtures/plan.ts';
import type { CaseName } from '../requests/cases.ts';

/** What the servers are told when they start; each has a file of its name in `servers/`. */
export interface Setups {
  /** Its data is kept nowhere unless a place is named. */
  readonly nmbrs: { readonly plan: WorldPlan; readonly data?: string };
  readonly bare: Repetition;
  readonly 'node-soap': Repetition;
  readonly mockttp: Repetition;
}

/** A peer answers what our own server answers, without working for it. */
export interface Repetition {
  readonly case: CaseName;
  /** The body of our answer. */
  readonly answer: string;
}

/** What a server has taken so far. */
export interface Usage {
  readonly cpuMicroseconds: number;
  readonly residentBytes: number;
}

/** A server that runs beside the bench, on 127.0.0.1. */
export interface BenchServer {
  readonly port: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** What the process of a server can be asked, each with what it answers. */
interface Answers {
  readonly usage: Usage;
  /** Begins to measure stalls anew. */
  readonly watch: null;
  /** Since it was told to watch; and the most memory there ever was. */
  readonly strain: Strain;
  /** Bytes in use once garbage is collected. */
  readonly heldBytes: number;
}

/** How hard a stretch of time was for a server. */
export interface Strain {
  /** Milliseconds for which the event loop stood still at most; a timer of a millisecond tells, so one is always there. */
  readonly longestStall: number;
  readonly mostResidentBytes: number;
}

/** A server of Node, in a process of its own. */
export class ServerProcess implements BenchServer {
  readonly port: number;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, port: number) {
    this.#process = process;
    this.port = port;
  }

  /** @throws Error when the process ends before it listens. */
  static async start<Name extends keyof Setups>(server: Name, setup: Setups[Name]): Promise<ServerProcess> {
    const process = fork(new URL(`../servers/${server}.js`, import.meta.url), {
      execArgv: ['--expose-gc'],
      // What it prints is written, and read by nobody.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    process.send(setup);
    return new ServerProcess(process, await reply(process));
  }

  usage(): Promise<Usage> {
    return this.#ask('usage');
  }

  watch(): Promise<null> {
    return this.#ask('watch');
  }

  strain(): Promise<Strain> {
    return this.#ask('strain');
  }

  heldBytes(): Promise<number> {
    return this.#ask('heldBytes');
  }

  async stop(): Promise<void> {
    const { exitCode, signalCode } = this.#process;
    if (exitCode !== null || signalCode !== null) return;
    this.#process.kill();
    await once(this.#process, 'exit');
  }

  #ask<Question extends keyof Answers>(question: Question): Promise<Answers[Question]> {
    this.#process.send(question);
    return reply(this.#process);
  }
}

/** @throws Error when the process ends instead. */
async function reply<Answer>(process: ChildProcess): Promise<Answer> {
  const ended = new AbortController();
  const end = () => ended.abort(new Error('The server ended.'));
  process.once('exit', end);
  try {
    const [answer] = await once(process, 'message', { signal: ended.signal });
    return answer as Answer;
  } finally {
    process.off('exit', end);
  }
}

/** The other side: runs in the server's process. @param listen returns the port. */
export function serveBench<Name extends keyof Setups>(
  _name: Name,
  listen: (setup: Setups[Name]) => Promise<number>,
): void {
  process.once('message', async (setup) => {
    const port = await listen(setup as Setups[Name]);
    process.on('message', async (question) => process.send?.(await ANSWERERS[question as keyof Answers]()));
    process.send?.(port);
  });
}

const stalls = monitorEventLoopDelay({ resolution: 1 });
/** Milliseconds in which the timer of the stalls fires some times: a delay counts from one time to the next. */
const SOME_TICKS = 20;

const ANSWERERS: {
  readonly [Question in keyof Answers]: () => Answers[Question] | Promise<Answers[Question]>;
} = {
  usage: () => {
    const { user, system } = process.cpuUsage();
    return { cpuMicroseconds: user + system, residentBytes: process.memoryUsage.rss() };
  },
  watch: async () => {
    stalls.enable();
    stalls.reset();
    await delay(SOME_TICKS);
    return null;
  },
  strain: async () => {
    await delay(SOME_TICKS);
    return { longestStall: stalls.max / 1e6, mostResidentBytes: process.resourceUsage().maxRSS * 1024 };
  },
  heldBytes: () => {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  },
};
