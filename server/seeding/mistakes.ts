import { NotPossible } from '../../base/not-possible.ts';
import { pathNamed, pathText } from '../../base/schema/path-text.ts';
import type { Path } from '../../base/schema/schema-at.ts';
import type { ValueMistake } from '../../base/schema/value-mistakes.ts';
import { valueText } from '../../base/value-text.ts';

/** A seed that cannot be put in: all that is wrong with it, each with its place, value and remedy. Nothing of it was done. */
export class SeedRefused extends Error {
  readonly mistakes: readonly ValueMistake[];

  constructor(mistakes: readonly ValueMistake[]) {
    super(mistakes.map(({ detail, remedy }) => `${detail} ${remedy}`).join('\n'));
    this.name = 'SeedRefused';
    this.mistakes = mistakes;
  }
}

/** What was found to be wrong with a seed so far. */
export class Mistakes {
  readonly #all: ValueMistake[] = [];
  #unknown = 0;

  /** How many values are missing so far or could not be read: what they are part of is not whole. */
  get unknownCount(): number {
    return this.#unknown;
  }

  /** @param why what is wrong with the value, after its name: `is no day.` */
  wrong(path: Path, value: unknown, why: string, remedy: string): void {
    this.told(path, value, `${pathText(path)} is ${valueText(value)}, which ${why}`, remedy);
  }

  missing(path: Path, remedy: string): void {
    this.#unknown += 1;
    this.told(path, undefined, `${pathText(path)} is missing.`, remedy);
  }

  /** Of a value that nothing can be made of. @param why as for `wrong`. */
  unreadable(path: Path, value: unknown, why: string, remedy: string): void {
    this.#unknown += 1;
    this.wrong(path, value, why, remedy);
  }

  /** @param detail a sentence that says all. */
  told(path: Path, value: unknown, detail: string, remedy: string): void {
    this.#all.push({ path, isName: false, value, detail, remedy });
  }

  /** Does something that may be refused for reasons of its own, which are told with the others. @param path what it is about. */
  attempt(path: Path, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof NotPossible)) throw error;
      this.told([...path, ...pathNamed(error.field)], error.value, error.detail, error.remedy);
    }
  }

  /** Undefined where nothing is wrong. */
  get first(): ValueMistake | undefined {
    return this.#all[0];
  }

  /** @throws SeedRefused unless nothing is wrong. */
  refuse(): void {
    if (this.#all.length > 0) throw new SeedRefused(this.#all);
  }
}
