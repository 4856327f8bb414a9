import type { ParsedElement } from '../../base/xml/read.ts';
import { answerFields, fieldNamed, fieldsBelow } from '../../contracts/interface/fields.ts';
import type { Field, Operation } from '../../contracts/interface/model.ts';
import { isNil } from '../soap/schema-instance.ts';

/** What was sent to an operation and what came back. */
export interface MessageElements {
  readonly operation: Operation;
  /** The element in the body; null where no body was recorded, and for one that is no envelope. */
  readonly request: ParsedElement | null;
  readonly answer: ParsedElement | null;
}

/** A call of which it is known what was sent. */
export type ReadableCall<Call extends MessageElements = MessageElements> = Call & {
  readonly request: ParsedElement;
};

/** Whether the request is that of its operation. A recorder may leave bodies out, cut them off or black them out. */
export function hasRequest<Call extends MessageElements>(call: Call): call is ReadableCall<Call> {
  const { operation, request } = call;
  return request?.name === operation.name && request.namespace === operation.service.namespace;
}

/** Whether something came back that can be read: an answer of the operation, or a fault. */
export function hasAnswer({ operation, answer }: MessageElements): boolean {
  return answer !== null && (answer.name === `${operation.name}Response` || answer.name === 'Fault');
}

/** The paths of all elements that were sent, with a value or not: an empty text says something too. */
export function sentPaths({ operation, request }: ReadableCall): string[] {
  return pathsBelow(request, operation.request, () => true);
}

/** The paths of the elements that were answered with a value; none for a fault. */
export function answeredPaths({ operation, answer }: MessageElements): string[] {
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
