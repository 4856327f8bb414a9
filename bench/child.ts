import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { CaseName } from './cases.ts';

/** The servers that are compared; each has a file of its name in `servers/`. */
export type ServerName = 'nmbrs' | 'bare' | 'node-soap';

/** What a server is told when it starts. */
interface Setup {
  readonly case: CaseName;
  /** The body that our own server gives; the others answer the same. */
  readonly answer: string;
}

/** What a server process has used so far. */
interface Usage {
  readonly cpuMicroseconds: number;
  readonly residentBytes: number;
}

/** A server in a process of its own. */
export class ServerChild {
  readonly port: number;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, port: number) {
    this.#process = process;
    this.port = port;
  }

  static async start(server: ServerName, setup: Setup): Promise<ServerChild> {
    const process = fork(new URL(`./servers/${server}.js`, import.meta.url));
    process.send(setup);
    const [port] = await once(process, 'message');
    return new ServerChild(process, port as number);
  }

  async usage(): Promise<Usage> {
    this.#process.send('usage');
    const [usage] = await once(this.#process, 'message');
    return usage as Usage;
  }

  async stop(): Promise<void> {
    this.#process.kill();
    await once(this.#process, 'exit');
  }
}

/** The other side: runs in the server's process. */
export function serveBench(listen: (setup: Setup) => Promise<number>): void {
  process.once('message', async (setup) => {
    process.on('message', () => {
      const { user, system } = process.cpuUsage();
      process.send?.({ cpuMicroseconds: user + system, residentBytes: process.memoryUsage.rss() });
    });
    process.send?.(await listen(setup as Setup));
  });
}
