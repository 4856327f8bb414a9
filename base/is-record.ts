import { typeTag } from './type-tag.ts';

/** Whether it holds values by name, as an object literal and an instance of a class do, and a Date, list or Map does not. */
export function isRecord<T>(value: unknown): value is Readonly<Record<string, T>> {
  return typeTag(value) === 'Object';
}
