import { nearestName } from '../../base/nearest-name.ts';
import type { ChangeList } from './change.ts';
import type { FieldChange, Side } from './change-rules.ts';
import { movesBetween } from './field-order.ts';
import {
  type EnumShape,
  type FieldShape,
  fieldsWithSubtypes,
  type RecordShape,
  type TypeShape,
  typeName,
} from './shape.ts';
import { relationOf } from './simple-types.ts';
import { type Usage, usageOfPart } from './usage.ts';

/** Compares what goes one way in one operation, and adds what differs to the changes. */
export class TypeComparison {
  readonly #side: Side;
  readonly #operation: string;
  readonly #changes: ChangeList;
  /** Records that were compared whole; they may hold themselves. */
  readonly #compared = new Map<RecordShape, Set<RecordShape>>();

  constructor(side: Side, operation: string, changes: ChangeList) {
    this.#side = side;
    this.#operation = operation;
    this.#changes = changes;
  }

  /** @param place of the element that has the type. */
  compare(before: TypeShape, after: TypeShape, usage: Usage, place: string): void {
    if (before.kind === 'record' && after.kind === 'record') {
      if (before.name !== null && after.name !== null && before.name !== after.name)
        this.#note('type-renamed', place, before.name, after.name);
      this.#compareRecords(before, after, usage, before.name ?? place);
    } else if (before.kind === 'enum' && after.kind === 'enum') {
      this.#compareValues(before, after, before.name ?? place);
    } else {
      const change = changeOf(before, after);
      if (change !== null) this.#note(change, place, typeName(before), typeName(after));
    }
  }

  #compareRecords(before: RecordShape, after: RecordShape, usage: Usage, place: string): void {
    if (usage === 'all') {
      const others = this.#compared.get(before) ?? new Set();
      if (others.has(after)) return;
      this.#compared.set(before, others.add(after));
      this.#compareSubtypes(before, after, place);
    }
    // An integration that uses a subtype's fields met them in messages; otherwise a subtype counts where it is
    // declared.
    const known = usage === 'all' ? before.fields : fieldsWithSubtypes(before);
    const present = byName(usage === 'all' ? after.fields : fieldsWithSubtypes(after));
    const added = after.fields.filter(({ name }) => !known.some((field) => field.name === name));
    for (const field of known) {
      const now = present.get(field.name);
      const fieldUsage = usageOfPart(usage, field.name);
      if (now) this.#compareField(field, now, fieldUsage, usage === 'all');
      else if (fieldUsage !== null) this.#noteRemoved(field, before, after, added);
    }
    for (const field of added) this.#noteAdded(field, usage);
    const shared = before.fields.filter(({ name }) => present.has(name) && usageOfPart(usage, name) !== null);
    if (before.isOrdered && !after.isOrdered && shared.length > 1) this.#note('order-no-longer-fixed', place);
    else this.#compareOrder(shared, after.fields);
  }

  /**
   * @param usage null for a field that is left out, which still matters to a request.
   * @param mayBeLeftOut whether it may be left out, though it is used.
   */
  #compareField(field: FieldShape, now: FieldShape, usage: Usage | null, mayBeLeftOut: boolean): void {
    if (mayBeLeftOut || (usage === null && this.#side === 'request')) this.#compareLeftOut(field, now);
    if (usage === null) return;
    const place = placeOf(field);
    if (field.namespace !== now.namespace)
      this.#note('field-namespace-changed', place, namespaceText(field), namespaceText(now));
    if (this.#side === 'answer') this.#compareDeclaredDefault(field, now);
    if (field.min > 0 && now.min === 0) this.#note('became-optional', place);
    if (!field.nillable && now.nillable) this.#note('became-nillable', place);
    if (field.nillable && !now.nillable) this.#note('no-longer-nillable', place);
    if (field.max !== now.max)
      this.#note(field.max < now.max ? 'repeats-more' : 'repeats-less', place, maxText(field), maxText(now));
    this.compare(field.type, now.type, usage, place);
  }

  #noteRemoved(
    field: FieldShape,
    before: RecordShape,
    after: RecordShape,
    added: readonly FieldShape[],
  ): void {
    // A field of a base is the base's loss, unless the type has turned away from that base.
    const hasOwner = before.name === null || after.fields.some(({ owner }) => owner === field.owner);
    const place = hasOwner ? placeOf(field) : `${before.name}.${field.name}`;
    const nearest = nearestName(
      field.name,
      added.map(({ name }) => name),
    );
    const hint = nearest === null ? '' : `; perhaps ${nearest} now`;
    this.#note('field-removed', place, typeName(field.type), null, hint);
  }

  /** What a change means to integrations that leave the field out. */
  #compareLeftOut(field: FieldShape, now: FieldShape): void {
    if (field.min === 0 && isRequired(now)) this.#note('became-required', placeOf(field));
    if (this.#side === 'request') this.#compareDeclaredDefault(field, now);
    const [was, is] = [firstValueOf(field), firstValueOf(now)];
    if (now.declaredDefault === null && was !== null && is !== null && was !== is)
      this.#note('default-value-changed', placeOf(field), was, is);
  }

  /** A default that says what is said without it anyway is no change. */
  #compareDeclaredDefault(field: FieldShape, { declaredDefault: now }: FieldShape): void {
    if (now === field.declaredDefault || now === null) return;
    if (field.declaredDefault === null && isZeroOf(field, now)) return;
    this.#note('default-declared', placeOf(field), field.declaredDefault, now);
  }

  /** An integration that uses only a part of the record is told of a new field only when that does harm. */
  #noteAdded(field: FieldShape, usage: Usage): void {
    const kind = isRequired(field) ? 'required-field-added' : 'optional-field-added';
    if (usage !== 'all' && this.#changes.effectOf(`${this.#side}.${kind}`) === 'harmless') return;
    this.#note(kind, placeOf(field), null, typeName(field.type));
  }

  #compareOrder(before: readonly FieldShape[], after: readonly FieldShape[]): void {
    const [was, is] = [before, after].map((fields) => fields.map(({ name }) => name));
    const fields = byName(before);
    for (const { name, from, to } of movesBetween(was ?? [], is ?? [])) {
      const field = fields.get(name);
      if (field) this.#note('field-moved', placeOf(field), from, to);
    }
  }

  #compareValues(before: EnumShape, after: EnumShape, place: string): void {
    for (const value of before.values)
      if (!after.values.includes(value)) this.#note('value-removed', place, value, null);
    for (const value of after.values)
      if (!before.values.includes(value)) this.#note('value-added', place, null, value);
  }

  #compareSubtypes(before: RecordShape, after: RecordShape, place: string): void {
    const [was, is] = [before, after].map(({ subtypes }) => subtypes.map(({ name }) => name));
    for (const name of was ?? []) if (!is?.includes(name)) this.#note('subtype-removed', place, name, null);
    for (const name of is ?? []) if (!was?.includes(name)) this.#note('subtype-added', place, null, name);
  }

  #note(
    change: FieldChange,
    place: string,
    before: string | null = null,
    after: string | null = null,
    hint = '',
  ): void {
    const kind = `${this.#side}.${change}` as const;
    this.#changes.add({ kind, place, before, after, hint }, this.#operation);
  }
}

/** What became of a type that was and is no record twice; null for nothing. */
function changeOf(before: TypeShape, after: TypeShape): FieldChange | null {
  if (before.kind === 'record' || after.kind === 'record') return 'type-changed';
  const changes = {
    same: null,
    wider: 'type-widened',
    narrower: 'type-narrowed',
    other: 'type-changed',
  } as const;
  return changes[relationOf(before, after)];
}

function placeOf({ owner, name }: FieldShape): string {
  return `${owner}.${name}`;
}

function byName(fields: readonly FieldShape[]): ReadonlyMap<string, FieldShape> {
  return new Map(fields.map((field) => [field.name, field]));
}

/** Whether leaving it out says something: its zero, where of others it says null. */
function isRequired({ min, nillable }: FieldShape): boolean {
  return min > 0 && !nillable;
}

/** What the service takes for a value of an enum that is missing: its first. */
function firstValueOf(field: FieldShape): string | null {
  return field.type.kind === 'enum' && isRequired(field) ? (field.type.values[0] ?? null) : null;
}

/** Whether a value is what leaving out a required field says already. */
function isZeroOf(field: FieldShape, value: string): boolean {
  if (!isRequired(field)) return false;
  if (field.type.kind === 'enum') return value === firstValueOf(field);
  return ['false', '0001-01-01T00:00:00'].includes(value) || Number(value || Number.NaN) === 0;
}

function namespaceText({ namespace }: FieldShape): string {
  if (namespace === null) return "the service's";
  return namespace === '' ? 'none' : namespace;
}

function maxText({ max }: FieldShape): string {
  return max === Number.POSITIVE_INFINITY ? 'unbounded' : String(max);
}
