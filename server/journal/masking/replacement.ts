/** How many parts are gathered before they become one text, so that many of them take little more room than that. */
const GATHERED = 4_096;

/** A text in which ranges are replaced, from its beginning on. */
export class Replacement {
  readonly #original: string;
  #result = '';
  #parts: string[] = [];
  #end = 0;

  constructor(original: string) {
    this.#original = original;
  }

  /** @param from not before the end of the range that was replaced last. */
  replace(from: number, to: number, replacement: string): void {
    this.#parts.push(this.#original.slice(this.#end, from), replacement);
    this.#end = to;
    if (this.#parts.length >= GATHERED) this.#gather();
  }

  /** All of it, the rest as it was. */
  get text(): string {
    if (this.#end === 0) return this.#original;
    this.#gather();
    return this.#result + this.#original.slice(this.#end);
  }

  #gather(): void {
    this.#result += this.#parts.join('');
    this.#parts = [];
  }
}
