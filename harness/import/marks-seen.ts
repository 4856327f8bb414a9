import type { Operation } from '../../contracts/interface/model.ts';

/**
 * What a capture says of the marks of the facts, which tell what may be different at the real service: by their ids.
 */
export interface MarksSeen {
  /** Of operations of which the mock repeats every captured answer that is no fault. */
  readonly supported: readonly string[];
  /** Of operations of which it answers something otherwise that its world holds. */
  readonly questioned: readonly string[];
}

/** Gathers which marks operations rest on that are repeated, and that are not. */
export class MarkTally {
  readonly #repeated = new Set<string>();
  readonly #differing = new Set<string>();
  readonly #questioned = new Set<string>();

  /** An answer that is repeated. */
  repeat({ marks }: Operation): void {
    for (const mark of marks) this.#repeated.add(mark);
  }

  /** An answer that differs. @param isOfMock whether the mock, and not its world, may be wrong. */
  differ({ marks }: Operation, isOfMock: boolean): void {
    for (const mark of marks) (isOfMock ? this.#questioned : this.#differing).add(mark);
  }

  get seen(): MarksSeen {
    const isDoubtful = (mark: string) => this.#differing.has(mark) || this.#questioned.has(mark);
    return {
      supported: [...this.#repeated].filter((mark) => !isDoubtful(mark)).sort(),
      questioned: [...this.#questioned].sort(),
    };
  }
}
