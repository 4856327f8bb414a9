import { counted } from '../base/counted.ts';

type Output = NodeJS.WriteStream;

/** How many bytes may wait for a reader that is slow. */
const MOST_WAITING = 1024 * 1024;

/** What is done once nobody reads the output any more: a command has nothing left to do. */
let onGone: () => void = () => process.exit();

/** Ends the program when the reader of its output has closed it: `nmbrs-mock coverage --list | head`. */
export function endWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      onGone();
    });
}

/**
 * The output of a program that goes on serving when the reader of its output goes away, such as `grep -m1`, or reads no
 * more: then lines are dropped, and counted as soon as somebody reads again.
 */
export class ServingOutput {
  readonly #stream: Output;
  readonly #tellDropped: (lines: number) => string;
  #isGone = false;
  #dropped = 0;

  /** @param tellDropped the line that stands for lines that were dropped. */
  constructor(
    stream: Output = process.stdout,
    tellDropped: (lines: number) => string = (lines) =>
      `nmbrs-mock: ${counted(lines, 'line')} dropped here, since nobody read them.`,
  ) {
    this.#stream = stream;
    this.#tellDropped = tellDropped;
    onGone = () => {
      this.#isGone = true;
    };
    stream.on('drain', () => this.#catchUp());
  }

  line(text: string): void {
    if (this.#isGone) return;
    if (this.#stream.writableLength > MOST_WAITING) {
      this.#dropped++;
      return;
    }
    this.#catchUp();
    this.#stream.write(`${text}\n`);
  }

  #catchUp(): void {
    if (this.#dropped === 0) return;
    const line = this.#tellDropped(this.#dropped);
    this.#dropped = 0;
    this.#stream.write(`${line}\n`);
  }
}
