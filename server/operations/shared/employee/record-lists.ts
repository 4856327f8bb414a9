import type { Gender } from '../../../../fixtures/seed.ts';
import { type FromPeriod, recordedFrom } from '../../../world/history.ts';
import { noSuch } from '../faults.ts';

/**
 * The record with this id.
 * @param what what it is a list of: `absence`.
 * @throws NmbrsFault NotFound when the list has none.
 */
export function required<T extends { readonly id: number }>(
  records: readonly T[],
  id: number,
  what: string,
  owner = 'the employee',
): T {
  const found = records.find((record) => record.id === id);
  if (!found) throw noSuch(owner, what, id);
  return found;
}

/** The list with a record in the place of the one with its id. @throws NmbrsFault NotFound when there is none. */
export function replaced<T extends { readonly id: number }>(
  records: readonly T[],
  record: T,
  what: string,
  owner?: string,
): T[] {
  const old = required(records, record.id, what, owner);
  return records.map((other) => (other === old ? record : other));
}

/** The list without the record with this id. @throws NmbrsFault NotFound when there is none. */
export function without<T extends { readonly id: number }>(
  records: readonly T[],
  id: number,
  what: string,
  owner?: string,
): T[] {
  const gone = required(records, id, what, owner);
  return records.filter((record) => record !== gone);
}

/**
 * The histories of several types with a record of one of them: it takes the place of one of its type from the same
 * period (mark: same-period-replaced).
 */
export function recordedOfType<T extends FromPeriod & { readonly type?: string }>(
  histories: readonly T[],
  record: T,
): T[] {
  const others = histories.filter(({ type }) => type !== record.type);
  const sameType = histories.filter(({ type }) => type === record.type);
  return [...others, ...recordedFrom(sameType, record)];
}

/** A gender that may not be known. */
export function genderToWire(gender: Gender | null): Gender | 'undefined' {
  return gender ?? 'undefined';
}

/** A gender that was sent, known or not. */
export function genderOfWire(gender: Gender | 'undefined'): Gender | null {
  return gender === 'undefined' ? null : gender;
}

/** What a change of the family answers: the id of the record as text (mark: change-answers-id-text). */
export function idText(...ids: readonly number[]): string {
  return ids.join(',');
}
