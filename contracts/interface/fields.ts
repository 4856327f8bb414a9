import { didYouMean, nearestName } from '../../base/nearest-name.ts';
import { type Field, isValueType, type Operation, type RecordType, type Type } from './model.ts';

/** The fields that a record can have on the wire: those of its type, and those that any type extending it adds. */
export function fieldsWithSubtypes({ fields, subtypes }: RecordType): Field[] {
  return [...fields, ...subtypes.flatMap(({ ownFields }) => ownFields)];
}

/** The elements of an answer: its result, or nothing. */
export function answerFields({ result }: Operation): readonly Field[] {
  return result ? [result] : [];
}

/** The elements that may stand below one of this type. */
export function fieldsBelow(type: Type): readonly Field[] {
  if (type.kind === 'record') return fieldsWithSubtypes(type);
  return type.kind === 'list' ? [type.item] : [];
}

export function fieldNamed(fields: readonly Field[], name: string): Field | undefined {
  return fields.find((field) => field.name === name);
}

/** Whether an element can be nil, and left out as well. */
export function isNilOrLeftOut({ nillable, min, repeated }: Field): boolean {
  return nillable && min === 0 && !repeated;
}

/** Whether an element can be left out. */
export function canBeLeftOut({ type, min, nillable, repeated }: Field): boolean {
  return repeated || (min === 0 && !(isValueType(type) && !nillable));
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
