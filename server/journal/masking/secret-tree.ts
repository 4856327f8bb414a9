/** What a secret and a text have in common. */
interface Match {
  /** Where the longest secret ends that stands there as a whole; -1 for none. */
  readonly whole: number;
  /** Up to where the text is the beginning of a secret. */
  readonly shared: number;
}

/**
 * Secrets that begin alike, as a tree of what they go on with: looking one up, or adding one, costs as much as it is
 * long, however many there are.
 */
export class SecretTree {
  #text: string;
  /** Whether a secret ends with this text. */
  #isWhole = true;
  /** What follows the text, by its first character. */
  #branches: Map<number, SecretTree> | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  add(secret: string): void {
    let rest = secret;
    for (let tree: SecretTree = this; ; ) {
      const shared = tree.#sharedWith((at) => rest.charCodeAt(at));
      if (shared < tree.#text.length) tree.#splitAt(shared);
      if (shared === rest.length) {
        tree.#isWhole = true;
        return;
      }
      rest = rest.slice(shared);
      tree.#branches ??= new Map();
      const branch = tree.#branches.get(rest.charCodeAt(0));
      if (!branch) {
        tree.#branches.set(rest.charCodeAt(0), new SecretTree(rest));
        return;
      }
      tree = branch;
    }
  }

  /** @param codeAt the characters of the text, of which NaN is the end. */
  find(from: number, codeAt: (at: number) => number): Match {
    let at = from;
    let whole = -1;
    for (let tree: SecretTree | undefined = this; tree; tree = tree.#branches?.get(codeAt(at))) {
      const start = at;
      const shared: number = tree.#sharedWith((offset) => codeAt(start + offset));
      at += shared;
      if (shared < tree.#text.length) break;
      if (tree.#isWhole) whole = at;
    }
    return { whole, shared: at };
  }

  #sharedWith(codeAt: (at: number) => number): number {
    let shared = 0;
    while (shared < this.#text.length && codeAt(shared) === this.#text.charCodeAt(shared)) shared++;
    return shared;
  }

  #splitAt(length: number): void {
    const rest = new SecretTree(this.#text.slice(length));
    rest.#isWhole = this.#isWhole;
    rest.#branches = this.#branches;
    this.#branches = new Map([[rest.#text.charCodeAt(0), rest]]);
    this.#text = this.#text.slice(0, length);
    this.#isWhole = false;
  }
}
