import { appendFile, mkdir, open, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDocument } from '../../base/document/read-document.ts';
import { readAs } from '../../base/document/schema-mistakes.ts';
import { readTextFile } from '../../base/files.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { qualifiedName } from '../../contracts/interface/operations-named.ts';
import { calledOperation } from './called-operation.ts';
import { exchangeFile, exchangeIn, type KeptExchange, keptExchangeSchema } from './kept-exchange.ts';

/** One line for each exchange, in the order in which they passed: what a reader looks through. */
const INDEX = 'index.tsv';

/** `000042.json`. */
const EXCHANGE = /^(\d{6,})\.json$/;
const DIGITS = 6;

/**
 * A capture on disk: a file for each exchange, `000001.json` and on, and `index.tsv`, which tells their numbers, times,
 * operations and statuses. An exchange is there as a whole or not at all: its file gets its name when all of it is written,
 * and a line that a crash kept out of the index is put in when the folder is opened again.
 */
export class CaptureFolder {
  readonly folder: string;
  #numbers: number[];
  /** The last thing that is written; one is after the other, so that lines stand in the order of numbers. */
  #written: Promise<unknown> = Promise.resolve();

  private constructor(folder: string, numbers: number[]) {
    this.folder = folder;
    this.#numbers = numbers;
  }

  /**
   * Opens a capture to go on with it, or begins one.
   * @throws NotPossible for a folder that holds something else, and for one that cannot be made.
   */
  static async open(folder: string): Promise<CaptureFolder> {
    const names = await namesIn(folder);
    const numbers = names
      .flatMap((name) => EXCHANGE.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((one, other) => one - other);
    if (numbers.length === 0 && names.some((name) => name !== INDEX && !name.endsWith('.part')))
      throw new NotPossible(
        'conflict',
        'folder',
        `${folder} holds other files than those of a capture.`,
        'Name a folder that is empty or not there yet, or one of a capture to go on with it.',
        folder,
      );
    const capture = new CaptureFolder(folder, numbers);
    await capture.#completeIndex();
    return capture;
  }

  /** The numbers of all exchanges, from the first one on. */
  get numbers(): readonly number[] {
    return this.#numbers;
  }

  /** Keeps an exchange, whatever else is being kept. @returns its number, when it is on disk. */
  add(exchange: KeptExchange): Promise<number> {
    const number = (this.#numbers.at(-1) ?? 0) + 1;
    this.#numbers.push(number);
    const file = `${nameOf(number)}.json`;
    const kept = this.#written.then(async () => {
      const text = `${JSON.stringify(exchangeFile(exchange), null, 1)}\n`;
      await writeFile(join(this.folder, `${file}.part`), text);
      await rename(join(this.folder, `${file}.part`), join(this.folder, file));
      await appendFile(join(this.folder, INDEX), lineOf(number, exchange));
      return number;
    });
    // What failed is told to its caller, and does not keep the next one out.
    this.#written = kept.catch(() => {
      this.#numbers = this.#numbers.filter((one) => one !== number);
    });
    return kept;
  }

  /** @throws DocumentError for a file that is none of an exchange. */
  read(number: number): KeptExchange {
    const file = join(this.folder, `${nameOf(number)}.json`);
    return exchangeIn(
      readAs(keptExchangeSchema, readDocument(readTextFile(file), file, 'an exchange of a capture')),
    );
  }

  /** All of them, each read when its turn comes. */
  *exchanges(): Generator<KeptExchange> {
    for (const number of this.#numbers) yield this.read(number);
  }

  async #completeIndex(): Promise<void> {
    const file = join(this.folder, INDEX);
    const text = await readFile(file, 'utf8').catch(() => '');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    const indexed = new Set(whole.split('\n').map((line) => Number(line.split('\t', 1)[0])));
    const missing = this.#numbers.filter((number) => !indexed.has(number));
    if (missing.length === 0 && whole === text) return;
    const handle = await open(file, 'a+');
    try {
      await handle.truncate(Buffer.byteLength(whole));
      for (const number of missing) await handle.appendFile(lineOf(number, this.read(number)));
    } finally {
      await handle.close();
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    await mkdir(folder, { recursive: true });
    return await readdir(folder);
  } catch (error) {
    throw new NotPossible(
      'invalid',
      'folder',
      `Nothing can be kept in ${folder}: ${(error as Error).message}.`,
      'Name a folder that you may write to.',
      folder,
    );
  }
}

function nameOf(number: number): string {
  return String(number).padStart(DIGITS, '0');
}

/** Number, time, operation with its version, and status; a dash for what is no call of an operation. */
function lineOf(number: number, exchange: KeptExchange): string {
  const operation = calledOperation(exchange);
  const name = operation ? `${qualifiedName(operation)} ${operation.service.version}` : '-';
  return `${[nameOf(number), exchange.time, name, exchange.answer.status].join('\t')}\n`;
}
