import { didYouMean, nearestName } from '../../base/nearest-name.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { fieldsWithSubtypes } from '../../contracts/interface/fields.ts';
import type { Field, Operation, Type } from '../../contracts/interface/model.ts';
import { operationsNamed } from '../../contracts/interface/operations-named.ts';
import { isSecretName } from '../../server/journal/masking/secret-names.ts';
import type { FoundValue } from './found-value.ts';

/** Of every operation; at the end of a path, everything below. */
const EVERY = '*';

/** One exception. */
interface KeptPath {
  /** The operations of which it holds; null for all. */
  readonly operations: readonly Operation[] | null;
  /** How the way down to an element ends. */
  readonly steps: readonly string[];
  /** Whether all that is below that element is kept as well. */
  readonly below: boolean;
}

/** The values that are kept as they came, though they may tell of people. */
export class KeptPaths {
  readonly #paths: readonly KeptPath[];

  private constructor(paths: readonly KeptPath[]) {
    this.#paths = paths;
  }

  /**
   * Reads exceptions: an operation, or `*` for each, and how the way down to an element of its request or answer ends:
   * `EmployeeService.Address_GetCurrent/City`, `Department_GetList/Department/Description`, and `*` at the end for all that is below.
   * @throws NotPossible for an operation or element that there is not, and for one that holds a secret.
   */
  static read(texts: readonly string[], field = 'keep'): KeptPaths {
    return new KeptPaths(texts.map((text) => readPath(text, field)));
  }

  /** Whether a value is kept. A secret never is. */
  hold({ kind, path, operation }: Pick<FoundValue, 'kind' | 'path' | 'operation'>): boolean {
    if (kind === 'secret' || this.#paths.length === 0) return false;
    return this.#paths.some(
      ({ operations, steps, below }) =>
        (operations === null || (operation !== null && operations.includes(operation))) &&
        (below ? isWithin(path, steps) : endsWith(path, steps)),
    );
  }
}

function readPath(text: string, at: string): KeptPath {
  const [name = '', ...steps] = text.split('/');
  if (steps.length === 0 || steps.includes(''))
    throw new NotPossible(
      'invalid',
      at,
      `'${text}' names no element.`,
      "Write an operation and an element of it, as in 'EmployeeService.Address_GetCurrent/City', or '*/City' for those of all.",
      text,
    );
  const below = steps.at(-1) === EVERY;
  const named = below ? steps.slice(0, -1) : steps;
  const operations = name === EVERY ? null : operationsNamed(name, { field: at });
  const all = operations ?? catalogue.services.flatMap((service) => service.operations);
  const last = named.at(-1);
  if (last !== undefined && isSecretName(last))
    throw new NotPossible(
      'invalid',
      at,
      `${last} holds a secret, which is never kept.`,
      'Leave it out.',
      text,
    );
  const ways = all.flatMap(waysIn);
  if (!ways.some((way) => endsWith(way, named))) {
    const nearest = nearestName(
      named.join('/'),
      ways.map((way) => way.slice(-named.length).join('/')),
    );
    throw new NotPossible(
      'unknown',
      at,
      `${name === EVERY ? 'No operation' : name} has ${name === EVERY ? 'an' : 'no'} element '${named.join('/')}'.`,
      didYouMean(nearest) ||
        'Write how the way to an element of its request or answer ends, as in Address/City.',
      text,
    );
  }
  return { operations, steps: named, below };
}

/** The ways down to all elements of an operation. */
function waysIn({ request, result }: Operation): readonly (readonly string[])[] {
  return [...request, ...(result ? [result] : [])].flatMap((field) => waysDown(field, [], []));
}

function waysDown({ name, type }: Field, before: readonly string[], around: readonly Type[]): string[][] {
  const way = [...before, name];
  if (around.includes(type)) return [way];
  const within = [...around, type];
  if (type.kind === 'list') return [way, ...waysDown(type.item, way, within)];
  if (type.kind !== 'record') return [way];
  return [way, ...fieldsWithSubtypes(type).flatMap((field) => waysDown(field, way, within))];
}

function endsWith(way: readonly string[], steps: readonly string[]): boolean {
  return (
    way.length >= steps.length && steps.every((step, at) => way[way.length - steps.length + at] === step)
  );
}

/** Whether a way goes through the steps and on. */
function isWithin(way: readonly string[], steps: readonly string[]): boolean {
  return way.some((_, end) => endsWith(way.slice(0, end), steps));
}
