import { sentences } from '../../base/sentences.ts';
import { contentTypeOf, type Field, type Operation } from './model.ts';
import { qualifiedName } from './operations-named.ts';
import { successorOf } from './successor.ts';

/** The operation that does within SOAP what another one did, and how it is called otherwise. */
export interface InsteadOf {
  readonly operation: Operation;
  /** Arguments that have another name there, the old one first. */
  readonly renamed: readonly (readonly [before: string, now: string])[];
  /** Arguments that it does not take, and those that it wants besides. */
  readonly dropped: readonly string[];
  readonly added: readonly string[];
  /** The operation that gives the answer, where this one only begins to make it; null for an answer at once. */
  readonly result: Operation | null;
}

/**
 * What to call instead of a deprecated operation, as far as the names tell: most reports are made in the background now.
 * Null for one that is not deprecated, and where no other is known to do the same.
 */
export function insteadOf(operation: Operation): InsteadOf | null {
  const other = successorOf(operation);
  if (!other) return null;
  const renamed = operation.request.flatMap(({ name }): [string, string][] => {
    const now = other.request.find((field) => isSame(field.name, name) && field.name !== name);
    return now ? [[name, now.name]] : [];
  });
  return {
    operation: other,
    renamed,
    dropped: missing(operation.request, other.request),
    added: missing(other.request, operation.request),
    result: isTask(other) ? resultOfTasks(other) : null,
  };
}

/** The same in sentences, for a deprecated operation. */
export function insteadOfText(operation: Operation): string {
  const found = insteadOf(operation);
  if (!found) return `No other operation is known to do the same; ask Nmbrs before ${operation.name} goes.`;
  const { operation: other, renamed, dropped, added, result } = found;
  const names = renamed.map(([before, now]) => `${before} is called ${now}`);
  return sentences(
    `Call ${qualifiedName(other)} instead.`,
    result ? `It answers the id of a task, for which ${result.name} gives the result.` : '',
    names.length === 0 ? '' : `There ${names.join(', ')}.`,
    dropped.length === 0 ? '' : `It does not take ${dropped.join(', ')}.`,
    added.length === 0 ? '' : `It wants ${added.join(', ')}, too.`,
  );
}

/** Whether it answers the id of something that is still to be made. */
function isTask({ name, result }: Operation): boolean {
  const type = result && contentTypeOf(result);
  return name.endsWith('_Background') && type?.kind === 'simple' && type.name === 'guid';
}

function resultOfTasks({ service }: Operation): Operation | null {
  return service.operation('Reports_BackgroundTask_Result') ?? null;
}

function missing(fields: readonly Field[], among: readonly Field[]): string[] {
  return fields
    .filter(({ name }) => !among.some((other) => isSame(other.name, name)))
    .map(({ name }) => name);
}

/** Newer operations write names in another case, and without the type before them: `year` for `intYear`. */
function isSame(one: string, other: string): boolean {
  const plain = (name: string) => name.replace(/^int(?=[A-Z])/, '').toLowerCase();
  return plain(one) === plain(other);
}
