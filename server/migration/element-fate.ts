import type { MigratedElement } from '../../contracts/control/migration.ts';
import type { Leaf } from '../../contracts/interface/leaves.ts';
import { nearestPattern } from '../../contracts/rest/element-path.ts';
import type {
  Endpoint,
  FieldTarget,
  RestField,
  RestKnowledge,
  Successor,
} from '../../contracts/rest/model.ts';
import { changesOf, converterOf } from './changes.ts';
import { factOf } from './known-fact.ts';

type Side = 'sends' | 'reads';

/** A field of an endpoint, and where it stands. */
interface PlacedField {
  readonly endpoint: string;
  readonly in: NonNullable<MigratedElement['in']>;
  readonly field: RestField;
}

/** What becomes of an element for which there is no endpoint. */
export function elementInGap(path: string): MigratedElement {
  return unplaced(path, 'gap');
}

/** Judges the elements of one operation. */
export class ElementJudge {
  readonly #successor: Successor;
  readonly #knowledge: RestKnowledge;
  readonly #fields: Readonly<Record<Side, readonly PlacedField[]>>;
  readonly #isUnseen: Readonly<Record<Side, boolean>>;

  constructor(successor: Successor, knowledge: RestKnowledge) {
    this.#successor = successor;
    this.#knowledge = knowledge;
    const endpoints = successor.endpoints.flatMap((key): [string, Endpoint][] => {
      const endpoint = knowledge.endpoints.get(key);
      return endpoint ? [[key, endpoint]] : [];
    });
    this.#fields = {
      sends: endpoints.flatMap(fieldsTaken),
      reads: endpoints.flatMap(([endpoint, { answers }]) => placed(endpoint, 'answer', answers ?? [])),
    };
    this.#isUnseen = {
      sends: endpoints.some(([, { body }]) => body === null),
      reads: endpoints.every(([, { answers }]) => answers === null),
    };
  }

  /** @param leaf null for an element that the catalogue does not know as one that holds a value. */
  judge(side: Side, path: string, leaf: Leaf | null): MigratedElement {
    const { picks, nowhere } = this.#successor;
    const rule = nearestPattern(path, this.#successor[side].keys());
    const target = rule === null ? this.#sameName(side, path) : this.#successor[side].get(rule);
    const isNowhere = nearestPattern(path, nowhere) !== null;
    if (target && leaf && !isNowhere) return this.#place(side, target, leaf);
    if (side === 'sends' && nearestPattern(path, picks) !== null) return unplaced(path, 'picked');
    return unplaced(path, isNowhere || !this.#isUnseen[side] ? 'nowhere' : 'unseen');
  }

  #place(side: Side, target: FieldTarget, leaf: Leaf): MigratedElement {
    const place = this.#fields[side].find(({ field }) => field.name === target.to);
    // A description of the API may have taken the field away.
    if (!place) return unplaced(leaf.path, 'nowhere');
    const changes = changesOf(leaf, target);
    return {
      path: leaf.path,
      fate: 'placed',
      field: target.to,
      in: place.in,
      endpoint: place.endpoint,
      changes,
      converter: changes.some(({ kind }) => kind === 'guid') ? converterOf(leaf) : null,
      known: factOf(target.known ?? this.#successor.known, this.#knowledge),
    };
  }

  /** Of an endpoint that was described since, the one field that has the name of the element. */
  #sameName(side: Side, path: string): FieldTarget | undefined {
    const { picks, nowhere } = this.#successor;
    if (nearestPattern(path, [...picks, ...nowhere]) !== null) return undefined;
    const name = path.split('/').at(-1)?.toLowerCase();
    const same = this.#fields[side].filter(
      ({ field }) => field.name.split('.').at(-1)?.toLowerCase() === name,
    );
    const [only, another] = same;
    return only && !another ? { to: only.field.name, values: null, says: null, known: null } : undefined;
  }
}

function fieldsTaken([endpoint, { parameters, query, body }]: [string, Endpoint]): PlacedField[] {
  const inPath = parameters.map((name) => ({ name, values: null }));
  return [
    ...placed(endpoint, 'path', inPath),
    ...placed(endpoint, 'query', query),
    ...placed(endpoint, 'body', body ?? []),
  ];
}

function placed(endpoint: string, where: PlacedField['in'], fields: readonly RestField[]): PlacedField[] {
  return fields.map((field) => ({ endpoint, in: where, field }));
}

function unplaced(path: string, fate: MigratedElement['fate']): MigratedElement {
  return { path, fate, field: null, in: null, endpoint: null, changes: [], converter: null, known: null };
}
