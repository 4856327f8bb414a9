/** How many parts are joined at a time: what is put together with + alone stays a tree of as many pieces. */
const FEW = 1_024;

/** A text that is put together from many small parts, in time and memory that grow with its length alone. */
export class TextParts {
  #joined: string[] = [];
  #parts: string[] = [];

  add(part: string): void {
    if (part === '') return;
    if (this.#parts.push(part) < FEW) return;
    this.#joined.push(this.#parts.join(''));
    this.#parts = [];
  }

  text(): string {
    return this.#joined.join('') + this.#parts.join('');
  }
}
