import { isRecord } from '../../../base/is-record.ts';

/** How deep names are looked for: schemas that hold themselves have no end. */
const MOST_STEPS = 8;

/** The names of all values below a JSON Schema, dots between; items of lists have no number. */
export function schemaNames(schema: unknown, resolve: (part: unknown) => unknown, steps = 0): string[] {
  const resolved = resolve(schema);
  if (!isRecord(resolved) || steps > MOST_STEPS) return [];
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((word) => {
    const list = resolved[word];
    return Array.isArray(list) ? list : [];
  });
  const own = isRecord(resolved.properties) ? Object.entries(resolved.properties) : [];
  return [
    ...new Set([
      ...parts.flatMap((part) => schemaNames(part, resolve, steps + 1)),
      ...(resolved.items === undefined ? [] : schemaNames(resolved.items, resolve, steps + 1)),
      ...own.flatMap(([name, value]) => named(name, schemaNames(value, resolve, steps + 1))),
    ]),
  ];
}

/** The names of all values in an example. */
export function exampleNames(example: unknown): string[] {
  if (Array.isArray(example)) return [...new Set(example.flatMap(exampleNames))];
  if (!isRecord(example)) return [];
  return Object.entries(example).flatMap(([name, value]) => named(name, exampleNames(value)));
}

function named(name: string, below: readonly string[]): string[] {
  return below.length === 0 ? [name] : below.map((one) => `${name}.${one}`);
}
