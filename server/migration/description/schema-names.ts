import { isRecord } from '../../../base/is-record.ts';

/** How deep names are looked for. */
const MOST_STEPS = 8;

/** So many parts of a schema are looked at: a few lines of references could stand for billions. */
const MOST_PARTS = 10_000;

/**
 * The names of all values below a JSON Schema, dots between; items of lists have no number. What a schema holds of itself has
 * a name and nothing below it.
 * @param resolve gives what a reference leads to.
 * @returns null for one that names nothing, and for one that stands for more than can be read.
 */
export function schemaNames(schema: unknown, resolve: (part: unknown) => unknown): string[] | null {
  let parts = 0;
  const namesIn = (part: unknown, around: readonly unknown[]): string[] => {
    const resolved = resolve(part);
    if (!isRecord(resolved) || around.includes(resolved) || around.length > MOST_STEPS) return [];
    if (++parts > MOST_PARTS) return [];
    const within = [...around, resolved];
    const same = [...['allOf', 'oneOf', 'anyOf'].flatMap((word) => listIn(resolved[word])), resolved.items];
    const own = isRecord(resolved.properties) ? Object.entries(resolved.properties) : [];
    return [
      ...new Set([
        ...same.flatMap((one) => namesIn(one, within)),
        ...own.flatMap(([name, value]) => named(name, namesIn(value, within))),
      ]),
    ];
  };
  const names = namesIn(schema, []);
  return parts > MOST_PARTS || names.length === 0 ? null : names;
}

/** The names of all values in an example; null for one that names nothing. */
export function exampleNames(example: unknown): string[] | null {
  const names = namesInExample(example, 0);
  return names.length === 0 ? null : names;
}

function namesInExample(example: unknown, steps: number): string[] {
  if (steps > MOST_STEPS) return [];
  if (Array.isArray(example)) return [...new Set(example.flatMap((item) => namesInExample(item, steps + 1)))];
  if (!isRecord(example)) return [];
  return Object.entries(example).flatMap(([name, value]) => named(name, namesInExample(value, steps + 1)));
}

function named(name: string, below: readonly string[]): string[] {
  return below.length === 0 ? [name] : below.map((one) => `${name}.${one}`);
}

/** The items of a list; none of anything else. */
export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
