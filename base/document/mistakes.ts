import { AND_MORE, toldAtOnce } from '../told-at-once.ts';
import { type Place, placeText } from './document-node.ts';

/** Something is wrong in a document of a user; the message names the place, the value and a remedy. */
export abstract class DocumentError extends Error {}

/** One thing that is wrong. */
export class DocumentMistake extends DocumentError {
  readonly place: Place;
  /** What is wrong, a sentence. */
  readonly detail: string;
  /** What to do about it, a sentence. */
  readonly remedy: string;

  constructor(detail: string, remedy: string, place: Place) {
    super(`${placeText(place)}: ${detail} ${remedy}`);
    this.name = 'DocumentMistake';
    this.place = place;
    this.detail = detail;
    this.remedy = remedy;
  }

  /** The message without the place. */
  get text(): string {
    return `${this.detail} ${this.remedy}`;
  }
}

/** Something that refers to what is not there. Where that may be the fault of another mistake, it is not told. */
export class Dangling extends DocumentMistake {}

/** Several things that are wrong, a line each. */
export class DocumentMistakes extends DocumentError {
  readonly all: readonly DocumentMistake[];

  constructor(all: readonly DocumentMistake[]) {
    super(all.map(({ message }) => message).join('\n'));
    this.name = 'DocumentMistakes';
    this.all = all;
  }
}

/** What came of some work on a document. */
type Attempt<T> = { readonly done: T } | { readonly mistakes: readonly DocumentMistake[] };

/** Does the work, and tells what is wrong with what it was done on. */
export function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { done: work() };
  } catch (error) {
    if (error instanceof DocumentMistake) return { mistakes: [error] };
    if (error instanceof DocumentMistakes) return { mistakes: error.all };
    throw error;
  }
}

export function mistakesOf(one: Attempt<unknown>): readonly DocumentMistake[] {
  return 'mistakes' in one ? one.mistakes : [];
}

/**
 * Does the work for each of them, whether or not it can be done for the others, until there are more mistakes than are
 * told at once.
 * @throws DocumentMistakes
 */
export function eachOf<T, R>(items: readonly T[], work: (item: T) => R): R[] {
  const done: R[] = [];
  refuse(mistakesOfEach(items, (item) => done.push(work(item))));
  return done;
}

function* mistakesOfEach<T>(items: readonly T[], work: (item: T) => unknown): Iterable<DocumentMistake> {
  for (const item of items) yield* mistakesOf(attempt(() => work(item)));
}

/** Does works that need nothing of each other, and gives what came of them. @throws DocumentMistakes */
export function together<T extends Readonly<Record<string, () => unknown>>>(
  works: T,
): { readonly [Key in keyof T]: ReturnType<T[Key]> } {
  const done = eachOf(Object.entries(works), ([key, work]) => [key, work()] as const);
  return Object.fromEntries(done) as { [Key in keyof T]: ReturnType<T[Key]> };
}

/** @throws DocumentMistakes with as many as are told at once, unless there are none. */
export function refuse(mistakes: Iterable<DocumentMistake>): void {
  const told = toldAtOnce(mistakes, andMore);
  if (told.length > 0) throw new DocumentMistakes(told);
}

/** Where the next one may be the fault of another mistake, so may be that there are more. */
function andMore(next: DocumentMistake): DocumentMistake {
  const Kind = next instanceof Dangling ? Dangling : DocumentMistake;
  return new Kind(AND_MORE.detail, AND_MORE.remedy, next.place);
}

/** In the order in which they stand in the file, each once. */
export function inOrder(mistakes: readonly DocumentMistake[]): DocumentMistake[] {
  const different = new Map(mistakes.map((mistake) => [mistake.message, mistake]));
  return [...different.values()].sort(
    ({ place: one }, { place: other }) => one.line - other.line || one.column - other.column,
  );
}
