import { counted } from '../base/counted.ts';
import { inNextTurn, setTimeout } from '../base/real-time.ts';
import { visibleJson } from '../base/visible-json.ts';
import { visibleText } from '../base/visible-text.ts';
import { EXIT } from './exit.ts';

/** Prints a text that may hold what others wrote: answers, findings, files. Nothing in it is obeyed but line ends. */
export function say(text: string): void {
  console.log(visibleText(text));
}

/** Prints a value for programs; a terminal shows it as harmlessly. */
export function sayJson(value: unknown): void {
  console.log(visibleJson(value));
}

/** A text on stderr: why something was not done. */
export function complain(text: string): void {
  console.error(visibleText(text));
}

type Output = NodeJS.WriteStream;

/** How many bytes may wait for a reader that is slow. */
const MOST_WAITING = 1024 * 1024;

/** How many units of text are gathered before they are written, if the next turn of the event loop does not come first. */
const MOST_GATHERED = 64 * 1024;

/** How long a program that was told to end waits for a reader that is slow. */
const PATIENCE_MS = 1_000;

/**
 * Ends a command when the reader of its output has closed it: `nmbrs-mock coverage --list | head`. What it was asked about
 * is not known then, so that it is no success. A server whose complaints are not read goes on.
 */
export function endWithoutReader(): void {
  process.stdout.on(
    'error',
    whereClosed(() => process.exit(process.exitCode ?? EXIT.no)),
  );
  process.stderr.on(
    'error',
    whereClosed(() => {}),
  );
}

/**
 * The output of a program that goes on serving when the reader of its output goes away, such as `grep -m1`, or reads no
 * more: then lines are dropped, and counted as soon as it is read again.
 */
export class ServingOutput {
  readonly #stream: Output;
  readonly #tellDropped: (lines: number) => string;
  #isGone = false;
  #dropped = 0;
  /** Lines that are still to be written: one write for all calls of a turn costs as much as one for each of them. */
  #gathered = '';

  /**
   * Takes the place of what else happens when the reader of the stream goes away.
   * @param tellDropped the line that stands for lines that were dropped.
   */
  constructor(
    stream: Output = process.stdout,
    tellDropped: (lines: number) => string = (lines) =>
      `nmbrs-mock: ${counted(lines, 'line')} dropped here, since they were not read.`,
  ) {
    this.#stream = stream;
    this.#tellDropped = tellDropped;
    stream.removeAllListeners('error');
    stream.on(
      'error',
      whereClosed(() => {
        this.#isGone = true;
      }),
    );
    stream.on('drain', () => this.#catchUp());
    process.once('exit', () => this.#write());
  }

  line(text: string): void {
    if (this.#isGone) return;
    if (this.#stream.writableLength > MOST_WAITING) {
      this.#dropped++;
      return;
    }
    this.#catchUp();
    this.#gather(`${text}\n`);
  }

  /** Resolves once all was read, or after a second in which it was not. */
  read(): Promise<void> {
    this.#write();
    if (this.#isGone || this.#stream.writableLength === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#stream.once('drain', resolve);
      setTimeout(resolve, PATIENCE_MS);
    });
  }

  #catchUp(): void {
    if (this.#dropped === 0) return;
    const line = this.#tellDropped(this.#dropped);
    this.#dropped = 0;
    this.#gather(`${line}\n`);
  }

  #gather(lines: string): void {
    if (this.#gathered === '') inNextTurn(() => this.#write());
    this.#gathered += lines;
    if (this.#gathered.length >= MOST_GATHERED) this.#write();
  }

  #write(): void {
    if (this.#gathered !== '' && !this.#isGone) this.#stream.write(this.#gathered);
    this.#gathered = '';
  }
}

/** Listens to the errors of an output; any but a reader that is gone is unforeseen. */
function whereClosed(then: () => void): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (error.code !== 'EPIPE') throw error;
    then();
  };
}
