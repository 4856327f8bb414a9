import { isRecord } from '../../base/is-record.ts';

/**
 * What a seed names: by a number or a text all that have it as their first kind of name that fits, by a record all that
 * have every value of it.
 * @param namesOf what each is called, in the order in which names count.
 */
export function allNamed<T>(
  said: unknown,
  known: readonly T[],
  namesOf: (one: T) => readonly (string | number)[],
): readonly T[] {
  if (isRecord(said)) {
    const values = Object.values(said).filter((value) => value !== undefined) as (string | number)[];
    return known.filter((one) => values.length > 0 && values.every((value) => namesOf(one).includes(value)));
  }
  const kinds = Math.max(0, ...known.map((one) => namesOf(one).length));
  for (let kind = 0; kind < kinds; kind++) {
    const found = known.filter((one) => namesOf(one)[kind] === said);
    if (found.length > 0) return found;
  }
  return [];
}

/** The one that is named; tells what is wrong where there is none, or several. */
export function oneNamed<T>(
  said: unknown,
  known: readonly T[],
  namesOf: (one: T) => readonly (string | number)[],
  wrong: (why: string, remedy: string) => void,
  none: { readonly why: string; readonly remedy: string },
): T | undefined {
  const found = allNamed(said, known, namesOf);
  const [first] = found;
  if (!first) wrong(none.why, none.remedy);
  else if (found.length > 1)
    wrong(
      `is what ${found.length} are called.`,
      'Name one by its id or its code, or give each a name of its own.',
    );
  return first;
}
