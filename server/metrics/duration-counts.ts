/** The upper bounds of the classes that durations are counted in, in seconds; the last class has none. */
export const DURATION_BOUNDS: readonly number[] = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

/** How long something took, each time: counted in classes, so that it takes the same room however often that was. */
export class DurationCounts {
  readonly #classes = new Float64Array(DURATION_BOUNDS.length + 1);
  #seconds = 0;

  note(milliseconds: number): void {
    const seconds = milliseconds / 1_000;
    const at = DURATION_BOUNDS.findIndex((bound) => seconds <= bound);
    const place = at < 0 ? DURATION_BOUNDS.length : at;
    this.#classes[place] = (this.#classes[place] ?? 0) + 1;
    this.#seconds += seconds;
  }

  /** By bound how many took no longer than that; by Infinity all. */
  get upTo(): (readonly [bound: number, count: number])[] {
    let sum = 0;
    return Array.from(this.#classes, (count, at) => {
      sum += count;
      return [DURATION_BOUNDS[at] ?? Number.POSITIVE_INFINITY, sum] as const;
    });
  }

  /** All of them together, in seconds. */
  get seconds(): number {
    return this.#seconds;
  }
}
