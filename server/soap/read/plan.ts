import { groupedBy } from '../../../base/grouped-by.ts';
import { defaultOf, zeroOf } from '../../../contracts/interface/defaults.ts';
import { ignoredLeavesOf } from '../../../contracts/interface/leaves.ts';
import {
  type Field,
  isValueType,
  type ListType,
  type Operation,
  type RecordType,
  type Type,
} from '../../../contracts/interface/model.ts';
import { usedElsewhere } from '../../../contracts/interface/used-elsewhere.ts';
import { enumReader, SIMPLE_READERS, SIMPLE_VALUES } from './simple-values.ts';
import type { ReadValue } from './value.ts';

/** How to read one operation's requests, worked out once from the catalogue. */
export interface RequestPlan {
  readonly operation: Operation;
  readonly namespace: string;
  readonly header: RecordPlan | null;
  readonly request: RecordPlan;
  /** The leaves that the operation ignores, by their names, and of one name by their paths from its element on. */
  readonly ignores: ReadonlyMap<string, ReadonlyMap<string, IgnoredLeaf>>;
}

/** An element that an operation takes and does not use. */
export interface IgnoredLeaf {
  /** The operation that uses it; null for none. */
  readonly user: string | null;
  /** What a client sends that has nothing to say, where the element may be nil too. */
  readonly zero: unknown;
}

export type ValuePlan = SimplePlan | RecordPlan | ListPlan;

export interface SimplePlan {
  readonly kind: 'simple';
  readonly read: ReadValue;
  /** What it reads, in words. */
  readonly takes: string;
}

export interface RecordPlan {
  readonly kind: 'record';
  readonly name: string;
  readonly fields: readonly FieldPlan[];
  /** Under every spelling it is read by. */
  readonly byName: ReadonlyMap<string, FieldPlan>;
  /** A record as it is before anything was read: every field at its default. */
  create(): Record<string, unknown>;
  /** The types `xsi:type` may name instead. */
  readonly subtypes: ReadonlyMap<string, RecordPlan>;
}

export interface ListPlan {
  readonly kind: 'list';
  readonly item: FieldPlan;
}

export interface FieldPlan {
  readonly name: string;
  /** Its place among the fields of its record. */
  readonly index: number;
  readonly isValueType: boolean;
  readonly nillable: boolean;
  readonly value: ValuePlan;
  /** What the argument is when the element is missing; also in words, for findings. */
  readonly default: unknown;
}

function ignoredBy(operation: Operation): RequestPlan['ignores'] {
  const byName = groupedBy(ignoredLeavesOf(operation), ({ field }) => field.name);
  return new Map(
    [...byName].map(([name, leaves]) => [
      name,
      new Map(
        leaves.map((leaf) => [
          `${operation.name}/${leaf.path}`,
          { user: usedElsewhere(operation, leaf)?.name ?? null, zero: zeroOf(leaf.field.type) },
        ]),
      ),
    ]),
  );
}

/** Plans of one service share the plans of its types. */
export class PlanCompiler {
  readonly #records = new Map<RecordType, RecordPlan>();

  compile(operation: Operation): RequestPlan {
    return {
      operation,
      namespace: operation.service.namespace,
      header: operation.header && this.#record(operation.header),
      request: this.#fields(operation.name, operation.request),
      ignores: ignoredBy(operation),
    };
  }

  #record(type: RecordType): RecordPlan {
    const known = this.#records.get(type);
    if (known) return known;
    const subtypes = new Map<string, RecordPlan>();
    const plan = this.#fields(type.name ?? '', type.fields, subtypes, (unfinished) =>
      this.#records.set(type, unfinished),
    );
    for (const subtype of type.subtypes) subtypes.set(subtype.name as string, this.#record(subtype));
    return plan;
  }

  /** @param enter called before the fields are compiled, so that a record may hold itself. */
  #fields(
    name: string,
    declared: readonly Field[],
    subtypes: ReadonlyMap<string, RecordPlan> = new Map(),
    enter: (plan: RecordPlan) => void = () => {},
  ): RecordPlan {
    const fields: FieldPlan[] = [];
    const byName = new Map<string, FieldPlan>();
    const defaults: Record<string, unknown> = {};
    const plan: RecordPlan = {
      kind: 'record',
      name,
      fields,
      byName,
      create: () => ({ ...defaults }),
      subtypes,
    };
    enter(plan);
    for (const field of declared) {
      const compiled = this.#field(field, fields.length);
      fields.push(compiled);
      for (const spelling of [field.name, ...field.otherSpellings]) byName.set(spelling, compiled);
      defaults[field.name] = compiled.default;
    }
    return plan;
  }

  #field(field: Field, index: number): FieldPlan {
    return {
      name: field.name,
      index,
      isValueType: isValueType(field.type),
      nillable: field.nillable,
      value: this.#value(field.type),
      default: defaultOf(field),
    };
  }

  #value(type: Type): ValuePlan {
    switch (type.kind) {
      case 'simple':
        return { kind: 'simple', read: SIMPLE_READERS[type.name], takes: SIMPLE_VALUES[type.name] };
      case 'enum':
        return {
          kind: 'simple',
          read: enumReader(type.name, type.values),
          takes: `one of ${type.values.join(', ')}`,
        };
      case 'record':
        return this.#record(type);
      case 'list':
        return this.#list(type);
    }
  }

  #list(type: ListType): ListPlan {
    return { kind: 'list', item: this.#field(type.item, 0) };
  }
}
