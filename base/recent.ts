interface Kept<Value> {
  readonly value: Value;
  readonly weight: number;
}

/** Keeps what can be made anew, up to a total weight: what was asked for longest ago is forgotten first. */
export class Recent<Key, Value> {
  readonly #limit: number;
  /** From the one asked for longest ago to the last one. */
  readonly #kept = new Map<Key, Kept<Value>>();
  #weight = 0;

  /** @param limit the greatest weight of all together; the last one is kept whatever it weighs. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The weight of all that is kept. */
  get weight(): number {
    return this.#weight;
  }

  /** What is kept of the key, or else what `make` makes, which is kept from then on. */
  get(key: Key, make: () => Value, weightOf: (made: Value) => number = () => 1): Value {
    const known = this.#kept.get(key);
    if (known !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known.value;
    }
    const value = make();
    const weight = weightOf(value);
    this.#kept.set(key, { value, weight });
    this.#weight += weight;
    this.#forgetOldest();
    return value;
  }

  #forgetOldest(): void {
    for (const [key, { weight }] of this.#kept) {
      if (this.#weight <= this.#limit || this.#kept.size === 1) return;
      this.#kept.delete(key);
      this.#weight -= weight;
    }
  }
}
