import { nearestName } from '../../base/nearest-name.ts';
import { ContractError, type Name } from './language/syntax.ts';

/** More names than this are no help. */
const MOST_NAMES = 10;

/** What is wrong with a name that is none of those allowed: it tells the nearest of them, or all where they are few. */
function unknown(what: string, { text, place }: Name, allowed: readonly string[]): ContractError {
  const nearest = nearestName(text, allowed);
  const known = allowed.length > MOST_NAMES ? '' : `; known: ${allowed.join(', ')}`;
  const remedy = nearest === null ? known : `; did you mean ${nearest}?`;
  return new ContractError(`unknown ${what} '${text}'${remedy}`, place);
}

/** @throws ContractError for a name that is none of those allowed. */
export function oneOf<T extends string>(allowed: readonly T[], name: Name, what: string): T {
  const found = allowed.find((one) => one === name.text);
  if (found === undefined) throw unknown(what, name, allowed);
  return found;
}

/**
 * What stands under a name in the first of these tables that has it.
 * @throws ContractError when none has it.
 */
export function lookedUp<T>(tables: readonly ReadonlyMap<string, T>[], name: Name, what: string): T {
  const table = tables.find((one) => one.has(name.text));
  if (!table)
    throw unknown(
      what,
      name,
      tables.flatMap((one) => [...one.keys()]),
    );
  return table.get(name.text) as T;
}

/** @throws ContractError for a name that comes twice. */
export function refuseDuplicates(names: readonly Name[], what: string, within: string): void {
  const seen = new Set<string>();
  for (const { text, place } of names) {
    if (seen.has(text)) throw new ContractError(`duplicate ${what} ${text} in ${within}`, place);
    seen.add(text);
  }
}
