import { CaseError, hint, shown, type Written } from '../../base/document/document.ts';
import { eachOf } from '../../base/document/mistakes.ts';
import { nearestName } from '../../base/nearest-name.ts';
import type { Field, RecordType, Type } from '../../contracts/interface/model.ts';
import type { KnownNames } from './references.ts';
import { compileText, type TypedText } from './typed-text.ts';

/** A value to send, checked against the catalogue; names in it get their values when the case runs. */
export type Template =
  | TypedText
  | { readonly kind: 'nothing' }
  | TemplateRecord
  | { readonly kind: 'list'; readonly item: Field; readonly items: readonly Template[] };

export interface TemplateRecord {
  readonly kind: 'record';
  /** All the type has, in the order of the schema. */
  readonly fields: readonly Field[];
  /** Those that were written, by name. */
  readonly values: ReadonlyMap<string, Template>;
}

/**
 * The parameters of a call.
 * @param within how messages name the operation.
 * @throws Mistakes for misspelled fields and values of another type, with their places.
 */
export function compileRequest(
  fields: readonly Field[],
  written: Written | undefined,
  names: KnownNames,
  within: string,
): TemplateRecord {
  if (written === undefined) return { kind: 'record', fields, values: new Map() };
  return compileRecord(fields, written, names, within);
}

function compileRecord(
  fields: readonly Field[],
  written: Written,
  names: KnownNames,
  within: string,
): TemplateRecord {
  if (written.kind !== 'map')
    throw new CaseError(`expected the fields of ${within}, not ${shown(written)}`, written.place);
  const values = eachOf(written.entries, ({ key, place, value }) => {
    const field = fieldNamed(fields, key);
    if (!field) throw new CaseError(unknownField(key, fields, within), place);
    return [key, compileValue(field.type, value, names, field.name)] as const;
  });
  return { kind: 'record', fields, values: new Map(values) };
}

function compileValue(type: Type, written: Written, names: KnownNames, within: string): Template {
  if (written.kind === 'scalar' && written.value === null) return { kind: 'nothing' };
  switch (type.kind) {
    case 'simple':
    case 'enum':
      return compileText(type, written, names);
    case 'record':
      return compileRecord(type.fields, written, names, type.name ?? within);
    case 'list': {
      if (written.kind !== 'list')
        throw new CaseError(`expected a list of ${type.item.name}, not ${shown(written)}`, written.place);
      const items = eachOf(written.items, (item) =>
        compileValue(type.item.type, item, names, type.item.name),
      );
      return { kind: 'list', item: type.item, items };
    }
  }
}

/** The type's own fields and those that any type extending it may add. */
export function fieldsWithSubtypes(type: RecordType): Field[] {
  return [...type.fields, ...type.subtypes.flatMap(({ ownFields }) => ownFields)];
}

export function fieldNamed(fields: readonly Field[], name: string): Field | undefined {
  return fields.find((field) => field.name === name);
}

export function unknownField(name: string, fields: readonly Field[], within: string): string {
  const known = fields.map((field) => field.name);
  const nearest = nearestName(name, known);
  if (nearest !== null) return `${within} has no field '${name}'${hint(nearest)}`;
  return `${within} has no field '${name}'; it has ${known.join(', ') || 'none'}`;
}
