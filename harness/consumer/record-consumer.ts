import type { ParsedElement } from '../../base/xml/read.ts';
import { fieldNamed } from '../../contracts/interface/fields.ts';
import type { Field, Operation } from '../../contracts/interface/model.ts';
import { isNil } from '../wire/schema-instance.ts';
import { answerFields, type Consumer, fieldsBelow, operationKey, type UsedOperation } from './consumer.ts';
import type { RecordedMessages } from './recorded-messages.ts';

interface RecordOptions {
  readonly name: string;
  /** What is known already: what it declares under `reads` is kept, of operations that were not called too. */
  readonly known: Consumer | null;
  /** Adds to what was recorded before, instead of taking its place. */
  readonly add: boolean;
}

/**
 * What an integration uses, by its calls. Elements that the catalogue does not know are no part of it: the service does
 * not read them.
 */
export function recordConsumer(
  calls: readonly RecordedMessages[],
  { name, known, add }: RecordOptions,
): Consumer {
  const operations = new Map<string, UsedOperation>();
  for (const used of known?.operations ?? []) {
    const kept = add ? used : { ...used, sends: [], answered: [] };
    if (add || used.reads.length > 0) operations.set(operationKey(used.operation), kept);
  }
  for (const { operation, request, answer } of calls) {
    const key = operationKey(operation);
    const before = operations.get(key) ?? { operation, sends: [], answered: [], reads: [] };
    operations.set(key, {
      ...before,
      sends: joined(before.sends, sentPaths(operation, request)),
      answered: joined(before.answered, answeredPaths(operation, answer)),
    });
  }
  return { name, operations: [...operations.values()] };
}

/** Every element that was sent, with a value or not: an empty text says something too. */
function sentPaths(operation: Operation, request: ParsedElement | null): string[] {
  if (request?.name !== operation.name || request.namespace !== operation.service.namespace) return [];
  return pathsBelow(request, operation.request, () => true);
}

/** The elements that were answered with a value. */
function answeredPaths(operation: Operation, answer: ParsedElement | null): string[] {
  if (answer?.name !== `${operation.name}Response`) return [];
  return pathsBelow(answer, answerFields(operation), (leaf) => !isNil(leaf) && leaf.text !== '');
}

/** The paths of the elements that hold no others, as far as they count. */
function pathsBelow(
  element: ParsedElement,
  fields: readonly Field[],
  counts: (leaf: ParsedElement) => boolean,
): string[] {
  return element.children.flatMap((child) => {
    const field = fieldNamed(fields, child.name);
    if (!field || child.namespace !== element.namespace) return [];
    if (child.children.length === 0) return counts(child) ? [child.name] : [];
    const below = pathsBelow(child, fieldsBelow(field.type), counts);
    return below.map((path) => `${child.name}/${path}`);
  });
}

function joined(before: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...before, ...more])].sort();
}
