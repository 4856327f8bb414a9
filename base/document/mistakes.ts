import { CaseError } from './document.ts';

/** Something that refers to what is not there. Where that may be the fault of another mistake, it is not told. */
export class Dangling extends CaseError {}

/** Several mistakes in a case file. */
export class Mistakes extends Error {
  readonly all: readonly CaseError[];

  constructor(all: readonly CaseError[]) {
    super(all.map(({ message }) => message).join('\n'));
    this.name = 'Mistakes';
    this.all = all;
  }
}

/** What came of some work on a case file. */
export type Outcome<T> = { readonly done: T } | { readonly mistakes: readonly CaseError[] };

/** Does the work, and tells what is wrong with what it was done on. */
export function tried<T>(work: () => T): Outcome<T> {
  try {
    return { done: work() };
  } catch (error) {
    if (error instanceof CaseError) return { mistakes: [error] };
    if (error instanceof Mistakes) return { mistakes: error.all };
    throw error;
  }
}

export function mistakesOf(outcome: Outcome<unknown>): readonly CaseError[] {
  return 'mistakes' in outcome ? outcome.mistakes : [];
}

/** Does the work for each of them, whether or not it can be done for the others. @throws Mistakes */
export function eachOf<T, R>(items: readonly T[], work: (item: T) => R): R[] {
  const outcomes = items.map((item) => tried(() => work(item)));
  refuse(outcomes.flatMap(mistakesOf));
  return outcomes.flatMap((outcome) => ('done' in outcome ? [outcome.done] : []));
}

/** Does works that need nothing of each other, and gives what came of them. @throws Mistakes */
export function together<T extends Readonly<Record<string, () => unknown>>>(
  works: T,
): { readonly [Key in keyof T]: ReturnType<T[Key]> } {
  const done = eachOf(Object.entries(works), ([key, work]) => [key, work()] as const);
  return Object.fromEntries(done) as { [Key in keyof T]: ReturnType<T[Key]> };
}

/** @throws Mistakes unless there are none. */
export function refuse(mistakes: readonly CaseError[]): void {
  if (mistakes.length > 0) throw new Mistakes(mistakes);
}

/** In the order in which they stand in the file, each once. */
export function inOrder(mistakes: readonly CaseError[]): CaseError[] {
  const different = new Map(mistakes.map((mistake) => [mistake.message, mistake]));
  return [...different.values()].sort(
    ({ place: one }, { place: other }) => one.line - other.line || one.column - other.column,
  );
}
