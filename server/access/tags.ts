import { noSuch } from '../../base/no-such.ts';
import type { Environment } from '../world/environment.ts';
import type { Debtor, Tag } from '../world/records.ts';
import type { Login } from './login.ts';
import type { Draft } from './state.ts';

/** @throws NotPossible for a tag the environment does not have. */
function tagOf(environment: Environment, number: number): Tag {
  const tag = environment.tags.get(number);
  if (tag) return tag;
  throw noSuch('tag', number, { among: [...environment.tags.all()].map((one) => one.number) });
}

/**
 * The number of a tag, which may be named by its number or its name.
 * @param field how a refusal calls the place of the name.
 * @throws NotPossible for an unknown one.
 */
export function tagNumber({ tags }: Environment, wanted: string | number, field = 'tags'): number {
  const known = [...tags.all()];
  const found = known.find(({ number, name }) => number === wanted || name === wanted);
  if (found) return found.number;
  throw noSuch('tag', wanted, { among: known.map(({ name }) => name), field });
}

/** Numbers are chosen by the environment: the next free one. */
export function addTag(environment: Environment, { name, color }: Pick<Tag, 'name' | 'color'>): Tag {
  const number = Math.max(0, ...[...environment.tags.all()].map((tag) => tag.number)) + 1;
  const tag: Tag = { id: number, number, name, color };
  environment.tags.put(tag);
  return tag;
}

export function changeTag(
  environment: Environment,
  number: number,
  change: Partial<Pick<Tag, 'name' | 'color'>>,
): Tag {
  const tag = { ...tagOf(environment, number), ...change };
  environment.tags.put(tag);
  return tag;
}

/** What lost a tag that was deleted. */
export interface Untagged {
  readonly debtors: readonly Debtor[];
  /**
   * Logins filtered by it. One that is filtered by nothing else sees no debtor from now on
   * (mark: deleted-tag-in-filter).
   */
  readonly logins: readonly Login[];
}

/** Takes the tag off every debtor; filters that name it match it no more. */
export function deleteTag(
  { environment, users }: Pick<Draft, 'environment' | 'users'>,
  number: number,
): Untagged {
  tagOf(environment, number);
  const debtors = [...environment.debtors.all()].filter(({ tags }) => tags.includes(number));
  for (const debtor of debtors)
    environment.debtors.put({ ...debtor, tags: debtor.tags.filter((tag) => tag !== number) });
  const logins = users.logins.filter(
    ({ filterTags, state }) => state !== 'deleted' && filterTags?.includes(number),
  );
  for (const login of logins)
    users.filter(login.id, { filterTags: (login.filterTags ?? []).filter((tag) => tag !== number) });
  environment.tags.delete(number);
  return { debtors, logins };
}

/** Gives a debtor these tags and no others, in force at once. @throws NotPossible for an unknown debtor or tag. */
export function tagDebtor(environment: Environment, debtorId: number, numbers: readonly number[]): Debtor {
  const debtor = environment.debtors.get(debtorId);
  if (!debtor) throw noSuch('debtor', debtorId, { among: environment.debtors.ids() });
  for (const number of numbers) tagOf(environment, number);
  const tagged = { ...debtor, tags: [...new Set(numbers)] };
  environment.debtors.put(tagged);
  return tagged;
}
