import type { OperationField } from '../../../contracts/control/operations.ts';
import { canBeLeftOut } from '../../../contracts/interface/fields.ts';
import { contentTypeOf, type Field, type RecordType, type Type } from '../../../contracts/interface/model.ts';

/** A field as data, with all below it. @param open the records around it: one that holds itself is not opened a second time. */
export function fieldTree(field: Field, open: readonly RecordType[] = []): OperationField {
  const { name, nillable, identity } = field;
  const content = contentTypeOf(field);
  const isList = content.kind === 'list';
  const type = isList ? content.item.type : content;
  return {
    name,
    ...typeOf(type),
    list: isList,
    optional: canBeLeftOut(field),
    nillable,
    id: (isList ? content.item.identity : identity)?.scope ?? null,
    values: type.kind === 'enum' ? type.values : null,
    fields:
      type.kind === 'record' && !open.includes(type)
        ? type.fields.map((inner) => fieldTree(inner, [...open, type]))
        : null,
  };
}

function typeOf(type: Type): Pick<OperationField, 'type' | 'typeName'> {
  switch (type.kind) {
    case 'simple':
      return { type: type.name, typeName: null };
    case 'enum':
    case 'record':
      return { type: type.kind, typeName: type.name };
    case 'list':
      throw new Error(`${type.name} is a list of lists, which no operation has.`);
  }
}
