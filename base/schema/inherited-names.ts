import type { Path } from './schema-at.ts';

/** Under this name JavaScript keeps what an object inherits: schemas pass over it, whatever stands there. */
const INHERITED = '__proto__';

/** A list or an object in a value, and the way to it. */
interface Place {
  readonly holder: object;
  readonly key: PropertyKey | null;
  readonly around: Place | null;
}

/** Where a value has a name that would be dropped without a word, from the whole value down. */
export function inheritedNames(value: unknown): Path[] {
  const found: Path[] = [];
  const seen = new Set<unknown>();
  const waiting: Place[] = [];
  const look = (one: unknown, key: PropertyKey | null, around: Place | null): void => {
    if (typeof one !== 'object' || one === null || seen.has(one)) return;
    seen.add(one);
    waiting.push({ holder: one, key, around });
  };
  look(value, null, null);
  // Not by recursion, which deep ones would end.
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const { holder } = place;
    if (Object.hasOwn(holder, INHERITED)) found.push([...pathOf(place), INHERITED]);
    if (Array.isArray(holder)) for (const [at, item] of holder.entries()) look(item, at, place);
    else for (const [name, part] of Object.entries(holder)) look(part, name, place);
  }
  return found;
}

function pathOf(place: Place): PropertyKey[] {
  const path: PropertyKey[] = [];
  for (let at: Place | null = place; at?.key != null; at = at.around) path.unshift(at.key);
  return path;
}
