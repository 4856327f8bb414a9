import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../base/package-root.ts';

const CLI = join(packageRoot, 'dist/bundle/cli/cli.js');

/** The real program in a process of its own, as `npm start` runs it. */
export class Program {
  readonly #process: ChildProcess;
  readonly #exit: Promise<number | null>;
  stdout = '';
  stderr = '';

  /**
   * @param folder where it is started; here unless said otherwise.
   * @throws Error when the program was not built; `npm test` builds it first.
   */
  constructor(
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
    folder: string = process.cwd(),
  ) {
    if (!existsSync(CLI)) throw new Error(`${CLI} is missing: run npm run build first`);
    const { PATH = '' } = process.env;
    this.#process = spawn(process.execPath, [CLI, ...args], {
      env: { PATH, ...environment },
      cwd: folder,
    });
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
    });
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    this.#exit = once(this.#process, 'close').then(([code]) => code as number | null);
  }

  /** Resolves with what matched as soon as the program has printed it; rejects when it ends without. */
  async printed(pattern: RegExp): Promise<RegExpExecArray> {
    const ended = this.#exit.then(() => 'ended' as const);
    for (;;) {
      const match = pattern.exec(this.stdout);
      if (match) return match;
      const next = once(this.#process.stdout as NodeJS.EventEmitter, 'data');
      if ((await Promise.race([next, ended])) !== 'ended') continue;
      const late = pattern.exec(this.stdout);
      if (late) return late;
      throw new Error(`the program ended without printing ${pattern}:\n${this.stdout}${this.stderr}`);
    }
  }

  /** Where it listens, once it does. */
  async url(): Promise<string> {
    return (await this.printed(/listens on (http:\S+)/))[1] as string;
  }

  /** Reads no more of what it prints, until it reads on. */
  stall(): void {
    this.#process.stdout?.pause();
  }

  readOn(): void {
    this.#process.stdout?.resume();
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  /** The exit code; null when a signal ended it. */
  exited(): Promise<number | null> {
    return this.#exit;
  }

  /** The exit code, also while its output is not read. */
  async ended(): Promise<number | null> {
    if (this.#process.exitCode !== null) return this.#process.exitCode;
    const [code] = await once(this.#process, 'exit');
    return code;
  }

  /** For the end of a test, whatever became of it. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#exit;
  }
}

/** Runs the program to its end. */
export async function run(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  folder?: string,
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const program = new Program(args, environment, folder);
  const code = await program.exited();
  return { code, stdout: program.stdout, stderr: program.stderr };
}
