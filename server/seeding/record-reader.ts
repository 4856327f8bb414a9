import type { z } from 'zod';
import { isRecord } from '../../base/is-record.ts';
import type { Path } from '../../base/schema/schema-at.ts';
import { wantedBy } from '../../base/schema/wording.ts';
import type { SaidByWord } from '../../contracts/seed/exact.ts';
import type { Notation } from '../../contracts/seed/notation.ts';
import type { DateTime } from '../../fixtures/calendar.ts';
import type { YearPeriod } from '../../fixtures/period.ts';
import { momentNamed, periodNamed, type Reckoning, WrongDay } from './days.ts';
import type { Mistakes } from './mistakes.ts';
import { planOf, type ValuePlan } from './record-plan.ts';
import type { TakenIds } from './taken-ids.ts';

/** What a seed says of a record, its days, periods and decimals as records hold them. */
export type Said<Value> = Value extends Uint8Array | YearPeriod
  ? Value
  : Value extends readonly unknown[]
    ? { readonly [At in keyof Value]: Said<Value[At]> }
    : Value extends object
      ? {
          readonly [Name in keyof Value]?:
            | Said<Value[Name]>
            | (Name extends SaidByWord ? string | number : never);
        }
      : Value;

/** Reads what a seed says of records, and fills in what it leaves out. */
export class RecordReader {
  readonly #reckoning: Reckoning;
  readonly #mistakes: Mistakes;
  readonly #ids: TakenIds;
  /** By their texts: most days of a seed are said again and again. */
  readonly #moments = new Map<string, DateTime>();

  constructor(reckoning: Reckoning, mistakes: Mistakes, ids: TakenIds) {
    this.#reckoning = reckoning;
    this.#mistakes = mistakes;
    this.#ids = ids;
  }

  /** What is said, by the schema of the whole record; empty for nothing. */
  said<Value>(schema: z.ZodObject, value: unknown, path: Path): Said<Value> {
    return (this.#read(planOf(schema), value ?? {}, path) ?? {}) as Said<Value>;
  }

  /**
   * The whole record: what is said, and else what is made; told as missing where neither is there.
   * @param made may hold more than the schema has.
   */
  whole<Value>(schema: z.ZodObject, said: object, made: Partial<Value>, path: Path): Value {
    return this.#filled(planOf(schema), said, made, path) as Value;
  }

  /**
   * The list that is said, each record made whole; undefined where none is said.
   * @param make what a record has that does not say it.
   */
  list<Value>(
    schema: z.ZodObject,
    said: readonly Said<Value>[] | undefined,
    path: Path,
    make: (record: Said<Value>, at: number, path: Path) => Partial<Value>,
  ): Value[] | undefined {
    return said?.map((record, at) => {
      const place = [...path, at];
      return this.whole<Value>(schema, record as object, make(record, at, place), place);
    });
  }

  #filled(plan: ValuePlan, said: object, made: object, path: Path): Record<string, unknown> {
    const filled: Record<string, unknown> = {};
    if (plan.kind !== 'record') return filled;
    for (const { name, plan: part, nothing, isOwnId, isOptional, schema } of plan.fields) {
      const own = (said as Record<string, unknown>)[name];
      const other = (made as Record<string, unknown>)[name];
      if (own === undefined) {
        if (other !== undefined) filled[name] = other;
        else if (!isOptional) this.#mistakes.missing([...path, name], `Give ${wantedBy(schema)}.`);
      } else if (nothing && own !== null) {
        filled[name] = this.#filled(part, own as object, (other as object | null) ?? nothing, [
          ...path,
          name,
        ]);
      } else {
        if (isOwnId && own !== other) this.#ids.take(Number(own), [...path, name]);
        filled[name] = part.kind === 'list' ? this.#filledItems(part.item, own, [...path, name]) : own;
      }
    }
    return filled;
  }

  /** The items of a list of which nothing is made: all of each has to be said. */
  #filledItems(plan: ValuePlan, items: unknown, path: Path): unknown {
    if (plan.kind !== 'record' || !Array.isArray(items)) return items;
    return items.map((item, at) => this.#filled(plan, item as object, {}, [...path, at]));
  }

  #read(plan: ValuePlan, value: unknown, path: Path): unknown {
    if (value === null || value === undefined) return value;
    switch (plan.kind) {
      case 'noted':
        return this.#converted(plan.notation, value, path);
      case 'record': {
        if (!isRecord(value)) return value;
        const read: Record<string, unknown> = {};
        for (const [name, part] of Object.entries(value)) {
          const field = plan.byName.get(name);
          if (field && part !== undefined)
            read[name] = field.plan.kind === 'plain' ? part : this.#read(field.plan, part, [...path, name]);
        }
        return read;
      }
      case 'list':
        return Array.isArray(value)
          ? value.map((item, at) => this.#read(plan.item, item, [...path, at]))
          : value;
      case 'tuple':
        return Array.isArray(value)
          ? value.map((item, at) => this.#read(plan.items[at] ?? PLAIN, item, [...path, at]))
          : value;
      case 'plain':
        return value;
    }
  }

  #momentNamed(text: string): DateTime {
    let moment = this.#moments.get(text);
    if (moment === undefined) {
      moment = momentNamed(text, this.#reckoning);
      this.#moments.set(text, moment);
    }
    return moment;
  }

  #converted(notation: Notation, value: unknown, path: Path): unknown {
    try {
      switch (notation) {
        case 'moment':
          return this.#momentNamed(String(value));
        case 'period':
          return periodNamed(value as YearPeriod | string, this.#reckoning);
        case 'decimal':
          return typeof value === 'number' ? decimalText(value) : value;
        case 'bytes':
          return Uint8Array.from(Buffer.from(String(value), 'base64'));
      }
    } catch (error) {
      if (!(error instanceof WrongDay)) throw error;
      this.#mistakes.unreadable(path, value, error.detail, error.remedy);
      // Something that can be gone on with: what is wrong is refused in the end.
      return notation === 'moment' ? this.#reckoning.today : periodNamed('period', this.#reckoning);
    }
  }
}

const PLAIN = { kind: 'plain' } as const;

/** With two digits behind the point, or with all that it has. */
function decimalText(value: number): string {
  const short = value.toFixed(2);
  return Number(short) === value ? short : String(value);
}

/** What is said without the lists of which whole records were made. */
export function without<Value extends object>(said: Said<Value>, lists: Partial<Value>): object {
  return Object.fromEntries(Object.entries(said).filter(([name]) => !(name in lists)));
}

/** The fields that have a value. */
export function defined<Value extends object>(
  fields: {
    readonly [Name in keyof Value]?: Value[Name] | undefined;
  },
): Partial<Value> {
  // The named boundary where entries become fields again.
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<Value>;
}
