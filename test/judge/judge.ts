import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { packageRoot } from '../../base/package-root.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { Shown } from './shown.ts';

/** What the judge reads from a document, or the errors it met, the outermost first. */
export type Verdict =
  | { readonly kind: 'value'; readonly value: Shown; readonly written: string | null }
  | { readonly kind: 'error'; readonly chain: readonly (readonly [type: string, message: string])[] };

export type MessageKind = 'request' | 'answer';

/** What the judge is built with. */
export const INSTALLED = {
  name: 'the judge',
  probe: ['mcs', '--version'],
  packages: ['mono-devel'],
} as const;

/**
 * Builds the judge from the WSDLs that a server gives out.
 * @param address of the server, e.g. `http://127.0.0.1:4000`.
 * @param folder is made, and gets the judge.
 */
export async function buildJudge(address: string, folder: string): Promise<void> {
  const services = catalogue.services.map(({ name, version }) => `${version}/${name}`);
  const env = { ...process.env, no_proxy: '127.0.0.1', NO_PROXY: '127.0.0.1' };
  await promisify(execFile)(join(packageRoot, 'test/judge/build.sh'), [address, folder, ...services], {
    env,
  });
}

/** The running judge: it answers in the order in which it is asked. */
export class Judge {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting: { resolve(line: string): void; reject(error: Error): void }[] = [];
  #complaints = '';
  /** Why it answers no more; null while it does. */
  #ended: Error | null = null;

  /** @param folder where `buildJudge` has put it. */
  constructor(folder: string) {
    // Dutch time, as that of the service (mark: wire-zone-dutch-time).
    const env = { ...process.env, TZ: 'Europe/Amsterdam' };
    this.#process = spawn('mono', [join(folder, 'judge.exe')], { env });
    createInterface({ input: this.#process.stdout }).on('line', (line) =>
      this.#waiting.shift()?.resolve(line),
    );
    this.#process.stderr.on('data', (text) => {
      this.#complaints += text;
    });
    const end = (why: string) => {
      this.#ended ??= new Error(`the judge ended: ${why}`);
      for (const { reject } of this.#waiting.splice(0)) reject(this.#ended);
    };
    this.#process.on('error', (error) => end(error.message));
    this.#process.stdin.on('error', (error) => end(error.message));
    this.#process.on('close', () => end(this.#complaints));
  }

  /** Reads the classes of every service. */
  async load(): Promise<void> {
    for (const { name, version } of catalogue.services) await this.#ask('load', version, name);
  }

  /** @throws Error when the judge has ended. */
  async verdict(kind: MessageKind, operation: Operation, document: string): Promise<Verdict> {
    const { name, service } = operation;
    const text = Buffer.from(document).toString('base64');
    const answer = await this.#ask(kind, service.version, service.name, name, text);
    const [what, json = '', written] = answer.split('\t');
    if (what === 'error') return { kind: 'error', chain: JSON.parse(json) };
    const xml = written === undefined ? null : Buffer.from(written, 'base64').toString();
    return { kind: 'value', value: JSON.parse(json), written: xml };
  }

  close(): void {
    this.#process.stdin.end();
  }

  #ask(...words: readonly string[]): Promise<string> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#process.stdin.write(`${words.join('\t')}\n`);
    });
  }
}
