import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Call, Client, Outcome } from './client.ts';
import type { Account } from './troubled-server.ts';

// Debian's python3 by its path: its packages are not in a Python that stands before it in PATH.
const PYTHON = '/usr/bin/python3';

/** Python's zeep, in a process that lives as long as the tests. */
export class ZeepClient implements Client {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;

  constructor(url: string) {
    // Clients that read proxy settings must not take a proxy to this machine.
    const env = { ...process.env, no_proxy: '127.0.0.1', NO_PROXY: '127.0.0.1' };
    const program = join(import.meta.dirname, 'zeep_client.py');
    this.#process = spawn(PYTHON, [program, url], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    const lines: Interface = createInterface(this.#process.stdout);
    this.#lines = lines[Symbol.asyncIterator]();
  }

  /** Where it is not and REQUIRE_CLIENTS is set, tests fail rather than skip. */
  static isInstalled(): boolean {
    try {
      execFileSync(PYTHON, ['-c', 'import zeep'], { stdio: 'ignore' });
      return true;
    } catch (error) {
      if (process.env.REQUIRE_CLIENTS) throw error;
      return false;
    }
  }

  async call(account: Account, call: Call): Promise<Outcome> {
    this.#process.stdin.write(`${JSON.stringify({ account, call })}\n`);
    const { value, done } = await this.#lines.next();
    if (done) throw new Error('the program has ended');
    return JSON.parse(value) as Outcome;
  }

  close(): void {
    this.#process.stdin.end();
  }
}
