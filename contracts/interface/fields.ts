import { didYouMean, nearestName } from '../../base/nearest-name.ts';
import type { Field, RecordType } from './model.ts';

/** The fields that a record can have on the wire: those of its type, and those that any type extending it adds. */
export function fieldsWithSubtypes({ fields, subtypes }: RecordType): Field[] {
  return [...fields, ...subtypes.flatMap(({ ownFields }) => ownFields)];
}

export function fieldNamed(fields: readonly Field[], name: string): Field | undefined {
  return fields.find((field) => field.name === name);
}

/** What is wrong with a name that no field has, and what to do about it. @param within what should have the field. */
export function unknownField(
  name: string,
  fields: readonly Field[],
  within: string,
): readonly [detail: string, remedy: string] {
  const known = fields.map((field) => field.name);
  return [
    `${within} has no field '${name}'.`,
    didYouMean(nearestName(name, known)) || `It has ${known.join(', ') || 'none'}.`,
  ];
}
