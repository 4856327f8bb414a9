import { isRecord } from '../../../base/is-record.ts';

/**
 * What a seed names by a number, a text or an object with one of them.
 * @param namesOf what each is called.
 */
export function oneNamed<T>(
  said: unknown,
  known: readonly T[],
  namesOf: (one: T) => readonly (string | number)[],
): T | undefined {
  const names = isRecord(said) ? Object.values(said) : [said];
  return known.find((one) => namesOf(one).some((name) => names.includes(name)));
}
