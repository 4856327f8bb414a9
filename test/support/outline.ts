/**
 * What a description says, free of how it is written: a tree of named things with facts. A WSDL, a sheet of operations
 * and a contract are each read into an outline; two outlines are compared in words.
 */
export interface Outline {
  /** `operation`, `type`, `element` ...; empty where the name says it all. */
  readonly kind: string;
  /** Empty where the kind says it all. */
  readonly name: string;
  readonly facts: Facts;
  readonly parts: readonly Outline[];
}

export type Facts = Readonly<Record<string, string>>;

/** Every difference as a sentence that names the place, e.g. `type Absence: element Start: min 1 expected, 0 found`. */
export function differences(expected: Outline, found: Outline): string[] {
  return [...compare(expected, found, [])];
}

function* compare(expected: Outline, found: Outline, above: readonly string[]): Generator<string> {
  const here = [...above, label(expected)].join(': ');
  for (const fact of new Set([...Object.keys(expected.facts), ...Object.keys(found.facts)])) {
    const [should, is] = [expected.facts[fact], found.facts[fact]];
    if (should !== is) yield `${here}: ${fact} ${should ?? 'none'} expected, ${is ?? 'none'} found`;
  }
  // Things without a name only hold others; the way to those is shorter without them.
  yield* compareParts(expected, found, here, expected.name === '' ? above : [...above, label(expected)]);
}

function* compareParts(
  expected: Outline,
  found: Outline,
  here: string,
  way: readonly string[],
): Generator<string> {
  const [should, is] = [byKey(expected.parts), byKey(found.parts)];
  for (const [key, part] of should) {
    const counterpart = is.get(key);
    if (counterpart) yield* compare(part, counterpart, way);
    else yield `${[...way, label(part)].join(': ')} missing`;
  }
  for (const [key, part] of is)
    if (!should.has(key)) yield `${[...way, label(part)].join(': ')} not expected`;

  const expectedOrder = [...should.keys()].filter((key) => is.has(key));
  const foundOrder = [...is.keys()].filter((key) => should.has(key));
  const place = expectedOrder.findIndex((key, i) => key !== foundOrder[i]);
  if (place >= 0) yield `${here}: order: ${expectedOrder[place]} expected, ${foundOrder[place]} found`;
}

/** The parts by what they are called; the second of the same name gets a number. */
function byKey(parts: readonly Outline[]): Map<string, Outline> {
  const map = new Map<string, Outline>();
  for (const part of parts) {
    let key = label(part);
    for (let n = 2; map.has(key); n++) key = `${label(part)} (${n})`;
    map.set(key, part);
  }
  return map;
}

function label({ kind, name }: Outline): string {
  return [kind, name].filter((word) => word !== '').join(' ');
}
