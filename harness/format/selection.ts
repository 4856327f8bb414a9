import type { Place } from '../../base/document/document-node.ts';
import { DocumentMistake } from '../../base/document/mistakes.ts';
import { fieldNamed, fieldsWithSubtypes, unknownField } from '../../contracts/interface/fields.ts';
import { contentTypeOf, type Type } from '../../contracts/interface/model.ts';
import type { TextType } from '../../contracts/interface/value-texts.ts';
import type { KnownNames } from './references.ts';
import { compileText, type TypedText } from './typed-text.ts';

/** The way to one simple value of an answer: `[Number=1].Id`, `Employees[last].Id`; empty for the answer itself. */
export type Selection = readonly Step[];

type Step =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'first' }
  | { readonly kind: 'last' }
  | { readonly kind: 'where'; readonly field: string; readonly type: TextType; readonly value: TypedText };

const STEP = /\[(first|last)\]|\[(\w+)=([^\]]*)\]|(?:^|\.)(\w+)/y;

/** @throws DocumentMistake for a way that leads nowhere, or to something that is no simple value. */
export function compileSelection(type: Type, path: string, names: KnownNames, place: Place): Selection {
  const steps: Step[] = [];
  let at: Type = type;
  STEP.lastIndex = 0;
  for (let offset = 0; offset < path.length; offset = STEP.lastIndex) {
    STEP.lastIndex = offset;
    const [, end, key, value = '', field] = STEP.exec(path) ?? failed(path, offset, place);
    if (field !== undefined) {
      if (at.kind !== 'record')
        throw new DocumentMistake(
          `'${path}': .${field} stands where no record is.`,
          'Choose an item with [first], [last] or [Field=value] before it, or leave it out.',
          place,
        );
      at = fieldType(at, field, place);
      steps.push({ kind: 'field', name: field });
      continue;
    }
    if (at.kind !== 'list')
      throw new DocumentMistake(`'${path}': [ ] stands where no list is.`, 'Leave it out.', place);
    at = at.item.type;
    if (key === undefined) steps.push({ kind: end as 'first' | 'last' });
    else {
      if (at.kind !== 'record')
        throw new DocumentMistake(
          `'${path}': [${key}=] stands where no list of records is.`,
          'Choose with [first] or [last].',
          place,
        );
      const keyType = fieldType(at, key, place);
      if (keyType.kind === 'record' || keyType.kind === 'list')
        throw new DocumentMistake(`'${path}': ${key} is no simple value.`, 'Choose by another field.', place);
      const node = { kind: 'scalar', value, text: value, place } as const;
      steps.push({ kind: 'where', field: key, type: keyType, value: compileText(keyType, node, names) });
    }
  }
  if (at.kind === 'record' || at.kind === 'list')
    throw new DocumentMistake(
      `'${path}' is a ${at.kind}, and only simple values can be kept.`,
      'Name a field of it, such as Id or [first].Id.',
      place,
    );
  return steps;
}

function fieldType(type: Type & { kind: 'record' }, name: string, place: Place): Type {
  const fields = fieldsWithSubtypes(type);
  const found = fieldNamed(fields, name);
  if (!found) throw new DocumentMistake(...unknownField(name, fields, type.name ?? 'the record'), place);
  return contentTypeOf(found);
}

function failed(path: string, offset: number, place: Place): never {
  throw new DocumentMistake(
    `'${path}' cannot be followed from '${path.slice(offset)}' on.`,
    'Write Field, .Field, [first], [last] or [Field=value].',
    place,
  );
}
