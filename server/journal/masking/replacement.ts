/** A text in which ranges are replaced, from its beginning on. */
export class Replacement {
  readonly #original: string;
  #result = '';
  #end = 0;

  constructor(original: string) {
    this.#original = original;
  }

  /** @param from not before the end of the range that was replaced last. */
  replace(from: number, to: number, replacement: string): void {
    this.#result += this.#original.slice(this.#end, from) + replacement;
    this.#end = to;
  }

  /** All of it, the rest as it was. */
  get text(): string {
    return this.#end === 0 ? this.#original : this.#result + this.#original.slice(this.#end);
  }
}
