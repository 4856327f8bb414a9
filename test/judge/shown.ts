import { contentTypeOf, type Field, type RecordType, type Type } from '../../contracts/interface/model.ts';
import { subtypeOf } from '../../server/soap/subtype.ts';

/** Values in the form in which the judge tells them: every simple value as a string, records in schema order. */
export type Shown = null | string | readonly Shown[] | { readonly [name: string]: Shown };

export function shownFields(fields: readonly Field[], record: Readonly<Record<string, unknown>>): Shown {
  return Object.fromEntries(
    fields.map((field) => [field.name, shown(contentTypeOf(field), record[field.name])]),
  );
}

function shown(type: Type, value: unknown): Shown {
  if (value === null || value === undefined) return null;
  switch (type.kind) {
    case 'list':
      return (value as readonly unknown[]).map((item) => shown(type.item.type, item));
    case 'record':
      return shownRecord(type, value as Readonly<Record<string, unknown>>);
    default:
      return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value);
  }
}

function shownRecord(declared: RecordType, value: Readonly<Record<string, unknown>>): Shown {
  const name = subtypeOf(value) ?? declared.name;
  const type = declared.subtypes.find((subtype) => subtype.name === name) ?? declared;
  const fields = shownFields(type.fields, value) as { readonly [name: string]: Shown };
  return type.base || type.subtypes.length > 0 ? { '(type)': type.name, ...fields } : fields;
}
