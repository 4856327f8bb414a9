import { contentTypeOf, type Field, type RecordType, type Type } from '../../contracts/interface/model.ts';
import { isValid } from '../../contracts/interface/value-texts.ts';
import { MASK } from '../capture/replace-text.ts';
import { type Answer, isAnswerList, isAnswerRecord } from '../wire/answer.ts';

/**
 * The values of an answer by their types in the catalogue: whole numbers as numbers, true and false, all else as texts.
 * Undefined for what cannot be read, such as a number that was masked.
 */
export function plainValue(field: Field, answer: Answer): unknown {
  return plainOf(contentTypeOf(field), answer);
}

function plainOf(type: Type, answer: Answer): unknown {
  if (answer === null) return null;
  switch (type.kind) {
    case 'list':
      return isAnswerList(answer) ? answer.map((item) => plainOf(type.item.type, item)) : undefined;
    case 'record':
      return isAnswerRecord(answer) ? plainRecord(type, answer) : undefined;
    default:
      return typeof answer === 'string' && isValid(type, answer) && !answer.includes(MASK)
        ? simpleValue(type, answer)
        : undefined;
  }
}

function plainRecord({ fields }: RecordType, answer: Readonly<Record<string, Answer>>): object {
  const values = fields.map((field) => [field.name, plainValue(field, answer[field.name] ?? null)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function simpleValue(type: Exclude<Type, { kind: 'record' | 'list' }>, text: string): unknown {
  if (type.kind === 'enum') return text;
  if (type.name === 'int') return Number(text);
  if (type.name === 'boolean') return text === 'true';
  return type.name === 'guid' ? text.toLowerCase() : text;
}
