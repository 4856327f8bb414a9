import type { EnumShape, SimpleShape } from './shape.ts';

/** How the texts that a type allows relate to those of the type it replaces. */
type Relation = 'same' | 'wider' | 'narrower' | 'other';

/**
 * The types that allow every text of a type, and more. An untyped value is not on the list: it says its type with
 * `xsi:type`, which a typed one does not.
 */
const NEXT_WIDER: Readonly<Record<string, string>> = {
  unsignedByte: 'short',
  unsignedShort: 'int',
  unsignedInt: 'long',
  unsignedLong: 'integer',
  byte: 'short',
  short: 'int',
  int: 'long',
  long: 'integer',
  nonNegativeInteger: 'integer',
  positiveInteger: 'nonNegativeInteger',
  integer: 'decimal',
  decimal: 'double',
  float: 'double',
  double: 'string',
  boolean: 'string',
  dateTime: 'string',
  date: 'string',
  time: 'string',
  guid: 'string',
  base64Binary: 'string',
  hexBinary: 'string',
  anyURI: 'string',
  token: 'normalizedString',
  normalizedString: 'string',
};

/** How a type relates to the one it replaces. */
export function relationOf(before: SimpleShape | EnumShape, after: SimpleShape | EnumShape): Relation {
  const [isWider, isNarrower] = [allows(after, before), allows(before, after)];
  if (isWider && isNarrower) return 'same';
  if (isWider) return 'wider';
  return isNarrower ? 'narrower' : 'other';
}

/** Whether every text of one type is a text of the other. */
function allows(wide: SimpleShape | EnumShape, narrow: SimpleShape | EnumShape): boolean {
  if (wide.kind === 'enum')
    return narrow.kind === 'enum' && narrow.values.every((value) => wide.values.includes(value));
  if (narrow.kind === 'enum') return wide.name === 'string' && wide.facets === '';
  if (wide.facets !== '' && wide.facets !== narrow.facets) return false;
  for (let name: string | undefined = narrow.name; name !== undefined; name = NEXT_WIDER[name])
    if (name === wide.name) return true;
  return false;
}
